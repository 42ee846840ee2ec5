// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.live;

import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.data.Rows;
import java.util.Random;

/** Data to train on, some of it wrong, so that there are always mistakes. */
final class Samples {

    private Samples() {}

    /** Pictures of three kinds of stripes; every fifth has the class of another. */
    static Dataset shapes(int count, long seed) {
        Random random = new Random(seed);
        float[][] images = new float[count][64];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            int kind = random.nextInt(3);
            for (int at = 0; at < 64; at++) {
                int along = kind == 0 ? at / 8 : kind == 1 ? at % 8 : at / 8 + at % 8;
                images[i][at] = (along % 3 == 0 ? 0.8f : 0) + 0.2f * random.nextFloat();
            }
            labels[i] = i % 5 == 0 ? (kind + 1) % 3 : kind;
        }
        return Dataset.of(images, labels);
    }

    /** Numbers that mean nothing. */
    static Dataset robot(int count, long seed) {
        Random random = new Random(seed);
        return Dataset.builder()
                .input("camera", Rows.of(numbers(count, 48, random)))
                .input("sensors", Rows.of(numbers(count, 10, random)))
                .target("stop", Rows.of(rounded(numbers(count, 1, random))))
                .target("way", Rows.of(numbers(count, 2, random)))
                .build();
    }

    private static float[][] numbers(int count, int width, Random random) {
        float[][] rows = new float[count][width];
        for (float[] row : rows) {
            for (int i = 0; i < width; i++) {
                row[i] = random.nextFloat();
            }
        }
        return rows;
    }

    private static float[][] rounded(float[][] rows) {
        for (float[] row : rows) {
            row[0] = Math.round(row[0]);
        }
        return rows;
    }
}
