// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.regression;

import java.util.Random;

/**
 * The first test function of J. H. Friedman, "Multivariate adaptive regression splines" (1991): five of ten variables
 * matter, two of them only together.
 *
 * <pre>{@code
 * y = 10 sin(pi x1 x2) + 20 (x3 - 1/2)^2 + 10 x4 + 5 x5 + noise
 * }</pre>
 *
 * @param variables rows of ten numbers, evenly distributed from 0 to 1
 * @param values what was measured at each, rows of one number
 * @param truth the same without noise
 */
record FriedmanData(float[][] variables, float[][] values, float[][] truth) {

    /** How many variables there are. */
    static final int VARIABLES = 10;

    /**
     * Makes data.
     *
     * @param noise the standard deviation of the noise
     */
    static FriedmanData of(int samples, double noise, long seed) {
        Random random = new Random(seed);
        FriedmanData data =
                new FriedmanData(new float[samples][VARIABLES], new float[samples][1], new float[samples][1]);
        for (int i = 0; i < samples; i++) {
            float[] x = data.variables[i];
            for (int j = 0; j < VARIABLES; j++) {
                x[j] = random.nextFloat();
            }
            double y = 10 * StrictMath.sin(StrictMath.PI * x[0] * x[1])
                    + 20 * (x[2] - 0.5) * (x[2] - 0.5)
                    + 10 * x[3]
                    + 5 * x[4];
            data.truth[i][0] = (float) y;
            data.values[i][0] = (float) (y + noise * random.nextGaussian());
        }
        return data;
    }
}
