// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.initializer;

import io.github.annotron.runtime.Seeds;
import java.util.Arrays;
import java.util.Random;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_FDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;

/**
 * Fills parameters before training, with the same numbers on every machine.
 *
 * <p>The fan-in of a layer is how many values an output is computed from, its fan-out how many outputs a value goes into:
 * the inputs and the units of a dense layer; kernel height times width times channels per group, and times filters per
 * group, of a convolution. Normal distributions are cut off at two standard deviations, and widened before so that the
 * standard deviation is the stated one after the cut, as in Keras's VarianceScaling.
 */
public final class Initializers {

    // The standard deviation of a standard normal distribution that is cut off at -2 and 2.
    private static final double TRUNCATED_DEVIATION = 0.8796256610342398;

    private Initializers() {}

    /**
     * A seed for one parameter: adding a layer to a network leaves the other layers' first values as they are.
     *
     * @param modelSeed the seed of the whole model
     * @param parameter the parameter's name, such as {@code conv1.kernel}
     */
    public static long seed(long modelSeed, String parameter) {
        return Seeds.of(modelSeed, parameter);
    }

    /**
     * Uniform from {@code -sqrt(6 / (fanIn + fanOut))} to the same above 0 (Glorot and Bengio, "Understanding the
     * difficulty of training deep feedforward neural networks", 2010).
     *
     * @param matrix the parameter to fill
     * @param fanIn at least 1
     * @param fanOut at least 1
     * @param seed see {@link #seed}
     */
    public static void glorotUniform(FMatrixRMaj matrix, int fanIn, int fanOut, long seed) {
        uniform(matrix, 2.0 / ((double) fanIn + fanOut), seed);
    }

    /** Truncated normal of variance {@code 2 / (fanIn + fanOut)}; otherwise as {@link #glorotUniform}. */
    public static void glorotNormal(FMatrixRMaj matrix, int fanIn, int fanOut, long seed) {
        truncatedNormal(matrix, 2.0 / ((double) fanIn + fanOut), seed);
    }

    /**
     * Uniform from {@code -sqrt(6 / fanIn)} to the same above 0 (He et al., "Delving deep into rectifiers", 2015).
     *
     * @param matrix the parameter to fill
     * @param fanIn at least 1
     * @param fanOut not used
     * @param seed see {@link #seed}
     */
    public static void heUniform(FMatrixRMaj matrix, int fanIn, int fanOut, long seed) {
        uniform(matrix, 2.0 / fanIn, seed);
    }

    /** Truncated normal of variance {@code 2 / fanIn}; otherwise as {@link #heUniform}. */
    public static void heNormal(FMatrixRMaj matrix, int fanIn, int fanOut, long seed) {
        truncatedNormal(matrix, 2.0 / fanIn, seed);
    }

    /**
     * Uniform from {@code -sqrt(3 / fanIn)} to the same above 0 (LeCun et al., "Efficient BackProp", 1998).
     *
     * @param matrix the parameter to fill
     * @param fanIn at least 1
     * @param fanOut not used
     * @param seed see {@link #seed}
     */
    public static void lecunUniform(FMatrixRMaj matrix, int fanIn, int fanOut, long seed) {
        uniform(matrix, 1.0 / fanIn, seed);
    }

    /** Truncated normal of variance {@code 1 / fanIn}; otherwise as {@link #lecunUniform}. */
    public static void lecunNormal(FMatrixRMaj matrix, int fanIn, int fanOut, long seed) {
        truncatedNormal(matrix, 1.0 / fanIn, seed);
    }

    /**
     * Truncated normal of variance {@code 1 / fanOut}, so that the rows of a table have a length of about 1.
     *
     * @param matrix the parameter to fill
     * @param fanIn not used
     * @param fanOut at least 1: the columns
     * @param seed see {@link #seed}
     */
    public static void unitRows(FMatrixRMaj matrix, int fanIn, int fanOut, long seed) {
        truncatedNormal(matrix, 1.0 / fanOut, seed);
    }

    /**
     * A random matrix with orthonormal rows or columns, whichever there are fewer of (Saxe, McClelland and Ganguli, "Exact
     * solutions to the nonlinear dynamics of learning in deep linear neural networks", 2014): the Q of a QR decomposition
     * of normal numbers, its columns signed as R's diagonal, without which it would not be uniformly distributed
     * (Mezzadri, "How to generate random matrices from the classical compact groups", 2007).
     *
     * @param matrix the parameter to fill
     * @param seed see {@link #seed}
     */
    public static void orthogonal(FMatrixRMaj matrix, long seed) {
        int tall = Math.max(matrix.numRows, matrix.numCols);
        int thin = Math.min(matrix.numRows, matrix.numCols);
        Random random = new Random(seed);
        FMatrixRMaj normal = new FMatrixRMaj(tall, thin);
        for (int i = 0; i < normal.getNumElements(); i++) {
            normal.data[i] = (float) random.nextGaussian();
        }
        QRDecomposition<FMatrixRMaj> qr = DecompositionFactory_FDRM.qr(tall, thin);
        if (!qr.decompose(normal)) {
            throw new IllegalStateException("no QR decomposition of " + tall + "x" + thin + " normal numbers");
        }
        FMatrixRMaj q = qr.getQ(null, true);
        FMatrixRMaj r = qr.getR(null, true);
        boolean transposed = matrix.numRows < matrix.numCols;
        for (int i = 0; i < tall; i++) {
            for (int j = 0; j < thin; j++) {
                float value = r.get(j, j) < 0 ? -q.get(i, j) : q.get(i, j);
                matrix.set(transposed ? j : i, transposed ? i : j, value);
            }
        }
    }

    /**
     * {@link #orthogonal} for each gate of a recurrent layer: matrices of {@code units} columns side by side.
     *
     * @param matrix the parameter to fill
     * @param fanIn not used
     * @param units the columns of a gate
     * @param seed see {@link #seed}
     */
    public static void orthogonalGates(FMatrixRMaj matrix, int fanIn, int units, long seed) {
        FMatrixRMaj gate = new FMatrixRMaj(matrix.numRows, units);
        for (int first = 0; first < matrix.numCols; first += units) {
            orthogonal(gate, Seeds.of(seed, first / units));
            for (int row = 0; row < matrix.numRows; row++) {
                System.arraycopy(gate.data, row * units, matrix.data, row * matrix.numCols + first, units);
            }
        }
    }

    /** The bias of an LSTM: the second of four gates, that which forgets, gets a number, and the others 0. */
    public static void forgetBias(FMatrixRMaj matrix, float value) {
        zeros(matrix);
        int elements = matrix.getNumElements();
        Arrays.fill(matrix.data, elements / 4, elements / 2, value);
    }

    /** Sets every element to a number. */
    public static void constant(FMatrixRMaj matrix, float value) {
        Arrays.fill(matrix.data, 0, matrix.getNumElements(), value);
    }

    /** Sets the elements of a row to 0. */
    public static void zeroRow(FMatrixRMaj matrix, int row) {
        Arrays.fill(matrix.data, row * matrix.numCols, (row + 1) * matrix.numCols, 0);
    }

    /** Sets every element to 0. */
    public static void zeros(FMatrixRMaj matrix) {
        constant(matrix, 0);
    }

    /** Sets every element to 1. */
    public static void ones(FMatrixRMaj matrix) {
        constant(matrix, 1);
    }

    private static void uniform(FMatrixRMaj matrix, double variance, long seed) {
        Random random = new Random(seed);
        double limit = Math.sqrt(3 * variance);
        for (int i = 0; i < matrix.getNumElements(); i++) {
            matrix.data[i] = (float) ((2 * random.nextDouble() - 1) * limit);
        }
    }

    private static void truncatedNormal(FMatrixRMaj matrix, double variance, long seed) {
        Random random = new Random(seed);
        double deviation = Math.sqrt(variance) / TRUNCATED_DEVIATION;
        for (int i = 0; i < matrix.getNumElements(); i++) {
            double value = random.nextGaussian();
            while (Math.abs(value) > 2) {
                value = random.nextGaussian();
            }
            matrix.data[i] = (float) (value * deviation);
        }
    }
}
