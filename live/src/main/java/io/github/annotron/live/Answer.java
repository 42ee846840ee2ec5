// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.live;

import io.github.annotron.runtime.OutputSpec;
import io.github.annotron.runtime.Predictor;
import io.github.annotron.runtime.data.Rows;
import io.github.annotron.runtime.loss.Reading;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What an output says of a sample, beside what is right. */
final class Answer {

    private static final int NUMBERS = 4;

    private final OutputSpec output;
    private final int index;
    private final Rows targets;
    private final List<String> labels;
    private final float[] target;
    private float[] scores = new float[0];

    /**
     * For one output.
     *
     * @param index of the output in the model
     */
    Answer(OutputSpec output, int index, Rows targets, List<String> labels) {
        this.output = output;
        this.index = index;
        this.targets = targets;
        this.labels = labels;
        target = new float[targets.width()];
    }

    /** Whether it can be right or wrong; else it is more or less far off. */
    boolean decides() {
        return output.reading().classifies();
    }

    void read(int row, Predictor predictor) {
        targets.read(row, target, 0);
        scores = predictor.scores(index);
    }

    /** The decisions in a sample: one at each position, or one for each number. */
    private int decisions() {
        return switch (output.reading().decision()) {
            case NONE -> 0;
            case ONE -> output.positions();
            case EACH -> output.size();
        };
    }

    private int truth(int decision) {
        int width = target.length / output.positions();
        return isChoice() ? Reading.truth(target, decision * width, width) : target[decision] > 0.5f ? 1 : 0;
    }

    private int guess(int decision) {
        int width = output.width();
        return isChoice()
                ? Reading.largest(scores, decision * width, width)
                : scores[decision] > output.reading().threshold() ? 1 : 0;
    }

    private boolean isChoice() {
        return output.reading().decision() == Reading.Decision.ONE;
    }

    private int wrong() {
        return (int) IntStream.range(0, decisions())
                .filter(decision -> guess(decision) != truth(decision))
                .count();
    }

    /** How bad it is: 0 for what is right; more, the surer the network is of what is wrong, or the farther it is off. */
    double badness() {
        if (!decides()) {
            double sum = 0;
            for (int i = 0; i < Math.min(scores.length, target.length); i++) {
                sum += Math.abs((double) scores[i] - target[i]);
            }
            return sum / scores.length;
        }
        int decisions = decisions();
        if (decisions > 1) {
            return (double) wrong() / decisions;
        }
        if (guess(0) == truth(0)) {
            return 0;
        }
        // Above 0 also where both scores are equal.
        return Double.MIN_NORMAL + (isChoice() ? scores[guess(0)] - scores[truth(0)] : Math.abs(scores[0] - target[0]));
    }

    Mistakes.Verdict verdict() {
        int decisions = decisions();
        if (decisions == 0) {
            return new Mistakes.Verdict(output.name(), numbers(target), numbers(scores), false);
        }
        boolean isRight = wrong() == 0;
        if (decisions == 1) {
            String guess = label(guess(0));
            float certainty = isChoice() ? scores[guess(0)] : guess(0) == 1 ? scores[0] : 1 - scores[0];
            boolean isProbability = output.reading().threshold() > 0 || (isChoice() && isDistribution());
            return new Mistakes.Verdict(
                    output.name(),
                    label(truth(0)),
                    isProbability ? String.format(Locale.ROOT, "%s (%.0f %%)", guess, 100 * certainty) : guess,
                    isRight);
        }
        return new Mistakes.Verdict(output.name(), decisions + " decisions", wrong() + " of them wrong", isRight);
    }

    private boolean isDistribution() {
        double sum = 0;
        for (float score : scores) {
            sum += score >= 0 ? score : Double.NaN;
        }
        return Math.abs(sum - 1) < 1e-3;
    }

    private String label(int number) {
        return number < labels.size() ? labels.get(number) : Integer.toString(number);
    }

    /** The first few of them. */
    private static String numbers(float[] values) {
        return IntStream.range(0, Math.min(NUMBERS, values.length))
                        .mapToObj(i -> String.format(Locale.ROOT, "%.4g", values[i]))
                        .collect(Collectors.joining(", "))
                + (values.length > NUMBERS ? ", …" : "");
    }
}
