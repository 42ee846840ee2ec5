// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.loss;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Compares the gradient of a loss with differences of its values, for losses of one's own:
 *
 * <pre>{@code
 * GradientCheck.of(new Pinball(0.9f), outputs, targets).orThrow();
 * }</pre>
 *
 * <p>The differences are of fourth order, {@code (f(y - 2h) - 8 f(y - h) + 8 f(y + h) - f(y + 2h)) / 12h}, taken with two steps.
 * Where those disagree there is a kink near by, as that of the absolute value at 0: such places are counted and passed over.
 * Values are floats, so that a difference has an error of some 1e-5 of the loss; what is within it is no error of the gradient.
 */
public final class GradientCheck {

    /** How far a derivative may be from the difference, relative to the larger of both. */
    public static final double TOLERANCE = 1e-3;

    private static final double STEP = 1.0 / 32;

    /** The rounding of the loss, some units in its last place. */
    private static final double ROUNDING = 1e-6;

    private final Loss loss;
    private final float[] output;
    private final float[] target;
    private final float[] value = new float[1];
    private final float[] gradient;
    private final float[] unused;

    private GradientCheck(Loss loss, float[] output, float[] target) {
        this.loss = loss;
        this.output = output.clone();
        this.target = target;
        gradient = new float[output.length];
        unused = new float[output.length];
    }

    /**
     * What a check has found.
     *
     * @param loss the name of the loss
     * @param checked how many derivatives were compared
     * @param kinks how many were passed over, because the loss has a kink near by
     * @param worst the one with the largest error; null if none was compared
     */
    public record Report(
            String loss, int checked, int kinks, @Nullable Element worst) {

        /** Whether derivatives were compared, and each is within {@link GradientCheck#TOLERANCE}. */
        public boolean holds() {
            return worst != null && worst.error <= TOLERANCE;
        }

        /**
         * Ends a test of a wrong loss.
         *
         * @throws AssertionError if it does not {@linkplain #holds hold}, naming the worst element
         */
        public void orThrow() {
            if (!holds()) {
                throw new AssertionError(toString());
            }
        }

        @Override
        public String toString() {
            String counts =
                    String.format(Locale.ROOT, "%s: %d derivatives compared, %d near kinks", loss, checked, kinks);
            return worst == null ? counts : counts + "; worst is " + worst;
        }
    }

    /**
     * A derivative.
     *
     * @param sample counted from 0
     * @param index of the output in the sample
     * @param gradient what the loss says
     * @param difference what its values say
     * @param error how far they are apart, relative to the larger of both and without the rounding of the values
     */
    public record Element(int sample, int index, double gradient, double difference, double error) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "sample %d, output %d: gradient %.6g, difference %.6g, relative error %.2g",
                    sample,
                    index,
                    gradient,
                    difference,
                    error);
        }
    }

    /**
     * Checks a loss at some samples.
     *
     * @param outputs raw outputs, a row a sample
     * @param targets a row for each
     * @throws IllegalArgumentException if a target does not fit the loss
     */
    public static Report of(Loss loss, float[][] outputs, float[][] targets) {
        if (outputs.length != targets.length) {
            throw new IllegalArgumentException(outputs.length + " outputs, " + targets.length + " targets");
        }
        int checked = 0;
        int kinks = 0;
        Element worst = null;
        for (int sample = 0; sample < outputs.length; sample++) {
            checkTarget(loss, sample, outputs[sample].length, targets[sample]);
            GradientCheck check = new GradientCheck(loss, outputs[sample], targets[sample]);
            check.evaluate(check.gradient);
            for (int i = 0; i < check.output.length; i++) {
                Element element = check.element(sample, i);
                if (element == null) {
                    kinks++;
                    continue;
                }
                checked++;
                if (worst == null || element.error > worst.error) {
                    worst = element;
                }
            }
        }
        return new Report(loss.name(), checked, kinks, worst);
    }

    private static void checkTarget(Loss loss, int sample, int width, float[] target) {
        String problem = loss.problem(width);
        if (problem == null && !loss.accepts(target.length, width)) {
            problem = target.length + " numbers for " + width + " outputs";
        }
        if (problem == null) {
            problem = loss.problem(target, 0, target.length, width);
        }
        if (problem != null) {
            throw new IllegalArgumentException("target " + sample + " does not fit " + loss.name() + ": " + problem);
        }
    }

    private double evaluate(float[] gradients) {
        loss.evaluate(0, 1, output.length, output, target, target.length, value, gradients);
        return value[0];
    }

    /** Null if there is a kink near by. */
    private @Nullable Element element(int sample, int index) {
        double step = STEP * Math.max(1, Math.scalb(1, Math.getExponent(output[index])));
        double noise = ROUNDING * (1 + Math.abs(evaluate(unused))) / step;
        double wide = difference(index, step);
        double difference = difference(index, step / 2);
        double scale = Math.max(Math.abs(wide), Math.abs(difference));
        if (Math.abs(wide - difference) > 3 * noise + TOLERANCE * scale) {
            return null;
        }
        double given = gradient[index];
        double apart = Math.abs(given - difference);
        double error = apart <= 3 * noise ? 0 : (apart - 3 * noise) / Math.max(Math.abs(given), Math.abs(difference));
        return new Element(sample, index, given, difference, Double.isFinite(apart) ? error : Double.POSITIVE_INFINITY);
    }

    private double difference(int index, double step) {
        return (at(index, -2 * step) - 8 * at(index, -step) + 8 * at(index, step) - at(index, 2 * step)) / (12 * step);
    }

    private double at(int index, double offset) {
        float center = output[index];
        output[index] = (float) (center + offset);
        double result = evaluate(unused);
        output[index] = center;
        return result;
    }
}
