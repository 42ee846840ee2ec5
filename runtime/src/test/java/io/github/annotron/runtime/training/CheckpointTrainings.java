// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import io.github.annotron.runtime.Parameter;
import io.github.annotron.runtime.checkpoint.Checkpoints;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.loss.Losses;
import io.github.annotron.runtime.metric.Metrics;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.optimizer.Optimizer;
import io.github.annotron.runtime.schedule.Schedule;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A training that remembers all that training can, for tests that end it somewhere and resume it. */
final class CheckpointTrainings {

    static final int EPOCHS = 5;
    static final int BATCHES = 7;

    final LinearModel model = LinearModel.of(5, 3, Losses.SOFTMAX_CROSS_ENTROPY);
    final TrainingEngine<LinearModel> engine;

    CheckpointTrainings(Optimizer optimizer, long seed) {
        engine = ModelTrainer.of(model)
                .optimizer(optimizer)
                .schedule(Schedule.onPlateau().patience(1))
                .regularization(Regularization.elastic(1e-3, 1e-3))
                .clipping(Clipping.globalNorm(0.5))
                .averaging(Averaging.of(0.9))
                .seed(seed)
                .build();
    }

    CheckpointTrainings() {
        this(Adam.of(0.05), 11);
    }

    /** 50 samples, whose first number differs a little in each epoch; seven batches of 8, the last one of 2. */
    static Dataset data() {
        return TestData.changing(
                TestData.classes(50, 5, 1), (row, epoch, target, offset) -> target[offset] += 0.125f * epoch);
    }

    static Fit fit(Path folder) {
        return Fit.epochs(EPOCHS)
                .batchSize(8)
                .threads(1)
                .validation(TestData.classes(40, 5, 2))
                .metrics(Metrics.topK(2))
                .listener(EarlyStopping.of(Monitor.validationLoss(), 2))
                .checkpoints(Checkpoints.in(folder).everyBatches(1).keep(2).best(Monitor.validationAccuracy()));
    }

    /** The SHA-256 of the weights and of their average, and all numbers of the history but times. */
    String result(History history) {
        LinearModel average = LinearModel.of(5, 3, Losses.SOFTMAX_CROSS_ENTROPY);
        engine.averageTo(average);
        StringBuilder text = new StringBuilder(digest(model) + " " + digest(average));
        for (Epoch epoch : history.epochs()) {
            text.append('\n')
                    .append(List.of(
                            epoch.number(),
                            epoch.loss(),
                            epoch.accuracy(),
                            epoch.rate(),
                            epoch.gradientNorm(),
                            epoch.results(),
                            String.valueOf(epoch.validation())));
        }
        return text.append('\n').append(history.end()).toString();
    }

    private static String digest(LinearModel model) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Parameter parameter : model.parameters()) {
                ByteBuffer bytes = ByteBuffer.allocate(4 * parameter.size());
                bytes.asFloatBuffer().put(parameter.matrix().data);
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** Ends training with an exception after so many batches. */
    static TrainingListener endingAfter(int batches) {
        return new TrainingListener() {
            private int done;

            @Override
            public void batchDone(TrainingProgress progress) {
                done++;
                if (done == batches) {
                    throw new Ended();
                }
            }
        };
    }

    /** What {@link #endingAfter} throws. */
    static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
