// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import io.github.annotron.processor.op.NormalSample;
import io.github.annotron.runtime.kernel.Gaussian;

/** Which numbers are drawn is the runtime's decision, which has tests of its own; what becomes of them is not. */
final class NormalSampleRule implements Rule<NormalSample> {

    private static float[] drawn(Operands o) {
        float[] numbers = new float[o.out().length];
        if (o.training()) {
            Gaussian.fill(o.key(), 0, numbers.length, numbers);
        }
        return numbers;
    }

    @Override
    public void forward(NormalSample op, Operands o) {
        float[] e = drawn(o);
        for (int i = 0; i < e.length; i++) {
            o.out()[i] = o.in(0)[i] + Math.exp(o.in(1)[i] / 2) * e[i];
        }
    }

    @Override
    public double[] penalty(NormalSample op, Operands o) {
        double[] divergence = new double[o.samples()];
        int width = op.shape().size();
        for (int i = 0; i < o.out().length; i++) {
            double mean = o.in(0)[i];
            double logVariance = o.in(1)[i];
            divergence[i / width] += (mean * mean + Math.exp(logVariance) - 1 - logVariance) / 2;
        }
        return divergence;
    }

    @Override
    public void backward(NormalSample op, Operands o) {
        float[] e = drawn(o);
        // The divergence is a part of what is trained, not of what is explained.
        double scale = o.training() ? op.weight() / (double) o.samples() : 0;
        for (int i = 0; i < e.length; i++) {
            double dz = o.dOut()[i];
            double mean = o.in(0)[i];
            double logVariance = o.in(1)[i];
            o.dIn(0)[i] += dz + scale * mean;
            o.dIn(1)[i] += dz * e[i] * Math.exp(logVariance / 2) / 2 + scale * (Math.exp(logVariance) - 1) / 2;
        }
    }
}
