// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.loss;

import org.jspecify.annotations.Nullable;

/** What can be wrong with a target: each returns null if it is in order. */
final class Targets {

    /** How far the sum of a distribution may be from 1. */
    private static final float TOLERANCE = 1e-3f;

    private Targets() {}

    /** For values of any size. */
    static @Nullable String notFinite(float[] target, int offset, int width) {
        for (int i = 0; i < width; i++) {
            if (!Float.isFinite(target[offset + i])) {
                return "target " + target[offset + i];
            }
        }
        return null;
    }

    /** For numbers from 0 to infinity, which is not one of them. */
    static @Nullable String negative(float[] target, int offset, int width) {
        for (int i = 0; i < width; i++) {
            float value = target[offset + i];
            if (!(value >= 0 && value < Float.POSITIVE_INFINITY)) {
                return "target " + value + ", which must be from 0 on";
            }
        }
        return null;
    }

    /** For answers from 0, no, to 1, yes. */
    static @Nullable String notProbabilities(float[] target, int offset, int width) {
        for (int i = 0; i < width; i++) {
            float share = target[offset + i];
            if (!(share >= 0 && share <= 1)) {
                return "probability " + share;
            }
        }
        return null;
    }

    /** For answers that are no, as 0 or -1, or yes, as 1. */
    static @Nullable String notSides(float[] target, int offset, int width) {
        for (int i = 0; i < width; i++) {
            float side = target[offset + i];
            if (side != 0 && side != 1 && side != -1) {
                return "target " + side + ", which must be 0 or -1 for no and 1 for yes";
            }
        }
        return null;
    }

    /** For a class, counted from 0. */
    static @Nullable String notClass(float label, int classes) {
        if (label >= 0 && label < classes && label == (int) label) {
            return null;
        }
        return "class " + (label == (int) label ? Integer.toString((int) label) : Float.toString(label)) + " of "
                + classes;
    }

    /** For a distribution over classes. */
    static @Nullable String notDistribution(float[] target, int offset, int classes) {
        float sum = 0;
        for (int i = 0; i < classes; i++) {
            float share = target[offset + i];
            if (!(share >= 0 && share <= 1)) {
                return "probability " + share + " of class " + i;
            }
            sum += share;
        }
        return Math.abs(sum - 1) <= TOLERANCE ? null : "probabilities that add to " + sum;
    }

    /** For a class, or a distribution over the classes. */
    static @Nullable String notExclusive(float[] target, int offset, int targetWidth, int classes) {
        return targetWidth == 1 ? notClass(target[offset], classes) : notDistribution(target, offset, classes);
    }
}
