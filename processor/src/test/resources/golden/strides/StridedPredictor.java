package example.strides;

import io.github.annotron.runtime.Memory;
import io.github.annotron.runtime.Predictor;
import io.github.annotron.runtime.loss.Readings;
import io.github.annotron.runtime.support.Support;
import javax.annotation.processing.Generated;
import org.ejml.data.FMatrixRMaj;

/**
 * Computes the scores of {@link Strided}. For one thread; allocates nothing once it is made.
 */
@Generated("io.github.annotron.processor.NetworkProcessor")
final class StridedPredictor implements Predictor {
    private final StridedModel model;

    private final int capacity;

    private final boolean keep;

    private final StridedForward forward;

    private final float[] scores = new float[2];

    private int samples;

    StridedPredictor(StridedModel model, int capacity, Memory memory) {
        this.model = model;
        this.capacity = capacity;
        keep = memory == Memory.KEPT;
        forward = new StridedForward(model, capacity, keep);
    }

    @Override
    public StridedModel model() {
        return model;
    }

    @Override
    public int capacity() {
        return capacity;
    }

    /**
     * Computes the scores of one sample.
     *
     * @param field 126 values, 9x7x2
     * @return 2 scores; overwritten by the next call
     */
    float[] predict(float[] field) {
        run(field);
        Readings.VALUES.scores(1, 2, forward.meanPooled, scores, 0);
        return scores;
    }

    /**
     * Decides for one class of one sample.
     *
     * @param field 126 values, 9x7x2
     * @return its index
     */
    int classify(float[] field) {
        run(field);
        return Readings.VALUES.decide(forward.meanPooled, 0, 2);
    }

    private void run(float[] field) {
        Support.copy("field", field, forward.field, 126);
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
        float[] own = forward.field;
        try {
            for (int row = 0; row < rows; row += capacity) {
                samples = Math.min(capacity, rows - row);
                if (samples == rows && !keep) {
                    forward.field = inputs[0].data;
                } else {
                    System.arraycopy(inputs[0].data, row * 126, forward.field, 0, samples * 126);
                }
                forward.run(0, samples);
                Readings.VALUES.scores(samples, 2, forward.meanPooled, scores.data, row * 2);
            }
        } finally {
            forward.field = own;
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
