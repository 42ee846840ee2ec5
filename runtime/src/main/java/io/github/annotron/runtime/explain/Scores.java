// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.explain;

import io.github.annotron.runtime.kernel.Functions;
import io.github.annotron.runtime.kernel.Softmax;
import io.github.annotron.runtime.loss.Loss;
import io.github.annotron.runtime.loss.Reading;
import io.github.annotron.runtime.loss.Readings;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What of an output is to be explained. The target of a sample is the index of one of its outputs, such as a class; the value is
 * that output. They are objectives for {@link Gradients}, not for training.
 */
public final class Scores {

    /** The raw output, before softmax or sigmoid: for an explanation it has the advantage that other classes have no part in it. */
    public static final Loss RAW = new Raw();

    /** Nothing: value and gradient are 0. */
    static final Loss NOTHING = new Nothing();

    private Scores() {}

    /**
     * The score that predictors return, such as a probability.
     *
     * @param reading of the output: {@code model.output().reading()}
     * @throws IllegalArgumentException if it is not one of {@link Readings}
     */
    public static Loss of(Reading reading) {
        if (!(reading instanceof Readings known)) {
            throw new IllegalArgumentException(
                    "the derivatives of the scores of the reading " + reading + " are not known");
        }
        return switch (known) {
            case VALUES, CLASSES, MARGINS -> RAW;
            case SOFTMAX -> new OfClass();
            case SIGMOID -> new Elementwise(Readings.SIGMOID);
            case RATES -> new Elementwise(Readings.RATES);
        };
    }

    private abstract static class OfOneOutput implements Loss {

        @Override
        public boolean accepts(int targetWidth, int width) {
            return targetWidth == 1;
        }

        @Override
        public @Nullable String problem(float[] target, int offset, int targetWidth, int width) {
            float index = target[offset];
            return index >= 0 && index < width && index == (int) index
                    ? null
                    : "there is no output " + index + " of " + width;
        }
    }

    private static final class Raw extends OfOneOutput {

        @Override
        public String name() {
            return "raw output";
        }

        @Override
        public void evaluate(
                int from,
                int to,
                int width,
                float[] output,
                float[] target,
                int targetWidth,
                float[] losses,
                float[] gradient) {
            Arrays.fill(gradient, from * width, to * width, 0f);
            for (int n = from; n < to; n++) {
                int at = n * width + (int) target[n * targetWidth];
                losses[n] = output[at];
                gradient[at] = 1;
            }
        }
    }

    /** {@code d p[c] / d y[i] = p[c] ((i = c) - p[i])}. */
    private static final class OfClass extends OfOneOutput {

        @Override
        public String name() {
            return "probability of a class";
        }

        @Override
        public void evaluate(
                int from,
                int to,
                int width,
                float[] output,
                float[] target,
                int targetWidth,
                float[] losses,
                float[] gradient) {
            Softmax.forward(from, to, width, output, gradient);
            for (int n = from; n < to; n++) {
                int at = n * width + (int) target[n * targetWidth];
                float probability = gradient[at];
                losses[n] = probability;
                for (int i = n * width; i < (n + 1) * width; i++) {
                    gradient[i] = probability * (i == at ? 1 - probability : -gradient[i]);
                }
            }
        }
    }

    /** For a sigmoid {@code p (1 - p)}, for a rate the rate itself. */
    private static final class Elementwise extends OfOneOutput {
        private final Readings reading;

        Elementwise(Readings reading) {
            this.reading = reading;
        }

        @Override
        public String name() {
            return reading == Readings.SIGMOID ? "probability" : "rate";
        }

        @Override
        public void evaluate(
                int from,
                int to,
                int width,
                float[] output,
                float[] target,
                int targetWidth,
                float[] losses,
                float[] gradient) {
            Arrays.fill(gradient, from * width, to * width, 0f);
            for (int n = from; n < to; n++) {
                int at = n * width + (int) target[n * targetWidth];
                float score = reading == Readings.SIGMOID ? Functions.sigmoid(output[at]) : Functions.exp(output[at]);
                losses[n] = score;
                gradient[at] = reading == Readings.SIGMOID ? score * (1 - score) : score;
            }
        }
    }

    private record Nothing() implements Loss {

        @Override
        public String name() {
            return "nothing";
        }

        @Override
        public void evaluate(
                int from,
                int to,
                int width,
                float[] output,
                float[] target,
                int targetWidth,
                float[] losses,
                float[] gradient) {
            Arrays.fill(losses, from, to, 0f);
            Arrays.fill(gradient, from * width, to * width, 0f);
        }
    }
}
