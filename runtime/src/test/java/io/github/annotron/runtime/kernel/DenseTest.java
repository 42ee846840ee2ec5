// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** {@link Kernels#dense} against plain loops, bit for bit, whichever form runs. */
class DenseTest {

    private static final float NONE = Float.NEGATIVE_INFINITY;

    /** Every part of a vector, and every way in which the rows of B can end with its array. */
    @Test
    void everyNumberOfColumns() {
        Random random = new Random(1);
        for (int columns = 1; columns <= 70; columns++) {
            for (int depth : new int[] {0, 1, 2, 3, 17}) {
                check(random, 1, columns, depth);
            }
        }
    }

    @Test
    void wideRows() {
        Random random = new Random(2);
        for (int columns = 64; columns <= 600; columns += 31) {
            check(random, 1, columns, 1 + random.nextInt(40));
        }
    }

    @Test
    void deepRows() {
        Random random = new Random(3);
        for (int depth = 1000; depth <= 1100; depth += 25) {
            check(random, 1, 1 + random.nextInt(40), depth);
        }
    }

    @Test
    void severalRows() {
        Random random = new Random(4);
        for (int rows = 0; rows <= 9; rows++) {
            for (int n = 0; n < 10; n++) {
                check(random, rows, 1 + random.nextInt(70), random.nextInt(30));
            }
        }
    }

    private static void check(Random random, int rows, int columns, int depth) {
        for (boolean accumulates : new boolean[] {false, true}) {
            int fromRow = random.nextInt(3);
            int aStride = depth + random.nextInt(3);
            int cStride = columns + random.nextInt(3);
            int bStride = columns + random.nextInt(3);
            float[] a = ProductCase.floats(random, 2 + (fromRow + rows) * aStride);
            float[] b = ProductCase.floats(random, 3 + Math.max(0, (depth - 1) * bStride + columns));
            float[] c = ProductCase.floats(random, 1 + (fromRow + rows) * cStride);
            float[] bias = ProductCase.floats(random, 4 + columns);
            float floor = random.nextBoolean() ? 0f : NONE;
            if (random.nextInt(4) == 0) {
                b[random.nextInt(b.length)] = Float.NaN;
                bias[random.nextInt(bias.length)] = Float.POSITIVE_INFINITY;
            }
            float[] expected = c.clone();
            for (int i = fromRow; i < fromRow + rows; i++) {
                for (int j = 0; j < columns; j++) {
                    float sum = accumulates ? c[1 + i * cStride + j] : bias[4 + j];
                    for (int p = 0; p < depth; p++) {
                        sum = Math.fma(a[2 + i * aStride + p], b[3 + p * bStride + j], sum);
                    }
                    expected[1 + i * cStride + j] = Math.max(floor, sum);
                }
            }
            Kernels.dense(
                    fromRow,
                    fromRow + rows,
                    columns,
                    depth,
                    a,
                    2,
                    Offsets.multiples(fromRow + rows, aStride),
                    b,
                    3,
                    bStride,
                    accumulates ? c : bias,
                    accumulates ? 1 : 4,
                    accumulates ? 1 : 0,
                    c,
                    1,
                    Offsets.multiples(fromRow + rows, cStride),
                    floor);
            assertThat(Bits.of(c))
                    .as("%s rows, %s columns, depth %s, accumulates: %s", rows, columns, depth, accumulates)
                    .isEqualTo(Bits.of(expected));
        }
    }
}
