// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.transform;

import io.github.annotron.runtime.data.Rows;
import java.util.Random;

/** Made rows. */
final class Samples {

    private Samples() {}

    /** Normal numbers, of which each column has a mean and a scale of its own and some of the column before it. */
    static Rows correlated(int count, int width, long seed) {
        Random random = new Random(seed);
        float[][] rows = new float[count][width];
        for (float[] row : rows) {
            for (int i = 0; i < width; i++) {
                double own = random.nextGaussian() * (1 + i) + 10 * i;
                row[i] = (float) (i == 0 ? own : own + 0.9 * row[i - 1]);
            }
        }
        return Rows.of(rows);
    }

    static float[] read(Rows rows, int row) {
        float[] values = new float[rows.width()];
        rows.read(row, values, 0);
        return values;
    }

    /** Inverts a transformed row, at other offsets than 0. */
    static float[] invert(Transform transform, float[] row) {
        float[] in = new float[row.length + 3];
        System.arraycopy(row, 0, in, 3, row.length);
        float[] out = new float[transform.inputWidth() + 2];
        transform.invert(in, 3, out, 2);
        float[] result = new float[transform.inputWidth()];
        System.arraycopy(out, 2, result, 0, result.length);
        return result;
    }
}
