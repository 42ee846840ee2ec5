package com.example.sky;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastTest {

    @Test
    void tellsTheWeather(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("sky.safetensors");
        Forecast.learn(file);
        Forecast forecast = Forecast.load(file);
        assertEquals(0, forecast.rain(0, 0), 0.2);
        assertEquals(1, forecast.rain(0, 1), 0.2);
        assertEquals(1, forecast.rain(1, 0), 0.2);
        assertEquals(0, forecast.rain(1, 1), 0.2);
    }
}
