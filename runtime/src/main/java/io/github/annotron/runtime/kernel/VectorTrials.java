// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

import io.github.annotron.runtime.kernel.vector.VectorProduct;

/** Calls of kernels on numbers that nobody needs, with every argument that decides which code runs. */
final class VectorTrials {

    private static final int LENGTH = 1024;
    private static final int CHANNELS = 64;

    /** More rows than that are those of the largest tile and what is left of them, as often as it takes. */
    private static final int TILE_ROWS = 12;

    /** As many as products have: C2 unrolls by how often loops have turned, and with a few dozen terms made slower code. */
    private static final int TERMS = 200;

    private final float[] x = numbers(4 * LENGTH);
    private final float[] y = new float[4 * LENGTH];
    private final float[] dy = numbers(4 * LENGTH);
    private final float[] dx = new float[4 * LENGTH];
    private final float[] values = BatchNormalization.values(CHANNELS);
    private final float[] backward = BatchNormalization.gradientValues(CHANNELS);

    /** Only once the Vector API may be loaded. */
    private static final class Matrices {
        /** So many columns hold any panel of vectors. */
        static final int WIDTH = 32 * VectorProduct.LANES;

        static final float[] A = numbers(2 * TILE_ROWS * TERMS + WIDTH);
        static final float[] B = numbers(TERMS * WIDTH);
        static final float[] C = new float[2 * TILE_ROWS * WIDTH];
        static final float[] BIAS = numbers(WIDTH);
        static final int[] A_ROWS = Offsets.multiples(2 * TILE_ROWS, TERMS);
        static final int[] A_DEPTH = Offsets.consecutive(TERMS);
        static final int[] B_ROWS = Offsets.multiples(TERMS, WIDTH);
        static final int[] C_ROWS = Offsets.multiples(2 * TILE_ROWS, WIDTH);

        private Matrices() {}

        static int rows(int rows) {
            return rows < 2 * TILE_ROWS ? rows : TILE_ROWS + rows % TILE_ROWS;
        }

        static int columns(int columns) {
            return columns < WIDTH ? columns : WIDTH / 2 + columns % (WIDTH / 2);
        }
    }

    private static float[] numbers(int length) {
        float[] numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = (i * 37 % 101 - 50) * 0.05f;
        }
        return numbers;
    }

    void run(VectorForm form) {
        switch (form) {
            case PRODUCT -> products();
            case ROW -> rows();
            case CHANNEL_PRODUCT -> channelProducts();
            case COLUMN_SUMS -> Kernels.columnSums(0, CHANNELS, LENGTH / CHANNELS, x, 0, CHANNELS, y, 0);
            case SIGMOID -> {
                Activations.sigmoid(x, 0, LENGTH, y);
                Activations.sigmoidGradient(y, 0, LENGTH, dy, dx, false);
                Activations.sigmoidGradient(y, 0, LENGTH, dy, dx, true);
            }
            case TANH -> {
                Activations.tanh(x, 0, LENGTH, y);
                Activations.tanhGradient(y, 0, LENGTH, dy, dx, false);
                Activations.tanhGradient(y, 0, LENGTH, dy, dx, true);
            }
            case RELU -> {
                Activations.relu(x, 0, LENGTH, y);
                Activations.reluGradient(y, 0, LENGTH, dy, dx, false);
                Activations.reluGradient(y, 0, LENGTH, dy, dx, true);
            }
            case LEAKY_RELU -> {
                Activations.leakyRelu(x, 0, LENGTH, y, 0.1f);
                Activations.leakyReluGradient(y, 0, LENGTH, dy, dx, false, 0.1f);
                Activations.leakyReluGradient(y, 0, LENGTH, dy, dx, true, 0.1f);
            }
            case ELU -> {
                Activations.elu(x, 0, LENGTH, y, 1f);
                Activations.eluGradient(y, 0, LENGTH, dy, dx, false, 1f);
                Activations.eluGradient(y, 0, LENGTH, dy, dx, true, 1f);
            }
            case SELU -> {
                Activations.selu(x, 0, LENGTH, y);
                Activations.seluGradient(y, 0, LENGTH, dy, dx, false);
                Activations.seluGradient(y, 0, LENGTH, dy, dx, true);
            }
            case GELU -> {
                Activations.gelu(x, 0, LENGTH, y);
                Activations.geluGradient(x, 0, LENGTH, dy, dx, false);
                Activations.geluGradient(x, 0, LENGTH, dy, dx, true);
            }
            case SILU -> {
                Activations.silu(x, 0, LENGTH, y);
                Activations.siluGradient(x, 0, LENGTH, dy, dx, false);
                Activations.siluGradient(x, 0, LENGTH, dy, dx, true);
            }
            case SOFTPLUS -> {
                Activations.softplus(x, 0, LENGTH, y);
                Activations.softplusGradient(y, 0, LENGTH, dy, dx, false);
                Activations.softplusGradient(y, 0, LENGTH, dy, dx, true);
            }
            case SOFTMAX -> Softmax.forward(0, LENGTH / CHANNELS, CHANNELS, x, y);
            case MAX_POOLING -> {
                MaxPooling.forward(4, CHANNELS, x, 0, 2 * CHANNELS, 8 * CHANNELS, y, 0);
                MaxPooling.gradient(4, CHANNELS, x, 0, 2 * CHANNELS, 8 * CHANNELS, y, dy, 0, dx, false);
            }
            case DROPOUT -> {
                Dropout.forward(1, 0.5f, 0, LENGTH, x, y);
                Dropout.gradient(1, 0.5f, 0, LENGTH, dy, dx, true);
            }
            case GAUSSIAN -> Gaussian.add(1, 0.5f, 0, LENGTH, x, y);
            case GATES -> {
                Gates.multiply(LENGTH, x, 0, dy, 0, y, 0);
                Gates.multiplyAdd(LENGTH, x, 0, dy, 0, y, 0);
                Gates.add(LENGTH, x, 0, y, 0);
                Gates.choose(LENGTH, x, 0, dy, 0, x, LENGTH, y, 0);
                Gates.choice(LENGTH, x, 0, dy, 0, x, LENGTH, y, 0, dx, 0, dx, LENGTH);
            }
            case LSTM -> {
                Lstm.state(CHANNELS, x, 0, y, 0, CHANNELS);
                Lstm.gradient(CHANNELS, x, 0, y, 0, CHANNELS, dy, dx, 0, y);
            }
            case BATCH_NORMALIZATION -> normalization();
        }
    }

    private void products() {
        ProductShapes shapes = ProductShapes.of(VectorForm.PRODUCT);
        for (int i = 0; i < shapes.count(); i++) {
            int rows = Matrices.rows(shapes.rows(i));
            int columns = Matrices.columns(shapes.columns(i));
            product(rows, columns, Matrices.BIAS, 0, 0f);
            product(rows, columns, Matrices.C, 1, Float.NEGATIVE_INFINITY);
        }
    }

    private static void product(int rows, int columns, float[] start, int startStep, float floor) {
        Kernels.product(
                0,
                rows,
                columns,
                TERMS,
                Matrices.A,
                0,
                Matrices.A_ROWS,
                Matrices.A_DEPTH,
                Matrices.B,
                0,
                Matrices.WIDTH,
                start,
                0,
                startStep,
                Matrices.C,
                0,
                Matrices.C_ROWS,
                floor);
    }

    private void rows() {
        ProductShapes shapes = ProductShapes.of(VectorForm.ROW);
        for (int i = 0; i < shapes.count(); i++) {
            int columns = Matrices.columns(shapes.columns(i));
            row(columns, Matrices.BIAS, 0, 0f);
            row(columns, Matrices.C, 1, Float.NEGATIVE_INFINITY);
        }
    }

    private static void row(int columns, float[] start, int startStep, float floor) {
        Kernels.dense(
                0,
                1,
                columns,
                TERMS,
                Matrices.A,
                0,
                Matrices.A_ROWS,
                Matrices.B,
                0,
                Matrices.WIDTH,
                start,
                0,
                startStep,
                Matrices.C,
                0,
                Matrices.C_ROWS,
                floor);
    }

    private void channelProducts() {
        ProductShapes shapes = ProductShapes.of(VectorForm.CHANNEL_PRODUCT);
        for (int i = 0; i < shapes.count(); i++) {
            int rows = Matrices.rows(shapes.rows(i));
            int columns = Matrices.columns(shapes.columns(i));
            channelProduct(rows, columns, Matrices.BIAS, 0, 0f);
            channelProduct(rows, columns, Matrices.C, 1, Float.NEGATIVE_INFINITY);
        }
    }

    private static void channelProduct(int rows, int channels, float[] start, int startStep, float floor) {
        Kernels.channelProduct(
                0,
                rows,
                channels,
                TERMS,
                Matrices.A,
                0,
                Matrices.A_ROWS,
                Matrices.A_DEPTH,
                Matrices.B,
                0,
                Matrices.B_ROWS,
                start,
                0,
                startStep,
                Matrices.C,
                0,
                Matrices.C_ROWS,
                floor);
    }

    private void normalization() {
        int positions = LENGTH / CHANNELS;
        BatchNormalization.moments(0, 1, positions, CHANNELS, x, y);
        BatchNormalization.normalize(0, LENGTH, CHANNELS, x, values, 0f, y);
        BatchNormalization.gradientMoments(0, 1, positions, CHANNELS, x, values, dy, dx);
        BatchNormalization.gradient(0, LENGTH, CHANNELS, x, values, backward, dy, dx, false);
        BatchNormalization.gradient(0, LENGTH, CHANNELS, x, values, backward, dy, dx, true);
    }
}
