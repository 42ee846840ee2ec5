package example.blocks;

import io.github.annotron.runtime.kernel.Activations;
import io.github.annotron.runtime.kernel.Kernels;
import io.github.annotron.runtime.kernel.Offsets;
import io.github.annotron.runtime.support.Support;
import java.util.Arrays;
import javax.annotation.processing.Generated;

/**
 * Holds the activations of {@link Residuals} and computes them, layer by layer; a row is a sample. For one
 * thread, or for several that work on different samples.
 */
@Generated("io.github.annotron.processor.NetworkProcessor")
final class ResidualsForward {
    float[] image;

    float[] stem;

    float[] body_0_conv1;

    float[] body_0_conv2;

    float[] body_0_y;

    float[] body_1_conv1;

    float[] body_1_conv2;

    float[] body_1_y;

    float[] featuresPooled;

    float[] answer;

    float[] stemPadded;

    float[] body_0_conv1Padded;

    float[] body_0_conv2Padded;

    float[] body_1_conv1Padded;

    float[] body_1_conv2Padded;

    float[] stemKernel;

    float[] stemBias;

    float[] body_0_conv1Kernel;

    float[] body_0_conv1Bias;

    float[] body_0_conv2Kernel;

    float[] body_0_conv2Bias;

    float[] body_1_conv1Kernel;

    float[] body_1_conv1Bias;

    float[] body_1_conv2Kernel;

    float[] body_1_conv2Bias;

    float[] answerKernel;

    float[] answerBias;

    int[] stemTaps;

    int[] stemPositions;

    int[] body_0_conv1Taps;

    int[] body_0_conv1Positions;

    int[] multiplesOf8;

    /**
     * The activation of each layer, in the order of the layer table.
     */
    final float[][] activations;

    /**
     * @param capacity the largest number of samples
     * @param keep whether each layer has memory of its own, or takes that of layers that are done
     */
    ResidualsForward(ResidualsModel model, int capacity, boolean keep) {
        activations = new float[10][];
        allocate(model, capacity, keep);
    }

    private void allocate(ResidualsModel model, int capacity, boolean keep) {
        stemKernel = model.stemKernel.data;
        stemBias = model.stemBias.data;
        body_0_conv1Kernel = model.body_0_conv1Kernel.data;
        body_0_conv1Bias = model.body_0_conv1Bias.data;
        body_0_conv2Kernel = model.body_0_conv2Kernel.data;
        body_0_conv2Bias = model.body_0_conv2Bias.data;
        body_1_conv1Kernel = model.body_1_conv1Kernel.data;
        body_1_conv1Bias = model.body_1_conv1Bias.data;
        body_1_conv2Kernel = model.body_1_conv2Kernel.data;
        body_1_conv2Bias = model.body_1_conv2Bias.data;
        answerKernel = model.answerKernel.data;
        answerBias = model.answerBias.data;
        image = Support.buffer(capacity, 64);
        stem = Support.buffer(capacity, 128);
        body_0_conv1 = Support.buffer(capacity, 128);
        body_0_conv2 = Support.buffer(capacity, 128);
        body_0_y = keep ? Support.buffer(capacity, 128) : body_0_conv1;
        body_1_conv1 = keep ? Support.buffer(capacity, 128) : stem;
        body_1_conv2 = keep ? Support.buffer(capacity, 128) : body_0_conv2;
        body_1_y = keep ? Support.buffer(capacity, 128) : stem;
        featuresPooled = keep ? Support.buffer(capacity, 8) : body_0_conv1;
        answer = keep ? Support.buffer(capacity, 3) : stem;
        stemPadded = Support.buffer(capacity, 81);
        body_0_conv1Padded = Support.buffer(capacity, 288);
        body_0_conv2Padded = Support.buffer(capacity, 288);
        body_1_conv1Padded = Support.buffer(capacity, 288);
        body_1_conv2Padded = Support.buffer(capacity, 288);
        stemTaps = Offsets.grid(new int[] {3, 3}, new int[] {9, 1});
        stemPositions = Offsets.grid(new int[] {16, 4, 4}, new int[] {81, 18, 2});
        body_0_conv1Taps = Offsets.grid(new int[] {3, 24}, new int[] {48, 1});
        body_0_conv1Positions = Offsets.grid(new int[] {16, 4, 4}, new int[] {288, 48, 8});
        multiplesOf8 = Offsets.multiples(256, 8);
        activations[0] = image;
        activations[1] = stem;
        activations[2] = body_0_conv1;
        activations[3] = body_0_conv2;
        activations[4] = body_0_y;
        activations[5] = body_1_conv1;
        activations[6] = body_1_conv2;
        activations[7] = body_1_y;
        activations[8] = featuresPooled;
        activations[9] = answer;
    }

    /**
     * Computes all layers for the samples {@code from} to {@code to}.
     */
    void run(int from, int to) {
        stem(from, to);
        body_0_conv1(from, to);
        body_0_conv2(from, to);
        body_0_y(from, to);
        body_1_conv1(from, to);
        body_1_conv2(from, to);
        body_1_y(from, to);
        features(from, to);
        answer(from, to);
    }

    /**
     * stem: 8x8x1 to 4x4x8, 3x3 kernel, stride 2x2, same padding, relu; micro-kernel.
     *
     * @see Residuals#stem
     */
    void stem(int from, int to) {
        for (int n = from; n < to; n += 16) {
            for (int m = n; m < Math.min(n + 16, to); m++) {
                for (int y = 0; y < 8; y++) {
                    System.arraycopy(image, m * 64 + y * 8, stemPadded, m * 81 + y * 9, 8);
                }
            }
            Kernels.product(0, Math.min(16, to - n) * 16, 8, 9,
                    stemPadded, n * 81, stemPositions, stemTaps,
                    stemKernel, 0, 8,
                    stemBias, 0, 0,
                    stem, n * 128, multiplesOf8, 0f);
        }
    }

    /**
     * body.0.conv1: 4x4x8 to 4x4x8, 3x3 kernel, same padding, relu; micro-kernel.
     *
     * @see Residuals.Residual#conv1
     */
    void body_0_conv1(int from, int to) {
        for (int n = from; n < to; n += 16) {
            for (int m = n; m < Math.min(n + 16, to); m++) {
                for (int y = 0; y < 4; y++) {
                    System.arraycopy(stem, m * 128 + y * 32, body_0_conv1Padded, m * 288 + y * 48 + 56, 32);
                }
            }
            Kernels.product(0, Math.min(16, to - n) * 16, 8, 72,
                    body_0_conv1Padded, n * 288, body_0_conv1Positions, body_0_conv1Taps,
                    body_0_conv1Kernel, 0, 8,
                    body_0_conv1Bias, 0, 0,
                    body_0_conv1, n * 128, multiplesOf8, 0f);
        }
    }

    /**
     * body.0.conv2: 4x4x8 to 4x4x8, 3x3 kernel, same padding; micro-kernel.
     *
     * @see Residuals.Residual#conv2
     */
    void body_0_conv2(int from, int to) {
        for (int n = from; n < to; n += 16) {
            for (int m = n; m < Math.min(n + 16, to); m++) {
                for (int y = 0; y < 4; y++) {
                    System.arraycopy(body_0_conv1, m * 128 + y * 32, body_0_conv2Padded, m * 288 + y * 48 + 56, 32);
                }
            }
            Kernels.product(0, Math.min(16, to - n) * 16, 8, 72,
                    body_0_conv2Padded, n * 288, body_0_conv1Positions, body_0_conv1Taps,
                    body_0_conv2Kernel, 0, 8,
                    body_0_conv2Bias, 0, 0,
                    body_0_conv2, n * 128, multiplesOf8, Float.NEGATIVE_INFINITY);
        }
    }

    /**
     * body.0.y: 4x4x8 and 4x4x8 to 4x4x8, the sum of 2, relu.
     *
     * @see Residuals.Residual#y
     */
    void body_0_y(int from, int to) {
        for (int i = from * 128; i < to * 128; i++) {
            body_0_y[i] = body_0_conv2[i] + stem[i];
        }
        Activations.relu(body_0_y, from * 128, to * 128, body_0_y);
    }

    /**
     * body.1.conv1: 4x4x8 to 4x4x8, 3x3 kernel, same padding, relu; micro-kernel.
     *
     * @see Residuals.Residual#conv1
     */
    void body_1_conv1(int from, int to) {
        for (int n = from; n < to; n += 16) {
            for (int m = n; m < Math.min(n + 16, to); m++) {
                for (int y = 0; y < 4; y++) {
                    System.arraycopy(body_0_y, m * 128 + y * 32, body_1_conv1Padded, m * 288 + y * 48 + 56, 32);
                }
            }
            Kernels.product(0, Math.min(16, to - n) * 16, 8, 72,
                    body_1_conv1Padded, n * 288, body_0_conv1Positions, body_0_conv1Taps,
                    body_1_conv1Kernel, 0, 8,
                    body_1_conv1Bias, 0, 0,
                    body_1_conv1, n * 128, multiplesOf8, 0f);
        }
    }

    /**
     * body.1.conv2: 4x4x8 to 4x4x8, 3x3 kernel, same padding; micro-kernel.
     *
     * @see Residuals.Residual#conv2
     */
    void body_1_conv2(int from, int to) {
        for (int n = from; n < to; n += 16) {
            for (int m = n; m < Math.min(n + 16, to); m++) {
                for (int y = 0; y < 4; y++) {
                    System.arraycopy(body_1_conv1, m * 128 + y * 32, body_1_conv2Padded, m * 288 + y * 48 + 56, 32);
                }
            }
            Kernels.product(0, Math.min(16, to - n) * 16, 8, 72,
                    body_1_conv2Padded, n * 288, body_0_conv1Positions, body_0_conv1Taps,
                    body_1_conv2Kernel, 0, 8,
                    body_1_conv2Bias, 0, 0,
                    body_1_conv2, n * 128, multiplesOf8, Float.NEGATIVE_INFINITY);
        }
    }

    /**
     * body.1.y: 4x4x8 and 4x4x8 to 4x4x8, the sum of 2, relu.
     *
     * @see Residuals.Residual#y
     */
    void body_1_y(int from, int to) {
        for (int i = from * 128; i < to * 128; i++) {
            body_1_y[i] = body_1_conv2[i] + body_0_y[i];
        }
        Activations.relu(body_1_y, from * 128, to * 128, body_1_y);
    }

    /**
     * features: 4x4x8 to 8, 4x4 window.
     *
     * @see Residuals#features
     */
    void features(int from, int to) {
        float[] in = body_1_y;
        float[] out = featuresPooled;
        for (int n = from; n < to; n++) {
            int top = 0;
            int bottom = 4;
            int left = 0;
            int right = 4;
            int o = n * 8;
            Arrays.fill(out, o, o + 8, 0f);
            for (int row = top; row < bottom; row++) {
                for (int column = left; column < right; column++) {
                    int i = n * 128 + row * 32 + column * 8;
                    for (int channel = 0; channel < 8; channel++) {
                        out[o + channel] += in[i + channel];
                    }
                }
            }
            float share = 1f / ((bottom - top) * (right - left));
            for (int channel = 0; channel < 8; channel++) {
                out[o + channel] *= share;
            }
        }
    }

    /**
     * answer: 8 to 3, 8 features to 3 units; loops.
     *
     * @see Residuals#answer
     */
    void answer(int from, int to) {
        for (int n = from; n < to; n++) {
            float[] in = featuresPooled;
            float[] w = answerKernel;
            float[] b = answerBias;
            float[] out = answer;
            int i = n * 8;
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
            out[o] = s0;
            out[o + 1] = s1;
            out[o + 2] = s2;
        }
    }
}
