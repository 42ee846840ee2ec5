package example.flowers;

import io.github.annotron.runtime.Memory;
import io.github.annotron.runtime.Predictor;
import io.github.annotron.runtime.loss.Readings;
import io.github.annotron.runtime.support.Support;
import javax.annotation.processing.Generated;
import org.ejml.data.FMatrixRMaj;

/**
 * Computes the scores of {@link Flowers}. For one thread; allocates nothing once it is made.
 */
@Generated("io.github.annotron.processor.NetworkProcessor")
final class FlowersPredictor implements Predictor {
    private final FlowersModel model;

    private final int capacity;

    private final boolean keep;

    private final FlowersForward forward;

    private final float[] scores = new float[3];

    private int samples;

    FlowersPredictor(FlowersModel model, int capacity, Memory memory) {
        this.model = model;
        this.capacity = capacity;
        keep = memory == Memory.KEPT;
        forward = new FlowersForward(model, capacity, keep);
    }

    @Override
    public FlowersModel model() {
        return model;
    }

    @Override
    public int capacity() {
        return capacity;
    }

    /**
     * Computes the scores of one sample.
     *
     * @param measures 4 values, 4
     * @return 3 scores; overwritten by the next call
     */
    float[] predict(float[] measures) {
        run(measures);
        Readings.SOFTMAX.scores(1, 3, forward.kind, scores, 0);
        return scores;
    }

    /**
     * Decides for one class of one sample.
     *
     * @param measures 4 values, 4
     * @return its index
     */
    int classify(float[] measures) {
        run(measures);
        return Readings.SOFTMAX.decide(forward.kind, 0, 3);
    }

    private void run(float[] measures) {
        Support.copy("measures", measures, forward.measures, 4);
        samples = 1;
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
        float[] own = forward.measures;
        try {
            for (int row = 0; row < rows; row += capacity) {
                samples = Math.min(capacity, rows - row);
                if (samples == rows && !keep) {
                    forward.measures = inputs[0].data;
                } else {
                    System.arraycopy(inputs[0].data, row * 4, forward.measures, 0, samples * 4);
                }
                forward.run(0, samples);
                Readings.SOFTMAX.scores(samples, 3, forward.kind, scores.data, row * 3);
            }
        } finally {
            forward.measures = own;
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
