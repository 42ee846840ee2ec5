// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.optimizer;

import static io.github.annotron.runtime.optimizer.Clip.clip;
import static io.github.annotron.runtime.optimizer.Denormals.flush;

import java.util.List;

/**
 * Lion (Chen et al., "Symbolic discovery of optimization algorithms", NeurIPS 2023, algorithm 2), which moves each weight by the same
 * amount:
 *
 * <pre>{@code
 * w -= rate * (sign(beta1 * m + (1 - beta1) * g) + decay * w)
 * m = beta2 * m + (1 - beta2) * g
 * }</pre>
 *
 * <p>The paper recommends a rate 3 to 10 times smaller than AdamW's, and a decay as many times larger. Only kernels decay, see {@link
 * io.github.annotron.runtime.Parameter#isKernel}. PyTorch has no Lion; Keras's is the same.
 *
 * @param rate the learning rate, above 0 and finite
 * @param beta1 how much of the mean gradient is in the direction of a step, from 0 to below 1
 * @param beta2 how much of it stays from step to step, from 0 to below 1
 * @param decay how much of a kernel the learning rate takes away in each step, 0 or above and finite
 */
public record Lion(double rate, double beta1, double beta2, double decay) implements Optimizer {

    private static final float LARGE = 0x1p127f;

    public Lion {
        Checks.positive("rate", rate);
        Checks.fraction("beta1", beta1);
        Checks.fraction("beta2", beta2);
        Checks.notNegative("decay", decay);
    }

    /**
     * Lion with the paper's beta1 = 0.9, beta2 = 0.99, without decay.
     *
     * @param rate the learning rate, above 0 and finite; 0.0001 is the paper's
     */
    public static Lion of(double rate) {
        return new Lion(rate, 0.9, 0.99, 0);
    }

    /** The same with this beta1, from 0 to below 1. */
    public Lion beta1(double value) {
        return new Lion(rate, value, beta2, decay);
    }

    /** The same with this beta2, from 0 to below 1. */
    public Lion beta2(double value) {
        return new Lion(rate, beta1, value, decay);
    }

    /** The same with this decay of weights, 0 (none) or above and finite. */
    public Lion decay(double value) {
        return new Lion(rate, beta1, beta2, value);
    }

    @Override
    public Updater newUpdater(int size) {
        return new Mean(size);
    }

    private final class Mean implements Updater {
        private final float[] mean;

        Mean(int size) {
            mean = new float[size];
        }

        @Override
        public void update(Step step, float[] weights, float[] gradient, int from, int to) {
            Lion.update(
                    weights,
                    gradient,
                    mean,
                    from,
                    to,
                    step.limit(),
                    step.scale(),
                    step.kept(decay),
                    (float) beta1,
                    (float) (1 - beta1),
                    (float) beta2,
                    (float) (1 - beta2),
                    (float) step.rate());
        }

        @Override
        public List<Slot> state() {
            return List.of(new Slot("mean", mean));
        }
    }

    private static void update(
            float[] w,
            float[] g,
            float[] m,
            int from,
            int to,
            float limit,
            float scale,
            float kept,
            float beta1,
            float rest1,
            float beta2,
            float rest2,
            float rate) {
        for (int i = from; i < to; i++) {
            float gradient = clip(g[i], limit, scale);
            float mean = m[i];
            float direction = Math.fma(beta1, mean, rest1 * gradient);
            m[i] = flush(Math.fma(beta2, mean, rest2 * gradient));
            // The sign, which C2 of JDK 17 does not vectorise: the smallest number above 0 becomes infinite in two
            // steps.
            float sign = Math.max(-1f, Math.min(1f, direction * LARGE * LARGE));
            w[i] = Math.fma(-rate, sign, kept * w[i]);
        }
    }
}
