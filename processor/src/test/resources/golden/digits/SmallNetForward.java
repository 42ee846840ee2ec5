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

    int[] convPositions;

    int[] convTaps;

    int[] multiplesOf8;

    int[] multiplesOf128;

    int[] multiplesOf1;

    int[] multiplesOf16;

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
        convPositions = Offsets.grid(new int[] {8, 8}, new int[] {10, 1});
        convTaps = Offsets.grid(new int[] {3, 3}, new int[] {10, 1});
        multiplesOf8 = Offsets.multiples(64, 8);
        multiplesOf128 = Offsets.multiples(capacity, 128);
        multiplesOf1 = Offsets.multiples(128, 1);
        multiplesOf16 = Offsets.multiples(capacity, 16);
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
        for (int n = from; n < to; n++) {
            for (int y = 0; y < 8; y++) {
                System.arraycopy(image, n * 64 + y * 8, convPadded, n * 100 + y * 10 + 11, 8);
            }
            Kernels.product(0, 64, 8, 9,
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
        Kernels.product(from, to, 16, 128,
                pool, 0, multiplesOf128, multiplesOf1,
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
     * digit: 16 to 10, 16 features to 10 units; straight-line.
     *
     * @see SmallNet#digit
     */
    void digit(int from, int to) {
        for (int n = from; n < to; n++) {
            float[] in = thinned;
            float[] w = digitKernel;
            float[] b = digitBias;
            float[] out = digit;
            int i = n * 16;
            int o = n * 10;
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
            float x10 = in[i + 10];
            float x11 = in[i + 11];
            float x12 = in[i + 12];
            float x13 = in[i + 13];
            float x14 = in[i + 14];
            float x15 = in[i + 15];
            float s0 = Math.fma(x3, w[30], Math.fma(x2, w[20], Math.fma(x1, w[10], Math.fma(x0, w[0], b[0]))));
            s0 = Math.fma(x7, w[70], Math.fma(x6, w[60], Math.fma(x5, w[50], Math.fma(x4, w[40], s0))));
            s0 = Math.fma(x11, w[110], Math.fma(x10, w[100], Math.fma(x9, w[90], Math.fma(x8, w[80], s0))));
            out[o] = Math.fma(x15, w[150], Math.fma(x14, w[140], Math.fma(x13, w[130], Math.fma(x12, w[120], s0))));
            float s1 = Math.fma(x3, w[31], Math.fma(x2, w[21], Math.fma(x1, w[11], Math.fma(x0, w[1], b[1]))));
            s1 = Math.fma(x7, w[71], Math.fma(x6, w[61], Math.fma(x5, w[51], Math.fma(x4, w[41], s1))));
            s1 = Math.fma(x11, w[111], Math.fma(x10, w[101], Math.fma(x9, w[91], Math.fma(x8, w[81], s1))));
            out[o + 1] = Math.fma(x15, w[151], Math.fma(x14, w[141], Math.fma(x13, w[131], Math.fma(x12, w[121], s1))));
            float s2 = Math.fma(x3, w[32], Math.fma(x2, w[22], Math.fma(x1, w[12], Math.fma(x0, w[2], b[2]))));
            s2 = Math.fma(x7, w[72], Math.fma(x6, w[62], Math.fma(x5, w[52], Math.fma(x4, w[42], s2))));
            s2 = Math.fma(x11, w[112], Math.fma(x10, w[102], Math.fma(x9, w[92], Math.fma(x8, w[82], s2))));
            out[o + 2] = Math.fma(x15, w[152], Math.fma(x14, w[142], Math.fma(x13, w[132], Math.fma(x12, w[122], s2))));
            float s3 = Math.fma(x3, w[33], Math.fma(x2, w[23], Math.fma(x1, w[13], Math.fma(x0, w[3], b[3]))));
            s3 = Math.fma(x7, w[73], Math.fma(x6, w[63], Math.fma(x5, w[53], Math.fma(x4, w[43], s3))));
            s3 = Math.fma(x11, w[113], Math.fma(x10, w[103], Math.fma(x9, w[93], Math.fma(x8, w[83], s3))));
            out[o + 3] = Math.fma(x15, w[153], Math.fma(x14, w[143], Math.fma(x13, w[133], Math.fma(x12, w[123], s3))));
            float s4 = Math.fma(x3, w[34], Math.fma(x2, w[24], Math.fma(x1, w[14], Math.fma(x0, w[4], b[4]))));
            s4 = Math.fma(x7, w[74], Math.fma(x6, w[64], Math.fma(x5, w[54], Math.fma(x4, w[44], s4))));
            s4 = Math.fma(x11, w[114], Math.fma(x10, w[104], Math.fma(x9, w[94], Math.fma(x8, w[84], s4))));
            out[o + 4] = Math.fma(x15, w[154], Math.fma(x14, w[144], Math.fma(x13, w[134], Math.fma(x12, w[124], s4))));
            float s5 = Math.fma(x3, w[35], Math.fma(x2, w[25], Math.fma(x1, w[15], Math.fma(x0, w[5], b[5]))));
            s5 = Math.fma(x7, w[75], Math.fma(x6, w[65], Math.fma(x5, w[55], Math.fma(x4, w[45], s5))));
            s5 = Math.fma(x11, w[115], Math.fma(x10, w[105], Math.fma(x9, w[95], Math.fma(x8, w[85], s5))));
            out[o + 5] = Math.fma(x15, w[155], Math.fma(x14, w[145], Math.fma(x13, w[135], Math.fma(x12, w[125], s5))));
            float s6 = Math.fma(x3, w[36], Math.fma(x2, w[26], Math.fma(x1, w[16], Math.fma(x0, w[6], b[6]))));
            s6 = Math.fma(x7, w[76], Math.fma(x6, w[66], Math.fma(x5, w[56], Math.fma(x4, w[46], s6))));
            s6 = Math.fma(x11, w[116], Math.fma(x10, w[106], Math.fma(x9, w[96], Math.fma(x8, w[86], s6))));
            out[o + 6] = Math.fma(x15, w[156], Math.fma(x14, w[146], Math.fma(x13, w[136], Math.fma(x12, w[126], s6))));
            float s7 = Math.fma(x3, w[37], Math.fma(x2, w[27], Math.fma(x1, w[17], Math.fma(x0, w[7], b[7]))));
            s7 = Math.fma(x7, w[77], Math.fma(x6, w[67], Math.fma(x5, w[57], Math.fma(x4, w[47], s7))));
            s7 = Math.fma(x11, w[117], Math.fma(x10, w[107], Math.fma(x9, w[97], Math.fma(x8, w[87], s7))));
            out[o + 7] = Math.fma(x15, w[157], Math.fma(x14, w[147], Math.fma(x13, w[137], Math.fma(x12, w[127], s7))));
            float s8 = Math.fma(x3, w[38], Math.fma(x2, w[28], Math.fma(x1, w[18], Math.fma(x0, w[8], b[8]))));
            s8 = Math.fma(x7, w[78], Math.fma(x6, w[68], Math.fma(x5, w[58], Math.fma(x4, w[48], s8))));
            s8 = Math.fma(x11, w[118], Math.fma(x10, w[108], Math.fma(x9, w[98], Math.fma(x8, w[88], s8))));
            out[o + 8] = Math.fma(x15, w[158], Math.fma(x14, w[148], Math.fma(x13, w[138], Math.fma(x12, w[128], s8))));
            float s9 = Math.fma(x3, w[39], Math.fma(x2, w[29], Math.fma(x1, w[19], Math.fma(x0, w[9], b[9]))));
            s9 = Math.fma(x7, w[79], Math.fma(x6, w[69], Math.fma(x5, w[59], Math.fma(x4, w[49], s9))));
            s9 = Math.fma(x11, w[119], Math.fma(x10, w[109], Math.fma(x9, w[99], Math.fma(x8, w[89], s9))));
            out[o + 9] = Math.fma(x15, w[159], Math.fma(x14, w[149], Math.fma(x13, w[139], Math.fma(x12, w[129], s9))));
        }
    }
}
