// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of every length and place, whichever form runs, against the formulas. */
class GatesTest {
    private static final int OFFSET = 3;

    private final Random random = new Random(5);

    private float[] row(int count) {
        float[] values = new float[OFFSET + count];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 15, 16, 17, 40, 67})
    void elementsAreWhatTheFormulasSay(int count) {
        float[] a = row(count);
        float[] b = row(count);
        float[] z = row(count);
        float[] y = row(count);
        float[] products = y.clone();
        Gates.multiply(count, a, OFFSET, b, OFFSET, products, OFFSET);
        float[] sums = y.clone();
        Gates.multiplyAdd(count, a, OFFSET, b, OFFSET, sums, OFFSET);
        float[] added = y.clone();
        Gates.add(count, a, OFFSET, added, OFFSET);
        float[] chosen = y.clone();
        Gates.choose(count, z, OFFSET, a, OFFSET, b, OFFSET, chosen, OFFSET);
        float[] dz = y.clone();
        float[] db = y.clone();
        float[] dy = y.clone();
        Gates.choice(count, z, OFFSET, a, OFFSET, b, OFFSET, dy, OFFSET, dz, OFFSET, db, OFFSET);
        for (int i = OFFSET; i < OFFSET + count; i++) {
            assertThat(products[i]).isEqualTo(a[i] * b[i]);
            assertThat(sums[i]).isEqualTo(Math.fma(a[i], b[i], y[i]));
            assertThat(added[i]).isEqualTo(y[i] + a[i]);
            assertThat(chosen[i]).isEqualTo(Math.fma(z[i], a[i] - b[i], b[i]));
            assertThat(dz[i]).isEqualTo(y[i] * (a[i] - b[i]));
            assertThat(db[i]).isEqualTo(y[i] * (1f - z[i]));
            assertThat(dy[i]).isEqualTo(y[i] * z[i]);
        }
        assertThat(products).startsWith(y[0], y[1], y[2]);
        assertThat(chosen).startsWith(y[0], y[1], y[2]);
    }

    /** The general kernels, one after the other, are what the fused ones compute but for the order of factors. */
    @ParameterizedTest
    @ValueSource(ints = {1, 5, 16, 35})
    void fusedStepsOfAnLstmAreItsFormulas(int units) {
        float[] gates = row(4 * units);
        float[] c = row(2 * units);
        float[] before = c.clone();
        Lstm.state(units, gates, OFFSET, c, OFFSET, OFFSET + units);
        for (int j = OFFSET; j < OFFSET + units; j++) {
            assertThat(c[units + j]).isEqualTo(Math.fma(gates[j], gates[2 * units + j], gates[units + j] * before[j]));
        }
        float[] dh = row(units);
        float[] dc = row(units);
        float[] old = dc.clone();
        float[] dGates = new float[OFFSET + 4 * units];
        Lstm.gradient(units, gates, OFFSET, c, OFFSET, OFFSET + units, dh, dc, OFFSET, dGates);
        for (int j = OFFSET; j < OFFSET + units; j++) {
            float i = gates[j];
            float f = gates[units + j];
            float n = gates[2 * units + j];
            float o = gates[3 * units + j];
            float y = Functions.tanh(c[units + j]);
            float d = Math.fma(dh[j] * o, Math.fma(-y, y, 1f), old[j]);
            assertThat(dGates[3 * units + j]).isEqualTo(dh[j] * y * (o * (1f - o)));
            assertThat(dGates[j]).isEqualTo(d * n * (i * (1f - i)));
            assertThat(dGates[units + j]).isEqualTo(d * before[j] * (f * (1f - f)));
            assertThat(dGates[2 * units + j]).isEqualTo(d * i * Math.fma(-n, n, 1f));
            assertThat(dc[j]).isEqualTo(d * f);
        }
    }

    @Test
    void lengthsAreStepsOfTheSequence() {
        assertThat(Gates.steps(3, 5)).isEqualTo(3);
        assertThat(Gates.steps(7, 5)).isEqualTo(5);
        assertThat(Gates.steps(-2, 5)).isZero();
        assertThat(Gates.steps(2.25f, 5)).isEqualTo(3);
        assertThat(Gates.steps(Float.NaN, 5)).isZero();
        assertThat(Gates.steps(Float.POSITIVE_INFINITY, 5)).isEqualTo(5);
    }

    @Test
    void onlyTheColumnsAndRowsAskedForAreCleared() {
        float[] matrix = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        Gates.clear(1, 3, 2, matrix, 1, 3);
        assertThat(matrix).containsExactly(1, 2, 3, 4, 0, 0, 7, 0, 0);
    }
}
