// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A program that trains and saves itself after each batch, for {@link KilledTrainingTest} to kill. */
final class KilledTraining {

    private KilledTraining() {}

    /**
     * Trains, printing a line a batch and waiting for a byte before it goes on and saves itself.
     *
     * @param arguments the folder of the checkpoints, and the file for the result
     */
    public static void main(String[] arguments) throws IOException {
        CheckpointTrainings training = new CheckpointTrainings();
        Fit fit = CheckpointTrainings.fit(Path.of(arguments[0])).resume().listener(new TrainingListener() {
            @Override
            public void batchDone(TrainingProgress progress) {
                System.out.println(progress.steps());
                try {
                    System.in.read();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
        History history = training.engine.fit(CheckpointTrainings.data(), fit);
        Files.writeString(Path.of(arguments[1]), training.result(history));
    }
}
