// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.graph;

/** How raw outputs are read under a loss: the constants of the runtime's {@code Readings}. */
public enum Reading {
    VALUES(false),
    CLASSES(true),
    MARGINS(false),
    SOFTMAX(true),
    SIGMOID(false),
    RATES(false);

    private final boolean isExclusive;

    Reading(boolean isExclusive) {
        this.isExclusive = isExclusive;
    }

    /** That of a loss. */
    public static Reading of(String loss) {
        return switch (loss) {
            case "SOFTMAX_CROSS_ENTROPY", "SOFTMAX_FOCAL", "KULLBACK_LEIBLER" -> SOFTMAX;
            case "SIGMOID_CROSS_ENTROPY", "SIGMOID_FOCAL" -> SIGMOID;
            case "CATEGORICAL_HINGE" -> CLASSES;
            case "HINGE", "SQUARED_HINGE" -> MARGINS;
            case "POISSON" -> RATES;
            default -> VALUES;
        };
    }

    /** Whether it decides for one of several classes, which lie along the last axis. */
    public boolean isExclusive() {
        return isExclusive;
    }
}
