package example.digits;

import io.github.annotron.runtime.kernel.Dropout;
import io.github.annotron.runtime.kernel.Kernels;
import io.github.annotron.runtime.kernel.MaxPooling;
import io.github.annotron.runtime.kernel.Offsets;
import io.github.annotron.runtime.support.Support;
import io.github.annotron.runtime.training.Purpose;
import javax.annotation.processing.Generated;

/**
 * Holds the activations of {@link SmallNet} and computes them, layer by layer; a row is a sample. For one
 * thread, or for several that work on different samples.
 */
@Generated("io.github.annotron.processor.NetworkProcessor")
final class SmallNetForward {
    float[] image;

    float[] conv;

    float[] pool;

    float[] hidden;

    float[] thinned;

    float[] digit;

    float[] convPadded;

    float[] convKernel;

    float[] convBias;

    float[] hiddenKernel;

    float[] hiddenBias;

    float[] digitKernel;

    float[] digitBias;

    int[] convTaps;

    int[] convPositions;

    int[] multiplesOf8;

    int[] multiplesOf128;

    int[] multiplesOf16;

    int[] multiplesOf10;

    /**
     * The activation of each layer, in the order of the layer table.
     */
    final float[][] activations;

    /**
     * Whether layers such as dropout are active.
     */
    boolean training;

    private long key;

    /**
     * @param capacity the largest number of samples
     * @param keep whether each layer has memory of its own, or takes that of layers that are done
     */
    SmallNetForward(SmallNetModel model, int capacity, boolean keep) {
        activations = new float[7][];
        allocate(model, capacity, keep);
    }

    private void allocate(SmallNetModel model, int capacity, boolean keep) {
        convKernel = model.convKernel.data;
        convBias = model.convBias.data;
        hiddenKernel = model.hiddenKernel.data;
        hiddenBias = model.hiddenBias.data;
        digitKernel = model.digitKernel.data;
        digitBias = model.digitBias.data;
        image = Support.buffer(capacity, 64);
        conv = Support.buffer(capacity, 512);
        pool = Support.buffer(capacity, 128);
        hidden = keep ? Support.buffer(capacity, 16) : conv;
        thinned = keep ? Support.buffer(capacity, 16) : conv;
        digit = keep ? Support.buffer(capacity, 10) : pool;
        convPadded = Support.buffer(capacity, 100);
        convTaps = Offsets.grid(new int[] {3, 3}, new int[] {10, 1});
        convPositions = Offsets.grid(new int[] {4, 8, 8}, new int[] {100, 10, 1});
        multiplesOf8 = Offsets.multiples(256, 8);
        multiplesOf128 = Offsets.multiples(capacity, 128);
        multiplesOf16 = Offsets.multiples(capacity, 16);
        multiplesOf10 = Offsets.multiples(capacity, 10);
        activations[0] = image;
        activations[1] = conv;
        activations[2] = pool;
        activations[3] = pool;
        activations[4] = hidden;
        activations[5] = thinned;
        activations[6] = digit;
    }

    /**
     * Starts a pass: what it is for, and its random bits.
     */
    void begin(Purpose purpose, long key) {
        training = purpose == Purpose.TRAINING;
        this.key = key;
    }

    /**
     * Computes all layers for the samples {@code from} to {@code to}.
     */
    void run(int from, int to) {
        conv(from, to);
        pool(from, to);
        hidden(from, to);
        thinned(from, to);
        digit(from, to);
    }

    /**
     * conv: 8x8x1 to 8x8x8, 3x3 kernel, same padding, relu; micro-kernel.
     *
     * @see SmallNet#conv
     */
    void conv(int from, int to) {
        for (int n = from; n < to; n += 4) {
            for (int m = n; m < Math.min(n + 4, to); m++) {
                for (int y = 0; y < 8; y++) {
                    System.arraycopy(image, m * 64 + y * 8, convPadded, m * 100 + y * 10 + 11, 8);
                }
            }
            Kernels.product(0, Math.min(4, to - n) * 64, 8, 9,
                    convPadded, n * 100, convPositions, convTaps,
                    convKernel, 0, 8,
                    convBias, 0, 0,
                    conv, n * 512, multiplesOf8, 0f);
        }
    }

    /**
     * pool: 8x8x8 to 4x4x8, 2x2 window, stride 2x2.
     *
     * @see SmallNet#pool
     */
    void pool(int from, int to) {
        float[] in = conv;
        float[] out = pool;
        for (int n = from; n < to; n++) {
            for (int y = 0; y < 4; y++) {
                MaxPooling.forward(4, 8, in, n * 512 + y * 128, 16, 64, out, n * 128 + y * 32);
            }
        }
    }

    /**
     * hidden: 128 to 16, 128 features to 16 units, relu; micro-kernel.
     *
     * @see SmallNet#hidden
     */
    void hidden(int from, int to) {
        Kernels.dense(from, to, 16, 128,
                pool, 0, multiplesOf128,
                hiddenKernel, 0, 16,
                hiddenBias, 0, 0,
                hidden, 0, multiplesOf16, 0f);
    }

    /**
     * thinned: 16 to 16, rate 0.5.
     *
     * @see SmallNet#thinned
     */
    void thinned(int from, int to) {
        if (training) {
            Dropout.forward(key + 6, 0.5f, from * 16, to * 16, hidden, thinned);
        } else if (thinned != hidden) {
            System.arraycopy(hidden, from * 16, thinned, from * 16, (to - from) * 16);
        }
    }

    /**
     * digit: 16 to 10, 16 features to 10 units; loops.
     *
     * @see SmallNet#digit
     */
    void digit(int from, int to) {
        if (Kernels.suits(to - from, 10)) {
            Kernels.dense(from, to, 10, 16,
                    thinned, 0, multiplesOf16,
                    digitKernel, 0, 10,
                    digitBias, 0, 0,
                    digit, 0, multiplesOf10, Float.NEGATIVE_INFINITY);
        } else {
            for (int n = from; n < to; n++) {
                float[] in = thinned;
                float[] w = digitKernel;
                float[] b = digitBias;
                float[] out = digit;
                int i = n * 16;
                int o = n * 10;
                float s0 = b[0];
                float s1 = b[1];
                float s2 = b[2];
                float s3 = b[3];
                float s4 = b[4];
                float s5 = b[5];
                float s6 = b[6];
                float s7 = b[7];
                float s8 = b[8];
                float s9 = b[9];
                for (int feature = 0; feature < 16; feature++) {
                    s0 = Math.fma(in[i + feature], w[feature * 10], s0);
                    s1 = Math.fma(in[i + feature], w[feature * 10 + 1], s1);
                    s2 = Math.fma(in[i + feature], w[feature * 10 + 2], s2);
                    s3 = Math.fma(in[i + feature], w[feature * 10 + 3], s3);
                    s4 = Math.fma(in[i + feature], w[feature * 10 + 4], s4);
                    s5 = Math.fma(in[i + feature], w[feature * 10 + 5], s5);
                    s6 = Math.fma(in[i + feature], w[feature * 10 + 6], s6);
                    s7 = Math.fma(in[i + feature], w[feature * 10 + 7], s7);
                    s8 = Math.fma(in[i + feature], w[feature * 10 + 8], s8);
                    s9 = Math.fma(in[i + feature], w[feature * 10 + 9], s9);
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
            }
        }
    }
}
