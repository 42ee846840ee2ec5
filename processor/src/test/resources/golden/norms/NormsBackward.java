package example;

import io.github.annotron.runtime.kernel.Activations;
import io.github.annotron.runtime.kernel.BatchNormalization;
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
 * Computes a training step of {@link Norms}: activations in a {@link NormsForward}, then gradients, layer by layer. The name
 * of an array with the gradient at something starts with d.
 */
@Generated("io.github.annotron.processor.NetworkProcessor")
final class NormsBackward implements TrainingProgram {
    final NormsForward forward;

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

    float[] dEven;

    float[] dPoolPooled;

    float[] dNorm;

    float[] dConv;

    float[] evenBackwardPerSample;

    float[] evenBackwardBatch;

    float[] normBackwardPerSample;

    float[] normBackwardBatch;

    float[] dConvKernel;

    float[] dNormScale;

    float[] dNormShift;

    float[] dEvenShift;

    float[] dKindKernel;

    float[] dKindBias;

    float[] dImage;

    float[] convKernelTransposed;

    float[] convBorder;

    int[] convPositions;

    int[] multiplesOf1;

    int[] multiplesOf16;

    int[] multiplesOf2;

    int[] convBackTaps;

    int[] convBackPositions;

    int[] multiplesOf3;

    NormsBackward(NormsModel model, int capacity) {
        this.capacity = capacity;
        forward = new NormsForward(model, capacity, true);
        targets = new float[][] {Support.buffer(capacity, 2)};
        weights = Support.buffer(capacity, 1);
        losses = new float[][] {Support.buffer(capacity, 1)};
        gradients = new float[10][];
        allocate(capacity);
        freeze(Support.allTrue(6), Support.allTrue(6));
    }

    private void allocate(int capacity) {
        dKind = Support.buffer(capacity, 2);
        dEven = Support.buffer(capacity, 16);
        dPoolPooled = Support.buffer(capacity, 16);
        dNorm = Support.buffer(capacity, 1024);
        dConv = Support.buffer(capacity, 1024);
        evenBackwardPerSample = Support.buffer(capacity, 32);
        evenBackwardBatch = BatchNormalization.gradientValues(16);
        normBackwardPerSample = Support.buffer(capacity, 32);
        normBackwardBatch = BatchNormalization.gradientValues(16);
        dConvKernel = new float[432];
        dNormScale = new float[16];
        dNormShift = new float[16];
        dEvenShift = new float[16];
        dKindKernel = new float[32];
        dKindBias = new float[2];
        convPositions = Offsets.grid(new int[] {3, 8, 8}, new int[] {300, 30, 3});
        multiplesOf1 = Offsets.multiples(16, 1);
        multiplesOf16 = Offsets.multiples(capacity, 16);
        multiplesOf2 = Offsets.multiples(16, 2);
        gradients[0] = dConvKernel;
        gradients[1] = dNormScale;
        gradients[2] = dNormShift;
        gradients[5] = dEvenShift;
        gradients[8] = dKindKernel;
        gradients[9] = dKindBias;
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
        forward.learns = learns;
    }

    @Override
    public void begin(int samples, int[] targetWidths, Purpose purpose, long key) {
        this.samples = samples;
        this.targetWidths = targetWidths;
        forward.begin(purpose, key);
    }

    @Override
    public int stages() {
        return forward.asDeclared ? 3 : 1;
    }

    @Override
    public void forward(int stage, int from, int to) {
        if (forward.asDeclared) {
            forward.run(stage, from, to);
        } else {
            forward.run(from, to);
        }
    }

    @Override
    public void forwardTotals(int stage, int part, int parts) {
        forward.totals(stage, samples, part, parts);
    }

    @Override
    public void loss(int from, int to) {
        objectives[0].evaluate(from, to, 2, forward.kind, targets[0], targetWidths[0], losses[0], dKind);
        Losses.weigh(from, to, 2, weights, 1.0f / samples, dKind);
    }

    @Override
    public void toInputs(boolean toInputs) {
        if (toInputs && gradientsAtLayers == null) {
            gradientsAtLayers = new float[6][];
            allocateToInputs(capacity);
        }
        this.toInputs = toInputs;
    }

    private void allocateToInputs(int capacity) {
        dImage = Support.buffer(capacity, 192);
        convKernelTransposed = new float[432];
        convBorder = Support.buffer(capacity, 1600);
        convBackTaps = Offsets.grid(new int[] {3, 3, 16}, new int[] {-160, -16, 1});
        convBackPositions = Offsets.grid(new int[] {4, 8, 8}, new int[] {1600, 160, 16});
        multiplesOf3 = Offsets.multiples(256, 3);
        gradientsAtLayers[0] = dImage;
        gradientsAtLayers[1] = dConv;
        gradientsAtLayers[2] = dNorm;
        gradientsAtLayers[3] = dPoolPooled;
        gradientsAtLayers[4] = dEven;
        gradientsAtLayers[5] = dKind;
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
        forward.derive(part, parts);
        if (passes[1] && toInputs) convPrepareToInputs(part, parts);
    }

    @Override
    public void backward(int stage, int from, int to) {
        switch (stage) {
            case 0:
                backwardStage0(from, to);
                break;
            case 1:
                backwardStage1(from, to);
                break;
            case 2:
                backwardStage2(from, to);
                break;
            default:
                throw new IndexOutOfBoundsException("no stage " + stage);
        }
    }

    private void backwardStage0(int from, int to) {
        if (passes[5]) kindBackward(from, to);
        if (passes[4]) evenBackwardMoments(from, to);
    }

    private void backwardStage1(int from, int to) {
        if (passes[4]) evenBackward(from, to);
        if (passes[3]) poolBackward(from, to);
        if (passes[2]) normBackwardMoments(from, to);
    }

    private void backwardStage2(int from, int to) {
        if (passes[2]) normBackward(from, to);
        if (passes[1] && toInputs) convBackwardToInputs(from, to);
    }

    @Override
    public void backwardTotals(int stage, int part, int parts) {
        switch (stage) {
            case 0:
                backwardTotalsStage0(part, parts);
                break;
            case 1:
                backwardTotalsStage1(part, parts);
                break;
            default:
                throw new IndexOutOfBoundsException("no stage " + stage);
        }
    }

    private void backwardTotalsStage0(int part, int parts) {
        if (passes[4]) evenBackwardTotals(part, parts);
    }

    private void backwardTotalsStage1(int part, int parts) {
        if (passes[2]) normBackwardTotals(part, parts);
    }

    @Override
    public void gradients(int part, int parts) {
        if (learns[5]) kindGradients(part, parts);
        if (learns[4]) evenMeasure(part, parts);
        if (learns[2]) normMeasure(part, parts);
        if (learns[1]) convGradients(part, parts);
    }

    /**
     * kind, backward: from the gradient at its output that at even.
     *
     * @see Norms#kind
     */
    void kindBackward(int from, int to) {
        for (int n = from; n < to; n++) {
            float[] in = dKind;
            float[] w = forward.kindKernel;
            float[] out = dEven;
            int i = n * 2;
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
            s0 = Math.fma(in[i], w[0], s0);
            s1 = Math.fma(in[i], w[2], s1);
            s2 = Math.fma(in[i], w[4], s2);
            s3 = Math.fma(in[i], w[6], s3);
            s4 = Math.fma(in[i], w[8], s4);
            s5 = Math.fma(in[i], w[10], s5);
            s6 = Math.fma(in[i], w[12], s6);
            s7 = Math.fma(in[i], w[14], s7);
            s8 = Math.fma(in[i], w[16], s8);
            s9 = Math.fma(in[i], w[18], s9);
            s10 = Math.fma(in[i], w[20], s10);
            s11 = Math.fma(in[i], w[22], s11);
            s12 = Math.fma(in[i], w[24], s12);
            s13 = Math.fma(in[i], w[26], s13);
            s14 = Math.fma(in[i], w[28], s14);
            s15 = Math.fma(in[i], w[30], s15);
            s0 = Math.fma(in[i + 1], w[1], s0);
            s1 = Math.fma(in[i + 1], w[3], s1);
            s2 = Math.fma(in[i + 1], w[5], s2);
            s3 = Math.fma(in[i + 1], w[7], s3);
            s4 = Math.fma(in[i + 1], w[9], s4);
            s5 = Math.fma(in[i + 1], w[11], s5);
            s6 = Math.fma(in[i + 1], w[13], s6);
            s7 = Math.fma(in[i + 1], w[15], s7);
            s8 = Math.fma(in[i + 1], w[17], s8);
            s9 = Math.fma(in[i + 1], w[19], s9);
            s10 = Math.fma(in[i + 1], w[21], s10);
            s11 = Math.fma(in[i + 1], w[23], s11);
            s12 = Math.fma(in[i + 1], w[25], s12);
            s13 = Math.fma(in[i + 1], w[27], s13);
            s14 = Math.fma(in[i + 1], w[29], s14);
            s15 = Math.fma(in[i + 1], w[31], s15);
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
     * @see Norms#kind
     */
    void kindGradients(int part, int parts) {
        int first = (int) (16L * part / parts);
        int last = (int) (16L * (part + 1) / parts);
        Kernels.product(first, last, 2, samples,
                forward.even, 0, multiplesOf1, multiplesOf16,
                dKind, 0, 2,
                Kernels.zeros(2), 0, 0,
                dKindKernel, 0, multiplesOf2, Float.NEGATIVE_INFINITY);
        int left = (int) (2L * part / parts);
        int right = (int) (2L * (part + 1) / parts);
        Arrays.fill(dKindBias, left, right, 0f);
        Kernels.columnSums(left, right, samples, dKind, 0, 2, dKindBias, 0);
    }

    /**
     * even, backward: each sample's share of the totals.
     *
     * @see Norms#even
     */
    void evenBackwardMoments(int from, int to) {
        if (learns[4]) {
            BatchNormalization.gradientMoments(from, to, 1, 16, forward.poolPooled, forward.evenBatch, dEven, evenBackwardPerSample);
        }
    }

    /**
     * even, backward: the totals over all samples, and the gradients at its parameters.
     *
     * @see Norms#even
     */
    void evenBackwardTotals(int part, int parts) {
        if (learns[4]) {
            int first = (int) (16L * part / parts);
            int last = (int) (16L * (part + 1) / parts);
            BatchNormalization.gradientTotals(first, last, samples, 1, 16, evenBackwardPerSample, forward.evenBatch,
                    null, false, dEvenShift, false, evenBackwardBatch);
        } else {
            Arrays.fill(evenBackwardBatch, 0f);
        }
    }

    /**
     * even, backward: from the gradient at its output that at pool.
     *
     * @see Norms#even
     */
    void evenBackward(int from, int to) {
        BatchNormalization.gradient(from * 16, to * 16, 16, forward.poolPooled, learns[4] ? forward.evenBatch : forward.evenFixed, evenBackwardBatch, dEven, dPoolPooled, false);
    }

    /**
     * even, after a step: its running averages.
     *
     * @see Norms#even
     */
    void evenMeasure(int part, int parts) {
        int first = (int) (16L * part / parts);
        int last = (int) (16L * (part + 1) / parts);
        BatchNormalization.update(first, last, 16, samples, 0.9f, forward.evenBatch, forward.evenMean, forward.evenVariance);
    }

    /**
     * pool, backward: from the gradient at its output that at norm.
     *
     * @see Norms#pool
     */
    void poolBackward(int from, int to) {
        float[] dIn = dNorm;
        float[] dOut = dPoolPooled;
        Arrays.fill(dIn, from * 1024, to * 1024, 0f);
        for (int n = from; n < to; n++) {
            int top = 0;
            int bottom = 8;
            int left = 0;
            int right = 8;
            int o = n * 16;
            float share = 1f / ((bottom - top) * (right - left));
            for (int row = top; row < bottom; row++) {
                for (int column = left; column < right; column++) {
                    int i = n * 1024 + row * 128 + column * 16;
                    for (int channel = 0; channel < 16; channel++) {
                        dIn[i + channel] += dOut[o + channel] * share;
                    }
                }
            }
        }
    }

    /**
     * norm, backward: each sample's share of the totals.
     *
     * @see Norms#norm
     */
    void normBackwardMoments(int from, int to) {
        Activations.reluGradient(forward.norm, from * 1024, to * 1024, dNorm, dNorm, false);
        if (learns[2]) {
            BatchNormalization.gradientMoments(from, to, 64, 16, forward.conv, forward.normBatch, dNorm, normBackwardPerSample);
        }
    }

    /**
     * norm, backward: the totals over all samples, and the gradients at its parameters.
     *
     * @see Norms#norm
     */
    void normBackwardTotals(int part, int parts) {
        if (learns[2]) {
            int first = (int) (16L * part / parts);
            int last = (int) (16L * (part + 1) / parts);
            BatchNormalization.gradientTotals(first, last, samples, 64, 16, normBackwardPerSample, forward.normBatch,
                    dNormScale, false, dNormShift, false, normBackwardBatch);
        } else {
            Arrays.fill(normBackwardBatch, 0f);
        }
    }

    /**
     * norm, backward: from the gradient at its output that at conv.
     *
     * @see Norms#norm
     */
    void normBackward(int from, int to) {
        BatchNormalization.gradient(from * 1024, to * 1024, 16, forward.conv, learns[2] ? forward.normBatch : forward.normFixed, normBackwardBatch, dNorm, dConv, false);
    }

    /**
     * norm, after a step: its running averages.
     *
     * @see Norms#norm
     */
    void normMeasure(int part, int parts) {
        int first = (int) (16L * part / parts);
        int last = (int) (16L * (part + 1) / parts);
        BatchNormalization.update(first, last, 16, samples * 64, 0.9f, forward.normBatch, forward.normMean, forward.normVariance);
    }

    /**
     * conv, backward: from the gradient at its output that at image.
     *
     * @see Norms#conv
     */
    void convBackwardToInputs(int from, int to) {
        for (int n = from; n < to; n += 4) {
            for (int m = n; m < Math.min(n + 4, to); m++) {
                for (int y = 0; y < 8; y++) {
                    System.arraycopy(dConv, m * 1024 + y * 128, convBorder, (from + m - n) * 1600 + y * 160 + 176, 128);
                }
            }
            Kernels.product(0, Math.min(4, to - n) * 64, 3, 144,
                    convBorder, from * 1600 + 352, convBackPositions, convBackTaps,
                    convKernelTransposed, 0, 3,
                    Kernels.zeros(3), 0, 0,
                    dImage, n * 192, multiplesOf3, Float.NEGATIVE_INFINITY);
        }
    }

    /**
     * conv, before a step: the transposed weights that the backward pass multiplies with.
     *
     * @see Norms#conv
     */
    void convPrepareToInputs(int part, int parts) {
        int first = (int) (3L * part / parts);
        int last = (int) (3L * (part + 1) / parts);
        for (int ky = 0; ky < 3; ky++) {
            for (int kx = 0; kx < 3; kx++) {
                Kernels.transpose(first, last, 16,
                        forward.convKernel, ky * 144 + kx * 48, 16,
                        convKernelTransposed, ky * 144 + kx * 48, 3);
            }
        }
    }

    /**
     * conv, parameters: the gradient at conv.kernel.
     *
     * @see Norms#conv
     */
    void convGradients(int part, int parts) {
        int first = (int) (27L * part / parts);
        int last = (int) (27L * (part + 1) / parts);
        Arrays.fill(dConvKernel, first * 16, last * 16, 0f);
        for (int n = 0; n < samples; n += 3) {
            Kernels.product(first, last, 16, Math.min(3, samples - n) * 64,
                    forward.convPadded, n * 300, forward.convTaps, convPositions,
                    dConv, n * 1024, 16,
                    dConvKernel, 0, 1,
                    dConvKernel, 0, forward.multiplesOf16, Float.NEGATIVE_INFINITY);
        }
    }
}
