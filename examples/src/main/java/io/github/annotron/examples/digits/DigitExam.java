// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.digits;

import io.github.annotron.examples.common.ConfusionMatrix;
import io.github.annotron.examples.common.Scores;
import io.github.annotron.runtime.Model;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * How a model does on the test pictures.
 *
 * @param confusion which digits it took for which
 * @param mistakes the wrong ones, those first of which it was most certain
 */
record DigitExam(ConfusionMatrix confusion, List<Mistake> mistakes) {

    private static final List<String> DIGITS = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

    /**
     * A picture that was taken for something else.
     *
     * @param index which one
     * @param truth the right digit
     * @param guess what the model took it for
     * @param certainty the probability that it gave to its guess
     * @param chance the probability that it gave to the truth
     */
    record Mistake(int index, int truth, int guess, double certainty, double chance) {}

    DigitExam {
        mistakes = List.copyOf(mistakes);
    }

    /** Classifies all pictures. */
    static DigitExam of(Model model, DigitImages images) {
        return of(Scores.of(model, images.rows()), images.labels());
    }

    /**
     * Compares probabilities with the truth.
     *
     * @param scores a row for each picture, a column for each digit
     */
    static DigitExam of(FMatrixRMaj scores, int[] labels) {
        ConfusionMatrix confusion = new ConfusionMatrix(DIGITS);
        List<Mistake> mistakes = new ArrayList<>();
        for (int i = 0; i < labels.length; i++) {
            int truth = labels[i];
            int guess = Scores.best(scores, i);
            confusion.add(truth, guess);
            if (guess != truth) {
                mistakes.add(new Mistake(i, truth, guess, scores.get(i, guess), scores.get(i, truth)));
            }
        }
        mistakes.sort(Comparator.comparingDouble(Mistake::certainty).reversed());
        return new DigitExam(confusion, mistakes);
    }
}
