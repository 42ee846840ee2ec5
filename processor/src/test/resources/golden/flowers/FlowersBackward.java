package example.flowers;

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
 * Computes a training step of {@link Flowers}: activations in a {@link FlowersForward}, then gradients, layer by layer. The name
 * of an array with the gradient at something starts with d.
 */
@Generated("io.github.annotron.processor.NetworkProcessor")
final class FlowersBackward implements TrainingProgram {
    final FlowersForward forward;

    private final int capacity;

    private final float[][] targets;

    private final float[] weights;

    /**
     * What training minimises at each output; a trainer may replace it.
     */
    private final Loss[] objectives = {Losses.SOFTMAX_CROSS_ENTROPY};

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

    float[] dKind;

    float[] dHidden2;

    float[] dHidden1;

    float[] dHidden1Kernel;

    float[] dHidden1Bias;

    float[] dHidden2Kernel;

    float[] dHidden2Bias;

    float[] dKindKernel;

    float[] dKindBias;

    float[] dMeasures;

    int[] multiplesOf1;

    int[] multiplesOf3;

    int[] multiplesOf16;

    FlowersBackward(FlowersModel model, int capacity) {
        this.capacity = capacity;
        forward = new FlowersForward(model, capacity, true);
        targets = new float[][] {Support.buffer(capacity, 3)};
        weights = Support.buffer(capacity, 1);
        losses = new float[][] {Support.buffer(capacity, 1)};
        gradients = new float[6][];
        allocate(capacity);
        freeze(Support.allTrue(4), Support.allTrue(4));
    }

    private void allocate(int capacity) {
        dKind = Support.buffer(capacity, 3);
        dHidden2 = Support.buffer(capacity, 16);
        dHidden1 = Support.buffer(capacity, 16);
        dHidden1Kernel = new float[64];
        dHidden1Bias = new float[16];
        dHidden2Kernel = new float[256];
        dHidden2Bias = new float[16];
        dKindKernel = new float[48];
        dKindBias = new float[3];
        multiplesOf1 = Offsets.multiples(16, 1);
        multiplesOf3 = Offsets.multiples(16, 3);
        multiplesOf16 = Offsets.multiples(16, 16);
        gradients[0] = dHidden1Kernel;
        gradients[1] = dHidden1Bias;
        gradients[2] = dHidden2Kernel;
        gradients[3] = dHidden2Bias;
        gradients[4] = dKindKernel;
        gradients[5] = dKindBias;
    }

    @Override
    public int capacity() {
        return capacity;
    }

    @Override
    public float[] input(int index) {
        switch (index) {
            case 0:
                return forward.measures;
            default:
                throw new IndexOutOfBoundsException("no such input");
        }
    }

    @Override
    public float[] output(int index) {
        switch (index) {
            case 0:
                return forward.kind;
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
        objectives[0].evaluate(from, to, 3, forward.kind, targets[0], targetWidths[0], losses[0], dKind);
        Losses.weigh(from, to, 3, weights, 1.0f / samples, dKind);
    }

    @Override
    public void toInputs(boolean toInputs) {
        if (toInputs && gradientsAtLayers == null) {
            gradientsAtLayers = new float[4][];
            allocateToInputs(capacity);
        }
        this.toInputs = toInputs;
    }

    private void allocateToInputs(int capacity) {
        dMeasures = Support.buffer(capacity, 4);
        gradientsAtLayers[0] = dMeasures;
        gradientsAtLayers[1] = dHidden1;
        gradientsAtLayers[2] = dHidden2;
        gradientsAtLayers[3] = dKind;
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
        if (passes[3]) kindBackward(from, to);
        if (passes[2]) hidden2Backward(from, to);
        if (passes[1] && !toInputs) hidden1Backward(from, to);
        if (passes[1] && toInputs) hidden1BackwardToInputs(from, to);
    }

    @Override
    public void gradients(int part, int parts) {
        if (learns[3]) kindGradients(part, parts);
        if (learns[2]) hidden2Gradients(part, parts);
        if (learns[1]) hidden1Gradients(part, parts);
    }

    /**
     * kind, backward: from the gradient at its output that at hidden2.
     *
     * @see Flowers#kind
     */
    void kindBackward(int from, int to) {
        for (int n = from; n < to; n++) {
            float[] in = dKind;
            float[] w = forward.kindKernel;
            float[] out = dHidden2;
            int i = n * 3;
            int o = n * 16;
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
            for (int unit = 0; unit < 3; unit++) {
                s0 = Math.fma(in[i + unit], w[unit], s0);
                s1 = Math.fma(in[i + unit], w[unit + 3], s1);
                s2 = Math.fma(in[i + unit], w[unit + 6], s2);
                s3 = Math.fma(in[i + unit], w[unit + 9], s3);
                s4 = Math.fma(in[i + unit], w[unit + 12], s4);
                s5 = Math.fma(in[i + unit], w[unit + 15], s5);
                s6 = Math.fma(in[i + unit], w[unit + 18], s6);
                s7 = Math.fma(in[i + unit], w[unit + 21], s7);
                s8 = Math.fma(in[i + unit], w[unit + 24], s8);
                s9 = Math.fma(in[i + unit], w[unit + 27], s9);
                s10 = Math.fma(in[i + unit], w[unit + 30], s10);
                s11 = Math.fma(in[i + unit], w[unit + 33], s11);
                s12 = Math.fma(in[i + unit], w[unit + 36], s12);
                s13 = Math.fma(in[i + unit], w[unit + 39], s13);
                s14 = Math.fma(in[i + unit], w[unit + 42], s14);
                s15 = Math.fma(in[i + unit], w[unit + 45], s15);
            }
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
        }
    }

    /**
     * kind, parameters: the gradient at kind.kernel and kind.bias.
     *
     * @see Flowers#kind
     */
    void kindGradients(int part, int parts) {
        int first = (int) (16L * part / parts);
        int last = (int) (16L * (part + 1) / parts);
        Kernels.product(first, last, 3, samples,
                forward.hidden2, 0, multiplesOf1, forward.multiplesOf16,
                dKind, 0, 3,
                Kernels.zeros(3), 0, 0,
                dKindKernel, 0, multiplesOf3, Float.NEGATIVE_INFINITY);
        int left = (int) (3L * part / parts);
        int right = (int) (3L * (part + 1) / parts);
        Arrays.fill(dKindBias, left, right, 0f);
        Kernels.columnSums(left, right, samples, dKind, 0, 3, dKindBias, 0);
    }

    /**
     * hidden2, backward: from the gradient at its output that at hidden1.
     *
     * @see Flowers#hidden2
     */
    void hidden2Backward(int from, int to) {
        Activations.tanhGradient(forward.hidden2, from * 16, to * 16, dHidden2, dHidden2, false);
        for (int n = from; n < to; n++) {
            float[] in = dHidden2;
            float[] w = forward.hidden2Kernel;
            float[] out = dHidden1;
            int i = n * 16;
            int o = n * 16;
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
            for (int unit = 0; unit < 16; unit++) {
                s0 = Math.fma(in[i + unit], w[unit], s0);
                s1 = Math.fma(in[i + unit], w[unit + 16], s1);
                s2 = Math.fma(in[i + unit], w[unit + 32], s2);
                s3 = Math.fma(in[i + unit], w[unit + 48], s3);
                s4 = Math.fma(in[i + unit], w[unit + 64], s4);
                s5 = Math.fma(in[i + unit], w[unit + 80], s5);
                s6 = Math.fma(in[i + unit], w[unit + 96], s6);
                s7 = Math.fma(in[i + unit], w[unit + 112], s7);
                s8 = Math.fma(in[i + unit], w[unit + 128], s8);
                s9 = Math.fma(in[i + unit], w[unit + 144], s9);
                s10 = Math.fma(in[i + unit], w[unit + 160], s10);
                s11 = Math.fma(in[i + unit], w[unit + 176], s11);
                s12 = Math.fma(in[i + unit], w[unit + 192], s12);
                s13 = Math.fma(in[i + unit], w[unit + 208], s13);
                s14 = Math.fma(in[i + unit], w[unit + 224], s14);
                s15 = Math.fma(in[i + unit], w[unit + 240], s15);
            }
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
        }
    }

    /**
     * hidden2, parameters: the gradient at hidden2.kernel and hidden2.bias.
     *
     * @see Flowers#hidden2
     */
    void hidden2Gradients(int part, int parts) {
        int first = (int) (16L * part / parts);
        int last = (int) (16L * (part + 1) / parts);
        Kernels.product(first, last, 16, samples,
                forward.hidden1, 0, multiplesOf1, forward.multiplesOf16,
                dHidden2, 0, 16,
                Kernels.zeros(16), 0, 0,
                dHidden2Kernel, 0, multiplesOf16, Float.NEGATIVE_INFINITY);
        int left = (int) (16L * part / parts);
        int right = (int) (16L * (part + 1) / parts);
        Arrays.fill(dHidden2Bias, left, right, 0f);
        Kernels.columnSums(left, right, samples, dHidden2, 0, 16, dHidden2Bias, 0);
    }

    /**
     * hidden1, backward: from the gradient at its output that at its sums.
     *
     * @see Flowers#hidden1
     */
    void hidden1Backward(int from, int to) {
        Activations.tanhGradient(forward.hidden1, from * 16, to * 16, dHidden1, dHidden1, false);
    }

    /**
     * hidden1, backward: from the gradient at its output that at measures.
     *
     * @see Flowers#hidden1
     */
    void hidden1BackwardToInputs(int from, int to) {
        Activations.tanhGradient(forward.hidden1, from * 16, to * 16, dHidden1, dHidden1, false);
        for (int n = from; n < to; n++) {
            float[] in = dHidden1;
            float[] w = forward.hidden1Kernel;
            float[] out = dMeasures;
            int i = n * 16;
            int o = n * 4;
            float s0 = 0f;
            float s1 = 0f;
            float s2 = 0f;
            float s3 = 0f;
            for (int unit = 0; unit < 16; unit++) {
                s0 = Math.fma(in[i + unit], w[unit], s0);
                s1 = Math.fma(in[i + unit], w[unit + 16], s1);
                s2 = Math.fma(in[i + unit], w[unit + 32], s2);
                s3 = Math.fma(in[i + unit], w[unit + 48], s3);
            }
            out[o] = s0;
            out[o + 1] = s1;
            out[o + 2] = s2;
            out[o + 3] = s3;
        }
    }

    /**
     * hidden1, parameters: the gradient at hidden1.kernel and hidden1.bias.
     *
     * @see Flowers#hidden1
     */
    void hidden1Gradients(int part, int parts) {
        int first = (int) (4L * part / parts);
        int last = (int) (4L * (part + 1) / parts);
        Kernels.product(first, last, 16, samples,
                forward.measures, 0, multiplesOf1, forward.multiplesOf4,
                dHidden1, 0, 16,
                Kernels.zeros(16), 0, 0,
                dHidden1Kernel, 0, multiplesOf16, Float.NEGATIVE_INFINITY);
        int left = (int) (16L * part / parts);
        int right = (int) (16L * (part + 1) / parts);
        Arrays.fill(dHidden1Bias, left, right, 0f);
        Kernels.columnSums(left, right, samples, dHidden1, 0, 16, dHidden1Bias, 0);
    }
}
