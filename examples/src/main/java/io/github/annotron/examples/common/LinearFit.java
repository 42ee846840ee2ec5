// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.common;

import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_FDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * The best linear function, found by EJML.
 *
 * @param weights a row for each variable, then the constants; a column for each of the function's values
 */
public record LinearFit(FMatrixRMaj weights) {

    /**
     * Fits values by least squares.
     *
     * @throws IllegalArgumentException if the variables depend on each other
     */
    public static LinearFit of(float[][] variables, float[][] values) {
        int width = variables[0].length;
        FMatrixRMaj design = new FMatrixRMaj(variables.length, width + 1);
        for (int i = 0; i < variables.length; i++) {
            System.arraycopy(variables[i], 0, design.data, i * (width + 1), width);
            design.set(i, width, 1);
        }
        FMatrixRMaj weights = new FMatrixRMaj(width + 1, values[0].length);
        LinearSolverDense<FMatrixRMaj> solver = LinearSolverFactory_FDRM.leastSquares(variables.length, width + 1);
        if (!solver.setA(design)) {
            throw new IllegalArgumentException("the variables do not determine a linear function");
        }
        solver.solve(new FMatrixRMaj(values), weights);
        return new LinearFit(weights);
    }

    /** One of the function's values. */
    public float value(float[] variables, int column) {
        float sum = weights.get(variables.length, column);
        for (int i = 0; i < variables.length; i++) {
            sum += weights.get(i, column) * variables[i];
        }
        return sum;
    }
}
