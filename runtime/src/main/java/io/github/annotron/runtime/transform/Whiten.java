// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.transform;

import io.github.annotron.runtime.data.Rows;
import java.util.Map;

/**
 * Turns columns into ones of mean 0 that are not correlated and have variance 1: {@code (x - means) forward}. PCA gives the
 * directions in which the training data varies most; ZCA turns these back, so that the result is as near to the original as it can
 * be (A. J. Bell and T. J. Sejnowski, "The 'independent components' of natural scenes are edge filters", 1997).
 *
 * <p>Covariances have the number of rows as divisor and are computed in double. The eigenvectors take a time that grows with the
 * third power of the columns: some seconds for 784.
 *
 * @param means of the columns
 * @param forward a row for each column, row after row
 * @param backward undoes it, a row for each number of the result, row after row; with fewer directions than columns the nearest
 *     one to the original
 */
@SuppressWarnings("ArrayRecordComponent") // transforms are not compared
public record Whiten(float[] means, float[] forward, float[] backward) implements Transform {

    static final String KIND = "whiten";

    /** Of the largest variance: a direction with less has none but rounding errors. */
    private static final double SMALLEST_VARIANCE = 1e-12;

    public Whiten {
        if (means.length == 0 || forward.length == 0 || forward.length % means.length != 0) {
            throw new IllegalArgumentException(
                    forward.length + " numbers are no rows for " + means.length + " columns");
        }
        Checks.sameLength("numbers to undo it", forward.length, backward);
        Checks.finite("the mean", means);
        Checks.finite("the factor", forward);
        Checks.finite("the factor", backward);
    }

    /**
     * The directions of most variance, descending.
     *
     * @param components how many, at least 1
     */
    public static TransformFitter pca(int components) {
        return pca(components, 0);
    }

    /**
     * The directions of most variance, descending.
     *
     * @param components how many, at least 1
     * @param epsilon is added to each variance, at least 0, so that directions that hardly vary are not blown up; the result
     *     then has less than variance 1 there
     */
    public static TransformFitter pca(int components, double epsilon) {
        if (components < 1) {
            throw new IllegalArgumentException("there must be at least 1 component, not " + components);
        }
        checkEpsilon(epsilon);
        return training -> {
            if (components > training.width()) {
                throw new IllegalArgumentException("there are " + training.width()
                        + " columns, and so at most as many components, not " + components);
            }
            return fit(training, components, epsilon, false);
        };
    }

    /**
     * As many columns as there were, each as near to its original as possible.
     *
     * @param epsilon as for {@link #pca(int, double)}
     */
    public static TransformFitter zca(double epsilon) {
        checkEpsilon(epsilon);
        return training -> fit(training, training.width(), epsilon, true);
    }

    private static void checkEpsilon(double epsilon) {
        if (!(epsilon >= 0 && epsilon < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("epsilon must be at least 0, not " + epsilon);
        }
    }

    private static Whiten fit(Rows training, int components, double epsilon, boolean turnBack) {
        int width = training.width();
        double[] means = Moments.of(training).means();
        SymmetricEigen eigen = SymmetricEigen.of(covariances(training, means));
        double[][] forward = new double[width][turnBack ? width : components];
        double[][] backward = new double[forward[0].length][width];
        for (int c = 0; c < components; c++) {
            double variance = Math.max(eigen.values()[c], 0) + epsilon;
            if (!(variance > SMALLEST_VARIANCE * eigen.values()[0])) {
                throw new IllegalArgumentException("the columns vary in " + c
                        + " directions only: " + (turnBack ? "" : "take at most so many components, or ")
                        + "give an epsilon above 0");
            }
            double deviation = Math.sqrt(variance);
            double[] vector = eigen.vectors()[c];
            for (int i = 0; i < width; i++) {
                if (turnBack) {
                    for (int j = 0; j < width; j++) {
                        forward[i][j] += vector[i] * vector[j] / deviation;
                        backward[i][j] += vector[i] * vector[j] * deviation;
                    }
                } else {
                    forward[i][c] = vector[i] / deviation;
                    backward[c][i] = vector[i] * deviation;
                }
            }
        }
        return new Whiten(floats(means), floats(forward), floats(backward));
    }

    private static double[][] covariances(Rows rows, double[] means) {
        int width = means.length;
        double[][] sums = new double[width][width];
        float[] row = new float[width];
        double[] difference = new double[width];
        for (int r = 0; r < rows.count(); r++) {
            rows.read(r, row, 0);
            for (int i = 0; i < width; i++) {
                difference[i] = row[i] - means[i];
            }
            for (int i = 0; i < width; i++) {
                for (int j = 0; j <= i; j++) {
                    sums[i][j] += difference[i] * difference[j];
                }
            }
        }
        for (int i = 0; i < width; i++) {
            for (int j = 0; j <= i; j++) {
                sums[i][j] /= rows.count();
                sums[j][i] = sums[i][j];
            }
        }
        return sums;
    }

    private static float[] floats(double[]... rows) {
        float[] values = new float[rows.length * rows[0].length];
        int at = 0;
        for (double[] row : rows) {
            for (double value : row) {
                values[at++] = (float) value;
            }
        }
        return values;
    }

    static Whiten read(TransformState state) {
        return new Whiten(state.array("means"), state.array("forward"), state.array("backward"));
    }

    @Override
    public int inputWidth() {
        return means.length;
    }

    @Override
    public int outputWidth() {
        return forward.length / means.length;
    }

    @Override
    public void apply(float[] in, int from, float[] out, int to) {
        int width = outputWidth();
        for (int j = 0; j < width; j++) {
            out[to + j] = 0;
        }
        for (int i = 0; i < means.length; i++) {
            addScaled(in[from + i] - means[i], forward, i * width, out, to, width);
        }
    }

    @Override
    public boolean isInvertible() {
        return true;
    }

    @Override
    public void invert(float[] in, int from, float[] out, int to) {
        int width = outputWidth();
        System.arraycopy(means, 0, out, to, means.length);
        for (int i = 0; i < width; i++) {
            addScaled(in[from + i], backward, i * means.length, out, to, means.length);
        }
    }

    private static void addScaled(float factor, float[] rows, int row, float[] out, int to, int width) {
        for (int j = 0; j < width; j++) {
            out[to + j] = Math.fma(factor, rows[row + j], out[to + j]);
        }
    }

    @Override
    public TransformState state() {
        return TransformState.of(KIND, Map.of("means", means, "forward", forward, "backward", backward));
    }
}
