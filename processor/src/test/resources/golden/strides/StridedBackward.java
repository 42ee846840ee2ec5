package example.strides;

import io.github.annotron.runtime.kernel.Activations;
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
 * Computes a training step of {@link Strided}: activations in a {@link StridedForward}, then gradients, layer by layer. The name
 * of an array with the gradient at something starts with d.
 */
@Generated("io.github.annotron.processor.NetworkProcessor")
final class StridedBackward implements TrainingProgram {
    final StridedForward forward;

    private final int capacity;

    private final float[][] targets;

    private final float[] weights;

    /**
     * What training minimises at each output; a trainer may replace it.
     */
    private final Loss[] objectives = {Losses.MEAN_SQUARED_ERROR};

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

    float[] dMeanPooled;

    float[] dMixed;

    float[] dPool;

    float[] dDeep;

    float[] dCoarse;

    float[] mixedKernelTransposed;

    float[] deepKernelTransposed;

    float[] deepBorder;

    float[] dCoarseKernel;

    float[] dCoarseBias;

    float[] dDeepKernel;

    float[] dDeepBias;

    float[] dMixedKernel;

    float[] dField;

    float[] coarseKernelTransposed;

    int[] deepPositions;

    int[] coarsePositions;

    int[] multiplesOf1;

    int[] multiplesOf2;

    int[] multiplesOf32;

    StridedBackward(StridedModel model, int capacity) {
        this.capacity = capacity;
        forward = new StridedForward(model, capacity, true);
        targets = new float[][] {Support.buffer(capacity, 2)};
        weights = Support.buffer(capacity, 1);
        losses = new float[][] {Support.buffer(capacity, 1)};
        gradients = new float[5][];
        allocate(capacity);
        freeze(Support.allTrue(6), Support.allTrue(6));
    }

    private void allocate(int capacity) {
        dMeanPooled = Support.buffer(capacity, 2);
        dMixed = Support.buffer(capacity, 8);
        dPool = Support.buffer(capacity, 16);
        dDeep = Support.buffer(capacity, 48);
        dCoarse = Support.buffer(capacity, 80);
        mixedKernelTransposed = new float[8];
        deepKernelTransposed = new float[8];
        deepBorder = Support.buffer(capacity, 112);
        dCoarseKernel = new float[72];
        dCoarseBias = new float[4];
        dDeepKernel = new float[8];
        dDeepBias = new float[4];
        dMixedKernel = new float[8];
        deepPositions = Offsets.grid(new int[] {16, 12}, new int[] {80, 4});
        coarsePositions = Offsets.grid(new int[] {10, 5, 4}, new int[] {198, 36, 4});
        multiplesOf1 = Offsets.multiples(4, 1);
        multiplesOf2 = Offsets.multiples(256, 2);
        multiplesOf32 = Offsets.multiples(2, 32);
        gradients[0] = dCoarseKernel;
        gradients[1] = dCoarseBias;
        gradients[2] = dDeepKernel;
        gradients[3] = dDeepBias;
        gradients[4] = dMixedKernel;
    }

    @Override
    public int capacity() {
        return capacity;
    }

    @Override
    public float[] input(int index) {
        switch (index) {
            case 0:
                return forward.field;
            default:
                throw new IndexOutOfBoundsException("no such input");
        }
    }

    @Override
    public float[] output(int index) {
        switch (index) {
            case 0:
                return forward.meanPooled;
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
    }

    @Override
    public void begin(int samples, int[] targetWidths, Purpose purpose, long key) {
        this.samples = samples;
        this.targetWidths = targetWidths;
    }

    @Override
    public int stages() {
        return 1;
    }

    @Override
    public void forward(int stage, int from, int to) {
        forward.run(from, to);
    }

    @Override
    public void loss(int from, int to) {
        objectives[0].evaluate(from, to, 2, forward.meanPooled, targets[0], targetWidths[0], losses[0], dMeanPooled);
        Losses.weigh(from, to, 2, weights, 1.0f / samples, dMeanPooled);
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
        dField = Support.buffer(capacity, 126);
        coarseKernelTransposed = new float[72];
        gradientsAtLayers[0] = dField;
        gradientsAtLayers[1] = dCoarse;
        gradientsAtLayers[2] = dDeep;
        gradientsAtLayers[3] = dPool;
        gradientsAtLayers[4] = dMixed;
        gradientsAtLayers[5] = dMeanPooled;
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
        if (passes[4]) mixedPrepare(part, parts);
        if (passes[2]) deepPrepare(part, parts);
        if (passes[1] && toInputs) coarsePrepareToInputs(part, parts);
    }

    @Override
    public void backward(int stage, int from, int to) {
        if (passes[5]) meanBackward(from, to);
        if (passes[4]) mixedBackward(from, to);
        if (passes[3]) poolBackward(from, to);
        if (passes[2]) deepBackward(from, to);
        if (passes[1] && !toInputs) coarseBackward(from, to);
        if (passes[1] && toInputs) coarseBackwardToInputs(from, to);
    }

    @Override
    public void gradients(int part, int parts) {
        if (learns[4]) mixedGradients(part, parts);
        if (learns[2]) deepGradients(part, parts);
        if (learns[1]) coarseGradients(part, parts);
    }

    /**
     * mean, backward: from the gradient at its output that at mixed.
     *
     * @see Strided#mean
     */
    void meanBackward(int from, int to) {
        float[] dIn = dMixed;
        float[] dOut = dMeanPooled;
        Arrays.fill(dIn, from * 8, to * 8, 0f);
        for (int n = from; n < to; n++) {
            int i = n * 8;
            int o = n * 2;
            for (int channel = 0; channel < 2; channel++) {
                float share = dOut[o + channel] * 0.25f;
                dIn[i + channel] += share;
                dIn[i + channel + 2] += share;
                dIn[i + channel + 4] += share;
                dIn[i + channel + 6] += share;
            }
        }
    }

    /**
     * mixed, backward: from the gradient at its output that at pool.
     *
     * @see Strided#mixed
     */
    void mixedBackward(int from, int to) {
        for (int n = from; n < to; n += 64) {
            Kernels.product(0, Math.min(64, to - n) * 4, 4, 2,
                    dMixed, n * 8, multiplesOf2, multiplesOf1,
                    mixedKernelTransposed, 0, 4,
                    Kernels.zeros(4), 0, 0,
                    dPool, n * 16, forward.multiplesOf4, Float.NEGATIVE_INFINITY);
        }
    }

    /**
     * mixed, before a step: the transposed weights that the backward pass multiplies with.
     *
     * @see Strided#mixed
     */
    void mixedPrepare(int part, int parts) {
        int first = (int) (4L * part / parts);
        int last = (int) (4L * (part + 1) / parts);
        Kernels.transpose(first, last, 2,
                forward.mixedKernel, 0, 2,
                mixedKernelTransposed, 0, 4);
    }

    /**
     * mixed, parameters: the gradient at mixed.kernel.
     *
     * @see Strided#mixed
     */
    void mixedGradients(int part, int parts) {
        int first = (int) (4L * part / parts);
        int last = (int) (4L * (part + 1) / parts);
        Arrays.fill(dMixedKernel, first * 2, last * 2, 0f);
        for (int n = 0; n < samples; n += 48) {
            Kernels.product(first, last, 2, Math.min(48, samples - n) * 4,
                    forward.pool, n * 16, multiplesOf1, forward.multiplesOf4,
                    dMixed, n * 8, 2,
                    dMixedKernel, 0, 1,
                    dMixedKernel, 0, multiplesOf2, Float.NEGATIVE_INFINITY);
        }
    }

    /**
     * pool, backward: from the gradient at its output that at deep.
     *
     * @see Strided#pool
     */
    void poolBackward(int from, int to) {
        float[] dIn = dDeep;
        float[] dOut = dPool;
        Arrays.fill(dIn, from * 48, to * 48, 0f);
        for (int n = from; n < to; n++) {
            for (int y = 0; y < 2; y++) {
                for (int x = 0; x < 2; x++) {
                    int top = Math.max(0, y * 2);
                    int bottom = Math.min(3, y * 2 + 1);
                    int left = Math.max(0, x * 2);
                    int right = Math.min(4, x * 2 + 3);
                    int o = n * 16 + y * 8 + x * 4;
                    float share = 1f / ((bottom - top) * (right - left));
                    for (int row = top; row < bottom; row++) {
                        for (int column = left; column < right; column++) {
                            int i = n * 48 + row * 16 + column * 4;
                            for (int channel = 0; channel < 4; channel++) {
                                dIn[i + channel] += dOut[o + channel] * share;
                            }
                        }
                    }
                }
            }
        }
    }

    /**
     * deep, backward: from the gradient at its output that at coarse.
     *
     * @see Strided#deep
     */
    void deepBackward(int from, int to) {
        for (int n = from; n < to; n++) {
            for (int y = 0; y < 3; y++) {
                System.arraycopy(dDeep, n * 48 + y * 16, deepBorder, from * 112 + y * 16 + 32, 16);
            }
            for (int group = 0; group < 4; group++) {
                float[] in = deepBorder;
                float[] w = deepKernelTransposed;
                float[] out = dCoarse;
                for (int y = 0; y < 5; y++) {
                    for (int x = 0; x < 4; x++) {
                        int i = from * 112 + group + y * 16 + x * 4 + 32;
                        int o = n * 80 + group + y * 16 + x * 4;
                        float s0 = 0f;
                        s0 = Math.fma(in[i], w[group * 2], s0);
                        s0 = Math.fma(in[i - 32], w[group * 2 + 1], s0);
                        out[o] = s0;
                    }
                }
            }
        }
    }

    /**
     * deep, before a step: the transposed weights that the backward pass multiplies with.
     *
     * @see Strided#deep
     */
    void deepPrepare(int part, int parts) {
        int first = (int) (1L * part / parts);
        int last = (int) (1L * (part + 1) / parts);
        for (int ky = 0; ky < 2; ky++) {
            for (int group = 0; group < 4; group++) {
                Kernels.transpose(first, last, 1,
                        forward.deepKernel, ky * 4 + group, 4,
                        deepKernelTransposed, ky + group * 2, 1);
            }
        }
    }

    /**
     * deep, parameters: the gradient at deep.kernel and deep.bias.
     *
     * @see Strided#deep
     */
    void deepGradients(int part, int parts) {
        int first = (int) (2L * part / parts);
        int last = (int) (2L * (part + 1) / parts);
        Arrays.fill(dDeepKernel, first * 4, last * 4, 0f);
        for (int n = 0; n < samples; n += 16) {
            for (int group = 0; group < 4; group++) {
                Kernels.product(first, last, 1, Math.min(16, samples - n) * 12,
                        forward.coarse, n * 80 + group, multiplesOf32, deepPositions,
                        dDeep, n * 48 + group, 4,
                        dDeepKernel, group, 1,
                        dDeepKernel, group, forward.multiplesOf4, Float.NEGATIVE_INFINITY);
            }
        }
        int left = (int) (4L * part / parts);
        int right = (int) (4L * (part + 1) / parts);
        Arrays.fill(dDeepBias, left, right, 0f);
        Kernels.columnSums(left, right, samples * 12, dDeep, 0, 4, dDeepBias, 0);
    }

    /**
     * coarse, backward: from the gradient at its output that at its sums.
     *
     * @see Strided#coarse
     */
    void coarseBackward(int from, int to) {
        Activations.softplusGradient(forward.coarse, from * 80, to * 80, dCoarse, dCoarse, false);
    }

    /**
     * coarse, backward: from the gradient at its output that at field.
     *
     * @see Strided#coarse
     */
    void coarseBackwardToInputs(int from, int to) {
        Activations.softplusGradient(forward.coarse, from * 80, to * 80, dCoarse, dCoarse, false);
        for (int n = from; n < to; n++) {
            /* pixels from 1, 1 on */ {
                float[] in = dCoarse;
                float[] w = coarseKernelTransposed;
                float[] out = dField;
                for (int y = 0; y < 4; y++) {
                    for (int x = 0; x < 3; x++) {
                        int i = n * 80 + y * 16 + x * 4 + 20;
                        int o = n * 126 + y * 28 + x * 4 + 16;
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
                        s0 = Math.fma(in[i - 4], w[8], s0);
                        s1 = Math.fma(in[i - 4], w[9], s1);
                        s0 = Math.fma(in[i - 3], w[10], s0);
                        s1 = Math.fma(in[i - 3], w[11], s1);
                        s0 = Math.fma(in[i - 2], w[12], s0);
                        s1 = Math.fma(in[i - 2], w[13], s1);
                        s0 = Math.fma(in[i - 1], w[14], s0);
                        s1 = Math.fma(in[i - 1], w[15], s1);
                        s0 = Math.fma(in[i - 16], w[16], s0);
                        s1 = Math.fma(in[i - 16], w[17], s1);
                        s0 = Math.fma(in[i - 15], w[18], s0);
                        s1 = Math.fma(in[i - 15], w[19], s1);
                        s0 = Math.fma(in[i - 14], w[20], s0);
                        s1 = Math.fma(in[i - 14], w[21], s1);
                        s0 = Math.fma(in[i - 13], w[22], s0);
                        s1 = Math.fma(in[i - 13], w[23], s1);
                        s0 = Math.fma(in[i - 20], w[24], s0);
                        s1 = Math.fma(in[i - 20], w[25], s1);
                        s0 = Math.fma(in[i - 19], w[26], s0);
                        s1 = Math.fma(in[i - 19], w[27], s1);
                        s0 = Math.fma(in[i - 18], w[28], s0);
                        s1 = Math.fma(in[i - 18], w[29], s1);
                        s0 = Math.fma(in[i - 17], w[30], s0);
                        s1 = Math.fma(in[i - 17], w[31], s1);
                        out[o] = s0;
                        out[o + 1] = s1;
                    }
                }
            }
            /* pixels from 1, 0 on */ {
                float[] in = dCoarse;
                float[] w = coarseKernelTransposed;
                float[] out = dField;
                for (int y = 0; y < 4; y++) {
                    for (int x = 0; x < 4; x++) {
                        int i = n * 80 + y * 16 + x * 4 + 16;
                        int o = n * 126 + y * 28 + x * 4 + 14;
                        float s0 = 0f;
                        float s1 = 0f;
                        s0 = Math.fma(in[i], w[32], s0);
                        s1 = Math.fma(in[i], w[33], s1);
                        s0 = Math.fma(in[i + 1], w[34], s0);
                        s1 = Math.fma(in[i + 1], w[35], s1);
                        s0 = Math.fma(in[i + 2], w[36], s0);
                        s1 = Math.fma(in[i + 2], w[37], s1);
                        s0 = Math.fma(in[i + 3], w[38], s0);
                        s1 = Math.fma(in[i + 3], w[39], s1);
                        s0 = Math.fma(in[i - 16], w[40], s0);
                        s1 = Math.fma(in[i - 16], w[41], s1);
                        s0 = Math.fma(in[i - 15], w[42], s0);
                        s1 = Math.fma(in[i - 15], w[43], s1);
                        s0 = Math.fma(in[i - 14], w[44], s0);
                        s1 = Math.fma(in[i - 14], w[45], s1);
                        s0 = Math.fma(in[i - 13], w[46], s0);
                        s1 = Math.fma(in[i - 13], w[47], s1);
                        out[o] = s0;
                        out[o + 1] = s1;
                    }
                }
            }
            /* pixels from 0, 1 on */ {
                float[] in = dCoarse;
                float[] w = coarseKernelTransposed;
                float[] out = dField;
                for (int y = 0; y < 5; y++) {
                    for (int x = 0; x < 3; x++) {
                        int i = n * 80 + y * 16 + x * 4 + 4;
                        int o = n * 126 + y * 28 + x * 4 + 2;
                        float s0 = 0f;
                        float s1 = 0f;
                        s0 = Math.fma(in[i], w[48], s0);
                        s1 = Math.fma(in[i], w[49], s1);
                        s0 = Math.fma(in[i + 1], w[50], s0);
                        s1 = Math.fma(in[i + 1], w[51], s1);
                        s0 = Math.fma(in[i + 2], w[52], s0);
                        s1 = Math.fma(in[i + 2], w[53], s1);
                        s0 = Math.fma(in[i + 3], w[54], s0);
                        s1 = Math.fma(in[i + 3], w[55], s1);
                        s0 = Math.fma(in[i - 4], w[56], s0);
                        s1 = Math.fma(in[i - 4], w[57], s1);
                        s0 = Math.fma(in[i - 3], w[58], s0);
                        s1 = Math.fma(in[i - 3], w[59], s1);
                        s0 = Math.fma(in[i - 2], w[60], s0);
                        s1 = Math.fma(in[i - 2], w[61], s1);
                        s0 = Math.fma(in[i - 1], w[62], s0);
                        s1 = Math.fma(in[i - 1], w[63], s1);
                        out[o] = s0;
                        out[o + 1] = s1;
                    }
                }
            }
            /* pixels from 0, 0 on */ {
                float[] in = dCoarse;
                float[] w = coarseKernelTransposed;
                float[] out = dField;
                for (int y = 0; y < 5; y++) {
                    for (int x = 0; x < 4; x++) {
                        int i = n * 80 + y * 16 + x * 4;
                        int o = n * 126 + y * 28 + x * 4;
                        float s0 = 0f;
                        float s1 = 0f;
                        s0 = Math.fma(in[i], w[64], s0);
                        s1 = Math.fma(in[i], w[65], s1);
                        s0 = Math.fma(in[i + 1], w[66], s0);
                        s1 = Math.fma(in[i + 1], w[67], s1);
                        s0 = Math.fma(in[i + 2], w[68], s0);
                        s1 = Math.fma(in[i + 2], w[69], s1);
                        s0 = Math.fma(in[i + 3], w[70], s0);
                        s1 = Math.fma(in[i + 3], w[71], s1);
                        out[o] = s0;
                        out[o + 1] = s1;
                    }
                }
            }
        }
    }

    /**
     * coarse, before a step: the transposed weights that the backward pass multiplies with.
     *
     * @see Strided#coarse
     */
    void coarsePrepareToInputs(int part, int parts) {
        int first = (int) (2L * part / parts);
        int last = (int) (2L * (part + 1) / parts);
        for (int ky = 0; ky < 2; ky++) {
            for (int kx = 0; kx < 2; kx++) {
                Kernels.transpose(first, last, 4,
                        forward.coarseKernel, ky * 48 + kx * 16, 4,
                        coarseKernelTransposed, ky * 16 + kx * 8, 2);
            }
        }
        for (int ky = 0; ky < 2; ky++) {
            Kernels.transpose(first, last, 4,
                    forward.coarseKernel, ky * 48 + 8, 4,
                    coarseKernelTransposed, ky * 8 + 32, 2);
        }
        for (int kx = 0; kx < 2; kx++) {
            Kernels.transpose(first, last, 4,
                    forward.coarseKernel, kx * 16 + 24, 4,
                    coarseKernelTransposed, kx * 8 + 48, 2);
        }
        Kernels.transpose(first, last, 4,
                forward.coarseKernel, 32, 4,
                coarseKernelTransposed, 64, 2);
    }

    /**
     * coarse, parameters: the gradient at coarse.kernel and coarse.bias.
     *
     * @see Strided#coarse
     */
    void coarseGradients(int part, int parts) {
        int first = (int) (18L * part / parts);
        int last = (int) (18L * (part + 1) / parts);
        Arrays.fill(dCoarseKernel, first * 4, last * 4, 0f);
        for (int n = 0; n < samples; n += 10) {
            Kernels.product(first, last, 4, Math.min(10, samples - n) * 20,
                    forward.coarsePadded, n * 198, forward.coarseTaps, coarsePositions,
                    dCoarse, n * 80, 4,
                    dCoarseKernel, 0, 1,
                    dCoarseKernel, 0, forward.multiplesOf4, Float.NEGATIVE_INFINITY);
        }
        int left = (int) (4L * part / parts);
        int right = (int) (4L * (part + 1) / parts);
        Arrays.fill(dCoarseBias, left, right, 0f);
        Kernels.columnSums(left, right, samples * 20, dCoarse, 0, 4, dCoarseBias, 0);
    }
}
