// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.images;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.loss.Reading;
import io.github.annotron.runtime.metric.ConfusionMatrix;
import io.github.annotron.runtime.metric.Evaluator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * How a model does on the test pictures.
 *
 * @param confusion which classes it took for which
 * @param mistakes the wrong ones, those first of which it was most certain
 */
record ImageExam(ConfusionMatrix confusion, List<Mistake> mistakes) {

    /**
     * A picture that was taken for something else.
     *
     * @param index which one
     * @param truth the right class
     * @param guess what the model took it for
     * @param certainty the probability that it gave to its guess
     * @param chance the probability that it gave to the truth
     */
    record Mistake(int index, int truth, int guess, double certainty, double chance) {}

    ImageExam {
        mistakes = List.copyOf(mistakes);
    }

    /** Classifies all test pictures. */
    static ImageExam of(Model model, ImageData data) {
        return of(
                Evaluator.scores(model, data.test().rows()),
                data.test().labels(),
                data.kind().classes());
    }

    /**
     * Compares probabilities with the truth.
     *
     * @param scores a row for each picture, a column for each class
     * @param labels the right classes
     * @param classes their names
     */
    static ImageExam of(FMatrixRMaj scores, int[] labels, List<String> classes) {
        ConfusionMatrix confusion = new ConfusionMatrix(classes);
        List<Mistake> mistakes = new ArrayList<>();
        for (int i = 0; i < labels.length; i++) {
            int truth = labels[i];
            int guess = Reading.largest(scores.data, i * scores.numCols, scores.numCols);
            confusion.add(truth, guess);
            if (guess != truth) {
                mistakes.add(new Mistake(i, truth, guess, scores.get(i, guess), scores.get(i, truth)));
            }
        }
        mistakes.sort(Comparator.comparingDouble(Mistake::certainty).reversed());
        return new ImageExam(confusion, mistakes);
    }
}
