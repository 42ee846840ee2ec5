package com.example;

import io.github.annotron.runtime.kernel.Activations;
import io.github.annotron.runtime.kernel.BatchNormalization;
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
 * Computes a training step of {@link Guarded}: activations in a {@link GuardedForward}, then gradients, layer by layer. The name
 * of an array with the gradient at something starts with d.
 */
@Generated("io.github.annotron.processor.NetworkProcessor")
final class GuardedBackward implements TrainingProgram {
    final GuardedForward forward;

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

    float[] dKind;

    float[] dHidden;

    float[] dThinned;

    float[] dJoined;

    float[] dUnfolded;

    float[] dEven;

    float[] dConv;

    float[] hiddenKernelTransposed;

    float[] unfoldedBackwardPerSample;

    float[] unfoldedBackwardBatch;

    float[] evenBackwardPerSample;

    float[] evenBackwardBatch;

    float[] dConvKernel;

    float[] dEvenScale;

    float[] dEvenShift;

    float[] dUnfoldedScale;

    float[] dUnfoldedShift;

    float[] dHiddenKernel;

    float[] dHiddenBias;

    float[] dKindKernel;

    float[] dKindBias;

    float[] dImage;

    float[] convKernelTransposed;

    float[] convBorder;

    int[] convPositions;

    int[] multiplesOf1;

    int[] multiplesOf3;

    int[] multiplesOf12;

    GuardedBackward(GuardedModel model, int capacity) {
        this.capacity = capacity;
        forward = new GuardedForward(model, capacity, true);
        targets = new float[][] {Support.buffer(capacity, 3)};
        weights = Support.buffer(capacity, 1);
        losses = new float[][] {Support.buffer(capacity, 1)};
        gradients = new float[13][];
        allocate(capacity);
        freeze(Support.allTrue(10), Support.allTrue(10));
    }

    private void allocate(int capacity) {
        dKind = Support.buffer(capacity, 3);
        dHidden = Support.buffer(capacity, 12);
        dThinned = Support.buffer(capacity, 64);
        dJoined = Support.buffer(capacity, 64);
        dUnfolded = Support.buffer(capacity, 64);
        dEven = Support.buffer(capacity, 256);
        dConv = Support.buffer(capacity, 256);
        hiddenKernelTransposed = new float[768];
        unfoldedBackwardPerSample = Support.buffer(capacity, 8);
        unfoldedBackwardBatch = BatchNormalization.gradientValues(4);
        evenBackwardPerSample = Support.buffer(capacity, 8);
        evenBackwardBatch = BatchNormalization.gradientValues(4);
        dConvKernel = new float[72];
        dEvenScale = new float[4];
        dEvenShift = new float[4];
        dUnfoldedScale = new float[4];
        dUnfoldedShift = new float[4];
        dHiddenKernel = new float[768];
        dHiddenBias = new float[12];
        dKindKernel = new float[36];
        dKindBias = new float[3];
        convPositions = Offsets.grid(new int[] {3, 8, 8}, new int[] {200, 20, 2});
        multiplesOf1 = Offsets.multiples(64, 1);
        multiplesOf3 = Offsets.multiples(12, 3);
        multiplesOf12 = Offsets.multiples(64, 12);
        gradients[0] = dConvKernel;
        gradients[1] = dEvenScale;
        gradients[2] = dEvenShift;
        gradients[5] = dUnfoldedScale;
        gradients[6] = dUnfoldedShift;
        gradients[9] = dHiddenKernel;
        gradients[10] = dHiddenBias;
        gradients[11] = dKindKernel;
        gradients[12] = dKindBias;
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
        this.key = key;
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
        objectives[0].evaluate(from, to, 3, forward.kind, targets[0], targetWidths[0], losses[0], dKind);
        Losses.weigh(from, to, 3, weights, 1.0f / samples, dKind);
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
        dImage = Support.buffer(capacity, 128);
        convKernelTransposed = new float[72];
        convBorder = Support.buffer(capacity, 400);
        gradientsAtLayers[0] = dImage;
        gradientsAtLayers[1] = dConv;
        gradientsAtLayers[2] = dEven;
        gradientsAtLayers[3] = dThinned;
        gradientsAtLayers[4] = dUnfolded;
        gradientsAtLayers[5] = dJoined;
        gradientsAtLayers[6] = dJoined;
        gradientsAtLayers[7] = dThinned;
        gradientsAtLayers[8] = dHidden;
        gradientsAtLayers[9] = dKind;
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
        if (passes[8]) hiddenPrepare(part, parts);
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
        if (passes[9]) kindBackward(from, to);
        if (passes[8]) hiddenBackward(from, to);
        if (passes[7]) thinnedBackward(from, to);
        if (passes[5]) joinedBackward(from, to);
        if (passes[4]) unfoldedBackwardMoments(from, to);
    }

    private void backwardStage1(int from, int to) {
        if (passes[4]) unfoldedBackward(from, to);
        if (passes[3]) poolBackward(from, to);
        if (passes[2]) evenBackwardMoments(from, to);
    }

    private void backwardStage2(int from, int to) {
        if (passes[2]) evenBackward(from, to);
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
        if (passes[4]) unfoldedBackwardTotals(part, parts);
    }

    private void backwardTotalsStage1(int part, int parts) {
        if (passes[2]) evenBackwardTotals(part, parts);
    }

    @Override
    public void gradients(int part, int parts) {
        if (learns[9]) kindGradients(part, parts);
        if (learns[8]) hiddenGradients(part, parts);
        if (learns[4]) unfoldedMeasure(part, parts);
        if (learns[2]) evenMeasure(part, parts);
        if (learns[1]) convGradients(part, parts);
    }

    /**
     * kind, backward: from the gradient at its output that at hidden.
     *
     * @see Guarded#kind
     */
    void kindBackward(int from, int to) {
        for (int n = from; n < to; n++) {
            float[] in = dKind;
            float[] w = forward.kindKernel;
            float[] out = dHidden;
            int i = n * 3;
            int o = n * 12;
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
        }
    }

    /**
     * kind, parameters: the gradient at kind.kernel and kind.bias.
     *
     * @see Guarded#kind
     */
    void kindGradients(int part, int parts) {
        int first = (int) (12L * part / parts);
        int last = (int) (12L * (part + 1) / parts);
        Kernels.product(first, last, 3, samples,
                forward.hidden, 0, multiplesOf1, forward.multiplesOf12,
                dKind, 0, 3,
                Kernels.zeros(3), 0, 0,
                dKindKernel, 0, multiplesOf3, Float.NEGATIVE_INFINITY);
        int left = (int) (3L * part / parts);
        int right = (int) (3L * (part + 1) / parts);
        Arrays.fill(dKindBias, left, right, 0f);
        Kernels.columnSums(left, right, samples, dKind, 0, 3, dKindBias, 0);
    }

    /**
     * hidden, backward: from the gradient at its output that at thinned.
     *
     * @see Guarded#hidden
     */
    void hiddenBackward(int from, int to) {
        Activations.tanhGradient(forward.hidden, from * 12, to * 12, dHidden, dHidden, false);
        Kernels.dense(from, to, 64, 12,
                dHidden, 0, forward.multiplesOf12,
                hiddenKernelTransposed, 0, 64,
                Kernels.zeros(64), 0, 0,
                dThinned, 0, forward.multiplesOf64, Float.NEGATIVE_INFINITY);
    }

    /**
     * hidden, before a step: the transposed weights that the backward pass multiplies with.
     *
     * @see Guarded#hidden
     */
    void hiddenPrepare(int part, int parts) {
        int first = (int) (64L * part / parts);
        int last = (int) (64L * (part + 1) / parts);
        Kernels.transpose(first, last, 12, forward.hiddenKernel, 0, 12, hiddenKernelTransposed, 0, 64);
    }

    /**
     * hidden, parameters: the gradient at hidden.kernel and hidden.bias.
     *
     * @see Guarded#hidden
     */
    void hiddenGradients(int part, int parts) {
        int first = (int) (64L * part / parts);
        int last = (int) (64L * (part + 1) / parts);
        Kernels.product(first, last, 12, samples,
                forward.thinned, 0, multiplesOf1, forward.multiplesOf64,
                dHidden, 0, 12,
                Kernels.zeros(12), 0, 0,
                dHiddenKernel, 0, multiplesOf12, Float.NEGATIVE_INFINITY);
        int left = (int) (12L * part / parts);
        int right = (int) (12L * (part + 1) / parts);
        Arrays.fill(dHiddenBias, left, right, 0f);
        Kernels.columnSums(left, right, samples, dHidden, 0, 12, dHiddenBias, 0);
    }

    /**
     * thinned, backward: from the gradient at its output that at features.
     *
     * @see Guarded#thinned
     */
    void thinnedBackward(int from, int to) {
        Dropout.gradient(key + 7, forward.training ? 0.5f : 0f, from * 64, to * 64, dThinned, dJoined, false);
    }

    /**
     * joined, backward: from the gradient at its output that at pool and at unfolded.
     *
     * @see Guarded#joined
     */
    void joinedBackward(int from, int to) {
        for (int i = from * 64; i < to * 64; i++) {
            dThinned[i] = dJoined[i];
        }
        for (int i = from * 64; i < to * 64; i++) {
            dUnfolded[i] = dJoined[i];
        }
    }

    /**
     * unfolded, backward: each sample's share of the totals.
     *
     * @see Guarded#unfolded
     */
    void unfoldedBackwardMoments(int from, int to) {
        if (learns[4]) {
            BatchNormalization.gradientMoments(from, to, 16, 4, forward.pool, forward.unfoldedBatch, dUnfolded, unfoldedBackwardPerSample);
        }
    }

    /**
     * unfolded, backward: the totals over all samples, and the gradients at its parameters.
     *
     * @see Guarded#unfolded
     */
    void unfoldedBackwardTotals(int part, int parts) {
        if (learns[4]) {
            int first = (int) (4L * part / parts);
            int last = (int) (4L * (part + 1) / parts);
            BatchNormalization.gradientTotals(first, last, samples, 16, 4, unfoldedBackwardPerSample, forward.unfoldedBatch,
                    dUnfoldedScale, false, dUnfoldedShift, false, unfoldedBackwardBatch);
        } else {
            Arrays.fill(unfoldedBackwardBatch, 0f);
        }
    }

    /**
     * unfolded, backward: from the gradient at its output that at pool.
     *
     * @see Guarded#unfolded
     */
    void unfoldedBackward(int from, int to) {
        BatchNormalization.gradient(from * 64, to * 64, 4, forward.pool, learns[4] ? forward.unfoldedBatch : forward.unfoldedFixed, unfoldedBackwardBatch, dUnfolded, dThinned, true);
    }

    /**
     * unfolded, after a step: its running averages.
     *
     * @see Guarded#unfolded
     */
    void unfoldedMeasure(int part, int parts) {
        int first = (int) (4L * part / parts);
        int last = (int) (4L * (part + 1) / parts);
        BatchNormalization.update(first, last, 4, samples * 16, 0.9f, forward.unfoldedBatch, forward.unfoldedMean, forward.unfoldedVariance);
    }

    /**
     * pool, backward: from the gradient at its output that at even.
     *
     * @see Guarded#pool
     */
    void poolBackward(int from, int to) {
        float[] in = forward.even;
        float[] out = forward.pool;
        float[] dIn = dEven;
        float[] dOut = dThinned;
        for (int n = from; n < to; n++) {
            for (int y = 0; y < 4; y++) {
                MaxPooling.gradient(4, 4, in, n * 256 + y * 64, 8, 32, out, dOut, n * 64 + y * 16, dIn, passes[2]);
            }
        }
    }

    /**
     * even, backward: each sample's share of the totals.
     *
     * @see Guarded#even
     */
    void evenBackwardMoments(int from, int to) {
        if (learns[2]) {
            BatchNormalization.gradientMoments(from, to, 64, 4, forward.conv, forward.evenBatch, dEven, evenBackwardPerSample);
        }
    }

    /**
     * even, backward: the totals over all samples, and the gradients at its parameters.
     *
     * @see Guarded#even
     */
    void evenBackwardTotals(int part, int parts) {
        if (learns[2]) {
            int first = (int) (4L * part / parts);
            int last = (int) (4L * (part + 1) / parts);
            BatchNormalization.gradientTotals(first, last, samples, 64, 4, evenBackwardPerSample, forward.evenBatch,
                    dEvenScale, false, dEvenShift, false, evenBackwardBatch);
        } else {
            Arrays.fill(evenBackwardBatch, 0f);
        }
    }

    /**
     * even, backward: from the gradient at its output that at conv.
     *
     * @see Guarded#even
     */
    void evenBackward(int from, int to) {
        BatchNormalization.gradient(from * 256, to * 256, 4, forward.conv, learns[2] ? forward.evenBatch : forward.evenFixed, evenBackwardBatch, dEven, dConv, false);
    }

    /**
     * even, after a step: its running averages.
     *
     * @see Guarded#even
     */
    void evenMeasure(int part, int parts) {
        int first = (int) (4L * part / parts);
        int last = (int) (4L * (part + 1) / parts);
        BatchNormalization.update(first, last, 4, samples * 64, 0.9f, forward.evenBatch, forward.evenMean, forward.evenVariance);
    }

    /**
     * conv, backward: from the gradient at its output that at image.
     *
     * @see Guarded#conv
     */
    void convBackwardToInputs(int from, int to) {
        for (int n = from; n < to; n++) {
            for (int y = 0; y < 8; y++) {
                System.arraycopy(dConv, n * 256 + y * 32, convBorder, from * 400 + y * 40 + 44, 32);
            }
            float[] in = convBorder;
            float[] w = convKernelTransposed;
            float[] out = dImage;
            for (int y = 0; y < 8; y++) {
                for (int x = 0; x < 8; x++) {
                    int i = from * 400 + y * 40 + x * 4 + 88;
                    int o = n * 128 + y * 16 + x * 2;
                    float s0 = 0f;
                    float s1 = 0f;
                    for (int ky = 0; ky < 3; ky++) {
                        s0 = Math.fma(in[i - ky * 40], w[ky * 24], s0);
                        s1 = Math.fma(in[i - ky * 40], w[ky * 24 + 1], s1);
                        s0 = Math.fma(in[i - ky * 40 + 1], w[ky * 24 + 2], s0);
                        s1 = Math.fma(in[i - ky * 40 + 1], w[ky * 24 + 3], s1);
                        s0 = Math.fma(in[i - ky * 40 + 2], w[ky * 24 + 4], s0);
                        s1 = Math.fma(in[i - ky * 40 + 2], w[ky * 24 + 5], s1);
                        s0 = Math.fma(in[i - ky * 40 + 3], w[ky * 24 + 6], s0);
                        s1 = Math.fma(in[i - ky * 40 + 3], w[ky * 24 + 7], s1);
                        s0 = Math.fma(in[i - ky * 40 - 4], w[ky * 24 + 8], s0);
                        s1 = Math.fma(in[i - ky * 40 - 4], w[ky * 24 + 9], s1);
                        s0 = Math.fma(in[i - ky * 40 - 3], w[ky * 24 + 10], s0);
                        s1 = Math.fma(in[i - ky * 40 - 3], w[ky * 24 + 11], s1);
                        s0 = Math.fma(in[i - ky * 40 - 2], w[ky * 24 + 12], s0);
                        s1 = Math.fma(in[i - ky * 40 - 2], w[ky * 24 + 13], s1);
                        s0 = Math.fma(in[i - ky * 40 - 1], w[ky * 24 + 14], s0);
                        s1 = Math.fma(in[i - ky * 40 - 1], w[ky * 24 + 15], s1);
                        s0 = Math.fma(in[i - ky * 40 - 8], w[ky * 24 + 16], s0);
                        s1 = Math.fma(in[i - ky * 40 - 8], w[ky * 24 + 17], s1);
                        s0 = Math.fma(in[i - ky * 40 - 7], w[ky * 24 + 18], s0);
                        s1 = Math.fma(in[i - ky * 40 - 7], w[ky * 24 + 19], s1);
                        s0 = Math.fma(in[i - ky * 40 - 6], w[ky * 24 + 20], s0);
                        s1 = Math.fma(in[i - ky * 40 - 6], w[ky * 24 + 21], s1);
                        s0 = Math.fma(in[i - ky * 40 - 5], w[ky * 24 + 22], s0);
                        s1 = Math.fma(in[i - ky * 40 - 5], w[ky * 24 + 23], s1);
                    }
                    out[o] = s0;
                    out[o + 1] = s1;
                }
            }
        }
    }

    /**
     * conv, before a step: the transposed weights that the backward pass multiplies with.
     *
     * @see Guarded#conv
     */
    void convPrepareToInputs(int part, int parts) {
        int first = (int) (2L * part / parts);
        int last = (int) (2L * (part + 1) / parts);
        for (int ky = 0; ky < 3; ky++) {
            for (int kx = 0; kx < 3; kx++) {
                Kernels.transpose(first, last, 4,
                        forward.convKernel, ky * 24 + kx * 8, 4,
                        convKernelTransposed, ky * 24 + kx * 8, 2);
            }
        }
    }

    /**
     * conv, parameters: the gradient at conv.kernel.
     *
     * @see Guarded#conv
     */
    void convGradients(int part, int parts) {
        int first = (int) (18L * part / parts);
        int last = (int) (18L * (part + 1) / parts);
        Arrays.fill(dConvKernel, first * 4, last * 4, 0f);
        for (int n = 0; n < samples; n += 3) {
            Kernels.product(first, last, 4, Math.min(3, samples - n) * 64,
                    forward.convPadded, n * 200, forward.convTaps, convPositions,
                    dConv, n * 256, 4,
                    dConvKernel, 0, 1,
                    dConvKernel, 0, forward.multiplesOf4, Float.NEGATIVE_INFINITY);
        }
    }
}
