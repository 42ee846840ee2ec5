// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The form that runs against plain loops, bit by bit. The networks of the processor's tests compare values and gradients with an
 * interpreter's.
 */
class BatchNormalizationTest {
    private static final int SAMPLES = 3;
    private static final int POSITIONS = 5;
    private static final float EPSILON = 1e-5f;

    private static float[] normal(int length, double mean, long seed) {
        Random random = new Random(seed);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) (mean + random.nextGaussian());
        }
        return values;
    }

    /** What {@link BatchNormalization#normalize} reads for a batch. */
    private static float[] values(float[] x, int samples, int positions, int channels, float[] scale, float[] shift) {
        float[] moments = new float[samples * 2 * channels];
        BatchNormalization.moments(0, samples, positions, channels, x, moments);
        float[] values = BatchNormalization.values(channels);
        BatchNormalization.totals(0, channels, samples, positions, channels, moments, EPSILON, scale, shift, values);
        return values;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 16, 17, 24, 40, 64, 100})
    void momentsAreThoseOfPlainLoops(int channels) {
        float[] x = normal(SAMPLES * POSITIONS * channels, 3, 1);
        float[] moments = new float[SAMPLES * 2 * channels];
        BatchNormalization.moments(1, SAMPLES, POSITIONS, channels, x, moments);
        BatchNormalization.moments(0, 1, POSITIONS, channels, x, moments);
        float[] expected = new float[moments.length];
        for (int n = 0; n < SAMPLES; n++) {
            for (int c = 0; c < channels; c++) {
                float sum = 0;
                for (int p = 0; p < POSITIONS; p++) {
                    sum += x[(n * POSITIONS + p) * channels + c];
                }
                float mean = sum / POSITIONS;
                float squares = 0;
                for (int p = 0; p < POSITIONS; p++) {
                    float deviation = x[(n * POSITIONS + p) * channels + c] - mean;
                    squares = Math.fma(deviation, deviation, squares);
                }
                expected[n * 2 * channels + c] = mean;
                expected[(n * 2 + 1) * channels + c] = squares;
            }
        }
        assertThat(Bits.of(moments)).containsExactly(Bits.of(expected));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 16, 17, 24, 40, 64, 100})
    void valuesAndGradientsAreThoseOfPlainLoops(int channels) {
        int size = POSITIONS * channels;
        float[] x = normal(SAMPLES * size, 3, 1);
        float[] dy = normal(x.length, 0, 2);
        float[] scale = normal(channels, 1, 3);
        float[] shift = normal(channels, 0, 4);
        float[] values = values(x, SAMPLES, POSITIONS, channels, scale, shift);
        float[] y = new float[x.length];
        BatchNormalization.normalize(0, size, channels, x, values, 0f, y);
        BatchNormalization.normalize(size, x.length, channels, x, values, 0f, y);

        float[] sums = new float[SAMPLES * 2 * channels];
        BatchNormalization.gradientMoments(0, SAMPLES, POSITIONS, channels, x, values, dy, sums);
        float[] dScale = normal(channels, 0, 5);
        float[] dShift = new float[channels];
        float[] addedTo = dScale.clone();
        float[] backward = BatchNormalization.gradientValues(channels);
        BatchNormalization.gradientTotals(
                0, channels, SAMPLES, POSITIONS, channels, sums, values, dScale, true, dShift, false, backward);
        float[] dx = normal(x.length, 0, 6);
        float[] sum = dx.clone();
        BatchNormalization.gradient(0, x.length, channels, x, values, backward, dy, dx, false);
        BatchNormalization.gradient(0, x.length, channels, x, values, backward, dy, sum, true);

        int section = channels + ChannelValues.LONGEST_VECTOR;
        float[] start = normal(x.length, 0, 6);
        for (int c = 0; c < channels; c++) {
            double expectedScale = 0;
            double expectedShift = 0;
            for (int n = 0; n < SAMPLES; n++) {
                float ofScale = 0;
                float ofShift = 0;
                for (int p = 0; p < POSITIONS; p++) {
                    int i = n * size + p * channels + c;
                    float centred = x[i] - values[c];
                    assertThat(y[i])
                            .isEqualTo(Math.max(0f, Math.fma(centred, values[section + c], values[2 * section + c])));
                    float change =
                            values[section + c] * (dy[i] - Math.fma(centred, backward[section + c], backward[c]));
                    assertThat(dx[i]).isEqualTo(change);
                    assertThat(sum[i]).isEqualTo(start[i] + change);
                    ofScale = Math.fma(dy[i], centred, ofScale);
                    ofShift += dy[i];
                }
                expectedScale += ofScale;
                expectedShift += ofShift;
            }
            expectedScale *= values[3 * section + c];
            assertThat(dScale[c]).isEqualTo(addedTo[c] + (float) expectedScale);
            assertThat(dShift[c]).isEqualTo((float) expectedShift);
        }
    }

    @Test
    void aLargeMeanCostsNoPrecision() {
        float[] x = normal(64 * 50, 10_000, 7);
        float[] values = values(x, 64, 50, 1, null, null);
        float[] y = new float[x.length];
        BatchNormalization.normalize(0, x.length, 1, x, values, Float.NEGATIVE_INFINITY, y);
        double sum = 0;
        double squares = 0;
        for (float value : y) {
            sum += value;
            squares += value * value;
        }
        assertThat(sum / y.length).isCloseTo(0, Offset.offset(1e-3));
        assertThat(squares / y.length).isCloseTo(1, Offset.offset(1e-3));
    }

    @Test
    void oneValueBecomesTheShift() {
        float[] values = values(new float[] {5, -7}, 1, 1, 2, null, new float[] {0.5f, 2});
        float[] y = new float[2];
        BatchNormalization.normalize(0, 2, 2, new float[] {5, -7}, values, Float.NEGATIVE_INFINITY, y);
        assertThat(y).containsExactly(0.5f, 2f);
    }

    /** Of the values 1, 3 and 5 the mean is 3 and the variance without bias 4. */
    @Test
    void runningAveragesMove() {
        float[] values = values(new float[] {1, 3, 5}, 3, 1, 1, null, null);
        float[] mean = {1};
        float[] variance = {2};
        BatchNormalization.update(0, 1, 1, 3, 0.75f, values, mean, variance);
        assertThat(mean).containsExactly(1.5f);
        assertThat(variance).containsExactly(new float[] {2.5f}, Offset.offset(1e-6f));
    }
}
