package example.skips;

import io.github.annotron.runtime.Memory;
import io.github.annotron.runtime.Predictor;
import io.github.annotron.runtime.loss.Readings;
import io.github.annotron.runtime.support.Support;
import javax.annotation.processing.Generated;
import org.ejml.data.FMatrixRMaj;

/**
 * Computes the scores of {@link Graphs.Mixer}. For one thread; allocates nothing once it is made.
 */
@Generated("io.github.annotron.processor.NetworkProcessor")
final class Graphs_MixerPredictor implements Predictor {
    private final Graphs_MixerModel model;

    private final int capacity;

    private final boolean keep;

    private final Graphs_MixerForward forward;

    private final float[] scores = new float[1];

    private int samples;

    Graphs_MixerPredictor(Graphs_MixerModel model, int capacity, Memory memory) {
        this.model = model;
        this.capacity = capacity;
        keep = memory == Memory.KEPT;
        forward = new Graphs_MixerForward(model, capacity, keep);
    }

    @Override
    public Graphs_MixerModel model() {
        return model;
    }

    @Override
    public int capacity() {
        return capacity;
    }

    /**
     * Computes the scores of one sample.
     *
     * @param history 6 values, 2x3
     * @param person 5 values, 5
     * @return 1 scores; overwritten by the next call
     */
    float[] predict(float[] history, float[] person) {
        run(history, person);
        Readings.SIGMOID.scores(1, 1, forward.buys, scores, 0);
        return scores;
    }

    /**
     * Decides for one class of one sample.
     *
     * @param history 6 values, 2x3
     * @param person 5 values, 5
     * @return its index
     */
    int classify(float[] history, float[] person) {
        run(history, person);
        return Readings.SIGMOID.decide(forward.buys, 0, 1);
    }

    private void run(float[] history, float[] person) {
        Support.copy("history", history, forward.history, 6);
        Support.copy("person", person, forward.person, 5);
        samples = 1;
        forward.run(0, 1);
    }

    @Override
    public float[] predict(float[]... inputs) {
        Support.checkInputs(model, inputs.length);
        return predict(inputs[0], inputs[1]);
    }

    @Override
    public int classify(float[]... inputs) {
        Support.checkInputs(model, inputs.length);
        return classify(inputs[0], inputs[1]);
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
        float[] own0 = forward.history;
        float[] own1 = forward.person;
        try {
            for (int row = 0; row < rows; row += capacity) {
                samples = Math.min(capacity, rows - row);
                if (samples == rows && !keep) {
                    forward.history = inputs[0].data;
                    forward.person = inputs[1].data;
                } else {
                    System.arraycopy(inputs[0].data, row * 6, forward.history, 0, samples * 6);
                    System.arraycopy(inputs[1].data, row * 5, forward.person, 0, samples * 5);
                }
                forward.run(0, samples);
                Readings.SIGMOID.scores(samples, 1, forward.buys, scores.data, row);
            }
        } finally {
            forward.history = own0;
            forward.person = own1;
        }
    }

    @Override
    public void predict(FMatrixRMaj[] inputs, FMatrixRMaj[] scores) {
        Support.checkOutputs(model, scores.length);
        predict(inputs, scores[0]);
    }

    @Override
    public float[] activation(String layer) {
        return Support.activation(model, keep, forward.activations, samples, layer);
    }
}
