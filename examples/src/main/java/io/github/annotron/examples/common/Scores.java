// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.common;

import io.github.annotron.runtime.Memory;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Predictor;
import io.github.annotron.runtime.data.Rows;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;

/** Predicts many samples on all cores: the model is shared, each task has a predictor of its own. */
public final class Scores {

    private static final int SAMPLES_PER_CALL = 64;
    private static final int SAMPLES_PER_TASK = 16 * SAMPLES_PER_CALL;

    private Scores() {}

    /** The scores of a model with one input: a row for each row of {@code inputs}. */
    public static FMatrixRMaj of(Model model, Rows inputs) {
        int width = model.output().size();
        FMatrixRMaj scores = new FMatrixRMaj(inputs.count(), width);
        int tasks = (inputs.count() + SAMPLES_PER_TASK - 1) / SAMPLES_PER_TASK;
        IntStream.range(0, tasks).parallel().forEach(task -> {
            Predictor predictor = model.newPredictor(SAMPLES_PER_CALL, Memory.REUSED);
            int first = task * SAMPLES_PER_TASK;
            int count = Math.min(SAMPLES_PER_TASK, inputs.count() - first);
            FMatrixRMaj some = new FMatrixRMaj(count, inputs.width());
            for (int i = 0; i < count; i++) {
                inputs.read(first + i, some.data, i * inputs.width());
            }
            FMatrixRMaj result = new FMatrixRMaj(count, width);
            predictor.predict(new FMatrixRMaj[] {some}, result);
            System.arraycopy(result.data, 0, scores.data, first * width, count * width);
        });
        return scores;
    }

    /** The column with the largest score in a row. */
    public static int best(FMatrixRMaj scores, int row) {
        int best = 0;
        for (int i = 1; i < scores.numCols; i++) {
            if (scores.get(row, i) > scores.get(row, best)) {
                best = i;
            }
        }
        return best;
    }
}
