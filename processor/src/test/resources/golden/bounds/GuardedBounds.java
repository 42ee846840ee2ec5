package com.example;

import io.github.annotron.runtime.kernel.Activations;
import io.github.annotron.runtime.kernel.BatchNormalization;
import io.github.annotron.runtime.kernel.Intervals;
import io.github.annotron.runtime.kernel.Kernels;
import io.github.annotron.runtime.kernel.MaxPooling;
import io.github.annotron.runtime.kernel.Offsets;
import io.github.annotron.runtime.robust.BoundProgram;
import io.github.annotron.runtime.support.Support;
import javax.annotation.processing.Generated;

/**
 * Holds bounds of the activations of {@link Guarded} and computes them, layer by layer; a row of lower bounds, and a row
 * of upper ones. For one thread.
 */
@Generated("io.github.annotron.processor.NetworkProcessor")
final class GuardedBounds implements BoundProgram {
    float[] image;

    float[] conv;

    float[] pool;

    float[] unfolded;

    float[] joined;

    float[] hidden;

    float[] kind;

    float[] convKernelFolded;

    float[] convKernelShift;

    float[] convKernelParted;

    float[] convPadded;

    float[] unfoldedFixed;

    float[] hiddenKernelParted;

    float[] kindKernelParted;

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

    int[] hiddenSummands;

    int[] kindSummands;

    int[] multiplesOf4;

    int[] multiplesOf64;

    int[] multiplesOf12;

    int[] multiplesOf3;

    /**
     * The activation of each layer, in the order of the layer table.
     */
    final float[][] activations;

    /**
     * @param capacity the largest number of samples
     * @param keep whether each layer has memory of its own, or takes that of layers that are done
     */
    GuardedBounds(GuardedModel model, int capacity, boolean keep) {
        activations = new float[10][];
        allocate(model, capacity, keep);
    }

    GuardedBounds(GuardedModel model) {
        this(model, 3, false);
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
        pool = Support.buffer(capacity, 64);
        unfolded = keep ? Support.buffer(capacity, 64) : conv;
        joined = Support.buffer(capacity, 64);
        hidden = keep ? Support.buffer(capacity, 12) : pool;
        kind = keep ? Support.buffer(capacity, 3) : joined;
        convKernelFolded = new float[72];
        convKernelShift = new float[4];
        convKernelParted = new float[144];
        convPadded = Support.buffer(capacity, 200);
        unfoldedFixed = BatchNormalization.values(4);
        hiddenKernelParted = new float[1536];
        kindKernelParted = new float[72];
        convTaps = Offsets.grid(new int[] {3, 6, 2}, new int[] {20, 1, 200});
        convPositions = Offsets.grid(new int[] {8, 8}, new int[] {20, 2});
        hiddenSummands = Offsets.grid(new int[] {64, 2}, new int[] {1, 64});
        kindSummands = Offsets.grid(new int[] {12, 2}, new int[] {1, 12});
        multiplesOf4 = Offsets.multiples(64, 4);
        multiplesOf64 = Offsets.multiples(capacity, 64);
        multiplesOf12 = Offsets.multiples(capacity, 12);
        multiplesOf3 = Offsets.multiples(capacity, 3);
        activations[0] = image;
        activations[1] = conv;
        activations[2] = conv;
        activations[3] = pool;
        activations[4] = unfolded;
        activations[5] = joined;
        activations[6] = joined;
        activations[7] = joined;
        activations[8] = hidden;
        activations[9] = kind;
    }

    /**
     * Derives from the parameters what the layers read besides them.
     */
    void derive(int part, int parts) {
        convDerive(part, parts);
        unfoldedDerive(part, parts);
        hiddenDerive(part, parts);
        kindDerive(part, parts);
    }

    /**
     * Computes all layers for the samples {@code from} to {@code to}.
     */
    void run(int from, int to) {
        conv(from, to);
        pool(from, to);
        unfolded(from, to);
        joined(from, to);
        hidden(from, to);
        kind(from, to);
    }

    /**
     * conv: what it reads besides the parameters.
     *
     * @see Guarded#conv
     */
    void convDerive(int part, int parts) {
        int first = (int) (4L * part / parts);
        int last = (int) (4L * (part + 1) / parts);
        BatchNormalization.fold(first, last, 18, 4, convKernel, null,
                evenMean, evenVariance, 1.0E-5f, evenScale, evenShift,
                convKernelFolded, convKernelShift);
        Intervals.part(first, last, 18, convKernelFolded, 4, 1, 4, convKernelParted);
    }

    /**
     * conv: 8x8x2 to 8x8x4, 3x3 kernel, same padding.
     *
     * @see Guarded#conv
     */
    void conv(int from, int to) {
        for (int n = 0; n < 2; n++) {
            for (int y = 0; y < 8; y++) {
                System.arraycopy(image, n * 128 + y * 16, convPadded, n * 200 + y * 20 + 22, 16);
            }
        }
        Intervals.oppose(200, convPadded);
        for (int n = 0; n < 2; n++) {
            Kernels.product(0, 64, 4, 36,
                    convPadded, n * 200, convPositions, convTaps,
                    convKernelParted, 0, 4,
                    convKernelShift, 0, 0,
                    conv, n * 256, multiplesOf4, 0f);
        }
    }

    /**
     * pool: 8x8x4 to 4x4x4, 2x2 window, stride 2x2.
     *
     * @see Guarded#pool
     */
    void pool(int from, int to) {
        float[] in = conv;
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
        int first = (int) (4L * part / parts);
        int last = (int) (4L * (part + 1) / parts);
        BatchNormalization.fixed(first, last, 4, unfoldedMean, unfoldedVariance, 1.0E-5f, unfoldedScale, unfoldedShift, unfoldedFixed);
    }

    /**
     * unfolded: 4x4x4 to 4x4x4, mean 0 and variance 1 of each channel.
     *
     * @see Guarded#unfolded
     */
    void unfolded(int from, int to) {
        BatchNormalization.normalize(from * 64, to * 64, 4, pool, unfoldedFixed, Float.NEGATIVE_INFINITY, unfolded);
        Intervals.order(64, unfolded);
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
        Intervals.doubt(64, joined);
    }

    /**
     * hidden: what it reads besides the parameters.
     *
     * @see Guarded#hidden
     */
    void hiddenDerive(int part, int parts) {
        int first = (int) (12L * part / parts);
        int last = (int) (12L * (part + 1) / parts);
        Intervals.part(first, last, 64, hiddenKernel, 12, 1, 12, hiddenKernelParted);
    }

    /**
     * hidden: 64 to 12, 64 features to 12 units, tanh.
     *
     * @see Guarded#hidden
     */
    void hidden(int from, int to) {
        Intervals.oppose(64, joined);
        Kernels.product(0, 2, 12, 128,
                joined, 0, multiplesOf64, hiddenSummands,
                hiddenKernelParted, 0, 12,
                hiddenBias, 0, 0,
                hidden, 0, multiplesOf12, Float.NEGATIVE_INFINITY);
        Activations.tanh(hidden, from * 12, to * 12, hidden);
    }

    /**
     * kind: what it reads besides the parameters.
     *
     * @see Guarded#kind
     */
    void kindDerive(int part, int parts) {
        int first = (int) (3L * part / parts);
        int last = (int) (3L * (part + 1) / parts);
        Intervals.part(first, last, 12, kindKernel, 3, 1, 3, kindKernelParted);
    }

    /**
     * kind: 12 to 3, 12 features to 3 units.
     *
     * @see Guarded#kind
     */
    void kind(int from, int to) {
        Intervals.oppose(12, hidden);
        Kernels.product(0, 2, 3, 24,
                hidden, 0, multiplesOf12, kindSummands,
                kindKernelParted, 0, 3,
                kindBias, 0, 0,
                kind, 0, multiplesOf3, Float.NEGATIVE_INFINITY);
    }

    @Override
    public float[] input(int n) {
        switch (n) {
            case 0:
                return image;
            default:
                throw new IndexOutOfBoundsException(n);
        }
    }

    @Override
    public float[] output(int n) {
        switch (n) {
            case 0:
                return kind;
            default:
                throw new IndexOutOfBoundsException(n);
        }
    }

    @Override
    public void derive() {
        derive(0, 1);
    }

    @Override
    public void run() {
        run(0, 2);
    }
}
