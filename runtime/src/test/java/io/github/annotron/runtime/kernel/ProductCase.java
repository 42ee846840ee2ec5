// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

/** The arguments of a product, and what it should compute. */
final class ProductCase {

    static final float NONE = Float.NEGATIVE_INFINITY;

    /** Whether A has an element for each column. */
    private final boolean byChannel;

    int fromRow;
    int toRow;
    int columns;
    int depth;
    float[] a;
    int aOffset;
    int[] aRows;
    int[] aDepth;
    float[] b;
    int bOffset;
    int bStride;
    int[] bDepth;
    float[] start;
    int startOffset;
    int startStep;
    float[] c;
    int cOffset;
    int[] cRows;
    float floor;

    private ProductCase(boolean byChannel) {
        this.byChannel = byChannel;
    }

    static float[] floats(Random random, int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** Random tables: rows and steps of A anywhere, rows of C shuffled and apart. */
    static ProductCase random(Random random, TileWriter.Form form, int rows, int columns, int depth) {
        ProductCase the = new ProductCase(form == TileWriter.Form.CHANNELS);
        the.fromRow = random.nextInt(3);
        the.toRow = the.fromRow + rows;
        the.columns = columns;
        the.depth = depth;
        the.aOffset = random.nextInt(5);
        the.aRows = random.ints(the.toRow + 2, 0, 500).toArray();
        the.aDepth = random.ints(depth + 1, 0, 300).toArray();
        the.a = floats(random, 804 + columns);
        the.bOffset = random.nextInt(7);
        the.bStride = columns + random.nextInt(4);
        the.bDepth = shuffled(random, depth + 1, the.bStride);
        the.b = floats(random, the.bOffset + (depth + 1) * the.bStride);
        int cStride = columns + random.nextInt(4);
        the.cOffset = random.nextInt(7);
        the.cRows = shuffled(random, the.toRow + 2, cStride);
        the.c = floats(random, the.cOffset + (the.toRow + 2) * cStride + 5);
        the.floor = random.nextInt(3) == 0 ? 0f : NONE;
        if (random.nextBoolean()) {
            the.start = the.c;
            the.startOffset = the.cOffset;
            the.startStep = 1;
        } else {
            the.startOffset = random.nextInt(3);
            the.start = floats(random, the.startOffset + columns);
        }
        return the;
    }

    private static int[] shuffled(Random random, int count, int step) {
        int[] multiples = Offsets.multiples(count, step);
        for (int i = multiples.length - 1; i > 0; i--) {
            int k = random.nextInt(i + 1);
            int held = multiples[i];
            multiples[i] = multiples[k];
            multiples[k] = held;
        }
        return multiples;
    }

    float[] expected() {
        float[] result = c.clone();
        for (int i = fromRow; i < toRow; i++) {
            for (int j = 0; j < columns; j++) {
                float sum = start[startOffset + startStep * cRows[i] + j];
                for (int p = 0; p < depth; p++) {
                    int row = aOffset + aRows[i] + aDepth[p];
                    sum = byChannel
                            ? Math.fma(a[row + j], b[bOffset + bDepth[p] + j], sum)
                            : Math.fma(a[row], b[bOffset + p * bStride + j], sum);
                }
                result[cOffset + cRows[i] + j] = Math.max(floor, sum);
            }
        }
        return result;
    }

    /** Runs the scalar form, or the one that is the fastest here. */
    float[] actual(boolean scalar) {
        float[] result = c.clone();
        float[] from = start == c ? result : start;
        if (!scalar) {
            run(fromRow, toRow, 0, columns, from, result);
        } else if (byChannel) {
            ScalarChannels.product(
                    fromRow,
                    toRow,
                    columns,
                    depth,
                    a,
                    aOffset,
                    aRows,
                    aDepth,
                    b,
                    bOffset,
                    bDepth,
                    from,
                    startOffset,
                    startStep,
                    result,
                    cOffset,
                    cRows,
                    floor);
        } else {
            ScalarProduct.product(
                    fromRow,
                    toRow,
                    columns,
                    depth,
                    a,
                    aOffset,
                    aRows,
                    aDepth,
                    b,
                    bOffset,
                    bStride,
                    from,
                    startOffset,
                    startStep,
                    result,
                    cOffset,
                    cRows,
                    floor);
        }
        return result;
    }

    /** Runs a part of the rows and columns. */
    void run(int from, int to, int left, int right, float[] starts, float[] result) {
        if (byChannel) {
            Kernels.channelProduct(
                    from,
                    to,
                    right - left,
                    depth,
                    a,
                    aOffset + left,
                    aRows,
                    aDepth,
                    b,
                    bOffset + left,
                    bDepth,
                    starts,
                    startOffset + left,
                    startStep,
                    result,
                    cOffset + left,
                    cRows,
                    floor);
        } else {
            Kernels.product(
                    from,
                    to,
                    right - left,
                    depth,
                    a,
                    aOffset,
                    aRows,
                    aDepth,
                    b,
                    bOffset + left,
                    bStride,
                    starts,
                    startOffset + left,
                    startStep,
                    result,
                    cOffset + left,
                    cRows,
                    floor);
        }
    }

    void check() {
        int[] expected = Bits.of(expected());
        assertThat(Bits.of(actual(false)))
                .as("%s rows, %s columns, depth %s", toRow - fromRow, columns, depth)
                .isEqualTo(expected);
        assertThat(Bits.of(actual(true)))
                .as("scalar: %s rows, %s columns, depth %s", toRow - fromRow, columns, depth)
                .isEqualTo(expected);
    }
}
