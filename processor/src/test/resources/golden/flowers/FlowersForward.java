package example.flowers;

import io.github.annotron.runtime.kernel.Activations;
import io.github.annotron.runtime.kernel.Kernels;
import io.github.annotron.runtime.kernel.Offsets;
import io.github.annotron.runtime.support.Support;
import javax.annotation.processing.Generated;

/**
 * Holds the activations of {@link Flowers} and computes them, layer by layer; a row is a sample. For one
 * thread, or for several that work on different samples.
 */
@Generated("io.github.annotron.processor.NetworkProcessor")
final class FlowersForward {
    float[] measures;

    float[] hidden1;

    float[] hidden2;

    float[] kind;

    float[] hidden1Kernel;

    float[] hidden1Bias;

    float[] hidden2Kernel;

    float[] hidden2Bias;

    float[] kindKernel;

    float[] kindBias;

    int[] multiplesOf4;

    int[] multiplesOf16;

    /**
     * The activation of each layer, in the order of the layer table.
     */
    final float[][] activations;

    /**
     * @param capacity the largest number of samples
     * @param keep whether each layer has memory of its own, or takes that of layers that are done
     */
    FlowersForward(FlowersModel model, int capacity, boolean keep) {
        activations = new float[4][];
        allocate(model, capacity, keep);
    }

    private void allocate(FlowersModel model, int capacity, boolean keep) {
        hidden1Kernel = model.hidden1Kernel.data;
        hidden1Bias = model.hidden1Bias.data;
        hidden2Kernel = model.hidden2Kernel.data;
        hidden2Bias = model.hidden2Bias.data;
        kindKernel = model.kindKernel.data;
        kindBias = model.kindBias.data;
        measures = Support.buffer(capacity, 4);
        hidden1 = Support.buffer(capacity, 16);
        hidden2 = Support.buffer(capacity, 16);
        kind = keep ? Support.buffer(capacity, 3) : hidden1;
        multiplesOf4 = Offsets.multiples(capacity, 4);
        multiplesOf16 = Offsets.multiples(capacity, 16);
        activations[0] = measures;
        activations[1] = hidden1;
        activations[2] = hidden2;
        activations[3] = kind;
    }

    /**
     * Computes all layers for the samples {@code from} to {@code to}.
     */
    void run(int from, int to) {
        hidden1(from, to);
        hidden2(from, to);
        kind(from, to);
    }

    /**
     * hidden1: 4 to 16, 4 features to 16 units, tanh; loops.
     *
     * @see Flowers#hidden1
     */
    void hidden1(int from, int to) {
        if (Kernels.suits(to - from, 16)) {
            Kernels.dense(from, to, 16, 4,
                    measures, 0, multiplesOf4,
                    hidden1Kernel, 0, 16,
                    hidden1Bias, 0, 0,
                    hidden1, 0, multiplesOf16, Float.NEGATIVE_INFINITY);
        } else {
            for (int n = from; n < to; n++) {
                float[] in = measures;
                float[] w = hidden1Kernel;
                float[] b = hidden1Bias;
                float[] out = hidden1;
                int i = n * 4;
                int o = n * 16;
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
                float s10 = b[10];
                float s11 = b[11];
                float s12 = b[12];
                float s13 = b[13];
                float s14 = b[14];
                float s15 = b[15];
                for (int feature = 0; feature < 4; feature++) {
                    s0 = Math.fma(in[i + feature], w[feature * 16], s0);
                    s1 = Math.fma(in[i + feature], w[feature * 16 + 1], s1);
                    s2 = Math.fma(in[i + feature], w[feature * 16 + 2], s2);
                    s3 = Math.fma(in[i + feature], w[feature * 16 + 3], s3);
                    s4 = Math.fma(in[i + feature], w[feature * 16 + 4], s4);
                    s5 = Math.fma(in[i + feature], w[feature * 16 + 5], s5);
                    s6 = Math.fma(in[i + feature], w[feature * 16 + 6], s6);
                    s7 = Math.fma(in[i + feature], w[feature * 16 + 7], s7);
                    s8 = Math.fma(in[i + feature], w[feature * 16 + 8], s8);
                    s9 = Math.fma(in[i + feature], w[feature * 16 + 9], s9);
                    s10 = Math.fma(in[i + feature], w[feature * 16 + 10], s10);
                    s11 = Math.fma(in[i + feature], w[feature * 16 + 11], s11);
                    s12 = Math.fma(in[i + feature], w[feature * 16 + 12], s12);
                    s13 = Math.fma(in[i + feature], w[feature * 16 + 13], s13);
                    s14 = Math.fma(in[i + feature], w[feature * 16 + 14], s14);
                    s15 = Math.fma(in[i + feature], w[feature * 16 + 15], s15);
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
        Activations.tanh(hidden1, from * 16, to * 16, hidden1);
    }

    /**
     * hidden2: 16 to 16, 16 features to 16 units, tanh; loops.
     *
     * @see Flowers#hidden2
     */
    void hidden2(int from, int to) {
        if (Kernels.suits(to - from, 16)) {
            Kernels.dense(from, to, 16, 16,
                    hidden1, 0, multiplesOf16,
                    hidden2Kernel, 0, 16,
                    hidden2Bias, 0, 0,
                    hidden2, 0, multiplesOf16, Float.NEGATIVE_INFINITY);
        } else {
            for (int n = from; n < to; n++) {
                float[] in = hidden1;
                float[] w = hidden2Kernel;
                float[] b = hidden2Bias;
                float[] out = hidden2;
                int i = n * 16;
                int o = n * 16;
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
                float s10 = b[10];
                float s11 = b[11];
                float s12 = b[12];
                float s13 = b[13];
                float s14 = b[14];
                float s15 = b[15];
                for (int feature = 0; feature < 16; feature++) {
                    s0 = Math.fma(in[i + feature], w[feature * 16], s0);
                    s1 = Math.fma(in[i + feature], w[feature * 16 + 1], s1);
                    s2 = Math.fma(in[i + feature], w[feature * 16 + 2], s2);
                    s3 = Math.fma(in[i + feature], w[feature * 16 + 3], s3);
                    s4 = Math.fma(in[i + feature], w[feature * 16 + 4], s4);
                    s5 = Math.fma(in[i + feature], w[feature * 16 + 5], s5);
                    s6 = Math.fma(in[i + feature], w[feature * 16 + 6], s6);
                    s7 = Math.fma(in[i + feature], w[feature * 16 + 7], s7);
                    s8 = Math.fma(in[i + feature], w[feature * 16 + 8], s8);
                    s9 = Math.fma(in[i + feature], w[feature * 16 + 9], s9);
                    s10 = Math.fma(in[i + feature], w[feature * 16 + 10], s10);
                    s11 = Math.fma(in[i + feature], w[feature * 16 + 11], s11);
                    s12 = Math.fma(in[i + feature], w[feature * 16 + 12], s12);
                    s13 = Math.fma(in[i + feature], w[feature * 16 + 13], s13);
                    s14 = Math.fma(in[i + feature], w[feature * 16 + 14], s14);
                    s15 = Math.fma(in[i + feature], w[feature * 16 + 15], s15);
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
        Activations.tanh(hidden2, from * 16, to * 16, hidden2);
    }

    /**
     * kind: 16 to 3, 16 features to 3 units; loops.
     *
     * @see Flowers#kind
     */
    void kind(int from, int to) {
        for (int n = from; n < to; n++) {
            float[] in = hidden2;
            float[] w = kindKernel;
            float[] b = kindBias;
            float[] out = kind;
            int i = n * 16;
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
            s0 = Math.fma(in[i + 12], w[36], s0);
            s1 = Math.fma(in[i + 12], w[37], s1);
            s2 = Math.fma(in[i + 12], w[38], s2);
            s0 = Math.fma(in[i + 13], w[39], s0);
            s1 = Math.fma(in[i + 13], w[40], s1);
            s2 = Math.fma(in[i + 13], w[41], s2);
            s0 = Math.fma(in[i + 14], w[42], s0);
            s1 = Math.fma(in[i + 14], w[43], s1);
            s2 = Math.fma(in[i + 14], w[44], s2);
            s0 = Math.fma(in[i + 15], w[45], s0);
            s1 = Math.fma(in[i + 15], w[46], s1);
            s2 = Math.fma(in[i + 15], w[47], s2);
            out[o] = s0;
            out[o + 1] = s1;
            out[o + 2] = s2;
        }
    }
}
