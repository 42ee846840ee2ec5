package example;

import io.github.annotron.runtime.kernel.BatchNormalization;
import io.github.annotron.runtime.kernel.Kernels;
import io.github.annotron.runtime.kernel.Offsets;
import io.github.annotron.runtime.support.Support;
import io.github.annotron.runtime.training.Purpose;
import java.util.Arrays;
import javax.annotation.processing.Generated;

/**
 * Holds the activations of {@link Norms} and computes them, layer by layer; a row is a sample. For one
 * thread, or for several that work on different samples.
 */
@Generated("io.github.annotron.processor.NetworkProcessor")
final class NormsForward {
    float[] image;

    float[] conv;

    float[] norm;

    float[] poolPooled;

    float[] even;

    float[] kind;

    float[] convKernelFolded;

    float[] convKernelShift;

    float[] convPadded;

    float[] normFixed;

    float[] normPerSample;

    float[] normBatch;

    float[] evenFixed;

    float[] evenPerSample;

    float[] evenBatch;

    float[] convKernel;

    float[] normScale;

    float[] normShift;

    float[] normMean;

    float[] normVariance;

    float[] evenShift;

    float[] evenMean;

    float[] evenVariance;

    float[] kindKernel;

    float[] kindBias;

    int[] convTaps;

    int[] convPositions;

    int[] multiplesOf16;

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

    /**
     * Which layers training changes.
     */
    boolean[] learns;

    /**
     * @param capacity the largest number of samples
     * @param keep whether each layer has memory of its own, or takes that of layers that are done
     */
    NormsForward(NormsModel model, int capacity, boolean keep) {
        activations = new float[6][];
        allocate(model, capacity, keep);
    }

    private void allocate(NormsModel model, int capacity, boolean keep) {
        convKernel = model.convKernel.data;
        normScale = model.normScale.data;
        normShift = model.normShift.data;
        normMean = model.normMean.data;
        normVariance = model.normVariance.data;
        evenShift = model.evenShift.data;
        evenMean = model.evenMean.data;
        evenVariance = model.evenVariance.data;
        kindKernel = model.kindKernel.data;
        kindBias = model.kindBias.data;
        image = Support.buffer(capacity, 192);
        conv = Support.buffer(capacity, 1024);
        norm = keep ? Support.buffer(capacity, 1024) : conv;
        poolPooled = Support.buffer(capacity, 16);
        even = keep ? Support.buffer(capacity, 16) : conv;
        kind = keep ? Support.buffer(capacity, 2) : poolPooled;
        convKernelFolded = new float[432];
        convKernelShift = new float[16];
        convPadded = Support.buffer(capacity, 300);
        normFixed = BatchNormalization.values(16);
        normPerSample = Support.buffer(capacity, 32);
        normBatch = BatchNormalization.values(16);
        evenFixed = BatchNormalization.values(16);
        evenPerSample = Support.buffer(capacity, 32);
        evenBatch = BatchNormalization.values(16);
        convTaps = Offsets.grid(new int[] {3, 9}, new int[] {30, 1});
        convPositions = Offsets.grid(new int[] {4, 8, 8}, new int[] {300, 30, 3});
        multiplesOf16 = Offsets.multiples(256, 16);
        activations[0] = image;
        activations[1] = conv;
        activations[2] = norm;
        activations[3] = poolPooled;
        activations[4] = even;
        activations[5] = kind;
    }

    /**
     * Starts a pass: what it is for, and its random bits.
     */
    void begin(Purpose purpose, long key) {
        training = purpose == Purpose.TRAINING;
        asDeclared = purpose != Purpose.EVALUATION;
    }

    /**
     * Derives from the parameters what the layers read besides them.
     */
    void derive(int part, int parts) {
        convDerive(part, parts);
        normDerive(part, parts);
        evenDerive(part, parts);
    }

    /**
     * Computes all layers for the samples {@code from} to {@code to}.
     */
    void run(int from, int to) {
        conv(from, to);
        norm(from, to);
        pool(from, to);
        even(from, to);
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
        normMoments(from, to);
    }

    private void runStage1(int from, int to) {
        norm(from, to);
        pool(from, to);
        evenMoments(from, to);
    }

    private void runStage2(int from, int to) {
        even(from, to);
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
        normTotals(samples, part, parts);
    }

    private void totalsStage1(int samples, int part, int parts) {
        evenTotals(samples, part, parts);
    }

    /**
     * conv: what it reads besides the parameters.
     *
     * @see Norms#conv
     */
    void convDerive(int part, int parts) {
        if (!asDeclared) {
            int first = (int) (16L * part / parts);
            int last = (int) (16L * (part + 1) / parts);
            BatchNormalization.fold(first, last, 27, 16, convKernel, null,
                    normMean, normVariance, 1.0E-5f, normScale, normShift,
                    convKernelFolded, convKernelShift);
        }
    }

    /**
     * conv: 8x8x3 to 8x8x16, 3x3 kernel, same padding; micro-kernel.
     *
     * @see Norms#conv
     */
    void conv(int from, int to) {
        float[] kernel = asDeclared ? convKernel : convKernelFolded;
        float[] bias = asDeclared ? Kernels.zeros(16) : convKernelShift;
        float floor = asDeclared ? Float.NEGATIVE_INFINITY : 0f;
        for (int n = from; n < to; n += 4) {
            for (int m = n; m < Math.min(n + 4, to); m++) {
                for (int y = 0; y < 8; y++) {
                    System.arraycopy(image, m * 192 + y * 24, convPadded, m * 300 + y * 30 + 33, 24);
                }
            }
            Kernels.product(0, Math.min(4, to - n) * 64, 16, 27,
                    convPadded, n * 300, convPositions, convTaps,
                    kernel, 0, 16,
                    bias, 0, 0,
                    conv, n * 1024, multiplesOf16, floor);
        }
    }

    /**
     * norm: what it reads besides the parameters.
     *
     * @see Norms#norm
     */
    void normDerive(int part, int parts) {
        if (asDeclared && !learns[2]) {
            int first = (int) (16L * part / parts);
            int last = (int) (16L * (part + 1) / parts);
            BatchNormalization.fixed(first, last, 16, normMean, normVariance, 1.0E-5f, normScale, normShift, normFixed);
        }
    }

    /**
     * norm: each sample's share of the totals.
     *
     * @see Norms#norm
     */
    void normMoments(int from, int to) {
        if (learns[2]) {
            BatchNormalization.moments(from, to, 64, 16, conv, normPerSample);
        }
    }

    /**
     * norm: the totals over all samples.
     *
     * @see Norms#norm
     */
    void normTotals(int samples, int part, int parts) {
        if (learns[2]) {
            int first = (int) (16L * part / parts);
            int last = (int) (16L * (part + 1) / parts);
            BatchNormalization.totals(first, last, samples, 64, 16, normPerSample, 1.0E-5f, normScale, normShift, normBatch);
        }
    }

    /**
     * norm: 8x8x16 to 8x8x16, mean 0 and variance 1 of each channel, relu.
     *
     * @see Norms#norm
     */
    void norm(int from, int to) {
        if (asDeclared) {
            BatchNormalization.normalize(from * 1024, to * 1024, 16, conv, learns[2] ? normBatch : normFixed, 0f, norm);
        } else if (norm != conv) {
            System.arraycopy(conv, from * 1024, norm, from * 1024, (to - from) * 1024);
        }
    }

    /**
     * pool: 8x8x16 to 16, 8x8 window.
     *
     * @see Norms#pool
     */
    void pool(int from, int to) {
        float[] in = norm;
        float[] out = poolPooled;
        for (int n = from; n < to; n++) {
            int top = 0;
            int bottom = 8;
            int left = 0;
            int right = 8;
            int o = n * 16;
            Arrays.fill(out, o, o + 16, 0f);
            for (int row = top; row < bottom; row++) {
                for (int column = left; column < right; column++) {
                    int i = n * 1024 + row * 128 + column * 16;
                    for (int channel = 0; channel < 16; channel++) {
                        out[o + channel] += in[i + channel];
                    }
                }
            }
            float share = 1f / ((bottom - top) * (right - left));
            for (int channel = 0; channel < 16; channel++) {
                out[o + channel] *= share;
            }
        }
    }

    /**
     * even: what it reads besides the parameters.
     *
     * @see Norms#even
     */
    void evenDerive(int part, int parts) {
        if (!(training && learns[4])) {
            int first = (int) (16L * part / parts);
            int last = (int) (16L * (part + 1) / parts);
            BatchNormalization.fixed(first, last, 16, evenMean, evenVariance, 1.0E-5f, null, evenShift, evenFixed);
        }
    }

    /**
     * even: each sample's share of the totals.
     *
     * @see Norms#even
     */
    void evenMoments(int from, int to) {
        if (learns[4]) {
            BatchNormalization.moments(from, to, 1, 16, poolPooled, evenPerSample);
        }
    }

    /**
     * even: the totals over all samples.
     *
     * @see Norms#even
     */
    void evenTotals(int samples, int part, int parts) {
        if (learns[4]) {
            int first = (int) (16L * part / parts);
            int last = (int) (16L * (part + 1) / parts);
            BatchNormalization.totals(first, last, samples, 1, 16, evenPerSample, 1.0E-5f, null, evenShift, evenBatch);
        }
    }

    /**
     * even: 16 to 16, mean 0 and variance 1 of each channel.
     *
     * @see Norms#even
     */
    void even(int from, int to) {
        BatchNormalization.normalize(from * 16, to * 16, 16, poolPooled, training && learns[4] ? evenBatch : evenFixed, Float.NEGATIVE_INFINITY, even);
    }

    /**
     * kind: 16 to 2, 16 features to 2 units; loops.
     *
     * @see Norms#kind
     */
    void kind(int from, int to) {
        for (int n = from; n < to; n++) {
            float[] in = even;
            float[] w = kindKernel;
            float[] b = kindBias;
            float[] out = kind;
            int i = n * 16;
            int o = n * 2;
            float s0 = b[0];
            float s1 = b[1];
            s0 = Math.fma(in[i], w[0], s0);
            s1 = Math.fma(in[i], w[1], s1);
            s0 = Math.fma(in[i + 1], w[2], s0);
            s1 = Math.fma(in[i + 1], w[3], s1);
            s0 = Math.fma(in[i + 2], w[4], s0);
            s1 = Math.fma(in[i + 2], w[5], s1);
            s0 = Math.fma(in[i + 3], w[6], s0);
            s1 = Math.fma(in[i + 3], w[7], s1);
            s0 = Math.fma(in[i + 4], w[8], s0);
            s1 = Math.fma(in[i + 4], w[9], s1);
            s0 = Math.fma(in[i + 5], w[10], s0);
            s1 = Math.fma(in[i + 5], w[11], s1);
            s0 = Math.fma(in[i + 6], w[12], s0);
            s1 = Math.fma(in[i + 6], w[13], s1);
            s0 = Math.fma(in[i + 7], w[14], s0);
            s1 = Math.fma(in[i + 7], w[15], s1);
            s0 = Math.fma(in[i + 8], w[16], s0);
            s1 = Math.fma(in[i + 8], w[17], s1);
            s0 = Math.fma(in[i + 9], w[18], s0);
            s1 = Math.fma(in[i + 9], w[19], s1);
            s0 = Math.fma(in[i + 10], w[20], s0);
            s1 = Math.fma(in[i + 10], w[21], s1);
            s0 = Math.fma(in[i + 11], w[22], s0);
            s1 = Math.fma(in[i + 11], w[23], s1);
            s0 = Math.fma(in[i + 12], w[24], s0);
            s1 = Math.fma(in[i + 12], w[25], s1);
            s0 = Math.fma(in[i + 13], w[26], s0);
            s1 = Math.fma(in[i + 13], w[27], s1);
            s0 = Math.fma(in[i + 14], w[28], s0);
            s1 = Math.fma(in[i + 14], w[29], s1);
            s0 = Math.fma(in[i + 15], w[30], s0);
            s1 = Math.fma(in[i + 15], w[31], s1);
            out[o] = s0;
            out[o + 1] = s1;
        }
    }
}
