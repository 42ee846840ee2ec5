// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.transform;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_FDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F32;

/**
 * The eigenvalues and eigenvectors of a symmetric matrix. EJML finds them in float; Jacobi's rotations (G. H. Golub and C. F. Van
 * Loan, "Matrix Computations", section 8.5) then bring them to double, for in float all is lost of a direction that varies a
 * thousand times less than another. Starting there, one or two sweeps are enough.
 *
 * @param values descending
 * @param vectors one a row, of length 1, the largest of its numbers positive
 */
@SuppressWarnings("ArrayRecordComponent")
record SymmetricEigen(double[] values, double[][] vectors) {

    private static final int MOST_SWEEPS = 50;

    /** Of the largest eigenvalue: what rounding leaves of a zero beside the diagonal. */
    private static final double NEGLIGIBLE = 1e-17;

    static SymmetricEigen of(double[][] matrix) {
        double[][] vectors = start(matrix);
        orthonormalise(vectors);
        double[][] diagonal = conjugate(vectors, matrix);
        for (int i = 0; i < MOST_SWEEPS && sweep(diagonal, vectors); i++) {}
        int[] order = IntStream.range(0, vectors.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -diagonal[i][i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] values = new double[order.length];
        double[][] sorted = new double[order.length][];
        for (int i = 0; i < order.length; i++) {
            values[i] = diagonal[order[i]][order[i]];
            sorted[i] = vectors[order[i]];
            orient(sorted[i]);
        }
        return new SymmetricEigen(values, sorted);
    }

    /** EJML's eigenvectors; the axes if it finds none. */
    private static double[][] start(double[][] matrix) {
        int n = matrix.length;
        double largest = Double.MIN_NORMAL;
        for (double[] row : matrix) {
            for (double value : row) {
                largest = Math.max(largest, Math.abs(value));
            }
        }
        FMatrixRMaj scaled = new FMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                scaled.set(i, j, (float) (matrix[i][j] / largest));
            }
        }
        double[][] vectors = new double[n][n];
        EigenDecomposition_F32<FMatrixRMaj> eigen = DecompositionFactory_FDRM.eig(n, true, true);
        boolean found = eigen.decompose(scaled);
        for (int i = 0; i < n; i++) {
            vectors[i][i] = 1;
            FMatrixRMaj vector = found ? eigen.getEigenVector(i) : null;
            if (vector != null) {
                for (int j = 0; j < n; j++) {
                    vectors[i][j] = vector.data[j];
                }
            }
        }
        return vectors;
    }

    /** The modified Gram-Schmidt process; once is enough for vectors that are orthonormal in float. */
    private static void orthonormalise(double[][] vectors) {
        for (int i = 0; i < vectors.length; i++) {
            for (int j = 0; j < i; j++) {
                addScaled(vectors[i], -dot(vectors[i], vectors[j]), vectors[j]);
            }
            double length = Math.sqrt(dot(vectors[i], vectors[i]));
            for (int k = 0; k < vectors.length; k++) {
                vectors[i][k] /= length;
            }
        }
    }

    /** V M V', of which rounding would make an unsymmetric matrix if both halves were computed. */
    private static double[][] conjugate(double[][] vectors, double[][] matrix) {
        int n = vectors.length;
        double[][] result = new double[n][n];
        for (int i = 0; i < n; i++) {
            double[] product = new double[n];
            for (int k = 0; k < n; k++) {
                addScaled(product, vectors[i][k], matrix[k]);
            }
            for (int j = 0; j <= i; j++) {
                result[i][j] = dot(product, vectors[j]);
                result[j][i] = result[i][j];
            }
        }
        return result;
    }

    /** Turns each pair of axes so that the element beside the diagonal becomes 0; false if all were negligible. */
    private static boolean sweep(double[][] a, double[][] vectors) {
        int n = a.length;
        double largest = 0;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, Math.abs(a[i][i]));
        }
        boolean turned = false;
        for (int p = 0; p < n; p++) {
            for (int q = p + 1; q < n; q++) {
                if (Math.abs(a[p][q]) > NEGLIGIBLE * largest) {
                    turned = true;
                    turn(a, vectors, p, q);
                }
            }
        }
        return turned;
    }

    private static void turn(double[][] a, double[][] vectors, int p, int q) {
        double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double tangent = Math.copySign(1 / (Math.abs(theta) + Math.sqrt(theta * theta + 1)), theta);
        double cosine = 1 / Math.sqrt(tangent * tangent + 1);
        double sine = tangent * cosine;
        double low = a[p][p] - tangent * a[p][q];
        double high = a[q][q] + tangent * a[p][q];
        rotate(a[p], a[q], cosine, sine);
        a[p][p] = low;
        a[q][q] = high;
        a[p][q] = 0;
        a[q][p] = 0;
        // The columns are those rows.
        for (int k = 0; k < a.length; k++) {
            if (k != p && k != q) {
                a[k][p] = a[p][k];
                a[k][q] = a[q][k];
            }
        }
        rotate(vectors[p], vectors[q], cosine, sine);
    }

    private static void rotate(double[] x, double[] y, double cosine, double sine) {
        for (int k = 0; k < x.length; k++) {
            double first = x[k];
            x[k] = cosine * first - sine * y[k];
            y[k] = sine * first + cosine * y[k];
        }
    }

    private static void orient(double[] vector) {
        int largest = 0;
        for (int i = 1; i < vector.length; i++) {
            if (Math.abs(vector[i]) > Math.abs(vector[largest])) {
                largest = i;
            }
        }
        if (vector[largest] < 0) {
            for (int i = 0; i < vector.length; i++) {
                vector[i] = -vector[i];
            }
        }
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    private static void addScaled(double[] target, double factor, double[] x) {
        for (int i = 0; i < target.length; i++) {
            target[i] += factor * x[i];
        }
    }
}
