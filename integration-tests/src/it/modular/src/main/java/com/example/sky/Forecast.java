package com.example.sky;

import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.training.Fit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Learns the weather, keeps what it has learnt in a file, and tells the weather from that. */
public final class Forecast {
    private static final float[][] SKIES = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
    private static final float[][] RAIN = {{0}, {1}, {1}, {0}};

    private final SkyNetPredictor predictor;

    private Forecast(SkyNetModel model) {
        predictor = model.newPredictor();
    }

    /** Trains a network and writes its parameters. */
    public static void learn(Path file) throws IOException {
        SkyNetTrainer trainer =
                SkyNetTrainer.builder().optimizer(Adam.of(0.05)).seed(42).build();
        trainer.fit(Dataset.of(SKIES, RAIN), Fit.epochs(200).batchSize(4));
        trainer.model().save(file);
    }

    /** Reads the parameters. */
    public static Forecast load(Path file) throws IOException {
        return new Forecast(SkyNetModel.load(file));
    }

    /** How probable rain is: from 0 to 1. */
    public float rain(float wind, float clouds) {
        return predictor.predict(new float[] {wind, clouds})[0];
    }

    /** Learns, and prints the forecast of each kind of sky. */
    public static void main(String[] arguments) throws IOException {
        Path file = Files.createTempFile("sky", ".safetensors");
        try {
            learn(file);
            Forecast forecast = load(file);
            for (float[] sky : SKIES) {
                System.out.println(Math.round(forecast.rain(sky[0], sky[1])));
            }
        } finally {
            Files.delete(file);
        }
    }
}
