// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.optimizer;

/**
 * Adam (Kingma and Ba, "Adam: a method for stochastic optimization", ICLR 2015, algorithm 1):
 *
 * <pre>{@code
 * m = beta1 * m + (1 - beta1) * g
 * v = beta2 * v + (1 - beta2) * g * g
 * w -= rate * (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon)
 * }</pre>
 *
 * @param rate the learning rate, above 0 and finite
 * @param beta1 how much of the mean gradient stays from step to step, from 0 to below 1
 * @param beta2 the same of the mean squared gradient
 * @param epsilon keeps the divisor from 0; above 0 and finite
 */
public record Adam(double rate, double beta1, double beta2, double epsilon) implements Optimizer {

    public Adam {
        Checks.positive("rate", rate);
        Checks.fraction("beta1", beta1);
        Checks.fraction("beta2", beta2);
        Checks.positive("epsilon", epsilon);
    }

    /**
     * Adam with the paper's beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8.
     *
     * @param rate the learning rate, above 0 and finite; the paper's is 0.001
     */
    public static Adam of(double rate) {
        return new Adam(rate, 0.9, 0.999, 1e-8);
    }

    /** The same with this beta1, from 0 to below 1. */
    public Adam beta1(double value) {
        return new Adam(rate, value, beta2, epsilon);
    }

    /** The same with this beta2, from 0 to below 1. */
    public Adam beta2(double value) {
        return new Adam(rate, beta1, value, epsilon);
    }

    /** The same with this epsilon, above 0 and finite. */
    public Adam epsilon(double value) {
        return new Adam(rate, beta1, beta2, value);
    }

    @Override
    public Updater newUpdater(int size) {
        float[] mean = new float[size];
        float[] square = new float[size];
        return (step, weights, gradient, from, to) -> {
            // The corrections in double: in float 1 - beta2^t loses half of its digits in the first steps.
            float rateNow = (float) (rate / (1 - power(beta1, step)));
            float root = (float) (1 / Math.sqrt(1 - power(beta2, step)));
            update(
                    weights,
                    gradient,
                    mean,
                    square,
                    from,
                    to,
                    (float) beta1,
                    (float) (1 - beta1),
                    (float) beta2,
                    (float) (1 - beta2),
                    rateNow,
                    root,
                    (float) epsilon);
        };
    }

    /** By squaring: the same bits on every machine, which Math.pow does not promise, and no allocation as in StrictMath. */
    private static double power(double base, int exponent) {
        double result = 1;
        double square = base;
        for (int rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                result *= square;
            }
            square *= square;
        }
        return result;
    }

    // A method of its own, arrays only, all at one index: so that the compiler vectorises the loop.
    private static void update(
            float[] w,
            float[] g,
            float[] m,
            float[] v,
            int from,
            int to,
            float beta1,
            float rest1,
            float beta2,
            float rest2,
            float rate,
            float root,
            float epsilon) {
        for (int i = from; i < to; i++) {
            float gradient = g[i];
            float mean = Math.fma(beta1, m[i], rest1 * gradient);
            float square = Math.fma(beta2, v[i], rest2 * gradient * gradient);
            m[i] = mean;
            v[i] = square;
            float divisor = Math.fma((float) Math.sqrt(square), root, epsilon);
            w[i] -= rate * (mean / divisor);
        }
    }
}
