// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.regression;

import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_FDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * The best linear function, found by EJML.
 *
 * @param weights one for each variable, then the constant
 */
record LinearFit(FMatrixRMaj weights) {

    /** Fits values by least squares. */
    static LinearFit of(float[][] variables, float[][] values) {
        int width = variables[0].length;
        FMatrixRMaj design = new FMatrixRMaj(variables.length, width + 1);
        for (int i = 0; i < variables.length; i++) {
            System.arraycopy(variables[i], 0, design.data, i * (width + 1), width);
            design.set(i, width, 1);
        }
        FMatrixRMaj weights = new FMatrixRMaj(width + 1, 1);
        LinearSolverDense<FMatrixRMaj> solver = LinearSolverFactory_FDRM.leastSquares(variables.length, width + 1);
        if (!solver.setA(design)) {
            throw new IllegalArgumentException("the variables do not determine a linear function");
        }
        solver.solve(new FMatrixRMaj(values), weights);
        return new LinearFit(weights);
    }

    /** The function's value. */
    float value(float[] variables) {
        float sum = weights.get(variables.length);
        for (int i = 0; i < variables.length; i++) {
            sum += weights.get(i) * variables[i];
        }
        return sum;
    }
}
