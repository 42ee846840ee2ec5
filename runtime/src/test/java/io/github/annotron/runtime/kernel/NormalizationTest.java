// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What the networks of the processor's tests do not show; these compare values and gradients with an interpreter's. */
class NormalizationTest {
    private static final int WIDTH = 50;

    private static float[] normal(int length, double mean) {
        Random random = new Random(3);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) (mean + random.nextGaussian());
        }
        return values;
    }

    private static float[] normalized(float[] x, float[] statistics) {
        float[] y = new float[x.length];
        Normalization.forward(0, x.length / WIDTH, 1, 1, WIDTH, 1e-5f, x, null, null, y, statistics);
        return y;
    }

    @Test
    void aLargeMeanCostsNoPrecision() {
        float[] statistics = new float[2];
        float[] y = normalized(normal(WIDTH, 10_000), statistics);
        double sum = 0;
        double squares = 0;
        for (float value : y) {
            sum += value;
            squares += value * value;
        }
        assertThat(sum / WIDTH).isCloseTo(0, Offset.offset(1e-3));
        assertThat(squares / WIDTH).isCloseTo(1, Offset.offset(1e-4));
        assertThat(statistics[0]).isCloseTo(10_000f, Offset.offset(1f));
    }

    @Test
    void equalValuesBecomeZero() {
        float[] x = new float[WIDTH];
        Arrays.fill(x, 0.1f);
        assertThat(normalized(x, new float[2])).containsOnly(0f);
    }

    @Test
    void notANumberStaysInItsRow() {
        float[] x = normal(3 * WIDTH, 0);
        float[] without = normalized(x, new float[6]);
        x[WIDTH + 7] = Float.NaN;
        float[] y = normalized(x, new float[6]);
        assertThat(Arrays.copyOf(y, WIDTH)).containsExactly(Arrays.copyOf(without, WIDTH));
        assertThat(Arrays.copyOfRange(y, WIDTH, 2 * WIDTH)).containsOnly(Float.NaN);
        assertThat(Arrays.copyOfRange(y, 2 * WIDTH, 3 * WIDTH))
                .containsExactly(Arrays.copyOfRange(without, 2 * WIDTH, 3 * WIDTH));
    }

    @Test
    void theGradientAtTheScaleIsTheSameHoweverSplit() {
        int channels = 12;
        float[] x = normal(5 * 3 * channels, 1);
        float[] dy = normal(x.length, 0);
        float[] statistics = new float[2 * 5 * 4];
        Normalization.forward(0, 5, 3, 4, 3, 1e-5f, x, null, null, new float[x.length], statistics);
        float[] whole = new float[channels];
        Normalization.scaleGradient(0, channels, 5, 3, 4, 3, x, statistics, dy, whole);
        for (int cut = 0; cut <= channels; cut++) {
            float[] parts = new float[channels];
            Normalization.scaleGradient(0, cut, 5, 3, 4, 3, x, statistics, dy, parts);
            Normalization.scaleGradient(cut, channels, 5, 3, 4, 3, x, statistics, dy, parts);
            assertThat(parts).containsExactly(whole);
        }
    }
}
