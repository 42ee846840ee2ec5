// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.metric;

import io.github.annotron.runtime.Memory;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.OutputSpec;
import io.github.annotron.runtime.Predictor;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.data.Rows;
import io.github.annotron.runtime.loss.Reading;
import io.github.annotron.runtime.optimizer.Sgd;
import io.github.annotron.runtime.training.Evaluation;
import io.github.annotron.runtime.training.ModelTrainer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;

/** Evaluates models of any kind. */
public final class Evaluator {

    private static final int SAMPLES_PER_CALL = 64;
    private static final int SAMPLES_PER_TASK = 16 * SAMPLES_PER_CALL;

    private Evaluator() {}

    /**
     * Computes loss, accuracy and metrics.
     *
     * @throws IllegalArgumentException if the data does not fit the network, or a metric means nothing for its output
     */
    public static Evaluation evaluate(Model model, Dataset data, Metric... metrics) {
        return ModelTrainer.of(model).optimizer(Sgd.of(1)).build().evaluate(data, metrics);
    }

    /**
     * Predicts many samples on all cores: the model is shared, each task has a predictor of its own.
     *
     * @param model a network with one output
     * @param inputs in the order of {@link Model#inputs()}
     * @return the scores, a row for each row of the inputs
     */
    public static FMatrixRMaj scores(Model model, Rows... inputs) {
        int width = model.output().size();
        int samples = inputs[0].count();
        FMatrixRMaj scores = new FMatrixRMaj(samples, width);
        int tasks = (samples + SAMPLES_PER_TASK - 1) / SAMPLES_PER_TASK;
        IntStream.range(0, tasks).parallel().forEach(task -> {
            Predictor predictor = model.newPredictor(SAMPLES_PER_CALL, Memory.REUSED);
            int first = task * SAMPLES_PER_TASK;
            int count = Math.min(SAMPLES_PER_TASK, samples - first);
            FMatrixRMaj[] some =
                    Arrays.stream(inputs).map(rows -> part(rows, first, count)).toArray(FMatrixRMaj[]::new);
            FMatrixRMaj result = new FMatrixRMaj(count, width);
            predictor.predict(some, result);
            System.arraycopy(result.data, 0, scores.data, first * width, count * width);
        });
        return scores;
    }

    private static FMatrixRMaj part(Rows rows, int first, int count) {
        FMatrixRMaj part = new FMatrixRMaj(count, rows.width());
        for (int i = 0; i < count; i++) {
            rows.read(first + i, part.data, i * rows.width());
        }
        return part;
    }

    /**
     * Counts which class was taken for which, by a network with one output of exclusive classes, at all its positions, or with one
     * yes-or-no output, whose classes are no and yes.
     *
     * @param data inputs in the order of {@link Model#inputs()}
     * @param labels the names of the classes
     */
    public static ConfusionMatrix confusion(Model model, Dataset data, List<String> labels) {
        Rows targets = data.targets().get(0);
        FMatrixRMaj scores = scores(model, data.inputs().toArray(new Rows[0]));
        OutputSpec output = model.output();
        int width = output.width();
        int targetWidth = targets.width() / output.positions();
        ConfusionMatrix confusion = new ConfusionMatrix(labels);
        float[] target = new float[targets.width()];
        for (int row = 0; row < scores.numRows; row++) {
            targets.read(row, target, 0);
            for (int position = 0; position < output.positions(); position++) {
                int at = row * scores.numCols + position * width;
                int guess = width == 1
                        ? (scores.data[at] > output.reading().threshold() ? 1 : 0)
                        : Reading.largest(scores.data, at, width);
                confusion.add(Reading.truth(target, position * targetWidth, targetWidth), guess);
            }
        }
        return confusion;
    }
}
