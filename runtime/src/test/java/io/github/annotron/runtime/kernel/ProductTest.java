// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The products against plain loops, bit for bit, whichever form runs. */
class ProductTest {

    private static final float NONE = ProductCase.NONE;

    @ParameterizedTest
    @EnumSource
    void everyNumberOfColumns(TileWriter.Form form) {
        Random random = new Random(1);
        for (int columns = 1; columns <= 70; columns++) {
            ProductCase.random(random, form, random.nextInt(8), columns, random.nextInt(41))
                    .check();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyNumberOfRows(TileWriter.Form form) {
        Random random = new Random(2);
        int[] widths = {2, 4, 8, 16, 32, 64, 128, 255};
        for (int rows = 0; rows <= 30; rows++) {
            for (int columns : widths) {
                ProductCase.random(random, form, rows, columns, 1 + random.nextInt(5))
                        .check();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyDepth(TileWriter.Form form) {
        Random random = new Random(3);
        for (int depth = 0; depth <= 40; depth++) {
            ProductCase.random(random, form, 1 + random.nextInt(14), 1 + random.nextInt(150), depth)
                    .check();
        }
    }

    @Test
    void longSumsOverDistantRows() {
        Random random = new Random(8);
        for (int n = 0; n < 20; n++) {
            ProductCase.random(
                            random,
                            TileWriter.Form.MATRIX,
                            10 + random.nextInt(20),
                            250 + random.nextInt(80),
                            380 + random.nextInt(800))
                    .check();
        }
    }

    @ParameterizedTest
    @EnumSource
    void randomShapes(TileWriter.Form form) {
        Random random = new Random(4);
        for (int n = 0; n < 300; n++) {
            ProductCase.random(random, form, random.nextInt(31), 1 + random.nextInt(70), random.nextInt(41))
                    .check();
        }
    }

    /** Loops of the scalar form are cut into parts. */
    @Test
    void longRowsColumnsAndDepths() {
        Random random = new Random(10);
        int[][] shapes = {{3, 513, 130}, {6, 700, 257}, {1, 1100, 129}, {600, 5, 131}, {1030, 17, 128}, {161, 53, 260}};
        for (int[] shape : shapes) {
            for (int n = 0; n < 3; n++) {
                ProductCase.random(random, TileWriter.Form.MATRIX, shape[0], shape[1], shape[2])
                        .check();
            }
        }
    }

    @Test
    void rowsThatAreNeighbours() {
        Random random = new Random(11);
        for (int run : new int[] {1, 2, 7, 8, 9, 50, 300}) {
            for (int rows : new int[] {100, 250, 700}) {
                ProductCase the = ProductCase.random(random, TileWriter.Form.MATRIX, rows, 1 + random.nextInt(60), 9);
                Arrays.setAll(the.aRows, i -> i % run + i / run * 37 % 100);
                the.check();
            }
        }
    }

    /** Also where the scalar form fills up the depth. */
    @Test
    void minusZeroStays() {
        Random random = new Random(12);
        for (int depth = 0; depth < 18; depth++) {
            for (int rows : new int[] {1, 3, 4, 6, 200}) {
                ProductCase the =
                        ProductCase.random(random, TileWriter.Form.MATRIX, rows, rows == 200 ? 7 : 100, depth);
                Arrays.fill(the.a, -1f);
                Arrays.fill(the.b, 0f);
                Arrays.fill(the.start, -0f);
                the.floor = NONE;
                the.check();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void infinitiesAndNaNs(TileWriter.Form form) {
        Random random = new Random(5);
        float[] specials = {Float.NaN, Float.POSITIVE_INFINITY, NONE, -0f, 0f, Float.MIN_VALUE, Float.MAX_VALUE};
        for (int n = 0; n < 50; n++) {
            ProductCase the =
                    ProductCase.random(random, form, 1 + random.nextInt(9), 1 + random.nextInt(40), random.nextInt(6));
            for (float special : specials) {
                the.a[random.nextInt(the.a.length)] = special;
                the.b[random.nextInt(the.b.length)] = special;
                the.c[random.nextInt(the.c.length)] = special;
                the.start[random.nextInt(the.start.length)] = special;
            }
            the.check();
        }
    }

    @ParameterizedTest
    @EnumSource
    void splittingChangesNothing(TileWriter.Form form) {
        Random random = new Random(6);
        for (int n = 0; n < 30; n++) {
            ProductCase the = ProductCase.random(
                    random, form, 1 + random.nextInt(30), 1 + random.nextInt(70), random.nextInt(41));
            float[] whole = the.actual(false);
            float[] split = the.c.clone();
            float[] from = the.start == the.c ? split : the.start;
            int middle = the.fromRow + random.nextInt(the.toRow - the.fromRow + 1);
            int cut = random.nextInt(the.columns + 1);
            for (int[] rows : new int[][] {{the.fromRow, middle}, {middle, the.toRow}}) {
                the.run(rows[0], rows[1], 0, cut, from, split);
                the.run(rows[0], rows[1], cut, the.columns, from, split);
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
        float[] padded = ProductCase.floats(random, (height + 2) * (width + 2) * channels);
        float[] kernel = ProductCase.floats(random, 9 * channels * filters);
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
    void transposed() {
        Random random = new Random(9);
        for (int n = 0; n < 60; n++) {
            int fromRow = random.nextInt(4);
            int toRow = fromRow + random.nextInt(n % 3 == 0 ? 150 : 20);
            int columns = 1 + random.nextInt(250);
            int depth = random.nextInt(100);
            boolean adds = random.nextBoolean();
            float[] a = ProductCase.floats(random, toRow * depth);
            float[] b = ProductCase.floats(random, columns * depth);
            float[] c = ProductCase.floats(random, (toRow + 1) * columns);
            float[] expected = c.clone();
            for (int i = fromRow; i < toRow; i++) {
                for (int j = 0; j < columns; j++) {
                    float sum = adds ? c[i * columns + j] : 0;
                    for (int p = 0; p < depth; p++) {
                        sum = Math.fma(a[i * depth + p], b[j * depth + p], sum);
                    }
                    expected[i * columns + j] = sum;
                }
            }
            TransposedProduct.compute(fromRow, toRow, columns, depth, a, b, c, adds);
            assertThat(c).isEqualTo(expected);
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
            float[] x = ProductCase.floats(random, offset + rows * stride + columns);
            float[] sums = ProductCase.floats(random, columns + 3);
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
            float[] source = ProductCase.floats(random, 4 + rows * sourceStride);
            float[] target = ProductCase.floats(random, 3 + columns * targetStride);
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
