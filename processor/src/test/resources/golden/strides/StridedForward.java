package example.strides;

import io.github.annotron.runtime.kernel.Activations;
import io.github.annotron.runtime.kernel.Kernels;
import io.github.annotron.runtime.kernel.Offsets;
import io.github.annotron.runtime.support.Support;
import java.util.Arrays;
import javax.annotation.processing.Generated;

/**
 * Holds the activations of {@link Strided} and computes them, layer by layer; a row is a sample. For one
 * thread, or for several that work on different samples.
 */
@Generated("io.github.annotron.processor.NetworkProcessor")
final class StridedForward {
    float[] field;

    float[] coarse;

    float[] deep;

    float[] pool;

    float[] mixed;

    float[] meanPooled;

    float[] coarsePadded;

    float[] coarseKernel;

    float[] coarseBias;

    float[] deepKernel;

    float[] deepBias;

    float[] mixedKernel;

    int[] coarseTaps;

    int[] coarsePositions;

    int[] multiplesOf4;

    /**
     * The activation of each layer, in the order of the layer table.
     */
    final float[][] activations;

    /**
     * @param capacity the largest number of samples
     * @param keep whether each layer has memory of its own, or takes that of layers that are done
     */
    StridedForward(StridedModel model, int capacity, boolean keep) {
        activations = new float[6][];
        allocate(model, capacity, keep);
    }

    private void allocate(StridedModel model, int capacity, boolean keep) {
        coarseKernel = model.coarseKernel.data;
        coarseBias = model.coarseBias.data;
        deepKernel = model.deepKernel.data;
        deepBias = model.deepBias.data;
        mixedKernel = model.mixedKernel.data;
        field = Support.buffer(capacity, 126);
        coarse = Support.buffer(capacity, 80);
        deep = Support.buffer(capacity, 48);
        pool = keep ? Support.buffer(capacity, 16) : coarse;
        mixed = keep ? Support.buffer(capacity, 8) : deep;
        meanPooled = keep ? Support.buffer(capacity, 2) : coarse;
        coarsePadded = Support.buffer(capacity, 198);
        coarseTaps = Offsets.grid(new int[] {3, 6}, new int[] {18, 1});
        coarsePositions = Offsets.grid(new int[] {13, 5, 4}, new int[] {198, 36, 4});
        multiplesOf4 = Offsets.multiples(260, 4);
        activations[0] = field;
        activations[1] = coarse;
        activations[2] = deep;
        activations[3] = pool;
        activations[4] = mixed;
        activations[5] = meanPooled;
    }

    /**
     * Computes all layers for the samples {@code from} to {@code to}.
     */
    void run(int from, int to) {
        coarse(from, to);
        deep(from, to);
        pool(from, to);
        mixed(from, to);
        mean(from, to);
    }

    /**
     * coarse: 9x7x2 to 5x4x4, 3x3 kernel, stride 2x2, same padding, softplus; micro-kernel.
     *
     * @see Strided#coarse
     */
    void coarse(int from, int to) {
        for (int n = from; n < to; n += 13) {
            for (int m = n; m < Math.min(n + 13, to); m++) {
                for (int y = 0; y < 9; y++) {
                    System.arraycopy(field, m * 126 + y * 14, coarsePadded, m * 198 + y * 18 + 20, 14);
                }
            }
            Kernels.product(0, Math.min(13, to - n) * 20, 4, 18,
                    coarsePadded, n * 198, coarsePositions, coarseTaps,
                    coarseKernel, 0, 4,
                    coarseBias, 0, 0,
                    coarse, n * 80, multiplesOf4, Float.NEGATIVE_INFINITY);
        }
        Activations.softplus(coarse, from * 80, to * 80, coarse);
    }

    /**
     * deep: 5x4x4 to 3x4x4, 2x1 kernel, dilation 2x2, depthwise; loops.
     *
     * @see Strided#deep
     */
    void deep(int from, int to) {
        for (int n = from; n < to; n++) {
            for (int group = 0; group < 4; group++) {
                float[] in = coarse;
                float[] w = deepKernel;
                float[] b = deepBias;
                float[] out = deep;
                for (int y = 0; y < 3; y++) {
                    for (int x = 0; x < 4; x++) {
                        int i = n * 80 + group + y * 16 + x * 4;
                        int o = n * 48 + group + y * 16 + x * 4;
                        float s0 = b[group];
                        s0 = Math.fma(in[i], w[group], s0);
                        s0 = Math.fma(in[i + 32], w[group + 4], s0);
                        out[o] = s0;
                    }
                }
            }
        }
    }

    /**
     * pool: 3x4x4 to 2x2x4, 1x3 window, stride 2x2, same padding.
     *
     * @see Strided#pool
     */
    void pool(int from, int to) {
        float[] in = deep;
        float[] out = pool;
        for (int n = from; n < to; n++) {
            for (int y = 0; y < 2; y++) {
                for (int x = 0; x < 2; x++) {
                    int top = Math.max(0, y * 2);
                    int bottom = Math.min(3, y * 2 + 1);
                    int left = Math.max(0, x * 2);
                    int right = Math.min(4, x * 2 + 3);
                    int o = n * 16 + y * 8 + x * 4;
                    Arrays.fill(out, o, o + 4, 0f);
                    for (int row = top; row < bottom; row++) {
                        for (int column = left; column < right; column++) {
                            int i = n * 48 + row * 16 + column * 4;
                            for (int channel = 0; channel < 4; channel++) {
                                out[o + channel] += in[i + channel];
                            }
                        }
                    }
                    float share = 1f / ((bottom - top) * (right - left));
                    for (int channel = 0; channel < 4; channel++) {
                        out[o + channel] *= share;
                    }
                }
            }
        }
    }

    /**
     * mixed: 2x2x4 to 2x2x2, 1x1 kernel; loops.
     *
     * @see Strided#mixed
     */
    void mixed(int from, int to) {
        for (int n = from; n < to; n++) {
            float[] in = pool;
            float[] w = mixedKernel;
            float[] out = mixed;
            for (int y = 0; y < 2; y++) {
                for (int x = 0; x < 2; x++) {
                    int i = n * 16 + y * 8 + x * 4;
                    int o = n * 8 + y * 4 + x * 2;
                    float s0 = 0f;
                    float s1 = 0f;
                    s0 = Math.fma(in[i], w[0], s0);
                    s1 = Math.fma(in[i], w[1], s1);
                    s0 = Math.fma(in[i + 1], w[2], s0);
                    s1 = Math.fma(in[i + 1], w[3], s1);
                    s0 = Math.fma(in[i + 2], w[4], s0);
                    s1 = Math.fma(in[i + 2], w[5], s1);
                    s0 = Math.fma(in[i + 3], w[6], s0);
                    s1 = Math.fma(in[i + 3], w[7], s1);
                    out[o] = s0;
                    out[o + 1] = s1;
                }
            }
        }
    }

    /**
     * mean: 2x2x2 to 2, 2x2 window.
     *
     * @see Strided#mean
     */
    void mean(int from, int to) {
        float[] in = mixed;
        float[] out = meanPooled;
        for (int n = from; n < to; n++) {
            int i = n * 8;
            int o = n * 2;
            for (int channel = 0; channel < 2; channel++) {
                out[o + channel] = (in[i + channel] + in[i + channel + 2] + in[i + channel + 4] + in[i + channel + 6]) * 0.25f;
            }
        }
    }
}
