// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of windows, whichever form runs, against the definition, with equal numbers, both zeros and what is not a number. */
class MaxPoolingTest {
    private static final int OFFSET = 3;
    private static final float[] CHOICES = {-2, -1, -0f, 0f, 1, 1, Float.NaN, Float.NEGATIVE_INFINITY};

    private final Random random = new Random(5);

    private float[] values(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextBoolean() ? CHOICES[random.nextInt(CHOICES.length)] : (float) random.nextGaussian();
        }
        return values;
    }

    @ParameterizedTest
    @CsvSource({
        "1, 4, 2, false",
        "3, 16, 2, false",
        "14, 32, 2, false",
        "5, 12, 3, false",
        "7, 48, 2, false",
        "2, 64, 4, false",
        "14, 32, 2, true",
        "5, 12, 3, true"
    })
    void isItsDefinition(int windows, int channels, int stride, boolean rectified) {
        int step = stride * channels;
        int below = windows * step + channels;
        float[] x = values(OFFSET + 2 * below);
        float[] y = new float[windows * channels + 1];
        MaxPooling.forward(windows, channels, x, OFFSET, step, below, y, 1);
        float[] dy = values(y.length);
        float[] dx = new float[x.length];
        Arrays.fill(dx, 7);
        MaxPooling.gradient(windows, channels, x, OFFSET, step, below, y, dy, 1, dx, rectified);
        int[] places = {0, channels, below, below + channels};
        int touched = 0;
        for (int window = 0; window < windows; window++) {
            for (int c = 0; c < channels; c++) {
                int i = OFFSET + window * step + c;
                int o = 1 + window * channels + c;
                float largest = Float.NEGATIVE_INFINITY;
                for (int place : places) {
                    largest = Math.max(largest, x[i + place]);
                }
                assertThat(Float.compare(y[o], largest)).isZero();
                int best = places[3];
                for (int k = 2; k >= 0; k--) {
                    best = x[i + places[k]] == largest ? places[k] : best;
                }
                for (int place : places) {
                    float expected = place == best && !(rectified && largest <= 0) ? 0f + dy[o] : 0f;
                    assertThat(Float.compare(dx[i + place], expected)).isZero();
                    touched++;
                }
            }
        }
        int untouched = 0;
        for (float value : dx) {
            untouched += value == 7 ? 1 : 0;
        }
        assertThat(untouched).as("what is in no window").isEqualTo(dx.length - touched);
    }
}
