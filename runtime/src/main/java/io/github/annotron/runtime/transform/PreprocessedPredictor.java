// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.transform;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.OutputSpec;
import io.github.annotron.runtime.Predictor;
import io.github.annotron.runtime.TensorSpec;
import io.github.annotron.runtime.support.Support;
import java.util.List;
import java.util.Objects;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** A predictor before which inputs are transformed, and behind which those of targets are undone. It owns its buffers. */
final class PreprocessedPredictor implements Predictor {

    private final Predictor predictor;
    private final Model model;
    private final @Nullable Transform[] inputs;
    private final @Nullable Transform[] targets;

    // One sample; the same arrays serve every call.
    private final float[][] transformed;
    private final float[] @Nullable [] restored;

    // As many samples as the predictor computes at once.
    private final FMatrixRMaj[] batch;
    private final FMatrixRMaj[] batchScores;
    private final FMatrixRMaj[] only = new FMatrixRMaj[1];

    private PreprocessedPredictor(Predictor predictor, @Nullable Transform[] inputs, @Nullable Transform[] targets) {
        this.predictor = predictor;
        this.inputs = inputs;
        this.targets = targets;
        model = predictor.model();
        List<TensorSpec> inputSpecs = model.inputs();
        transformed = new float[inputs.length][];
        batch = new FMatrixRMaj[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            int size = inputSpecs.get(i).size();
            transformed[i] = new float[size];
            batch[i] = new FMatrixRMaj(predictor.capacity(), size);
        }
        List<OutputSpec> outputSpecs = model.outputs();
        restored = new float[targets.length][];
        batchScores = new FMatrixRMaj[targets.length];
        for (int i = 0; i < targets.length; i++) {
            Transform target = targets[i];
            restored[i] = target == null ? null : new float[target.inputWidth()];
            batchScores[i] =
                    new FMatrixRMaj(predictor.capacity(), outputSpecs.get(i).size());
        }
    }

    static PreprocessedPredictor of(Preprocessing preprocessing, Predictor predictor) {
        Model model = predictor.model();
        return new PreprocessedPredictor(predictor, preprocessing.inputsOf(model), preprocessing.targetsOf(model));
    }

    @Override
    public Model model() {
        return model;
    }

    @Override
    public int capacity() {
        return predictor.capacity();
    }

    @Override
    public float[] predict(float[]... samples) {
        predictor.predict(transform(samples));
        for (int i = 0; i < targets.length; i++) {
            Transform target = targets[i];
            if (target != null) {
                target.invert(predictor.scores(i), 0, Objects.requireNonNull(restored[i]), 0);
            }
        }
        return scores(0);
    }

    @Override
    public float[] scores(int output) {
        float[] own = output >= 0 && output < restored.length ? restored[output] : null;
        return own == null ? predictor.scores(output) : own;
    }

    @Override
    public int classify(float[]... samples) {
        return predictor.classify(transform(samples));
    }

    private float[][] transform(float[][] samples) {
        Support.checkInputs(model, samples.length);
        for (int i = 0; i < samples.length; i++) {
            checkWidth(i, samples[i].length);
            transform(i, samples[i], 0, transformed[i], 0);
        }
        return transformed;
    }

    private int width(int input) {
        Transform transform = inputs[input];
        return transform == null ? transformed[input].length : transform.inputWidth();
    }

    private void checkWidth(int input, int found) {
        if (found != width(input)) {
            throw new IllegalArgumentException(
                    "input " + model.inputs().get(input).name() + " has " + found
                            + " values, its preprocessing expects " + width(input));
        }
    }

    private void transform(int input, float[] in, int from, float[] out, int to) {
        Transform transform = inputs[input];
        if (transform == null) {
            System.arraycopy(in, from, out, to, transformed[input].length);
        } else {
            transform.apply(in, from, out, to);
        }
    }

    @Override
    public void predict(FMatrixRMaj[] samples, FMatrixRMaj scores) {
        only[0] = scores;
        predict(samples, only);
    }

    @Override
    public void predict(FMatrixRMaj[] samples, FMatrixRMaj[] scores) {
        Support.checkInputs(model, samples.length);
        Support.checkOutputs(model, scores.length);
        int rows = scores[0].numRows;
        for (int i = 0; i < samples.length; i++) {
            checkWidth(i, samples[i].numCols);
            checkRows("input " + model.inputs().get(i).name(), samples[i].numRows, rows);
        }
        for (int i = 0; i < scores.length; i++) {
            Transform target = targets[i];
            checkScores(model.outputs().get(i), scores[i], rows, target);
        }
        for (int row = 0; row < rows; row += capacity()) {
            predict(samples, scores, row, Math.min(capacity(), rows - row));
        }
    }

    private static void checkRows(String what, int found, int expected) {
        if (found != expected) {
            throw new IllegalArgumentException(
                    what + " has " + found + " rows, expected " + expected + " (a row is a sample)");
        }
    }

    private static void checkScores(OutputSpec spec, FMatrixRMaj scores, int rows, @Nullable Transform target) {
        checkRows("scores of " + spec.name(), scores.numRows, rows);
        int columns = target == null ? spec.size() : target.inputWidth();
        if (scores.numCols != columns) {
            throw new IllegalArgumentException(
                    "scores of " + spec.name() + " have " + scores.numCols + " columns, expected " + columns);
        }
    }

    private void predict(FMatrixRMaj[] samples, FMatrixRMaj[] scores, int row, int count) {
        for (int i = 0; i < samples.length; i++) {
            batch[i].reshape(count, batch[i].numCols);
            int width = width(i);
            for (int n = 0; n < count; n++) {
                transform(i, samples[i].data, (row + n) * width, batch[i].data, n * batch[i].numCols);
            }
        }
        for (int i = 0; i < scores.length; i++) {
            batchScores[i].reshape(count, batchScores[i].numCols);
        }
        predictor.predict(batch, batchScores);
        for (int i = 0; i < scores.length; i++) {
            int width = batchScores[i].numCols;
            Transform target = targets[i];
            if (target == null) {
                System.arraycopy(batchScores[i].data, 0, scores[i].data, row * width, count * width);
                continue;
            }
            for (int n = 0; n < count; n++) {
                target.invert(batchScores[i].data, n * width, scores[i].data, (row + n) * target.inputWidth());
            }
        }
    }

    @Override
    public float[] activation(String layer) {
        return predictor.activation(layer);
    }
}
