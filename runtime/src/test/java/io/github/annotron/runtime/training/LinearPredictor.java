// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Predictor;
import io.github.annotron.runtime.support.Support;
import org.ejml.data.FMatrixRMaj;

/** Computes what a {@link LinearModel} with one input says; scores are the outputs themselves. */
final class LinearPredictor implements Predictor {

    private final Model model;
    private final int capacity;
    private final FMatrixRMaj kernel;
    private final float[] bias;
    private final float[] scores;
    private final float[] features;

    LinearPredictor(Model model, int capacity) {
        this.model = model;
        this.capacity = capacity;
        kernel = model.parameter("y.kernel").matrix();
        bias = model.parameter("y.bias").matrix().data;
        features = new float[kernel.numRows];
        scores = new float[kernel.numCols];
    }

    @Override
    public Model model() {
        return model;
    }

    @Override
    public int capacity() {
        return capacity;
    }

    @Override
    public float[] predict(float[]... inputs) {
        Support.checkInputs(model, inputs.length);
        System.arraycopy(inputs[0], 0, features, 0, features.length);
        compute(features, 0, scores, 0);
        return scores;
    }

    private void compute(float[] in, int from, float[] out, int to) {
        for (int j = 0; j < kernel.numCols; j++) {
            float sum = bias[j];
            for (int k = 0; k < kernel.numRows; k++) {
                sum = Math.fma(in[from + k], kernel.data[k * kernel.numCols + j], sum);
            }
            out[to + j] = sum;
        }
    }

    @Override
    public float[] scores(int output) {
        return scores;
    }

    @Override
    public int classify(float[]... inputs) {
        float[] all = predict(inputs);
        int largest = 0;
        for (int j = 1; j < all.length; j++) {
            largest = all[j] > all[largest] ? j : largest;
        }
        return largest;
    }

    @Override
    public void predict(FMatrixRMaj[] inputs, FMatrixRMaj batchScores) {
        Support.checkBatch(model, inputs, batchScores.numRows);
        Support.checkScores(model, 0, batchScores, batchScores.numRows);
        for (int row = 0; row < batchScores.numRows; row++) {
            compute(inputs[0].data, row * kernel.numRows, batchScores.data, row * kernel.numCols);
        }
    }

    @Override
    public void predict(FMatrixRMaj[] inputs, FMatrixRMaj[] batchScores) {
        predict(inputs, batchScores[0]);
    }

    @Override
    public float[] activation(String layer) {
        return layer.equals("y") ? scores.clone() : features.clone();
    }
}
