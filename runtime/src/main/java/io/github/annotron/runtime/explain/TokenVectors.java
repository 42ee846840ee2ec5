// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.explain;

import io.github.annotron.runtime.Seeds;
import io.github.annotron.runtime.TensorSpec;
import io.github.annotron.runtime.augment.Draws;

/**
 * The vectors that an embedding has for the ids of an input. They are moved by moving rows of the table, in a model of one's own: so all
 * else that reads the ids, such as the length of a sentence, stays as it is.
 *
 * @param layer the embedding's name
 * @param gradients at the embedding's output
 * @param tableName the name of the table
 * @param table of the model that is computed with: a row for each id
 * @param units the length of a vector
 */
record TokenVectors(
        int input, TensorSpec spec, String layer, Gradients gradients, String tableName, float[] table, int units)
        implements Variable {

    @Override
    public int size() {
        return spec.size() * units;
    }

    @Override
    public float[] read(float[][] sample) {
        float[] vectors = new float[size()];
        for (int place = 0; place < spec.size(); place++) {
            System.arraycopy(table, id(sample, place) * units, vectors, place * units, units);
        }
        return vectors;
    }

    private int id(float[][] sample, int place) {
        return (int) sample[input][place];
    }

    @Override
    public float[] baseline(IntegratedGradients options, float[][] sample) {
        int id = options.baselineId(spec);
        float[] baseline = new float[size()];
        for (int place = 0; place < spec.size(); place++) {
            boolean stays = options.keeps(id(sample, place));
            if (stays || id >= 0) {
                System.arraycopy(table, (stays ? id(sample, place) : id) * units, baseline, place * units, units);
            }
        }
        return baseline;
    }

    @Override
    public float[] noise(long seed, float[][] sample) {
        float[] noise = new float[size()];
        for (int place = 0; place < spec.size(); place++) {
            Draws draws = new Draws(Seeds.of(Seeds.of(seed, tableName), id(sample, place)));
            Variable.normal(draws, noise, place * units, (place + 1) * units);
        }
        return noise;
    }

    @Override
    public void place(int row, float[] numbers, float[][] sample) {
        for (int place = 0; place < spec.size(); place++) {
            System.arraycopy(numbers, place * units, table, id(sample, place) * units, units);
        }
    }

    @Override
    public float[] gradient() {
        return gradients.gradient();
    }

    @Override
    public float[] folded(double[] numbers) {
        float[] folded = new float[spec.size()];
        for (int place = 0; place < folded.length; place++) {
            double sum = 0;
            for (int i = place * units; i < (place + 1) * units; i++) {
                sum += numbers[i];
            }
            folded[place] = (float) sum;
        }
        return folded;
    }

    @Override
    public float[] lengths(double[] numbers) {
        float[] lengths = new float[spec.size()];
        for (int place = 0; place < lengths.length; place++) {
            double squares = 0;
            for (int i = place * units; i < (place + 1) * units; i++) {
                squares += numbers[i] * numbers[i];
            }
            lengths[place] = (float) Math.sqrt(squares);
        }
        return lengths;
    }
}
