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

    int[] multiplesOf10;

    int[] multiplesOf16;

    int[] convBackPositions;

    int[] convBackTaps;

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
        convBackPositions = Offsets.grid(new int[] {8, 8}, new int[] {80, 8});
        convBackTaps = Offsets.grid(new int[] {3, 3, 8}, new int[] {-80, -8, 1});
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
        if (passes[1] && !toInputs) convBackward(from, to);
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
            float x0 = in[i];
            float x1 = in[i + 1];
            float x2 = in[i + 2];
            float x3 = in[i + 3];
            float x4 = in[i + 4];
            float x5 = in[i + 5];
            float x6 = in[i + 6];
            float x7 = in[i + 7];
            float x8 = in[i + 8];
            float x9 = in[i + 9];
            float s0 = Math.fma(x3, w[3], Math.fma(x2, w[2], Math.fma(x1, w[1], Math.fma(x0, w[0], 0f))));
            s0 = Math.fma(x7, w[7], Math.fma(x6, w[6], Math.fma(x5, w[5], Math.fma(x4, w[4], s0))));
            out[o] = Math.fma(x9, w[9], Math.fma(x8, w[8], s0));
            float s1 = Math.fma(x3, w[13], Math.fma(x2, w[12], Math.fma(x1, w[11], Math.fma(x0, w[10], 0f))));
            s1 = Math.fma(x7, w[17], Math.fma(x6, w[16], Math.fma(x5, w[15], Math.fma(x4, w[14], s1))));
            out[o + 1] = Math.fma(x9, w[19], Math.fma(x8, w[18], s1));
            float s2 = Math.fma(x3, w[23], Math.fma(x2, w[22], Math.fma(x1, w[21], Math.fma(x0, w[20], 0f))));
            s2 = Math.fma(x7, w[27], Math.fma(x6, w[26], Math.fma(x5, w[25], Math.fma(x4, w[24], s2))));
            out[o + 2] = Math.fma(x9, w[29], Math.fma(x8, w[28], s2));
            float s3 = Math.fma(x3, w[33], Math.fma(x2, w[32], Math.fma(x1, w[31], Math.fma(x0, w[30], 0f))));
            s3 = Math.fma(x7, w[37], Math.fma(x6, w[36], Math.fma(x5, w[35], Math.fma(x4, w[34], s3))));
            out[o + 3] = Math.fma(x9, w[39], Math.fma(x8, w[38], s3));
            float s4 = Math.fma(x3, w[43], Math.fma(x2, w[42], Math.fma(x1, w[41], Math.fma(x0, w[40], 0f))));
            s4 = Math.fma(x7, w[47], Math.fma(x6, w[46], Math.fma(x5, w[45], Math.fma(x4, w[44], s4))));
            out[o + 4] = Math.fma(x9, w[49], Math.fma(x8, w[48], s4));
            float s5 = Math.fma(x3, w[53], Math.fma(x2, w[52], Math.fma(x1, w[51], Math.fma(x0, w[50], 0f))));
            s5 = Math.fma(x7, w[57], Math.fma(x6, w[56], Math.fma(x5, w[55], Math.fma(x4, w[54], s5))));
            out[o + 5] = Math.fma(x9, w[59], Math.fma(x8, w[58], s5));
            float s6 = Math.fma(x3, w[63], Math.fma(x2, w[62], Math.fma(x1, w[61], Math.fma(x0, w[60], 0f))));
            s6 = Math.fma(x7, w[67], Math.fma(x6, w[66], Math.fma(x5, w[65], Math.fma(x4, w[64], s6))));
            out[o + 6] = Math.fma(x9, w[69], Math.fma(x8, w[68], s6));
            float s7 = Math.fma(x3, w[73], Math.fma(x2, w[72], Math.fma(x1, w[71], Math.fma(x0, w[70], 0f))));
            s7 = Math.fma(x7, w[77], Math.fma(x6, w[76], Math.fma(x5, w[75], Math.fma(x4, w[74], s7))));
            out[o + 7] = Math.fma(x9, w[79], Math.fma(x8, w[78], s7));
            float s8 = Math.fma(x3, w[83], Math.fma(x2, w[82], Math.fma(x1, w[81], Math.fma(x0, w[80], 0f))));
            s8 = Math.fma(x7, w[87], Math.fma(x6, w[86], Math.fma(x5, w[85], Math.fma(x4, w[84], s8))));
            out[o + 8] = Math.fma(x9, w[89], Math.fma(x8, w[88], s8));
            float s9 = Math.fma(x3, w[93], Math.fma(x2, w[92], Math.fma(x1, w[91], Math.fma(x0, w[90], 0f))));
            s9 = Math.fma(x7, w[97], Math.fma(x6, w[96], Math.fma(x5, w[95], Math.fma(x4, w[94], s9))));
            out[o + 9] = Math.fma(x9, w[99], Math.fma(x8, w[98], s9));
            float s10 = Math.fma(x3, w[103], Math.fma(x2, w[102], Math.fma(x1, w[101], Math.fma(x0, w[100], 0f))));
            s10 = Math.fma(x7, w[107], Math.fma(x6, w[106], Math.fma(x5, w[105], Math.fma(x4, w[104], s10))));
            out[o + 10] = Math.fma(x9, w[109], Math.fma(x8, w[108], s10));
            float s11 = Math.fma(x3, w[113], Math.fma(x2, w[112], Math.fma(x1, w[111], Math.fma(x0, w[110], 0f))));
            s11 = Math.fma(x7, w[117], Math.fma(x6, w[116], Math.fma(x5, w[115], Math.fma(x4, w[114], s11))));
            out[o + 11] = Math.fma(x9, w[119], Math.fma(x8, w[118], s11));
            float s12 = Math.fma(x3, w[123], Math.fma(x2, w[122], Math.fma(x1, w[121], Math.fma(x0, w[120], 0f))));
            s12 = Math.fma(x7, w[127], Math.fma(x6, w[126], Math.fma(x5, w[125], Math.fma(x4, w[124], s12))));
            out[o + 12] = Math.fma(x9, w[129], Math.fma(x8, w[128], s12));
            float s13 = Math.fma(x3, w[133], Math.fma(x2, w[132], Math.fma(x1, w[131], Math.fma(x0, w[130], 0f))));
            s13 = Math.fma(x7, w[137], Math.fma(x6, w[136], Math.fma(x5, w[135], Math.fma(x4, w[134], s13))));
            out[o + 13] = Math.fma(x9, w[139], Math.fma(x8, w[138], s13));
            float s14 = Math.fma(x3, w[143], Math.fma(x2, w[142], Math.fma(x1, w[141], Math.fma(x0, w[140], 0f))));
            s14 = Math.fma(x7, w[147], Math.fma(x6, w[146], Math.fma(x5, w[145], Math.fma(x4, w[144], s14))));
            out[o + 14] = Math.fma(x9, w[149], Math.fma(x8, w[148], s14));
            float s15 = Math.fma(x3, w[153], Math.fma(x2, w[152], Math.fma(x1, w[151], Math.fma(x0, w[150], 0f))));
            s15 = Math.fma(x7, w[157], Math.fma(x6, w[156], Math.fma(x5, w[155], Math.fma(x4, w[154], s15))));
            out[o + 15] = Math.fma(x9, w[159], Math.fma(x8, w[158], s15));
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
                forward.thinned, 0, forward.multiplesOf1, forward.multiplesOf16,
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
        Kernels.product(from, to, 128, 16,
                dHidden, 0, forward.multiplesOf16, forward.multiplesOf1,
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
                forward.pool, 0, forward.multiplesOf1, forward.multiplesOf128,
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
                MaxPooling.gradient(4, 8, in, n * 512 + y * 128, 16, 64, out, dOut, n * 128 + y * 32, dIn);
            }
        }
    }

    /**
     * conv, backward: from the gradient at its output that at its sums.
     *
     * @see SmallNet#conv
     */
    void convBackward(int from, int to) {
        Activations.reluGradient(forward.conv, from * 512, to * 512, dConv, dConv, false);
    }

    /**
     * conv, backward: from the gradient at its output that at image.
     *
     * @see SmallNet#conv
     */
    void convBackwardToInputs(int from, int to) {
        Activations.reluGradient(forward.conv, from * 512, to * 512, dConv, dConv, false);
        for (int n = from; n < to; n++) {
            for (int y = 0; y < 8; y++) {
                System.arraycopy(dConv, n * 512 + y * 64, convBorder, from * 800 + y * 80 + 88, 64);
            }
            Kernels.product(0, 64, 1, 72,
                    convBorder, from * 800 + 176, convBackPositions, convBackTaps,
                    convKernelTransposed, 0, 1,
                    Kernels.zeros(1), 0, 0,
                    dImage, n * 64, forward.multiplesOf1, Float.NEGATIVE_INFINITY);
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
        for (int n = 0; n < samples; n++) {
            Kernels.product(first, last, 8, 64,
                    forward.convPadded, n * 100, forward.convTaps, forward.convPositions,
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
