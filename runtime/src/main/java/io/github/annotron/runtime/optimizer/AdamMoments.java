// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.optimizer;

import static io.github.annotron.runtime.optimizer.Clip.clip;
import static io.github.annotron.runtime.optimizer.Denormals.flush;

import io.github.annotron.runtime.kernel.Powers;
import java.util.List;

/** The updater of Adam and of AdamW, which are one but for the decay. */
final class AdamMoments implements Optimizer.Updater {
    private final Adam adam;
    private final double decay;
    private final float[] mean;
    private final float[] square;
    private float rate;
    private float root;

    AdamMoments(Adam adam, double decay, int size) {
        this.adam = adam;
        this.decay = decay;
        mean = new float[size];
        square = new float[size];
    }

    @Override
    public void begin(Step step) {
        // The corrections in double: in float 1 - beta2^t loses half of its digits in the first steps.
        rate = (float) (step.rate() / (1 - Powers.of(adam.beta1(), step.number())));
        root = (float) (1 / Math.sqrt(1 - Powers.of(adam.beta2(), step.number())));
    }

    @Override
    public void update(Step step, float[] weights, float[] gradient, int from, int to) {
        update(
                weights,
                gradient,
                mean,
                square,
                from,
                to,
                step.limit(),
                step.scale(),
                step.kept(decay),
                (float) adam.beta1(),
                (float) (1 - adam.beta1()),
                (float) adam.beta2(),
                (float) (1 - adam.beta2()),
                rate,
                root,
                (float) adam.epsilon());
    }

    @Override
    public List<Optimizer.Slot> state() {
        return List.of(new Optimizer.Slot("mean", mean), new Optimizer.Slot("square", square));
    }

    // A method of its own, arrays only, all at one index: so that the compiler vectorises the loop.
    private static void update(
            float[] w,
            float[] g,
            float[] m,
            float[] v,
            int from,
            int to,
            float limit,
            float scale,
            float kept,
            float beta1,
            float rest1,
            float beta2,
            float rest2,
            float rate,
            float root,
            float epsilon) {
        for (int i = from; i < to; i++) {
            float gradient = clip(g[i], limit, scale);
            float mean = flush(Math.fma(beta1, m[i], rest1 * gradient));
            float square = flush(Math.fma(beta2, v[i], rest2 * gradient * gradient));
            m[i] = mean;
            v[i] = square;
            float divisor = Math.fma((float) Math.sqrt(square), root, epsilon);
            w[i] = Math.fma(-rate, mean / divisor, kept * w[i]);
        }
    }
}
