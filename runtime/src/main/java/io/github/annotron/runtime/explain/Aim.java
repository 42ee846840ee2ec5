// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.explain;

/**
 * What is to be explained: one number of what a network predicts for a sample.
 *
 * @param output the name of the output; empty for the only one
 * @param position at which place of an output that has several, such as the steps of a series, from 0; -1 for the only one
 * @param index which number of the output, or of the position, such as a class, from 0; -1 for the one that the network decides for
 * @param probability whether it is the score that predictors return, such as a probability; if not, the raw output before softmax or
 *     sigmoid
 */
public record Aim(String output, int position, int index, boolean probability) {

    /** Stands for what the network decides, or the only position. */
    private static final int ANY = -1;

    /** Checks the numbers. */
    public Aim {
        if (position < ANY || index < ANY) {
            throw new IllegalArgumentException("positions and indices count from 0: " + position + ", " + index);
        }
    }

    /**
     * The raw output of the class that the network decides for. With a single output it is that output: under sigmoid cross-entropy
     * what speaks for yes, also where the network says no.
     */
    public static Aim decision() {
        return new Aim("", ANY, ANY, false);
    }

    /**
     * The raw output of a class, or one of several numbers that the network predicts.
     *
     * @param index from 0
     */
    public static Aim of(int index) {
        if (index < 0) {
            throw new IllegalArgumentException("indices count from 0, not from " + index);
        }
        return new Aim("", ANY, index, false);
    }

    /** The same at one of several outputs. */
    public Aim at(String name) {
        return new Aim(name, position, index, probability);
    }

    /** The same at one of several positions, such as the steps of a series. */
    public Aim position(int place) {
        return new Aim(output, place, index, probability);
    }

    /**
     * The score that predictors return in place of the raw output. What speaks against another class then counts too, and where the
     * network is certain, little does.
     */
    public Aim asProbability() {
        return new Aim(output, position, index, true);
    }

    boolean isDecision() {
        return index == ANY;
    }
}
