package com.example;

import io.github.annotron.runtime.kernel.Activations;
import io.github.annotron.runtime.kernel.BatchNormalization;
import io.github.annotron.runtime.kernel.Dropout;
import io.github.annotron.runtime.kernel.Kernels;
import io.github.annotron.runtime.kernel.MaxPooling;
import io.github.annotron.runtime.kernel.Offsets;
import io.github.annotron.runtime.support.Support;
import io.github.annotron.runtime.training.Purpose;
import javax.annotation.processing.Generated;

/**
 * Holds the activations of {@link Guarded} and computes them, layer by layer; a row is a sample. For one
 * thread, or for several that work on different samples.
 */
@Generated("io.github.annotron.processor.NetworkProcessor")
final class GuardedForward {
    float[] image;

    float[] conv;

    float[] even;

    float[] pool;

    float[] unfolded;

    float[] joined;

    float[] thinned;

    float[] hidden;

    float[] kind;

    float[] convKernelFolded;

    float[] convKernelShift;

    float[] convPadded;

    float[] evenFixed;

    float[] evenPerSample;

    float[] evenBatch;

    float[] unfoldedFixed;

    float[] unfoldedPerSample;

    float[] unfoldedBatch;

    float[] convKernel;

    float[] evenScale;

    float[] evenShift;

    float[] evenMean;

    float[] evenVariance;

    float[] unfoldedScale;

    float[] unfoldedShift;

    float[] unfoldedMean;

    float[] unfoldedVariance;

    float[] hiddenKernel;

    float[] hiddenBias;

    float[] kindKernel;

    float[] kindBias;

    int[] convTaps;

    int[] convPositions;

    int[] multiplesOf4;

    int[] multiplesOf64;

    int[] multiplesOf12;

    /**
     * The activation of each layer, in the order of the layer table.
     */
    final float[][] activations;

    /**
     * Whether layers such as dropout are active.
     */
    boolean training;

    /**
     * Whether no layer does the work of another.
     */
    boolean asDeclared;

    private long key;

    /**
     * Which layers training changes.
     */
    boolean[] learns;

    /**
     * @param capacity the largest number of samples
     * @param keep whether each layer has memory of its own, or takes that of layers that are done
     */
    GuardedForward(GuardedModel model, int capacity, boolean keep) {
        activations = new float[10][];
        allocate(model, capacity, keep);
    }

    private void allocate(GuardedModel model, int capacity, boolean keep) {
        convKernel = model.convKernel.data;
        evenScale = model.evenScale.data;
        evenShift = model.evenShift.data;
        evenMean = model.evenMean.data;
        evenVariance = model.evenVariance.data;
        unfoldedScale = model.unfoldedScale.data;
        unfoldedShift = model.unfoldedShift.data;
        unfoldedMean = model.unfoldedMean.data;
        unfoldedVariance = model.unfoldedVariance.data;
        hiddenKernel = model.hiddenKernel.data;
        hiddenBias = model.hiddenBias.data;
        kindKernel = model.kindKernel.data;
        kindBias = model.kindBias.data;
        image = Support.buffer(capacity, 128);
        conv = Support.buffer(capacity, 256);
        even = keep ? Support.buffer(capacity, 256) : conv;
        pool = Support.buffer(capacity, 64);
        unfolded = keep ? Support.buffer(capacity, 64) : conv;
        joined = Support.buffer(capacity, 64);
        thinned = keep ? Support.buffer(capacity, 64) : joined;
        hidden = keep ? Support.buffer(capacity, 12) : pool;
        kind = keep ? Support.buffer(capacity, 3) : joined;
        convKernelFolded = new float[72];
        convKernelShift = new float[4];
        convPadded = Support.buffer(capacity, 200);
        evenFixed = BatchNormalization.values(4);
        evenPerSample = Support.buffer(capacity, 8);
        evenBatch = BatchNormalization.values(4);
        unfoldedFixed = BatchNormalization.values(4);
        unfoldedPerSample = Support.buffer(capacity, 8);
        unfoldedBatch = BatchNormalization.values(4);
        convTaps = Offsets.grid(new int[] {3, 6}, new int[] {20, 1});
        convPositions = Offsets.grid(new int[] {4, 8, 8}, new int[] {200, 20, 2});
        multiplesOf4 = Offsets.multiples(256, 4);
        multiplesOf64 = Offsets.multiples(capacity, 64);
        multiplesOf12 = Offsets.multiples(capacity, 12);
        activations[0] = image;
        activations[1] = conv;
        activations[2] = even;
        activations[3] = pool;
        activations[4] = unfolded;
        activations[5] = joined;
        activations[6] = joined;
        activations[7] = thinned;
        activations[8] = hidden;
        activations[9] = kind;
    }

    /**
     * Starts a pass: what it is for, and its random bits.
     */
    void begin(Purpose purpose, long key) {
        training = purpose == Purpose.TRAINING;
        asDeclared = purpose != Purpose.EVALUATION;
        this.key = key;
    }

    /**
     * Derives from the parameters what the layers read besides them.
     */
    void derive(int part, int parts) {
        convDerive(part, parts);
        evenDerive(part, parts);
        unfoldedDerive(part, parts);
    }

    /**
     * Computes all layers for the samples {@code from} to {@code to}.
     */
    void run(int from, int to) {
        conv(from, to);
        even(from, to);
        pool(from, to);
        unfolded(from, to);
        joined(from, to);
        thinned(from, to);
        hidden(from, to);
        kind(from, to);
    }

    /**
     * Computes a stage of the layers in training.
     */
    void run(int stage, int from, int to) {
        switch (stage) {
            case 0:
                runStage0(from, to);
                break;
            case 1:
                runStage1(from, to);
                break;
            case 2:
                runStage2(from, to);
                break;
            default:
                throw new IndexOutOfBoundsException("no stage " + stage);
        }
    }

    private void runStage0(int from, int to) {
        conv(from, to);
        evenMoments(from, to);
    }

    private void runStage1(int from, int to) {
        even(from, to);
        pool(from, to);
        unfoldedMoments(from, to);
    }

    private void runStage2(int from, int to) {
        unfolded(from, to);
        joined(from, to);
        thinned(from, to);
        hidden(from, to);
        kind(from, to);
    }

    /**
     * Computes the totals that the stage after this one reads.
     */
    void totals(int stage, int samples, int part, int parts) {
        switch (stage) {
            case 0:
                totalsStage0(samples, part, parts);
                break;
            case 1:
                totalsStage1(samples, part, parts);
                break;
            default:
                throw new IndexOutOfBoundsException("no stage " + stage);
        }
    }

    private void totalsStage0(int samples, int part, int parts) {
        evenTotals(samples, part, parts);
    }

    private void totalsStage1(int samples, int part, int parts) {
        unfoldedTotals(samples, part, parts);
    }

    /**
     * conv: what it reads besides the parameters.
     *
     * @see Guarded#conv
     */
    void convDerive(int part, int parts) {
        if (!asDeclared) {
            int first = (int) (4L * part / parts);
            int last = (int) (4L * (part + 1) / parts);
            BatchNormalization.fold(first, last, 18, 4, convKernel, null,
                    evenMean, evenVariance, 1.0E-5f, evenScale, evenShift,
                    convKernelFolded, convKernelShift);
        }
    }

    /**
     * conv: 8x8x2 to 8x8x4, 3x3 kernel, same padding; micro-kernel.
     *
     * @see Guarded#conv
     */
    void conv(int from, int to) {
        float[] kernel = asDeclared ? convKernel : convKernelFolded;
        float[] bias = asDeclared ? Kernels.zeros(4) : convKernelShift;
        float floor = asDeclared ? Float.NEGATIVE_INFINITY : 0f;
        for (int n = from; n < to; n += 4) {
            for (int m = n; m < Math.min(n + 4, to); m++) {
                for (int y = 0; y < 8; y++) {
                    System.arraycopy(image, m * 128 + y * 16, convPadded, m * 200 + y * 20 + 22, 16);
                }
            }
            Kernels.product(0, Math.min(4, to - n) * 64, 4, 18,
                    convPadded, n * 200, convPositions, convTaps,
                    kernel, 0, 4,
                    bias, 0, 0,
                    conv, n * 256, multiplesOf4, floor);
        }
    }

    /**
     * even: what it reads besides the parameters.
     *
     * @see Guarded#even
     */
    void evenDerive(int part, int parts) {
        if (asDeclared && !learns[2]) {
            int first = (int) (4L * part / parts);
            int last = (int) (4L * (part + 1) / parts);
            BatchNormalization.fixed(first, last, 4, evenMean, evenVariance, 1.0E-5f, evenScale, evenShift, evenFixed);
        }
    }

    /**
     * even: each sample's share of the totals.
     *
     * @see Guarded#even
     */
    void evenMoments(int from, int to) {
        if (learns[2]) {
            BatchNormalization.moments(from, to, 64, 4, conv, evenPerSample);
        }
    }

    /**
     * even: the totals over all samples.
     *
     * @see Guarded#even
     */
    void evenTotals(int samples, int part, int parts) {
        if (learns[2]) {
            int first = (int) (4L * part / parts);
            int last = (int) (4L * (part + 1) / parts);
            BatchNormalization.totals(first, last, samples, 64, 4, evenPerSample, 1.0E-5f, evenScale, evenShift, evenBatch);
        }
    }

    /**
     * even: 8x8x4 to 8x8x4, mean 0 and variance 1 of each channel, relu.
     *
     * @see Guarded#even
     */
    void even(int from, int to) {
        if (asDeclared) {
            BatchNormalization.normalize(from * 256, to * 256, 4, conv, learns[2] ? evenBatch : evenFixed, 0f, even);
        } else if (even != conv) {
            System.arraycopy(conv, from * 256, even, from * 256, (to - from) * 256);
        }
    }

    /**
     * pool: 8x8x4 to 4x4x4, 2x2 window, stride 2x2.
     *
     * @see Guarded#pool
     */
    void pool(int from, int to) {
        float[] in = even;
        float[] out = pool;
        for (int n = from; n < to; n++) {
            for (int y = 0; y < 4; y++) {
                MaxPooling.forward(4, 4, in, n * 256 + y * 64, 8, 32, out, n * 64 + y * 16);
            }
        }
    }

    /**
     * unfolded: what it reads besides the parameters.
     *
     * @see Guarded#unfolded
     */
    void unfoldedDerive(int part, int parts) {
        if (!(training && learns[4])) {
            int first = (int) (4L * part / parts);
            int last = (int) (4L * (part + 1) / parts);
            BatchNormalization.fixed(first, last, 4, unfoldedMean, unfoldedVariance, 1.0E-5f, unfoldedScale, unfoldedShift, unfoldedFixed);
        }
    }

    /**
     * unfolded: each sample's share of the totals.
     *
     * @see Guarded#unfolded
     */
    void unfoldedMoments(int from, int to) {
        if (learns[4]) {
            BatchNormalization.moments(from, to, 16, 4, pool, unfoldedPerSample);
        }
    }

    /**
     * unfolded: the totals over all samples.
     *
     * @see Guarded#unfolded
     */
    void unfoldedTotals(int samples, int part, int parts) {
        if (learns[4]) {
            int first = (int) (4L * part / parts);
            int last = (int) (4L * (part + 1) / parts);
            BatchNormalization.totals(first, last, samples, 16, 4, unfoldedPerSample, 1.0E-5f, unfoldedScale, unfoldedShift, unfoldedBatch);
        }
    }

    /**
     * unfolded: 4x4x4 to 4x4x4, mean 0 and variance 1 of each channel.
     *
     * @see Guarded#unfolded
     */
    void unfolded(int from, int to) {
        BatchNormalization.normalize(from * 64, to * 64, 4, pool, training && learns[4] ? unfoldedBatch : unfoldedFixed, Float.NEGATIVE_INFINITY, unfolded);
    }

    /**
     * joined: 4x4x4 and 4x4x4 to 4x4x4, the sum of 2.
     *
     * @see Guarded#joined
     */
    void joined(int from, int to) {
        for (int i = from * 64; i < to * 64; i++) {
            joined[i] = pool[i] + unfolded[i];
        }
    }

    /**
     * thinned: 64 to 64, rate 0.5.
     *
     * @see Guarded#thinned
     */
    void thinned(int from, int to) {
        if (training) {
            Dropout.forward(key + 7, 0.5f, from * 64, to * 64, joined, thinned);
        } else if (thinned != joined) {
            System.arraycopy(joined, from * 64, thinned, from * 64, (to - from) * 64);
        }
    }

    /**
     * hidden: 64 to 12, 64 features to 12 units, tanh; micro-kernel.
     *
     * @see Guarded#hidden
     */
    void hidden(int from, int to) {
        Kernels.dense(from, to, 12, 64,
                thinned, 0, multiplesOf64,
                hiddenKernel, 0, 12,
                hiddenBias, 0, 0,
                hidden, 0, multiplesOf12, Float.NEGATIVE_INFINITY);
        Activations.tanh(hidden, from * 12, to * 12, hidden);
    }

    /**
     * kind: 12 to 3, 12 features to 3 units; loops.
     *
     * @see Guarded#kind
     */
    void kind(int from, int to) {
        for (int n = from; n < to; n++) {
            float[] in = hidden;
            float[] w = kindKernel;
            float[] b = kindBias;
            float[] out = kind;
            int i = n * 12;
            int o = n * 3;
            float s0 = b[0];
            float s1 = b[1];
            float s2 = b[2];
            s0 = Math.fma(in[i], w[0], s0);
            s1 = Math.fma(in[i], w[1], s1);
            s2 = Math.fma(in[i], w[2], s2);
            s0 = Math.fma(in[i + 1], w[3], s0);
            s1 = Math.fma(in[i + 1], w[4], s1);
            s2 = Math.fma(in[i + 1], w[5], s2);
            s0 = Math.fma(in[i + 2], w[6], s0);
            s1 = Math.fma(in[i + 2], w[7], s1);
            s2 = Math.fma(in[i + 2], w[8], s2);
            s0 = Math.fma(in[i + 3], w[9], s0);
            s1 = Math.fma(in[i + 3], w[10], s1);
            s2 = Math.fma(in[i + 3], w[11], s2);
            s0 = Math.fma(in[i + 4], w[12], s0);
            s1 = Math.fma(in[i + 4], w[13], s1);
            s2 = Math.fma(in[i + 4], w[14], s2);
            s0 = Math.fma(in[i + 5], w[15], s0);
            s1 = Math.fma(in[i + 5], w[16], s1);
            s2 = Math.fma(in[i + 5], w[17], s2);
            s0 = Math.fma(in[i + 6], w[18], s0);
            s1 = Math.fma(in[i + 6], w[19], s1);
            s2 = Math.fma(in[i + 6], w[20], s2);
            s0 = Math.fma(in[i + 7], w[21], s0);
            s1 = Math.fma(in[i + 7], w[22], s1);
            s2 = Math.fma(in[i + 7], w[23], s2);
            s0 = Math.fma(in[i + 8], w[24], s0);
            s1 = Math.fma(in[i + 8], w[25], s1);
            s2 = Math.fma(in[i + 8], w[26], s2);
            s0 = Math.fma(in[i + 9], w[27], s0);
            s1 = Math.fma(in[i + 9], w[28], s1);
            s2 = Math.fma(in[i + 9], w[29], s2);
            s0 = Math.fma(in[i + 10], w[30], s0);
            s1 = Math.fma(in[i + 10], w[31], s1);
            s2 = Math.fma(in[i + 10], w[32], s2);
            s0 = Math.fma(in[i + 11], w[33], s0);
            s1 = Math.fma(in[i + 11], w[34], s1);
            s2 = Math.fma(in[i + 11], w[35], s2);
            out[o] = s0;
            out[o + 1] = s1;
            out[o + 2] = s2;
        }
    }
}
