package example.skips;

import io.github.annotron.runtime.kernel.Activations;
import io.github.annotron.runtime.kernel.Kernels;
import io.github.annotron.runtime.kernel.Offsets;
import io.github.annotron.runtime.loss.Loss;
import io.github.annotron.runtime.loss.Losses;
import io.github.annotron.runtime.support.Support;
import io.github.annotron.runtime.training.Purpose;
import io.github.annotron.runtime.training.TrainingProgram;
import java.util.Arrays;
import javax.annotation.processing.Generated;

/**
 * Computes a training step of {@link Graphs.Mixer}: activations in a {@link Graphs_MixerForward}, then gradients, layer by layer. The name
 * of an array with the gradient at something starts with d.
 */
@Generated("io.github.annotron.processor.NetworkProcessor")
final class Graphs_MixerBackward implements TrainingProgram {
    final Graphs_MixerForward forward;

    private final int capacity;

    private final float[][] targets;

    private final float[] weights;

    /**
     * What training minimises at each output; a trainer may replace it.
     */
    private final Loss[] objectives = {Losses.SIGMOID_CROSS_ENTROPY};

    private final float[][] losses;

    private final float[][] gradients;

    /**
     * Which layers training changes.
     */
    private boolean[] learns;

    /**
     * At which layers a gradient is needed, for themselves or for those before them.
     */
    private boolean[] passes;

    /**
     * The gradients at the outputs of layers; null until gradients are to flow on to the inputs.
     */
    private float[][] gradientsAtLayers;

    private boolean toInputs;

    private int samples;

    private int[] targetWidths;

    float[] dBuys;

    float[] dAll;

    float[] dSmooth;

    float[] dEmbedded;

    float[] dTogether;

    float[] dChanged;

    float[] dEvents;

    float[] dEventsKernel;

    float[] dEmbeddedKernel;

    float[] dEmbeddedBias;

    float[] dBuysKernel;

    float[] dBuysBias;

    float[] dHistory;

    float[] dPerson;

    int[] multiplesOf1;

    int[] multiplesOf24;

    int[] multiplesOf5;

    int[] multiplesOf6;

    int[] multiplesOf3;

    Graphs_MixerBackward(Graphs_MixerModel model, int capacity) {
        this.capacity = capacity;
        forward = new Graphs_MixerForward(model, capacity, true);
        targets = new float[][] {Support.buffer(capacity, 1)};
        weights = Support.buffer(capacity, 1);
        losses = new float[][] {Support.buffer(capacity, 1)};
        gradients = new float[5][];
        allocate(capacity);
        freeze(Support.allTrue(10), Support.allTrue(10));
    }

    private void allocate(int capacity) {
        dBuys = Support.buffer(capacity, 1);
        dAll = Support.buffer(capacity, 24);
        dSmooth = Support.buffer(capacity, 18);
        dEmbedded = Support.buffer(capacity, 6);
        dTogether = Support.buffer(capacity, 18);
        dChanged = Support.buffer(capacity, 6);
        dEvents = Support.buffer(capacity, 6);
        dEventsKernel = new float[9];
        dEmbeddedKernel = new float[30];
        dEmbeddedBias = new float[6];
        dBuysKernel = new float[24];
        dBuysBias = new float[1];
        multiplesOf1 = Offsets.multiples(Math.max(24, capacity), 1);
        multiplesOf24 = Offsets.multiples(capacity, 24);
        multiplesOf5 = Offsets.multiples(capacity, 5);
        multiplesOf6 = Offsets.multiples(5, 6);
        multiplesOf3 = Offsets.multiples(Math.max(3, capacity * 2), 3);
        gradients[0] = dEventsKernel;
        gradients[1] = dEmbeddedKernel;
        gradients[2] = dEmbeddedBias;
        gradients[3] = dBuysKernel;
        gradients[4] = dBuysBias;
    }

    @Override
    public int capacity() {
        return capacity;
    }

    @Override
    public float[] input(int index) {
        switch (index) {
            case 0:
                return forward.history;
            case 1:
                return forward.person;
            default:
                throw new IndexOutOfBoundsException("no such input");
        }
    }

    @Override
    public float[] output(int index) {
        switch (index) {
            case 0:
                return forward.buys;
            default:
                throw new IndexOutOfBoundsException("no such output");
        }
    }

    @Override
    public float[] target(int output) {
        return targets[output];
    }

    @Override
    public float[] weights() {
        return weights;
    }

    @Override
    public void objective(int output, Loss loss) {
        objectives[output] = loss;
    }

    @Override
    public float[] losses(int output) {
        return losses[output];
    }

    @Override
    public float[] gradient(int parameter) {
        return gradients[parameter];
    }

    @Override
    public void freeze(boolean[] learns, boolean[] passes) {
        this.learns = learns;
        this.passes = passes;
    }

    @Override
    public void begin(int samples, int[] targetWidths, Purpose purpose, long key) {
        this.samples = samples;
        this.targetWidths = targetWidths;
    }

    @Override
    public int stages() {
        return 1;
    }

    @Override
    public void forward(int stage, int from, int to) {
        forward.run(from, to);
    }

    @Override
    public void loss(int from, int to) {
        objectives[0].evaluate(from, to, 1, forward.buys, targets[0], targetWidths[0], losses[0], dBuys);
        Losses.weigh(from, to, 1, weights, 1.0f / samples, dBuys);
    }

    @Override
    public void toInputs(boolean toInputs) {
        if (toInputs && gradientsAtLayers == null) {
            gradientsAtLayers = new float[10][];
            allocateToInputs(capacity);
        }
        this.toInputs = toInputs;
    }

    private void allocateToInputs(int capacity) {
        dHistory = Support.buffer(capacity, 6);
        dPerson = Support.buffer(capacity, 5);
        gradientsAtLayers[0] = dHistory;
        gradientsAtLayers[1] = dPerson;
        gradientsAtLayers[2] = dEvents;
        gradientsAtLayers[3] = dChanged;
        gradientsAtLayers[4] = dTogether;
        gradientsAtLayers[5] = dSmooth;
        gradientsAtLayers[6] = dSmooth;
        gradientsAtLayers[7] = dEmbedded;
        gradientsAtLayers[8] = dAll;
        gradientsAtLayers[9] = dBuys;
    }

    @Override
    public float[] gradientAt(int layer) {
        return gradientsAtLayers == null ? null : gradientsAtLayers[layer];
    }

    @Override
    public float[] activation(int layer) {
        return forward.activations[layer];
    }

    @Override
    public void prepare(int part, int parts) {
    }

    @Override
    public void backward(int stage, int from, int to) {
        if (passes[9]) buysBackward(from, to);
        if (passes[8]) allBackward(from, to);
        if (passes[7] && !toInputs) embeddedBackward(from, to);
        if (passes[7] && toInputs) embeddedBackwardToInputs(from, to);
        if (passes[5]) smoothBackward(from, to);
        if (passes[4] && !toInputs) togetherBackward(from, to);
        if (passes[4] && toInputs) togetherBackwardToInputs(from, to);
        if (passes[3] && !toInputs) changedBackward(from, to);
        if (passes[3] && toInputs) changedBackwardToInputs(from, to);
        if (passes[2] && toInputs) eventsBackwardToInputs(from, to);
    }

    @Override
    public void gradients(int part, int parts) {
        if (learns[9]) buysGradients(part, parts);
        if (learns[7]) embeddedGradients(part, parts);
        if (learns[2]) eventsGradients(part, parts);
    }

    /**
     * buys, backward: from the gradient at its output that at all.
     *
     * @see Graphs.Mixer#buys
     */
    void buysBackward(int from, int to) {
        if (Kernels.suits(to - from, 24)) {
            Kernels.dense(from, to, 24, 1,
                    dBuys, 0, multiplesOf1,
                    forward.buysKernel, 0, 1,
                    Kernels.zeros(24), 0, 0,
                    dAll, 0, multiplesOf24, Float.NEGATIVE_INFINITY);
        } else {
            for (int n = from; n < to; n++) {
                float[] in = dBuys;
                float[] w = forward.buysKernel;
                float[] out = dAll;
                int i = n;
                int o = n * 24;
                float s0 = 0f;
                float s1 = 0f;
                float s2 = 0f;
                float s3 = 0f;
                float s4 = 0f;
                float s5 = 0f;
                float s6 = 0f;
                float s7 = 0f;
                float s8 = 0f;
                float s9 = 0f;
                float s10 = 0f;
                float s11 = 0f;
                float s12 = 0f;
                float s13 = 0f;
                float s14 = 0f;
                float s15 = 0f;
                float s16 = 0f;
                float s17 = 0f;
                float s18 = 0f;
                float s19 = 0f;
                float s20 = 0f;
                float s21 = 0f;
                float s22 = 0f;
                float s23 = 0f;
                s0 = Math.fma(in[i], w[0], s0);
                s1 = Math.fma(in[i], w[1], s1);
                s2 = Math.fma(in[i], w[2], s2);
                s3 = Math.fma(in[i], w[3], s3);
                s4 = Math.fma(in[i], w[4], s4);
                s5 = Math.fma(in[i], w[5], s5);
                s6 = Math.fma(in[i], w[6], s6);
                s7 = Math.fma(in[i], w[7], s7);
                s8 = Math.fma(in[i], w[8], s8);
                s9 = Math.fma(in[i], w[9], s9);
                s10 = Math.fma(in[i], w[10], s10);
                s11 = Math.fma(in[i], w[11], s11);
                s12 = Math.fma(in[i], w[12], s12);
                s13 = Math.fma(in[i], w[13], s13);
                s14 = Math.fma(in[i], w[14], s14);
                s15 = Math.fma(in[i], w[15], s15);
                s16 = Math.fma(in[i], w[16], s16);
                s17 = Math.fma(in[i], w[17], s17);
                s18 = Math.fma(in[i], w[18], s18);
                s19 = Math.fma(in[i], w[19], s19);
                s20 = Math.fma(in[i], w[20], s20);
                s21 = Math.fma(in[i], w[21], s21);
                s22 = Math.fma(in[i], w[22], s22);
                s23 = Math.fma(in[i], w[23], s23);
                out[o] = s0;
                out[o + 1] = s1;
                out[o + 2] = s2;
                out[o + 3] = s3;
                out[o + 4] = s4;
                out[o + 5] = s5;
                out[o + 6] = s6;
                out[o + 7] = s7;
                out[o + 8] = s8;
                out[o + 9] = s9;
                out[o + 10] = s10;
                out[o + 11] = s11;
                out[o + 12] = s12;
                out[o + 13] = s13;
                out[o + 14] = s14;
                out[o + 15] = s15;
                out[o + 16] = s16;
                out[o + 17] = s17;
                out[o + 18] = s18;
                out[o + 19] = s19;
                out[o + 20] = s20;
                out[o + 21] = s21;
                out[o + 22] = s22;
                out[o + 23] = s23;
            }
        }
    }

    /**
     * buys, parameters: the gradient at buys.kernel and buys.bias.
     *
     * @see Graphs.Mixer#buys
     */
    void buysGradients(int part, int parts) {
        int first = (int) (24L * part / parts);
        int last = (int) (24L * (part + 1) / parts);
        Kernels.product(first, last, 1, samples,
                forward.all, 0, multiplesOf1, multiplesOf24,
                dBuys, 0, 1,
                Kernels.zeros(1), 0, 0,
                dBuysKernel, 0, multiplesOf1, Float.NEGATIVE_INFINITY);
        int left = (int) (1L * part / parts);
        int right = (int) (1L * (part + 1) / parts);
        Arrays.fill(dBuysBias, left, right, 0f);
        Kernels.columnSums(left, right, samples, dBuys, 0, 1, dBuysBias, 0);
    }

    /**
     * all, backward: from the gradient at its output that at flat and at embedded.
     *
     * @see Graphs.Mixer#all
     */
    void allBackward(int from, int to) {
        for (int block = from; block < to; block++) {
            System.arraycopy(dAll, block * 24, dSmooth, block * 18, 18);
        }
        for (int block = from; block < to; block++) {
            System.arraycopy(dAll, block * 24 + 18, dEmbedded, block * 6, 6);
        }
    }

    /**
     * embedded, backward: from the gradient at its output that at its sums.
     *
     * @see Graphs.Mixer#embedded
     */
    void embeddedBackward(int from, int to) {
        Activations.reluGradient(forward.embedded, from * 6, to * 6, dEmbedded, dEmbedded, false);
    }

    /**
     * embedded, backward: from the gradient at its output that at person.
     *
     * @see Graphs.Mixer#embedded
     */
    void embeddedBackwardToInputs(int from, int to) {
        Activations.reluGradient(forward.embedded, from * 6, to * 6, dEmbedded, dEmbedded, false);
        for (int n = from; n < to; n++) {
            float[] in = dEmbedded;
            float[] w = forward.embeddedKernel;
            float[] out = dPerson;
            int i = n * 6;
            int o = n * 5;
            float s0 = 0f;
            float s1 = 0f;
            float s2 = 0f;
            float s3 = 0f;
            float s4 = 0f;
            s0 = Math.fma(in[i], w[0], s0);
            s1 = Math.fma(in[i], w[6], s1);
            s2 = Math.fma(in[i], w[12], s2);
            s3 = Math.fma(in[i], w[18], s3);
            s4 = Math.fma(in[i], w[24], s4);
            s0 = Math.fma(in[i + 1], w[1], s0);
            s1 = Math.fma(in[i + 1], w[7], s1);
            s2 = Math.fma(in[i + 1], w[13], s2);
            s3 = Math.fma(in[i + 1], w[19], s3);
            s4 = Math.fma(in[i + 1], w[25], s4);
            s0 = Math.fma(in[i + 2], w[2], s0);
            s1 = Math.fma(in[i + 2], w[8], s1);
            s2 = Math.fma(in[i + 2], w[14], s2);
            s3 = Math.fma(in[i + 2], w[20], s3);
            s4 = Math.fma(in[i + 2], w[26], s4);
            s0 = Math.fma(in[i + 3], w[3], s0);
            s1 = Math.fma(in[i + 3], w[9], s1);
            s2 = Math.fma(in[i + 3], w[15], s2);
            s3 = Math.fma(in[i + 3], w[21], s3);
            s4 = Math.fma(in[i + 3], w[27], s4);
            s0 = Math.fma(in[i + 4], w[4], s0);
            s1 = Math.fma(in[i + 4], w[10], s1);
            s2 = Math.fma(in[i + 4], w[16], s2);
            s3 = Math.fma(in[i + 4], w[22], s3);
            s4 = Math.fma(in[i + 4], w[28], s4);
            s0 = Math.fma(in[i + 5], w[5], s0);
            s1 = Math.fma(in[i + 5], w[11], s1);
            s2 = Math.fma(in[i + 5], w[17], s2);
            s3 = Math.fma(in[i + 5], w[23], s3);
            s4 = Math.fma(in[i + 5], w[29], s4);
            out[o] = s0;
            out[o + 1] = s1;
            out[o + 2] = s2;
            out[o + 3] = s3;
            out[o + 4] = s4;
        }
    }

    /**
     * embedded, parameters: the gradient at embedded.kernel and embedded.bias.
     *
     * @see Graphs.Mixer#embedded
     */
    void embeddedGradients(int part, int parts) {
        int first = (int) (5L * part / parts);
        int last = (int) (5L * (part + 1) / parts);
        Kernels.product(first, last, 6, samples,
                forward.person, 0, multiplesOf1, multiplesOf5,
                dEmbedded, 0, 6,
                Kernels.zeros(6), 0, 0,
                dEmbeddedKernel, 0, multiplesOf6, Float.NEGATIVE_INFINITY);
        int left = (int) (6L * part / parts);
        int right = (int) (6L * (part + 1) / parts);
        Arrays.fill(dEmbeddedBias, left, right, 0f);
        Kernels.columnSums(left, right, samples, dEmbedded, 0, 6, dEmbeddedBias, 0);
    }

    /**
     * smooth, backward: from the gradient at its output that at together.
     *
     * @see Graphs.Mixer#smooth
     */
    void smoothBackward(int from, int to) {
        Activations.geluGradient(forward.together, from * 18, to * 18, dSmooth, dTogether, false);
    }

    /**
     * together, backward: from the gradient at its output that at changed and at events.
     *
     * @see Graphs.Mixer#together
     */
    void togetherBackward(int from, int to) {
        for (int block = from; block < to; block++) {
            System.arraycopy(dTogether, block * 18, dChanged, block * 6, 6);
        }
        for (int block = from; block < to; block++) {
            System.arraycopy(dTogether, block * 18 + 12, dEvents, block * 6, 6);
        }
    }

    /**
     * together, backward: from the gradient at its output that at changed and at history and at events.
     *
     * @see Graphs.Mixer#together
     */
    void togetherBackwardToInputs(int from, int to) {
        for (int block = from; block < to; block++) {
            System.arraycopy(dTogether, block * 18, dChanged, block * 6, 6);
        }
        for (int block = from; block < to; block++) {
            System.arraycopy(dTogether, block * 18 + 6, dHistory, block * 6, 6);
        }
        for (int block = from; block < to; block++) {
            System.arraycopy(dTogether, block * 18 + 12, dEvents, block * 6, 6);
        }
    }

    /**
     * changed, backward: from the gradient at its output that at events.
     *
     * @see Graphs.Mixer#changed
     */
    void changedBackward(int from, int to) {
        Activations.reluGradient(forward.changed, from * 6, to * 6, dChanged, dChanged, false);
        for (int i = from * 6; i < to * 6; i++) {
            dEvents[i] += dChanged[i];
        }
    }

    /**
     * changed, backward: from the gradient at its output that at events and at history.
     *
     * @see Graphs.Mixer#changed
     */
    void changedBackwardToInputs(int from, int to) {
        Activations.reluGradient(forward.changed, from * 6, to * 6, dChanged, dChanged, false);
        for (int i = from * 6; i < to * 6; i++) {
            dEvents[i] += dChanged[i];
        }
        for (int i = from * 6; i < to * 6; i++) {
            dHistory[i] += dChanged[i];
        }
    }

    /**
     * events, backward: from the gradient at its output that at history.
     *
     * @see Graphs.Mixer#events
     */
    void eventsBackwardToInputs(int from, int to) {
        for (int n = from; n < to; n++) {
            float[] in = dEvents;
            float[] w = forward.eventsKernel;
            float[] out = dHistory;
            for (int row = 0; row < 2; row++) {
                int i = n * 6 + row * 3;
                int o = n * 6 + row * 3;
                float s0 = out[o];
                float s1 = out[o + 1];
                float s2 = out[o + 2];
                s0 = Math.fma(in[i], w[0], s0);
                s1 = Math.fma(in[i], w[3], s1);
                s2 = Math.fma(in[i], w[6], s2);
                s0 = Math.fma(in[i + 1], w[1], s0);
                s1 = Math.fma(in[i + 1], w[4], s1);
                s2 = Math.fma(in[i + 1], w[7], s2);
                s0 = Math.fma(in[i + 2], w[2], s0);
                s1 = Math.fma(in[i + 2], w[5], s1);
                s2 = Math.fma(in[i + 2], w[8], s2);
                out[o] = s0;
                out[o + 1] = s1;
                out[o + 2] = s2;
            }
        }
    }

    /**
     * events, parameters: the gradient at events.kernel.
     *
     * @see Graphs.Mixer#events
     */
    void eventsGradients(int part, int parts) {
        int first = (int) (3L * part / parts);
        int last = (int) (3L * (part + 1) / parts);
        Kernels.product(first, last, 3, samples * 2,
                forward.history, 0, multiplesOf1, multiplesOf3,
                dEvents, 0, 3,
                Kernels.zeros(3), 0, 0,
                dEventsKernel, 0, multiplesOf3, Float.NEGATIVE_INFINITY);
    }
}
