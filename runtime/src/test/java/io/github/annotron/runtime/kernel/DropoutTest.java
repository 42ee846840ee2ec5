// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class DropoutTest {

    private static final int COUNT = 100_003;

    private static float[] ones() {
        float[] ones = new float[COUNT];
        Arrays.fill(ones, 1f);
        return ones;
    }

    private static float[] forward(long key, float rate) {
        float[] y = ones();
        Dropout.forward(key, rate, 0, COUNT, y, y);
        return y;
    }

    private static double dropped(float[] y, int step) {
        int zeros = 0;
        int count = 0;
        for (int i = 0; i < y.length; i += step) {
            zeros += y[i] == 0f ? 1 : 0;
            count++;
        }
        return (double) zeros / count;
    }

    @Test
    void dropsAtTheRateAndScalesTheRest() {
        for (float rate : new float[] {0.01f, 0.1f, 0.25f, 0.5f, 0.9f}) {
            for (long key = -2; key < 3; key++) {
                float[] y = forward(key, rate);
                double deviation = 5 * Math.sqrt(rate * (1 - rate) / COUNT);
                assertThat(dropped(y, 1)).isCloseTo(rate, Offset.offset(deviation));
                assertThat(dropped(y, 64)).isCloseTo(rate, Offset.offset(8 * deviation));
                for (float value : y) {
                    assertThat(value == 0f || value == 1f / (1f - rate)).isTrue();
                }
            }
        }
        assertThat(forward(1, 0f)).containsOnly(1f);
    }

    @Test
    void neighboursInIndexAndKeyAreIndependent() {
        for (long[] keys : new long[][] {{1, 2}, {0, 1L << 32}, {5, 5 ^ Long.MIN_VALUE}, {7, 7}}) {
            float[] first = forward(keys[0], 0.5f);
            float[] second = forward(keys[1], 0.5f);
            int shift = keys[0] == keys[1] ? 1 : 0;
            int same = 0;
            for (int i = shift; i < COUNT; i++) {
                same += first[i] == second[i - shift] ? 1 : 0;
            }
            assertThat((double) same / COUNT).isCloseTo(0.5, Offset.offset(0.01));
        }
    }

    @Test
    void gradientKeepsWhatForwardKeeps() {
        float[] y = forward(9, 0.3f);
        float[] dx = new float[COUNT];
        Dropout.gradient(9, 0.3f, 0, COUNT, ones(), dx, false);
        assertThat(dx).isEqualTo(y);
        float[] added = ones();
        Dropout.gradient(9, 0.3f, 0, COUNT, ones(), added, true);
        for (int i = 0; i < COUNT; i++) {
            y[i] += 1f;
        }
        assertThat(added).isEqualTo(y);
    }

    @Test
    void isTheSameHoweverSplitAndVectorized() {
        float[] whole = forward(3, 0.5f);
        float[] split = ones();
        for (int i = 0; i < COUNT; i += 29) {
            Dropout.forward(3, 0.5f, i, Math.min(i + 29, COUNT), split, split);
        }
        assertThat(split).isEqualTo(whole);
        long mixed = RandomBits.mix(3);
        float[] scalar = ones();
        Dropout.scalarForward(
                (int) mixed, (int) (mixed >>> 32), Dropout.dropped(0.5f), 2f, 0, 0, COUNT, scalar, scalar);
        assertThat(scalar).isEqualTo(whole);
        float[] dx = ones();
        float[] scalarDx = ones();
        Dropout.gradient(3, 0.5f, 5, COUNT, ones(), dx, true);
        Dropout.scalarAccumulate(
                (int) mixed, (int) (mixed >>> 32), Dropout.dropped(0.5f), 2f, 0, 5, COUNT, ones(), scalarDx);
        assertThat(scalarDx).isEqualTo(dx);
    }

    @Test
    void dropsWholeChannels() {
        for (int channels : new int[] {1, 3, 16, 37}) {
            int positions = 5;
            int samples = 400;
            float[] y = new float[samples * positions * channels];
            Arrays.fill(y, 1f);
            float[] dx = y.clone();
            Dropout.forwardChannels(4, 0.4f, 0, 100, positions, channels, y, y);
            Dropout.forwardChannels(4, 0.4f, 100, samples, positions, channels, y, y);
            // The same decisions as of a row for each sample.
            float[] row = new float[samples * channels];
            Arrays.fill(row, 1f);
            Dropout.forward(4, 0.4f, 0, row.length, row, row);
            for (int i = 0; i < y.length; i++) {
                int sample = i / (positions * channels);
                assertThat(y[i]).isEqualTo(row[sample * channels + i % channels]);
            }
            Dropout.gradientChannels(4, 0.4f, 0, samples, positions, channels, dx.clone(), dx, true);
            for (int i = 0; i < y.length; i++) {
                assertThat(dx[i]).isEqualTo(1f + y[i]);
            }
            assertThat(dropped(row, 1)).isCloseTo(0.4, Offset.offset(5 * Math.sqrt(0.24 / row.length)));
        }
    }
}
