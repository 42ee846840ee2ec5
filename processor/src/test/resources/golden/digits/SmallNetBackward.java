package example.digits;

import io.github.annotron.runtime.kernel.Activations;
import io.github.annotron.runtime.kernel.Dropout;
import io.github.annotron.runtime.kernel.Kernels;
import io.github.annotron.runtime.kernel.MaxPooling;
import io.github.annotron.runtime.kernel.Offsets;
import io.github.annotron.runtime.loss.Loss;
import io.github.annotron.runtime.loss.Losses;
import io.github.annotron.runtime.support.Support;
import io.github.annotron.runtime.training.Purpose;
import io.github.annotron.runtime.training.TrainingProgram;
import java.util.Arrays;
import javax.annotation.processing.Generated;

/**
 * Computes a training step of {@link SmallNet}: activations in a {@link SmallNetForward}, then gradients, layer by layer. The name
 * of an array with the gradient at something starts with d.
 */
@Generated("io.github.annotron.processor.NetworkProcessor")
final class SmallNetBackward implements TrainingProgram {
    final SmallNetForward forward;

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

    private long key;

    float[] dDigit;

    float[] dThinned;

    float[] dHidden;

    float[] dPool;

    float[] dConv;

    float[] hiddenKernelTransposed;

    float[] dConvKernel;

    float[] dConvBias;

    float[] dHiddenKernel;

    float[] dHiddenBias;

    float[] dDigitKernel;

    float[] dDigitBias;

    float[] dImage;

    float[] convKernelTransposed;

    float[] convBorder;

    int[] convPositions;

    int[] multiplesOf1_;

    int[] multiplesOf10;

    int[] multiplesOf16;

    int[] convBackTaps;

    int[] convBackPositions;

    int[] multiplesOf1;

    SmallNetBackward(SmallNetModel model, int capacity) {
        this.capacity = capacity;
        forward = new SmallNetForward(model, capacity, true);
        targets = new float[][] {Support.buffer(capacity, 10)};
        weights = Support.buffer(capacity, 1);
        losses = new float[][] {Support.buffer(capacity, 1)};
        gradients = new float[6][];
        allocate(capacity);
        freeze(Support.allTrue(7), Support.allTrue(7));
    }

    private void allocate(int capacity) {
        dDigit = Support.buffer(capacity, 10);
        dThinned = Support.buffer(capacity, 16);
        dHidden = Support.buffer(capacity, 16);
        dPool = Support.buffer(capacity, 128);
        dConv = Support.buffer(capacity, 512);
        hiddenKernelTransposed = new float[2048];
        dConvKernel = new float[72];
        dConvBias = new float[8];
        dHiddenKernel = new float[2048];
        dHiddenBias = new float[16];
        dDigitKernel = new float[160];
        dDigitBias = new float[10];
        convPositions = Offsets.grid(new int[] {3, 8, 8}, new int[] {100, 10, 1});
        multiplesOf1_ = Offsets.multiples(128, 1);
        multiplesOf10 = Offsets.multiples(16, 10);
        multiplesOf16 = Offsets.multiples(128, 16);
        gradients[0] = dConvKernel;
        gradients[1] = dConvBias;
        gradients[2] = dHiddenKernel;
        gradients[3] = dHiddenBias;
        gradients[4] = dDigitKernel;
        gradients[5] = dDigitBias;
    }

    @Override
    public int capacity() {
        return capacity;
    }

    @Override
    public float[] input(int index) {
        switch (index) {
            case 0:
                return forward.image;
            default:
                throw new IndexOutOfBoundsException("no such input");
        }
    }

    @Override
    public float[] output(int index) {
        switch (index) {
            case 0:
                return forward.digit;
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
        this.key = key;
        forward.begin(purpose, key);
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
        objectives[0].evaluate(from, to, 10, forward.digit, targets[0], targetWidths[0], losses[0], dDigit);
        Losses.weigh(from, to, 10, weights, 1.0f / samples, dDigit);
    }

    @Override
    public void toInputs(boolean toInputs) {
        if (toInputs && gradientsAtLayers == null) {
            gradientsAtLayers = new float[7][];
            allocateToInputs(capacity);
        }
        this.toInputs = toInputs;
    }

    private void allocateToInputs(int capacity) {
        dImage = Support.buffer(capacity, 64);
        convKernelTransposed = new float[72];
        convBorder = Support.buffer(capacity, 800);
        convBackTaps = Offsets.grid(new int[] {3, 3, 8}, new int[] {-80, -8, 1});
        convBackPositions = Offsets.grid(new int[] {4, 8, 8}, new int[] {800, 80, 8});
        multiplesOf1 = Offsets.multiples(256, 1);
        gradientsAtLayers[0] = dImage;
        gradientsAtLayers[1] = dConv;
        gradientsAtLayers[2] = dPool;
        gradientsAtLayers[3] = dPool;
        gradientsAtLayers[4] = dHidden;
        gradientsAtLayers[5] = dThinned;
        gradientsAtLayers[6] = dDigit;
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
        if (passes[4]) hiddenPrepare(part, parts);
        if (passes[1] && toInputs) convPrepareToInputs(part, parts);
    }

    @Override
    public void backward(int stage, int from, int to) {
        if (passes[6]) digitBackward(from, to);
        if (passes[5]) thinnedBackward(from, to);
        if (passes[4]) hiddenBackward(from, to);
        if (passes[2]) poolBackward(from, to);
        if (passes[1] && toInputs) convBackwardToInputs(from, to);
    }

    @Override
    public void gradients(int part, int parts) {
        if (learns[6]) digitGradients(part, parts);
        if (learns[4]) hiddenGradients(part, parts);
        if (learns[1]) convGradients(part, parts);
    }

    /**
     * digit, backward: from the gradient at its output that at thinned.
     *
     * @see SmallNet#digit
     */
    void digitBackward(int from, int to) {
        for (int n = from; n < to; n++) {
            float[] in = dDigit;
            float[] w = forward.digitKernel;
            float[] out = dThinned;
            int i = n * 10;
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
            for (int unit = 0; unit < 10; unit++) {
                s0 = Math.fma(in[i + unit], w[unit], s0);
                s1 = Math.fma(in[i + unit], w[unit + 10], s1);
                s2 = Math.fma(in[i + unit], w[unit + 20], s2);
                s3 = Math.fma(in[i + unit], w[unit + 30], s3);
                s4 = Math.fma(in[i + unit], w[unit + 40], s4);
                s5 = Math.fma(in[i + unit], w[unit + 50], s5);
                s6 = Math.fma(in[i + unit], w[unit + 60], s6);
                s7 = Math.fma(in[i + unit], w[unit + 70], s7);
                s8 = Math.fma(in[i + unit], w[unit + 80], s8);
                s9 = Math.fma(in[i + unit], w[unit + 90], s9);
                s10 = Math.fma(in[i + unit], w[unit + 100], s10);
                s11 = Math.fma(in[i + unit], w[unit + 110], s11);
                s12 = Math.fma(in[i + unit], w[unit + 120], s12);
                s13 = Math.fma(in[i + unit], w[unit + 130], s13);
                s14 = Math.fma(in[i + unit], w[unit + 140], s14);
                s15 = Math.fma(in[i + unit], w[unit + 150], s15);
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
     * digit, parameters: the gradient at digit.kernel and digit.bias.
     *
     * @see SmallNet#digit
     */
    void digitGradients(int part, int parts) {
        int first = (int) (16L * part / parts);
        int last = (int) (16L * (part + 1) / parts);
        Kernels.product(first, last, 10, samples,
                forward.thinned, 0, multiplesOf1_, forward.multiplesOf16,
                dDigit, 0, 10,
                Kernels.zeros(10), 0, 0,
                dDigitKernel, 0, multiplesOf10, Float.NEGATIVE_INFINITY);
        int left = (int) (10L * part / parts);
        int right = (int) (10L * (part + 1) / parts);
        Arrays.fill(dDigitBias, left, right, 0f);
        Kernels.columnSums(left, right, samples, dDigit, 0, 10, dDigitBias, 0);
    }

    /**
     * thinned, backward: from the gradient at its output that at hidden.
     *
     * @see SmallNet#thinned
     */
    void thinnedBackward(int from, int to) {
        Dropout.gradient(key + 6, forward.training ? 0.5f : 0f, from * 16, to * 16, dThinned, dHidden, false);
    }

    /**
     * hidden, backward: from the gradient at its output that at features.
     *
     * @see SmallNet#hidden
     */
    void hiddenBackward(int from, int to) {
        Activations.reluGradient(forward.hidden, from * 16, to * 16, dHidden, dHidden, false);
        Kernels.dense(from, to, 128, 16,
                dHidden, 0, forward.multiplesOf16,
                hiddenKernelTransposed, 0, 128,
                Kernels.zeros(128), 0, 0,
                dPool, 0, forward.multiplesOf128, Float.NEGATIVE_INFINITY);
    }

    /**
     * hidden, before a step: the transposed weights that the backward pass multiplies with.
     *
     * @see SmallNet#hidden
     */
    void hiddenPrepare(int part, int parts) {
        int first = (int) (128L * part / parts);
        int last = (int) (128L * (part + 1) / parts);
        Kernels.transpose(first, last, 16, forward.hiddenKernel, 0, 16, hiddenKernelTransposed, 0, 128);
    }

    /**
     * hidden, parameters: the gradient at hidden.kernel and hidden.bias.
     *
     * @see SmallNet#hidden
     */
    void hiddenGradients(int part, int parts) {
        int first = (int) (128L * part / parts);
        int last = (int) (128L * (part + 1) / parts);
        Kernels.product(first, last, 16, samples,
                forward.pool, 0, multiplesOf1_, forward.multiplesOf128,
                dHidden, 0, 16,
                Kernels.zeros(16), 0, 0,
                dHiddenKernel, 0, multiplesOf16, Float.NEGATIVE_INFINITY);
        int left = (int) (16L * part / parts);
        int right = (int) (16L * (part + 1) / parts);
        Arrays.fill(dHiddenBias, left, right, 0f);
        Kernels.columnSums(left, right, samples, dHidden, 0, 16, dHiddenBias, 0);
    }

    /**
     * pool, backward: from the gradient at its output that at conv.
     *
     * @see SmallNet#pool
     */
    void poolBackward(int from, int to) {
        float[] in = forward.conv;
        float[] out = forward.pool;
        float[] dIn = dConv;
        float[] dOut = dPool;
        for (int n = from; n < to; n++) {
            for (int y = 0; y < 4; y++) {
                MaxPooling.gradient(4, 8, in, n * 512 + y * 128, 16, 64, out, dOut, n * 128 + y * 32, dIn, passes[1]);
            }
        }
    }

    /**
     * conv, backward: from the gradient at its output that at image.
     *
     * @see SmallNet#conv
     */
    void convBackwardToInputs(int from, int to) {
        for (int n = from; n < to; n += 4) {
            for (int m = n; m < Math.min(n + 4, to); m++) {
                for (int y = 0; y < 8; y++) {
                    System.arraycopy(dConv, m * 512 + y * 64, convBorder, (from + m - n) * 800 + y * 80 + 88, 64);
                }
            }
            Kernels.product(0, Math.min(4, to - n) * 64, 1, 72,
                    convBorder, from * 800 + 176, convBackPositions, convBackTaps,
                    convKernelTransposed, 0, 1,
                    Kernels.zeros(1), 0, 0,
                    dImage, n * 64, multiplesOf1, Float.NEGATIVE_INFINITY);
        }
    }

    /**
     * conv, before a step: the transposed weights that the backward pass multiplies with.
     *
     * @see SmallNet#conv
     */
    void convPrepareToInputs(int part, int parts) {
        int first = (int) (1L * part / parts);
        int last = (int) (1L * (part + 1) / parts);
        for (int ky = 0; ky < 3; ky++) {
            for (int kx = 0; kx < 3; kx++) {
                Kernels.transpose(first, last, 8,
                        forward.convKernel, ky * 24 + kx * 8, 8,
                        convKernelTransposed, ky * 24 + kx * 8, 1);
            }
        }
    }

    /**
     * conv, parameters: the gradient at conv.kernel and conv.bias.
     *
     * @see SmallNet#conv
     */
    void convGradients(int part, int parts) {
        int first = (int) (9L * part / parts);
        int last = (int) (9L * (part + 1) / parts);
        Arrays.fill(dConvKernel, first * 8, last * 8, 0f);
        for (int n = 0; n < samples; n += 3) {
            Kernels.product(first, last, 8, Math.min(3, samples - n) * 64,
                    forward.convPadded, n * 100, forward.convTaps, convPositions,
                    dConv, n * 512, 8,
                    dConvKernel, 0, 1,
                    dConvKernel, 0, forward.multiplesOf8, Float.NEGATIVE_INFINITY);
        }
        int left = (int) (8L * part / parts);
        int right = (int) (8L * (part + 1) / parts);
        Arrays.fill(dConvBias, left, right, 0f);
        Kernels.columnSums(left, right, samples * 64, dConv, 0, 8, dConvBias, 0);
    }
}
