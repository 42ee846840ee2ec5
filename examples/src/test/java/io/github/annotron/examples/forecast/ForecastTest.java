// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.annotron.examples.common.Run;
import io.github.annotron.examples.common.TestData;
import io.github.annotron.examples.common.Xml;
import io.github.annotron.runtime.data.Rows;
import io.github.annotron.runtime.transform.Standardize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastTest {

    @TempDir
    Path folder;

    private Run run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--report", folder.resolve("report.html").toString()));
        return Run.of(new Forecast(), all.toArray(String[]::new));
    }

    @Test
    void forecastsMadeWeatherMuchBetterThanTheDayBefore() throws Exception {
        Run run = run("--hours", "8000", "--epochs", "5", "--batch", "32");

        assertThat(run.exitCode()).as(run.err()).isZero();
        double naive = run.number("as at the same hour of the day before");
        double linear = run.number("linear least squares (EJML)");
        double network = run.number("\nnetwork");
        assertThat(linear).isLessThan(naive);
        assertThat(network).isLessThan(0.85 * naive).isLessThan(1.15 * linear);
        String report = Files.readString(folder.resolve("report.html"));
        Xml.parse(report);
        assertThat(report).contains("WeatherNet forecasts", "truth", "Temperature, °C", "Recurrent");
    }

    @Test
    void forecastsTheTemperatureInBeijing() {
        Path data = TestData.find("series/beijing-pm25-weather.csv.gz");
        Run run = run("--data", data.toString(), "--hours", "12000", "--epochs", "3");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("12,000 hours");
        assertThat(run.number("\nnetwork")).isLessThan(run.number("as at the same hour of the day before"));
    }

    @Test
    void looksBackTwoDaysAndForwardOne() {
        Weather weather = MadeWeather.make(100, 3);
        Windows windows = Windows.of(weather, Standardize.fit(Rows.of(weather.hours())));
        float[] past = new float[48 * Weather.FEATURES];
        float[] changes = new float[24];
        new Windows.Past(windows).read(5, past, 0);
        new Windows.Changes(windows).read(5, changes, 0);

        assertThat(windows.count()).isEqualTo(100 - 72 + 1);
        assertThat(past[47 * Weather.FEATURES]).isEqualTo(windows.standardized()[52][0]);
        float last = weather.hours()[52][Weather.TEMPERATURE];
        float next = weather.hours()[53][Weather.TEMPERATURE];
        float deviation = windows.scale().deviations()[Weather.TEMPERATURE];
        assertThat(changes[0] * deviation).isCloseTo(next - last, within(1e-4f));
        assertThat(Forecaster.sameAsYesterday().forecast(windows, 5)[23]).isEqualTo(last);
    }

    @Test
    void readsTheColumnsByTheirNames() throws Exception {
        Path file = folder.resolve("weather.csv");
        Files.writeString(file, """
                No,hour,day,month,year,Iws,cbwd,PRES,TEMP,DEWP
                1,6,1,1,2010,0,NW,1020,-3,-7
                """);
        float[] hour = Weather.read(file).hours()[0];
        assertThat(hour).startsWith(-7, -3, 1020, 0, 1, 0, 0, 1);
        Files.writeString(file, "a,b\n1,2\n");
        assertThatThrownBy(() -> Weather.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line 2: expected the columns [hour, DEWP");
        Files.writeString(file, "year,month,day,hour,DEWP,TEMP,PRES,cbwd,Iws\n2010,1,1,0,NA,1,2,cv,3\n");
        assertThatThrownBy(() -> Weather.read(file)).hasMessageContaining("line 2: expected a number");
    }

    @Test
    void refusesBadOptions() {
        assertThat(run("--epochs", "0").err()).contains("--epochs must be at least 1, not 0");
        assertThat(run("--hours", "10").err()).contains("--hours must be at least 1000, not 10");
        assertThat(run("--data", folder.resolve("none.csv").toString()).err()).contains("does not exist");
    }
}
