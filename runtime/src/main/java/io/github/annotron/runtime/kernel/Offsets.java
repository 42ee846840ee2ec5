// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

/** Tables of offsets that tell {@link Kernels#product} where the rows and the depth of its matrices lie. */
public final class Offsets {

    private static volatile int[] consecutive = multiples(1024, 1);

    private Offsets() {}

    /**
     * Equal steps: 0, step, 2 step, ... The rows of a matrix have its stride for a step, its columns have 1.
     *
     * @param count how many
     */
    public static int[] multiples(int count, int step) {
        int[] offsets = new int[count];
        for (int i = 0; i < count; i++) {
            offsets[i] = i * step;
        }
        return offsets;
    }

    /**
     * The numbers 0, 1, 2, ...
     *
     * @return an array of at least this length, which all callers share and none may write to
     */
    static int[] consecutive(int count) {
        int[] shared = consecutive;
        if (shared.length < count) {
            shared = multiples(count, 1);
            consecutive = shared;
        }
        return shared;
    }

    /**
     * The offsets of a grid's points in row-major order: the sum of {@code index[d] * steps[d]}, the last index running
     * fastest. A convolution's output points are {@code grid({height, width}, {rowStep, columnStep})} in its padded input,
     * its window {@code grid({kernelHeight, kernelWidth, channels}, {paddedWidth * channels, channels, 1})}.
     *
     * @param extents how many indices each dimension has
     * @param steps how far apart in the array neighbours in each dimension are
     */
    public static int[] grid(int[] extents, int[] steps) {
        if (extents.length != steps.length) {
            throw new IllegalArgumentException("a grid needs a step for each extent");
        }
        int[] offsets = new int[1];
        for (int d = 0; d < extents.length; d++) {
            int[] finer = new int[offsets.length * extents[d]];
            for (int i = 0; i < finer.length; i++) {
                finer[i] = offsets[i / extents[d]] + i % extents[d] * steps[d];
            }
            offsets = finer;
        }
        return offsets;
    }
}
