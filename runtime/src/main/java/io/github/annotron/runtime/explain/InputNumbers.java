// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.explain;

import io.github.annotron.runtime.Seeds;
import io.github.annotron.runtime.TensorSpec;
import io.github.annotron.runtime.augment.Draws;
import java.util.List;

/**
 * The numbers of an input.
 *
 * @param gradients at the inputs
 * @param all what computes with the same inputs, these gradients among them
 */
record InputNumbers(int input, TensorSpec spec, Gradients gradients, List<Gradients> all) implements Variable {

    @Override
    public int size() {
        return spec.size();
    }

    @Override
    public float[] read(float[][] sample) {
        return sample[input];
    }

    @Override
    public float[] baseline(IntegratedGradients options, float[][] sample) {
        return options.baseline(spec);
    }

    @Override
    public float[] noise(long seed, float[][] sample) {
        float[] noise = new float[size()];
        Variable.normal(new Draws(Seeds.of(seed, spec.name())), noise, 0, noise.length);
        return noise;
    }

    @Override
    public void place(int row, float[] numbers, float[][] sample) {
        for (Gradients each : all) {
            System.arraycopy(numbers, 0, each.input(input), row * numbers.length, numbers.length);
        }
    }

    @Override
    public float[] gradient() {
        return gradients.gradient(input);
    }

    @Override
    public float[] folded(double[] numbers) {
        float[] folded = new float[numbers.length];
        for (int i = 0; i < folded.length; i++) {
            folded[i] = (float) numbers[i];
        }
        return folded;
    }

    @Override
    public float[] lengths(double[] numbers) {
        return folded(numbers);
    }
}
