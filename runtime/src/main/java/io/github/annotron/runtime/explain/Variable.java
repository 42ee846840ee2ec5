// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.explain;

import io.github.annotron.runtime.augment.Draws;

/** What derivatives are taken by: the numbers of an input, or the vectors that an embedding has for its ids. */
interface Variable {

    /** Which input, in the order of {@code Model.inputs()}. */
    int input();

    /** How many numbers a sample has: those of the input, or a vector for each of its ids. */
    int size();

    /** The numbers of a sample. */
    float[] read(float[][] sample);

    /** Where a path to the sample begins. */
    float[] baseline(IntegratedGradients options, float[][] sample);

    /** Random numbers of the standard normal distribution, one for each number; the same vector has the same ones at all its places. */
    float[] noise(long seed, float[][] sample);

    /** Puts numbers in the place of those of a sample. */
    void place(int row, float[] numbers, float[][] sample);

    /** The derivatives of the last computation, rows. */
    float[] gradient();

    /** What the numbers come to for each number of the input: themselves, or sums over vectors. */
    float[] folded(double[] numbers);

    /** The same for derivatives by themselves, of which the length of a vector is taken. */
    float[] lengths(double[] numbers);

    /** Fills an array with normal numbers. */
    static void normal(Draws draws, float[] numbers, int from, int to) {
        for (int i = from; i < to; i++) {
            numbers[i] = (float) draws.normal();
        }
    }
}
