package com.example;

import io.github.annotron.runtime.Memory;
import io.github.annotron.runtime.Predictor;
import io.github.annotron.runtime.loss.Readings;
import io.github.annotron.runtime.support.Support;
import javax.annotation.processing.Generated;
import org.ejml.data.FMatrixRMaj;

/**
 * Computes the scores of {@link Guarded}. For one thread; allocates nothing once it is made.
 */
@Generated("io.github.annotron.processor.NetworkProcessor")
final class GuardedPredictor implements Predictor {
    private final GuardedModel model;

    private final int capacity;

    private final boolean keep;

    private final GuardedForward forward;

    private final float[] scores = new float[3];

    private int samples;

    private long revision;

    GuardedPredictor(GuardedModel model, int capacity, Memory memory) {
        this.model = model;
        this.capacity = capacity;
        keep = memory == Memory.KEPT;
        forward = new GuardedForward(model, capacity, keep);
    }

    @Override
    public GuardedModel model() {
        return model;
    }

    @Override
    public int capacity() {
        return capacity;
    }

    /**
     * Computes the scores of one sample.
     *
     * @param image 128 values, 8x8x2
     * @return 3 scores; overwritten by the next call
     */
    float[] predict(float[] image) {
        run(image);
        Readings.SOFTMAX.scores(1, 3, forward.kind, scores, 0);
        return scores;
    }

    /**
     * Decides for one class of one sample.
     *
     * @param image 128 values, 8x8x2
     * @return its index
     */
    int classify(float[] image) {
        run(image);
        return Readings.SOFTMAX.decide(forward.kind, 0, 3);
    }

    private void run(float[] image) {
        Support.copy("image", image, forward.image, 128);
        samples = 1;
        refresh();
        forward.run(0, 1);
    }

    @Override
    public float[] predict(float[]... inputs) {
        Support.checkInputs(model, inputs.length);
        return predict(inputs[0]);
    }

    @Override
    public int classify(float[]... inputs) {
        Support.checkInputs(model, inputs.length);
        return classify(inputs[0]);
    }

    @Override
    public float[] scores(int output) {
        switch (output) {
            case 0:
                return scores;
            default:
                throw Support.noOutput(model, output);
        }
    }

    @Override
    public void predict(FMatrixRMaj[] inputs, FMatrixRMaj scores) {
        int rows = scores.numRows;
        Support.checkBatch(model, inputs, rows);
        Support.checkScores(model, 0, scores, rows);
        float[] own = forward.image;
        try {
            for (int row = 0; row < rows; row += capacity) {
                samples = Math.min(capacity, rows - row);
                if (samples == rows && !keep) {
                    forward.image = inputs[0].data;
                } else {
                    System.arraycopy(inputs[0].data, row * 128, forward.image, 0, samples * 128);
                }
                refresh();
                forward.run(0, samples);
                Readings.SOFTMAX.scores(samples, 3, forward.kind, scores.data, row * 3);
            }
        } finally {
            forward.image = own;
        }
    }

    @Override
    public void predict(FMatrixRMaj[] inputs, FMatrixRMaj[] scores) {
        Support.checkOutputs(model, scores.length);
        predict(inputs, scores[0]);
    }

    private void refresh() {
        long now = model.revision().number();
        if (revision != now) {
            forward.derive(0, 1);
            revision = now;
        }
    }

    @Override
    public float[] activation(String layer) {
        return Support.activation(model, keep, forward.activations, samples, layer);
    }
}
