// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.autoencoder;

import io.github.annotron.runtime.data.Rows;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Principal component analysis: the best that a linear encoder and a linear decoder can do. In double precision, by
 * EJML.
 *
 * @param mean of all rows
 * @param components orthonormal directions, those first in which the rows vary most
 */
record Pca(double[] mean, double[][] components) {

    /**
     * Finds the components of some rows.
     *
     * @param count how many of them to keep, from 1 to the width of the rows
     */
    static Pca of(Rows rows, int count) {
        int width = rows.width();
        double[] mean = new double[width];
        DMatrixRMaj covariance = new DMatrixRMaj(width, width);
        float[] row = new float[width];
        double[] values = new double[width];
        for (int i = 0; i < rows.count(); i++) {
            rows.read(i, row, 0);
            for (int j = 0; j < width; j++) {
                values[j] = row[j];
                mean[j] += values[j];
            }
            for (int j = 0; j < width; j++) {
                if (values[j] != 0) {
                    addScaled(covariance.data, j * width, values, values[j], j);
                }
            }
        }
        for (int j = 0; j < width; j++) {
            mean[j] /= rows.count();
        }
        for (int j = 0; j < width; j++) {
            for (int k = j; k < width; k++) {
                double value = covariance.get(j, k) / rows.count() - mean[j] * mean[k];
                covariance.set(j, k, value);
                covariance.set(k, j, value);
            }
        }
        return new Pca(mean, largest(covariance, count));
    }

    /** Adds a row times one of its values to the upper triangle; most values of pictures are 0 and need none of this. */
    private static void addScaled(double[] sums, int offset, double[] values, double factor, int from) {
        for (int k = from; k < values.length; k++) {
            sums[offset + k] += factor * values[k];
        }
    }

    private static double[][] largest(DMatrixRMaj covariance, int count) {
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(covariance.numRows, true, true);
        if (!eigen.decompose(covariance)) {
            throw new IllegalArgumentException("the covariance has no eigenvectors that can be found");
        }
        return IntStream.range(0, covariance.numRows)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -eigen.getEigenvalue(i).getReal()))
                .limit(count)
                .map(i -> eigen.getEigenVector(i).data)
                .toArray(double[][]::new);
    }

    /** The rows, encoded and decoded. */
    Rows restored(Rows rows) {
        int width = mean.length;
        FMatrixRMaj result = new FMatrixRMaj(rows.count(), width);
        double[] sum = new double[width];
        float[] row = new float[width];
        for (int i = 0; i < rows.count(); i++) {
            rows.read(i, row, 0);
            System.arraycopy(mean, 0, sum, 0, width);
            for (double[] component : components) {
                double code = 0;
                for (int j = 0; j < width; j++) {
                    code += component[j] * (row[j] - mean[j]);
                }
                for (int j = 0; j < width; j++) {
                    sum[j] += code * component[j];
                }
            }
            for (int j = 0; j < width; j++) {
                result.set(i, j, (float) sum[j]);
            }
        }
        return Rows.of(result);
    }
}
