// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SoftmaxTest {

    private static float[] floats(long seed, int length, float scale) {
        Random random = new Random(seed);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian() * scale;
        }
        return values;
    }

    private static double[] exact(float[] x, int offset, int width) {
        double max = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < width; j++) {
            max = Math.max(max, x[offset + j]);
        }
        double[] y = new double[width];
        double sum = 0;
        for (int j = 0; j < width; j++) {
            y[j] = StrictMath.exp(x[offset + j] - max);
            sum += y[j];
        }
        for (int j = 0; j < width; j++) {
            y[j] /= sum;
        }
        return y;
    }

    @Test
    void rowsAreProbabilities() {
        for (int width = 1; width < 40; width++) {
            float[] x = floats(width, 7 * width, 5f);
            float[] y = x.clone();
            Softmax.forward(1, 6, width, y, y);
            for (int row = 1; row < 6; row++) {
                double[] exact = exact(x, row * width, width);
                for (int j = 0; j < width; j++) {
                    assertThat((double) y[row * width + j]).isCloseTo(exact[j], Offset.offset(1e-5 * exact[j]));
                }
            }
            for (int j = 0; j < width; j++) {
                assertThat(y[j]).isEqualTo(x[j]);
                assertThat(y[6 * width + j]).isEqualTo(x[6 * width + j]);
            }
        }
    }

    @Test
    void isTheSameHoweverSplitAndVectorized() {
        for (int width = 1; width < 40; width++) {
            float[] x = floats(width, 9 * width, 5f);
            float[] whole = new float[x.length];
            Softmax.forward(0, 9, width, x, whole);
            float[] split = new float[x.length];
            float[] plain = new float[x.length];
            for (int row = 0; row < 9; row++) {
                Softmax.forward(row, row + 1, width, x, split);
                plainRow(row * width, width, x, plain);
            }
            assertThat(Bits.of(split)).isEqualTo(Bits.of(whole));
            assertThat(Bits.of(plain)).isEqualTo(Bits.of(whole));
        }
    }

    @Test
    void expInPiecesIsThatOfEachElement() {
        float[] x = floats(5, 1000, 30f);
        float[] special = {Float.NEGATIVE_INFINITY, Float.NaN, -0f, 0f, -104f, -1e30f, Float.MIN_VALUE, 39f};
        System.arraycopy(special, 0, x, 100, special.length);
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.min(x[i], 39f);
        }
        for (int length : new int[] {64, 255, 256, 257, 700}) {
            float[] expected = x.clone();
            for (int i = 3; i < 3 + length; i++) {
                expected[i] = Functions.lowExp(x[i]);
            }
            float[] apart = x.clone();
            Exponentials.EXP.compute(x, 3, 3 + length, apart);
            assertThat(Bits.of(apart)).isEqualTo(Bits.of(expected));
            float[] inPlace = x.clone();
            Exponentials.EXP.compute(inPlace, 3, 3 + length, inPlace);
            assertThat(Bits.of(inPlace)).isEqualTo(Bits.of(expected));
        }
    }

    private static void plainRow(int offset, int width, float[] x, float[] y) {
        float max = Float.NEGATIVE_INFINITY;
        for (int i = offset; i < offset + width; i++) {
            max = Math.max(max, x[i]);
        }
        float sum = 0f;
        for (int i = offset; i < offset + width; i++) {
            y[i] = Functions.exp(x[i] - max);
            sum += y[i];
        }
        for (int i = offset; i < offset + width; i++) {
            y[i] /= sum;
        }
    }

    @Test
    void largeAndInfiniteInputs() {
        float[] x = {1000f, 999f, -1e30f, Float.NEGATIVE_INFINITY, Float.NaN, 1f, 2f, 3f};
        float[] y = new float[8];
        Softmax.forward(0, 2, 4, x, y);
        assertThat(y[0]).isCloseTo(0.7310586f, Offset.offset(1e-6f));
        assertThat(y[1]).isCloseTo(0.2689414f, Offset.offset(1e-6f));
        assertThat(y[2]).isZero();
        assertThat(y[3]).isZero();
        assertThat(y[4]).isNaN();
        assertThat(y[5]).isNaN();
    }

    @Test
    void gradientIsTheDerivative() {
        int width = 7;
        int rows = 5;
        float[] x = floats(1, rows * width, 2f);
        float[] dy = floats(2, rows * width, 1f);
        float[] y = new float[rows * width];
        Softmax.forward(0, rows, width, x, y);
        float[] dx = new float[rows * width];
        Softmax.gradient(0, rows, width, y, dy, dx, false);
        for (int i = 0; i < dx.length; i++) {
            int offset = i / width * width;
            double expected = 0;
            double[] exact = exact(x, offset, width);
            for (int j = 0; j < width; j++) {
                expected += dy[offset + j] * exact[j] * ((offset + j == i ? 1 : 0) - exact[i - offset]);
            }
            assertThat((double) dx[i]).isCloseTo(expected, Offset.offset(1e-6));
        }
        float[] added = floats(3, rows * width, 1f);
        float[] expected = added.clone();
        for (int i = 0; i < dx.length; i++) {
            expected[i] += dx[i];
        }
        Softmax.gradient(0, rows, width, y, dy, added, true);
        assertThat(added).isEqualTo(expected);
        float[] inPlace = dy.clone();
        Softmax.gradient(0, rows, width, y, inPlace, inPlace, false);
        assertThat(inPlace).isEqualTo(dx);
    }
}
