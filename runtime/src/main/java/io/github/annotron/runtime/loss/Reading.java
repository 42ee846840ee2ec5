// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.loss;

/**
 * What raw outputs mean: how scores, which predictors return, follow from them, and what is decided by them. It belongs to
 * the declaration of a network; a loss that takes the place of the declared one must have the same. See {@link Readings}.
 */
public interface Reading {

    /** What is decided by the outputs. */
    enum Decision {
        /** Nothing: they are values, and accuracy means nothing. */
        NONE,

        /** Which of exclusive classes it is. Targets are classes, counted from 0, or distributions over them. */
        ONE,

        /** Yes or no, by each output. Targets above one half are yes. */
        EACH
    }

    /** What is decided by the outputs. */
    Decision decision();

    /**
     * Turns raw outputs into scores, such as probabilities.
     *
     * @param rows how many samples
     * @param width values per sample
     * @param output raw outputs from index 0 on
     * @param scores receives the scores, from {@code offset} on; may be {@code output} itself with offset 0
     */
    void scores(int rows, int width, float[] output, float[] scores, int offset);

    /** The score above which an output says yes, where {@link Decision#EACH} does. */
    default float threshold() {
        return 0;
    }

    /** Whether anything is decided, so that accuracy means something. */
    default boolean classifies() {
        return decision() != Decision.NONE;
    }

    /**
     * The share of right decisions in one sample, 0 to 1.
     *
     * @throws UnsupportedOperationException if nothing is decided
     */
    default float hits(float[] output, int outputOffset, float[] target, int targetOffset, int targetWidth, int width) {
        return switch (decision()) {
            case NONE -> throw new UnsupportedOperationException("accuracy means nothing for " + this);
            case ONE -> largest(output, outputOffset, width) == truth(target, targetOffset, targetWidth) ? 1 : 0;
            case EACH -> {
                int right = 0;
                for (int i = 0; i < width; i++) {
                    // Sign bits, for a branch that goes either way with every pixel of an image costs ten times as
                    // much.
                    right += 1 ^ sign(0 - output[outputOffset + i]) ^ sign(0.5f - target[targetOffset + i]);
                }
                yield (float) right / width;
            }
        };
    }

    /**
     * The decision for one sample, which {@code Predictor.classify} returns: the largest of several outputs, and for a single
     * one whether it says yes.
     */
    default int decide(float[] output, int offset, int width) {
        return width == 1 && decision() == Decision.EACH
                ? (output[offset] > 0 ? 1 : 0)
                : largest(output, offset, width);
    }

    /**
     * The decision for all samples whose outputs are between bounds.
     *
     * @param lower infinite where nothing is known, and so is its upper bound
     * @return that of {@link #decide}; -1 if it need not be the same for all of them
     */
    default int decideWithin(float[] lower, float[] upper, int width) {
        if (width == 1 && decision() == Decision.EACH) {
            return lower[0] > 0 ? 1 : upper[0] <= 0 ? 0 : -1;
        }
        int best = largest(lower, 0, width);
        for (int i = 0; i < width; i++) {
            // Of equal values the lowest index wins.
            boolean loses = i < best ? upper[i] < lower[best] : upper[i] <= lower[best];
            if (i != best && !loses) {
                return -1;
            }
        }
        return best;
    }

    /** The right class of a target: itself, or the largest of a distribution. */
    static int truth(float[] target, int offset, int targetWidth) {
        return targetWidth == 1 ? (int) target[offset] : largest(target, offset, targetWidth);
    }

    /** The index of the largest value, the lowest one of several. */
    static int largest(float[] values, int offset, int width) {
        int best = 0;
        for (int i = 1; i < width; i++) {
            if (values[offset + i] > values[offset + best]) {
                best = i;
            }
        }
        return best;
    }

    /** 1 below zero, else 0. */
    private static int sign(float value) {
        return Float.floatToRawIntBits(value) >>> 31;
    }
}
