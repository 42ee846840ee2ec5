// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The product against a plain loop, bit for bit, whichever form runs. */
class ProductTest {

    private static final float NONE = Float.NEGATIVE_INFINITY;

    /** The arguments of a product, and what it should compute. */
    private static final class Case {
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
        float[] start;
        int startOffset;
        int startStep;
        float[] c;
        int cOffset;
        int[] cRows;
        float floor;

        /** Random tables: rows and steps of A anywhere, rows of C shuffled and apart. */
        static Case random(Random random, int rows, int columns, int depth) {
            Case the = new Case();
            the.fromRow = random.nextInt(3);
            the.toRow = the.fromRow + rows;
            the.columns = columns;
            the.depth = depth;
            the.aOffset = random.nextInt(5);
            the.aRows = random.ints(the.toRow + 2, 0, 500).toArray();
            the.aDepth = random.ints(depth + 1, 0, 300).toArray();
            the.a = floats(random, 805);
            the.bOffset = random.nextInt(7);
            the.bStride = columns + random.nextInt(4);
            the.b = floats(random, the.bOffset + depth * the.bStride + columns);
            int cStride = columns + random.nextInt(4);
            the.cOffset = random.nextInt(7);
            the.cRows = Offsets.multiples(the.toRow + 2, cStride);
            for (int i = the.cRows.length - 1; i > 0; i--) {
                int k = random.nextInt(i + 1);
                int held = the.cRows[i];
                the.cRows[i] = the.cRows[k];
                the.cRows[k] = held;
            }
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

        float[] expected() {
            float[] result = c.clone();
            for (int i = fromRow; i < toRow; i++) {
                for (int j = 0; j < columns; j++) {
                    float sum = start[startOffset + startStep * cRows[i] + j];
                    for (int p = 0; p < depth; p++) {
                        sum = Math.fma(a[aOffset + aRows[i] + aDepth[p]], b[bOffset + p * bStride + j], sum);
                    }
                    result[cOffset + cRows[i] + j] = Math.max(floor, sum);
                }
            }
            return result;
        }

        float[] actual(boolean scalar) {
            float[] result = c.clone();
            float[] from = start == c ? result : start;
            if (scalar) {
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
            } else {
                Kernels.product(
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

    private static float[] floats(Random random, int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    @Test
    void everyNumberOfColumns() {
        Random random = new Random(1);
        for (int columns = 1; columns <= 70; columns++) {
            Case.random(random, random.nextInt(8), columns, random.nextInt(41)).check();
        }
    }

    @Test
    void everyNumberOfRows() {
        Random random = new Random(2);
        int[] widths = {2, 4, 8, 16, 32, 64, 128, 255};
        for (int rows = 0; rows <= 30; rows++) {
            for (int columns : widths) {
                Case.random(random, rows, columns, 1 + random.nextInt(5)).check();
            }
        }
    }

    @Test
    void everyDepth() {
        Random random = new Random(3);
        for (int depth = 0; depth <= 40; depth++) {
            Case.random(random, 1 + random.nextInt(14), 1 + random.nextInt(150), depth)
                    .check();
        }
    }

    @Test
    void randomShapes() {
        Random random = new Random(4);
        for (int n = 0; n < 300; n++) {
            Case.random(random, random.nextInt(31), 1 + random.nextInt(70), random.nextInt(41))
                    .check();
        }
    }

    @Test
    void infinitiesAndNaNs() {
        Random random = new Random(5);
        float[] specials = {Float.NaN, Float.POSITIVE_INFINITY, NONE, -0f, 0f, Float.MIN_VALUE, Float.MAX_VALUE};
        for (int n = 0; n < 50; n++) {
            Case the = Case.random(random, 1 + random.nextInt(9), 1 + random.nextInt(40), random.nextInt(4));
            for (float special : specials) {
                the.a[random.nextInt(the.a.length)] = special;
                the.b[random.nextInt(the.b.length)] = special;
                the.c[random.nextInt(the.c.length)] = special;
                the.start[random.nextInt(the.start.length)] = special;
            }
            the.check();
        }
    }

    @Test
    void splittingChangesNothing() {
        Random random = new Random(6);
        for (int n = 0; n < 30; n++) {
            Case the = Case.random(random, 1 + random.nextInt(30), 1 + random.nextInt(70), random.nextInt(41));
            float[] whole = the.actual(false);
            float[] split = the.c.clone();
            float[] from = the.start == the.c ? split : the.start;
            int middle = the.fromRow + random.nextInt(the.toRow - the.fromRow + 1);
            int cut = random.nextInt(the.columns + 1);
            int[][] parts = {{the.fromRow, middle}, {middle, the.toRow}};
            for (int[] rows : parts) {
                Kernels.product(
                        rows[0],
                        rows[1],
                        cut,
                        the.depth,
                        the.a,
                        the.aOffset,
                        the.aRows,
                        the.aDepth,
                        the.b,
                        the.bOffset,
                        the.bStride,
                        from,
                        the.startOffset,
                        the.startStep,
                        split,
                        the.cOffset,
                        the.cRows,
                        the.floor);
                Kernels.product(
                        rows[0],
                        rows[1],
                        the.columns - cut,
                        the.depth,
                        the.a,
                        the.aOffset,
                        the.aRows,
                        the.aDepth,
                        the.b,
                        the.bOffset + cut,
                        the.bStride,
                        from,
                        the.startOffset + cut,
                        the.startStep,
                        split,
                        the.cOffset + cut,
                        the.cRows,
                        the.floor);
            }
            assertThat(Bits.of(split)).isEqualTo(Bits.of(whole));
        }
    }

    @Test
    void convolutionByTables() {
        int height = 4;
        int width = 5;
        int channels = 3;
        int filters = 7;
        int[] rows = Offsets.grid(new int[] {height, width}, new int[] {(width + 2) * channels, channels});
        int[] window = Offsets.grid(new int[] {3, 3, channels}, new int[] {(width + 2) * channels, channels, 1});
        Random random = new Random(7);
        float[] padded = floats(random, (height + 2) * (width + 2) * channels);
        float[] kernel = floats(random, 9 * channels * filters);
        float[] out = new float[height * width * filters];
        Kernels.product(
                0,
                rows.length,
                filters,
                window.length,
                padded,
                0,
                rows,
                window,
                kernel,
                0,
                filters,
                Kernels.zeros(filters),
                0,
                0,
                out,
                0,
                Offsets.multiples(rows.length, filters),
                NONE);
        int n = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int f = 0; f < filters; f++) {
                    float sum = 0f;
                    for (int k = 0; k < 9 * channels; k++) {
                        int ky = k / (3 * channels);
                        int rest = k % (3 * channels);
                        float value = padded[((y + ky) * (width + 2) + x) * channels + rest];
                        sum = Math.fma(value, kernel[k * filters + f], sum);
                    }
                    assertThat(out[n++]).isEqualTo(sum);
                }
            }
        }
    }

    @Test
    void zerosAreZeroAndLongEnough() {
        assertThat(Kernels.zeros(10)).hasSizeGreaterThanOrEqualTo(10);
        float[] zeros = Kernels.zeros(5000);
        assertThat(zeros).hasSizeGreaterThanOrEqualTo(5000);
        assertThat(zeros).containsOnly(0f);
        assertThat(Kernels.zeros(3000)).isSameAs(zeros);
    }

    @Test
    void columnSums() {
        Random random = new Random(8);
        for (int n = 0; n < 100; n++) {
            int rows = random.nextInt(10);
            int columns = 1 + random.nextInt(150);
            int stride = columns + random.nextInt(3);
            int offset = random.nextInt(5);
            float[] x = floats(random, offset + rows * stride + columns);
            float[] sums = floats(random, columns + 3);
            int from = random.nextInt(columns);
            float[] expected = sums.clone();
            for (int r = 0; r < rows; r++) {
                for (int j = from; j < columns; j++) {
                    expected[2 + j] += x[offset + r * stride + j];
                }
            }
            float[] scalar = sums.clone();
            ScalarMemory.columnSums(from, columns, rows, x, offset, stride, scalar, 2);
            Kernels.columnSums(from, columns, rows, x, offset, stride, sums, 2);
            assertThat(Bits.of(sums)).isEqualTo(Bits.of(expected));
            assertThat(Bits.of(scalar)).isEqualTo(Bits.of(expected));
        }
    }

    @Test
    void transpose() {
        Random random = new Random(9);
        for (int n = 0; n < 100; n++) {
            int rows = 1 + random.nextInt(80);
            int from = random.nextInt(rows);
            int columns = 1 + random.nextInt(80);
            int sourceStride = columns + random.nextInt(3);
            int targetStride = rows + random.nextInt(3);
            float[] source = floats(random, 4 + rows * sourceStride);
            float[] target = floats(random, 3 + columns * targetStride);
            float[] expected = target.clone();
            for (int r = from; r < rows; r++) {
                for (int k = 0; k < columns; k++) {
                    expected[3 + k * targetStride + r] = source[4 + r * sourceStride + k];
                }
            }
            Kernels.transpose(from, rows, columns, source, 4, sourceStride, target, 3, targetStride);
            assertThat(Arrays.equals(target, expected)).isTrue();
        }
    }
}
