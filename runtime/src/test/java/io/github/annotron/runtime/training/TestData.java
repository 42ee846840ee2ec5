// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.data.Rows;
import java.util.Random;

/** Made data that a linear model can learn. */
final class TestData {

    private TestData() {}

    /** {@code y = 2 a - 3 b + 0.5}, without noise. */
    static Dataset plane(int size, long seed) {
        Random random = new Random(seed);
        float[][] features = new float[size][2];
        float[][] targets = new float[size][1];
        for (int i = 0; i < size; i++) {
            float a = 2 * random.nextFloat() - 1;
            float b = 2 * random.nextFloat() - 1;
            features[i] = new float[] {a, b};
            targets[i] = new float[] {2 * a - 3 * b + 0.5f};
        }
        return Dataset.of(features, targets);
    }

    /** Three classes in {@code features} dimensions: the largest of the first three numbers. */
    static Dataset classes(int size, int features, long seed) {
        Random random = new Random(seed);
        float[][] rows = new float[size][features];
        int[] labels = new int[size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < features; j++) {
                rows[i][j] = (float) random.nextGaussian();
            }
            float[] row = rows[i];
            labels[i] = row[0] > row[1] && row[0] > row[2] ? 0 : row[1] > row[2] ? 1 : 2;
        }
        return Dataset.of(rows, labels);
    }

    /** What is done to a row that has been read. */
    @FunctionalInterface
    interface Change {
        void apply(int row, long epoch, float[] target, int offset);
    }

    /** The same data with rows that are other ones in each epoch. */
    static Dataset changing(Dataset plain, Change change) {
        Rows rows = plain.inputs().get(0);
        return Dataset.of(
                new Rows() {
                    @Override
                    public int count() {
                        return rows.count();
                    }

                    @Override
                    public int width() {
                        return rows.width();
                    }

                    @Override
                    public void read(int row, float[] target, int offset) {
                        read(row, 0, target, offset);
                    }

                    @Override
                    public void read(int row, long epoch, float[] target, int offset) {
                        rows.read(row, target, offset);
                        change.apply(row, epoch, target, offset);
                    }
                },
                plain.targets().get(0));
    }
}
