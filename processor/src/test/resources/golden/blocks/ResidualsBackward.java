package example.blocks;

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
 * Computes a training step of {@link Residuals}: activations in a {@link ResidualsForward}, then gradients, layer by layer. The name
 * of an array with the gradient at something starts with d.
 */
@Generated("io.github.annotron.processor.NetworkProcessor")
final class ResidualsBackward implements TrainingProgram {
    final ResidualsForward forward;

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

    float[] dAnswer;

    float[] dFeaturesPooled;

    float[] dBody_1_y;

    float[] dBody_1_conv2;

    float[] dBody_0_y;

    float[] dBody_0_conv2;

    float[] body_1_conv2KernelTransposed;

    float[] body_1_conv2Border;

    float[] body_1_conv1KernelTransposed;

    float[] body_1_conv1Border;

    float[] body_0_conv2KernelTransposed;

    float[] body_0_conv2Border;

    float[] dBody_0_conv1Kernel;

    float[] dBody_0_conv1Bias;

    float[] dBody_0_conv2Kernel;

    float[] dBody_0_conv2Bias;

    float[] dBody_1_conv1Kernel;

    float[] dBody_1_conv1Bias;

    float[] dBody_1_conv2Kernel;

    float[] dBody_1_conv2Bias;

    float[] dAnswerKernel;

    float[] dAnswerBias;

    float[] dImage;

    float[] dStem;

    float[] body_0_conv1KernelTransposed;

    float[] body_0_conv1Border;

    float[] stemKernelTransposed;

    float[] stemBorder;

    int[] body_1_conv2BackTaps;

    int[] body_1_conv2Positions;

    int[] multiplesOf1;

    int[] multiplesOf8;

    int[] multiplesOf3;

    ResidualsBackward(ResidualsModel model, int capacity) {
        this.capacity = capacity;
        forward = new ResidualsForward(model, capacity, true);
        targets = new float[][] {Support.buffer(capacity, 3)};
        weights = Support.buffer(capacity, 1);
        losses = new float[][] {Support.buffer(capacity, 1)};
        gradients = new float[12][];
        allocate(capacity);
        freeze(Support.allTrue(10), Support.allTrue(10));
    }

    private void allocate(int capacity) {
        dAnswer = Support.buffer(capacity, 3);
        dFeaturesPooled = Support.buffer(capacity, 8);
        dBody_1_y = Support.buffer(capacity, 128);
        dBody_1_conv2 = Support.buffer(capacity, 128);
        dBody_0_y = Support.buffer(capacity, 128);
        dBody_0_conv2 = Support.buffer(capacity, 128);
        body_1_conv2KernelTransposed = new float[576];
        body_1_conv2Border = Support.buffer(capacity, 288);
        body_1_conv1KernelTransposed = new float[576];
        body_1_conv1Border = Support.buffer(capacity, 288);
        body_0_conv2KernelTransposed = new float[576];
        body_0_conv2Border = Support.buffer(capacity, 288);
        dBody_0_conv1Kernel = new float[576];
        dBody_0_conv1Bias = new float[8];
        dBody_0_conv2Kernel = new float[576];
        dBody_0_conv2Bias = new float[8];
        dBody_1_conv1Kernel = new float[576];
        dBody_1_conv1Bias = new float[8];
        dBody_1_conv2Kernel = new float[576];
        dBody_1_conv2Bias = new float[8];
        dAnswerKernel = new float[24];
        dAnswerBias = new float[3];
        body_1_conv2BackTaps = Offsets.grid(new int[] {3, 3, 8}, new int[] {-48, -8, 1});
        body_1_conv2Positions = Offsets.grid(new int[] {12, 4, 4}, new int[] {288, 48, 8});
        multiplesOf1 = Offsets.multiples(8, 1);
        multiplesOf8 = Offsets.multiples(capacity, 8);
        multiplesOf3 = Offsets.multiples(8, 3);
        gradients[2] = dBody_0_conv1Kernel;
        gradients[3] = dBody_0_conv1Bias;
        gradients[4] = dBody_0_conv2Kernel;
        gradients[5] = dBody_0_conv2Bias;
        gradients[6] = dBody_1_conv1Kernel;
        gradients[7] = dBody_1_conv1Bias;
        gradients[8] = dBody_1_conv2Kernel;
        gradients[9] = dBody_1_conv2Bias;
        gradients[10] = dAnswerKernel;
        gradients[11] = dAnswerBias;
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
                return forward.answer;
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
        objectives[0].evaluate(from, to, 3, forward.answer, targets[0], targetWidths[0], losses[0], dAnswer);
        Losses.weigh(from, to, 3, weights, 1.0f / samples, dAnswer);
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
        dImage = Support.buffer(capacity, 64);
        dStem = Support.buffer(capacity, 128);
        body_0_conv1KernelTransposed = new float[576];
        body_0_conv1Border = Support.buffer(capacity, 288);
        stemKernelTransposed = new float[72];
        stemBorder = Support.buffer(capacity, 200);
        gradientsAtLayers[0] = dImage;
        gradientsAtLayers[1] = dStem;
        gradientsAtLayers[2] = dBody_0_y;
        gradientsAtLayers[3] = dBody_0_conv2;
        gradientsAtLayers[4] = dBody_0_y;
        gradientsAtLayers[5] = dBody_1_y;
        gradientsAtLayers[6] = dBody_1_conv2;
        gradientsAtLayers[7] = dBody_1_y;
        gradientsAtLayers[8] = dFeaturesPooled;
        gradientsAtLayers[9] = dAnswer;
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
        if (passes[6]) body_1_conv2Prepare(part, parts);
        if (passes[5]) body_1_conv1Prepare(part, parts);
        if (passes[3]) body_0_conv2Prepare(part, parts);
        if (passes[2] && toInputs) body_0_conv1PrepareToInputs(part, parts);
        if (passes[1] && toInputs) stemPrepareToInputs(part, parts);
    }

    @Override
    public void backward(int stage, int from, int to) {
        if (passes[9]) answerBackward(from, to);
        if (passes[8]) featuresBackward(from, to);
        if (passes[7]) body_1_yBackward(from, to);
        if (passes[6]) body_1_conv2Backward(from, to);
        if (passes[5]) body_1_conv1Backward(from, to);
        if (passes[4] && !toInputs) body_0_yBackward(from, to);
        if (passes[4] && toInputs) body_0_yBackwardToInputs(from, to);
        if (passes[3]) body_0_conv2Backward(from, to);
        if (passes[2] && !toInputs) body_0_conv1Backward(from, to);
        if (passes[2] && toInputs) body_0_conv1BackwardToInputs(from, to);
        if (passes[1] && toInputs) stemBackwardToInputs(from, to);
    }

    @Override
    public void gradients(int part, int parts) {
        if (learns[9]) answerGradients(part, parts);
        if (learns[6]) body_1_conv2Gradients(part, parts);
        if (learns[5]) body_1_conv1Gradients(part, parts);
        if (learns[3]) body_0_conv2Gradients(part, parts);
        if (learns[2]) body_0_conv1Gradients(part, parts);
    }

    /**
     * answer, backward: from the gradient at its output that at features.
     *
     * @see Residuals#answer
     */
    void answerBackward(int from, int to) {
        for (int n = from; n < to; n++) {
            float[] in = dAnswer;
            float[] w = forward.answerKernel;
            float[] out = dFeaturesPooled;
            int i = n * 3;
            int o = n * 8;
            float s0 = 0f;
            float s1 = 0f;
            float s2 = 0f;
            float s3 = 0f;
            float s4 = 0f;
            float s5 = 0f;
            float s6 = 0f;
            float s7 = 0f;
            s0 = Math.fma(in[i], w[0], s0);
            s1 = Math.fma(in[i], w[3], s1);
            s2 = Math.fma(in[i], w[6], s2);
            s3 = Math.fma(in[i], w[9], s3);
            s4 = Math.fma(in[i], w[12], s4);
            s5 = Math.fma(in[i], w[15], s5);
            s6 = Math.fma(in[i], w[18], s6);
            s7 = Math.fma(in[i], w[21], s7);
            s0 = Math.fma(in[i + 1], w[1], s0);
            s1 = Math.fma(in[i + 1], w[4], s1);
            s2 = Math.fma(in[i + 1], w[7], s2);
            s3 = Math.fma(in[i + 1], w[10], s3);
            s4 = Math.fma(in[i + 1], w[13], s4);
            s5 = Math.fma(in[i + 1], w[16], s5);
            s6 = Math.fma(in[i + 1], w[19], s6);
            s7 = Math.fma(in[i + 1], w[22], s7);
            s0 = Math.fma(in[i + 2], w[2], s0);
            s1 = Math.fma(in[i + 2], w[5], s1);
            s2 = Math.fma(in[i + 2], w[8], s2);
            s3 = Math.fma(in[i + 2], w[11], s3);
            s4 = Math.fma(in[i + 2], w[14], s4);
            s5 = Math.fma(in[i + 2], w[17], s5);
            s6 = Math.fma(in[i + 2], w[20], s6);
            s7 = Math.fma(in[i + 2], w[23], s7);
            out[o] = s0;
            out[o + 1] = s1;
            out[o + 2] = s2;
            out[o + 3] = s3;
            out[o + 4] = s4;
            out[o + 5] = s5;
            out[o + 6] = s6;
            out[o + 7] = s7;
        }
    }

    /**
     * answer, parameters: the gradient at answer.kernel and answer.bias.
     *
     * @see Residuals#answer
     */
    void answerGradients(int part, int parts) {
        int first = (int) (8L * part / parts);
        int last = (int) (8L * (part + 1) / parts);
        Kernels.product(first, last, 3, samples,
                forward.featuresPooled, 0, multiplesOf1, multiplesOf8,
                dAnswer, 0, 3,
                Kernels.zeros(3), 0, 0,
                dAnswerKernel, 0, multiplesOf3, Float.NEGATIVE_INFINITY);
        int left = (int) (3L * part / parts);
        int right = (int) (3L * (part + 1) / parts);
        Arrays.fill(dAnswerBias, left, right, 0f);
        Kernels.columnSums(left, right, samples, dAnswer, 0, 3, dAnswerBias, 0);
    }

    /**
     * features, backward: from the gradient at its output that at body.1.y.
     *
     * @see Residuals#features
     */
    void featuresBackward(int from, int to) {
        float[] dIn = dBody_1_y;
        float[] dOut = dFeaturesPooled;
        Arrays.fill(dIn, from * 128, to * 128, 0f);
        for (int n = from; n < to; n++) {
            int top = 0;
            int bottom = 4;
            int left = 0;
            int right = 4;
            int o = n * 8;
            float share = 1f / ((bottom - top) * (right - left));
            for (int row = top; row < bottom; row++) {
                for (int column = left; column < right; column++) {
                    int i = n * 128 + row * 32 + column * 8;
                    for (int channel = 0; channel < 8; channel++) {
                        dIn[i + channel] += dOut[o + channel] * share;
                    }
                }
            }
        }
    }

    /**
     * body.1.y, backward: from the gradient at its output that at body.1.conv2 and at body.0.y.
     *
     * @see Residuals.Residual#y
     */
    void body_1_yBackward(int from, int to) {
        Activations.reluGradient(forward.body_1_y, from * 128, to * 128, dBody_1_y, dBody_1_y, false);
        for (int i = from * 128; i < to * 128; i++) {
            dBody_1_conv2[i] = dBody_1_y[i];
        }
        for (int i = from * 128; i < to * 128; i++) {
            dBody_0_y[i] = dBody_1_y[i];
        }
    }

    /**
     * body.1.conv2, backward: from the gradient at its output that at body.1.conv1.
     *
     * @see Residuals.Residual#conv2
     */
    void body_1_conv2Backward(int from, int to) {
        for (int n = from; n < to; n += 16) {
            for (int m = n; m < Math.min(n + 16, to); m++) {
                for (int y = 0; y < 4; y++) {
                    System.arraycopy(dBody_1_conv2, m * 128 + y * 32, body_1_conv2Border, (from + m - n) * 288 + y * 48 + 56, 32);
                }
            }
            Kernels.product(0, Math.min(16, to - n) * 16, 8, 72,
                    body_1_conv2Border, from * 288 + 112, forward.body_0_conv1Positions, body_1_conv2BackTaps,
                    body_1_conv2KernelTransposed, 0, 8,
                    Kernels.zeros(8), 0, 0,
                    dBody_1_y, n * 128, forward.multiplesOf8, Float.NEGATIVE_INFINITY);
        }
    }

    /**
     * body.1.conv2, before a step: the transposed weights that the backward pass multiplies with.
     *
     * @see Residuals.Residual#conv2
     */
    void body_1_conv2Prepare(int part, int parts) {
        int first = (int) (8L * part / parts);
        int last = (int) (8L * (part + 1) / parts);
        for (int ky = 0; ky < 3; ky++) {
            for (int kx = 0; kx < 3; kx++) {
                Kernels.transpose(first, last, 8,
                        forward.body_1_conv2Kernel, ky * 192 + kx * 64, 8,
                        body_1_conv2KernelTransposed, ky * 192 + kx * 64, 8);
            }
        }
    }

    /**
     * body.1.conv2, parameters: the gradient at body.1.conv2.kernel and body.1.conv2.bias.
     *
     * @see Residuals.Residual#conv2
     */
    void body_1_conv2Gradients(int part, int parts) {
        int first = (int) (72L * part / parts);
        int last = (int) (72L * (part + 1) / parts);
        Arrays.fill(dBody_1_conv2Kernel, first * 8, last * 8, 0f);
        for (int n = 0; n < samples; n += 12) {
            Kernels.product(first, last, 8, Math.min(12, samples - n) * 16,
                    forward.body_1_conv2Padded, n * 288, forward.body_0_conv1Taps, body_1_conv2Positions,
                    dBody_1_conv2, n * 128, 8,
                    dBody_1_conv2Kernel, 0, 1,
                    dBody_1_conv2Kernel, 0, forward.multiplesOf8, Float.NEGATIVE_INFINITY);
        }
        int left = (int) (8L * part / parts);
        int right = (int) (8L * (part + 1) / parts);
        Arrays.fill(dBody_1_conv2Bias, left, right, 0f);
        Kernels.columnSums(left, right, samples * 16, dBody_1_conv2, 0, 8, dBody_1_conv2Bias, 0);
    }

    /**
     * body.1.conv1, backward: from the gradient at its output that at body.0.y.
     *
     * @see Residuals.Residual#conv1
     */
    void body_1_conv1Backward(int from, int to) {
        Activations.reluGradient(forward.body_1_conv1, from * 128, to * 128, dBody_1_y, dBody_1_y, false);
        for (int n = from; n < to; n += 16) {
            for (int m = n; m < Math.min(n + 16, to); m++) {
                for (int y = 0; y < 4; y++) {
                    System.arraycopy(dBody_1_y, m * 128 + y * 32, body_1_conv1Border, (from + m - n) * 288 + y * 48 + 56, 32);
                }
            }
            Kernels.product(0, Math.min(16, to - n) * 16, 8, 72,
                    body_1_conv1Border, from * 288 + 112, forward.body_0_conv1Positions, body_1_conv2BackTaps,
                    body_1_conv1KernelTransposed, 0, 8,
                    dBody_0_y, n * 128, 1,
                    dBody_0_y, n * 128, forward.multiplesOf8, Float.NEGATIVE_INFINITY);
        }
    }

    /**
     * body.1.conv1, before a step: the transposed weights that the backward pass multiplies with.
     *
     * @see Residuals.Residual#conv1
     */
    void body_1_conv1Prepare(int part, int parts) {
        int first = (int) (8L * part / parts);
        int last = (int) (8L * (part + 1) / parts);
        for (int ky = 0; ky < 3; ky++) {
            for (int kx = 0; kx < 3; kx++) {
                Kernels.transpose(first, last, 8,
                        forward.body_1_conv1Kernel, ky * 192 + kx * 64, 8,
                        body_1_conv1KernelTransposed, ky * 192 + kx * 64, 8);
            }
        }
    }

    /**
     * body.1.conv1, parameters: the gradient at body.1.conv1.kernel and body.1.conv1.bias.
     *
     * @see Residuals.Residual#conv1
     */
    void body_1_conv1Gradients(int part, int parts) {
        int first = (int) (72L * part / parts);
        int last = (int) (72L * (part + 1) / parts);
        Arrays.fill(dBody_1_conv1Kernel, first * 8, last * 8, 0f);
        for (int n = 0; n < samples; n += 12) {
            Kernels.product(first, last, 8, Math.min(12, samples - n) * 16,
                    forward.body_1_conv1Padded, n * 288, forward.body_0_conv1Taps, body_1_conv2Positions,
                    dBody_1_y, n * 128, 8,
                    dBody_1_conv1Kernel, 0, 1,
                    dBody_1_conv1Kernel, 0, forward.multiplesOf8, Float.NEGATIVE_INFINITY);
        }
        int left = (int) (8L * part / parts);
        int right = (int) (8L * (part + 1) / parts);
        Arrays.fill(dBody_1_conv1Bias, left, right, 0f);
        Kernels.columnSums(left, right, samples * 16, dBody_1_y, 0, 8, dBody_1_conv1Bias, 0);
    }

    /**
     * body.0.y, backward: from the gradient at its output that at body.0.conv2.
     *
     * @see Residuals.Residual#y
     */
    void body_0_yBackward(int from, int to) {
        Activations.reluGradient(forward.body_0_y, from * 128, to * 128, dBody_0_y, dBody_0_y, false);
        for (int i = from * 128; i < to * 128; i++) {
            dBody_0_conv2[i] = dBody_0_y[i];
        }
    }

    /**
     * body.0.y, backward: from the gradient at its output that at body.0.conv2 and at stem.
     *
     * @see Residuals.Residual#y
     */
    void body_0_yBackwardToInputs(int from, int to) {
        Activations.reluGradient(forward.body_0_y, from * 128, to * 128, dBody_0_y, dBody_0_y, false);
        for (int i = from * 128; i < to * 128; i++) {
            dBody_0_conv2[i] = dBody_0_y[i];
        }
        for (int i = from * 128; i < to * 128; i++) {
            dStem[i] = dBody_0_y[i];
        }
    }

    /**
     * body.0.conv2, backward: from the gradient at its output that at body.0.conv1.
     *
     * @see Residuals.Residual#conv2
     */
    void body_0_conv2Backward(int from, int to) {
        for (int n = from; n < to; n += 16) {
            for (int m = n; m < Math.min(n + 16, to); m++) {
                for (int y = 0; y < 4; y++) {
                    System.arraycopy(dBody_0_conv2, m * 128 + y * 32, body_0_conv2Border, (from + m - n) * 288 + y * 48 + 56, 32);
                }
            }
            Kernels.product(0, Math.min(16, to - n) * 16, 8, 72,
                    body_0_conv2Border, from * 288 + 112, forward.body_0_conv1Positions, body_1_conv2BackTaps,
                    body_0_conv2KernelTransposed, 0, 8,
                    Kernels.zeros(8), 0, 0,
                    dBody_0_y, n * 128, forward.multiplesOf8, Float.NEGATIVE_INFINITY);
        }
    }

    /**
     * body.0.conv2, before a step: the transposed weights that the backward pass multiplies with.
     *
     * @see Residuals.Residual#conv2
     */
    void body_0_conv2Prepare(int part, int parts) {
        int first = (int) (8L * part / parts);
        int last = (int) (8L * (part + 1) / parts);
        for (int ky = 0; ky < 3; ky++) {
            for (int kx = 0; kx < 3; kx++) {
                Kernels.transpose(first, last, 8,
                        forward.body_0_conv2Kernel, ky * 192 + kx * 64, 8,
                        body_0_conv2KernelTransposed, ky * 192 + kx * 64, 8);
            }
        }
    }

    /**
     * body.0.conv2, parameters: the gradient at body.0.conv2.kernel and body.0.conv2.bias.
     *
     * @see Residuals.Residual#conv2
     */
    void body_0_conv2Gradients(int part, int parts) {
        int first = (int) (72L * part / parts);
        int last = (int) (72L * (part + 1) / parts);
        Arrays.fill(dBody_0_conv2Kernel, first * 8, last * 8, 0f);
        for (int n = 0; n < samples; n += 12) {
            Kernels.product(first, last, 8, Math.min(12, samples - n) * 16,
                    forward.body_0_conv2Padded, n * 288, forward.body_0_conv1Taps, body_1_conv2Positions,
                    dBody_0_conv2, n * 128, 8,
                    dBody_0_conv2Kernel, 0, 1,
                    dBody_0_conv2Kernel, 0, forward.multiplesOf8, Float.NEGATIVE_INFINITY);
        }
        int left = (int) (8L * part / parts);
        int right = (int) (8L * (part + 1) / parts);
        Arrays.fill(dBody_0_conv2Bias, left, right, 0f);
        Kernels.columnSums(left, right, samples * 16, dBody_0_conv2, 0, 8, dBody_0_conv2Bias, 0);
    }

    /**
     * body.0.conv1, backward: from the gradient at its output that at its sums.
     *
     * @see Residuals.Residual#conv1
     */
    void body_0_conv1Backward(int from, int to) {
        Activations.reluGradient(forward.body_0_conv1, from * 128, to * 128, dBody_0_y, dBody_0_y, false);
    }

    /**
     * body.0.conv1, backward: from the gradient at its output that at stem.
     *
     * @see Residuals.Residual#conv1
     */
    void body_0_conv1BackwardToInputs(int from, int to) {
        Activations.reluGradient(forward.body_0_conv1, from * 128, to * 128, dBody_0_y, dBody_0_y, false);
        for (int n = from; n < to; n += 16) {
            for (int m = n; m < Math.min(n + 16, to); m++) {
                for (int y = 0; y < 4; y++) {
                    System.arraycopy(dBody_0_y, m * 128 + y * 32, body_0_conv1Border, (from + m - n) * 288 + y * 48 + 56, 32);
                }
            }
            Kernels.product(0, Math.min(16, to - n) * 16, 8, 72,
                    body_0_conv1Border, from * 288 + 112, forward.body_0_conv1Positions, body_1_conv2BackTaps,
                    body_0_conv1KernelTransposed, 0, 8,
                    dStem, n * 128, 1,
                    dStem, n * 128, forward.multiplesOf8, Float.NEGATIVE_INFINITY);
        }
    }

    /**
     * body.0.conv1, before a step: the transposed weights that the backward pass multiplies with.
     *
     * @see Residuals.Residual#conv1
     */
    void body_0_conv1PrepareToInputs(int part, int parts) {
        int first = (int) (8L * part / parts);
        int last = (int) (8L * (part + 1) / parts);
        for (int ky = 0; ky < 3; ky++) {
            for (int kx = 0; kx < 3; kx++) {
                Kernels.transpose(first, last, 8,
                        forward.body_0_conv1Kernel, ky * 192 + kx * 64, 8,
                        body_0_conv1KernelTransposed, ky * 192 + kx * 64, 8);
            }
        }
    }

    /**
     * body.0.conv1, parameters: the gradient at body.0.conv1.kernel and body.0.conv1.bias.
     *
     * @see Residuals.Residual#conv1
     */
    void body_0_conv1Gradients(int part, int parts) {
        int first = (int) (72L * part / parts);
        int last = (int) (72L * (part + 1) / parts);
        Arrays.fill(dBody_0_conv1Kernel, first * 8, last * 8, 0f);
        for (int n = 0; n < samples; n += 12) {
            Kernels.product(first, last, 8, Math.min(12, samples - n) * 16,
                    forward.body_0_conv1Padded, n * 288, forward.body_0_conv1Taps, body_1_conv2Positions,
                    dBody_0_y, n * 128, 8,
                    dBody_0_conv1Kernel, 0, 1,
                    dBody_0_conv1Kernel, 0, forward.multiplesOf8, Float.NEGATIVE_INFINITY);
        }
        int left = (int) (8L * part / parts);
        int right = (int) (8L * (part + 1) / parts);
        Arrays.fill(dBody_0_conv1Bias, left, right, 0f);
        Kernels.columnSums(left, right, samples * 16, dBody_0_y, 0, 8, dBody_0_conv1Bias, 0);
    }

    /**
     * stem, backward: from the gradient at its output that at image.
     *
     * @see Residuals#stem
     */
    void stemBackwardToInputs(int from, int to) {
        Activations.reluGradient(forward.stem, from * 128, to * 128, dStem, dStem, false);
        for (int n = from; n < to; n++) {
            for (int y = 0; y < 4; y++) {
                System.arraycopy(dStem, n * 128 + y * 32, stemBorder, from * 200 + y * 40 + 48, 32);
            }
            /* pixels from 0, 0 on */ {
                float[] in = stemBorder;
                float[] w = stemKernelTransposed;
                float[] out = dImage;
                for (int y = 0; y < 4; y++) {
                    for (int x = 0; x < 4; x++) {
                        int i = from * 200 + y * 40 + x * 8 + 48;
                        int o = n * 64 + y * 16 + x * 2;
                        float s0 = 0f;
                        s0 = Math.fma(in[i], w[0], s0);
                        s0 = Math.fma(in[i + 1], w[1], s0);
                        s0 = Math.fma(in[i + 2], w[2], s0);
                        s0 = Math.fma(in[i + 3], w[3], s0);
                        s0 = Math.fma(in[i + 4], w[4], s0);
                        s0 = Math.fma(in[i + 5], w[5], s0);
                        s0 = Math.fma(in[i + 6], w[6], s0);
                        s0 = Math.fma(in[i + 7], w[7], s0);
                        s0 = Math.fma(in[i - 8], w[8], s0);
                        s0 = Math.fma(in[i - 7], w[9], s0);
                        s0 = Math.fma(in[i - 6], w[10], s0);
                        s0 = Math.fma(in[i - 5], w[11], s0);
                        s0 = Math.fma(in[i - 4], w[12], s0);
                        s0 = Math.fma(in[i - 3], w[13], s0);
                        s0 = Math.fma(in[i - 2], w[14], s0);
                        s0 = Math.fma(in[i - 1], w[15], s0);
                        s0 = Math.fma(in[i - 40], w[16], s0);
                        s0 = Math.fma(in[i - 39], w[17], s0);
                        s0 = Math.fma(in[i - 38], w[18], s0);
                        s0 = Math.fma(in[i - 37], w[19], s0);
                        s0 = Math.fma(in[i - 36], w[20], s0);
                        s0 = Math.fma(in[i - 35], w[21], s0);
                        s0 = Math.fma(in[i - 34], w[22], s0);
                        s0 = Math.fma(in[i - 33], w[23], s0);
                        s0 = Math.fma(in[i - 48], w[24], s0);
                        s0 = Math.fma(in[i - 47], w[25], s0);
                        s0 = Math.fma(in[i - 46], w[26], s0);
                        s0 = Math.fma(in[i - 45], w[27], s0);
                        s0 = Math.fma(in[i - 44], w[28], s0);
                        s0 = Math.fma(in[i - 43], w[29], s0);
                        s0 = Math.fma(in[i - 42], w[30], s0);
                        s0 = Math.fma(in[i - 41], w[31], s0);
                        out[o] = s0;
                    }
                }
            }
            /* pixels from 0, 1 on */ {
                float[] in = stemBorder;
                float[] w = stemKernelTransposed;
                float[] out = dImage;
                for (int y = 0; y < 4; y++) {
                    for (int x = 0; x < 4; x++) {
                        int i = from * 200 + y * 40 + x * 8 + 48;
                        int o = n * 64 + y * 16 + x * 2 + 1;
                        float s0 = 0f;
                        s0 = Math.fma(in[i], w[32], s0);
                        s0 = Math.fma(in[i + 1], w[33], s0);
                        s0 = Math.fma(in[i + 2], w[34], s0);
                        s0 = Math.fma(in[i + 3], w[35], s0);
                        s0 = Math.fma(in[i + 4], w[36], s0);
                        s0 = Math.fma(in[i + 5], w[37], s0);
                        s0 = Math.fma(in[i + 6], w[38], s0);
                        s0 = Math.fma(in[i + 7], w[39], s0);
                        s0 = Math.fma(in[i - 40], w[40], s0);
                        s0 = Math.fma(in[i - 39], w[41], s0);
                        s0 = Math.fma(in[i - 38], w[42], s0);
                        s0 = Math.fma(in[i - 37], w[43], s0);
                        s0 = Math.fma(in[i - 36], w[44], s0);
                        s0 = Math.fma(in[i - 35], w[45], s0);
                        s0 = Math.fma(in[i - 34], w[46], s0);
                        s0 = Math.fma(in[i - 33], w[47], s0);
                        out[o] = s0;
                    }
                }
            }
            /* pixels from 1, 0 on */ {
                float[] in = stemBorder;
                float[] w = stemKernelTransposed;
                float[] out = dImage;
                for (int y = 0; y < 4; y++) {
                    for (int x = 0; x < 4; x++) {
                        int i = from * 200 + y * 40 + x * 8 + 48;
                        int o = n * 64 + y * 16 + x * 2 + 8;
                        float s0 = 0f;
                        s0 = Math.fma(in[i], w[48], s0);
                        s0 = Math.fma(in[i + 1], w[49], s0);
                        s0 = Math.fma(in[i + 2], w[50], s0);
                        s0 = Math.fma(in[i + 3], w[51], s0);
                        s0 = Math.fma(in[i + 4], w[52], s0);
                        s0 = Math.fma(in[i + 5], w[53], s0);
                        s0 = Math.fma(in[i + 6], w[54], s0);
                        s0 = Math.fma(in[i + 7], w[55], s0);
                        s0 = Math.fma(in[i - 8], w[56], s0);
                        s0 = Math.fma(in[i - 7], w[57], s0);
                        s0 = Math.fma(in[i - 6], w[58], s0);
                        s0 = Math.fma(in[i - 5], w[59], s0);
                        s0 = Math.fma(in[i - 4], w[60], s0);
                        s0 = Math.fma(in[i - 3], w[61], s0);
                        s0 = Math.fma(in[i - 2], w[62], s0);
                        s0 = Math.fma(in[i - 1], w[63], s0);
                        out[o] = s0;
                    }
                }
            }
            /* pixels from 1, 1 on */ {
                float[] in = stemBorder;
                float[] w = stemKernelTransposed;
                float[] out = dImage;
                for (int y = 0; y < 4; y++) {
                    for (int x = 0; x < 4; x++) {
                        int i = from * 200 + y * 40 + x * 8 + 48;
                        int o = n * 64 + y * 16 + x * 2 + 9;
                        float s0 = 0f;
                        s0 = Math.fma(in[i], w[64], s0);
                        s0 = Math.fma(in[i + 1], w[65], s0);
                        s0 = Math.fma(in[i + 2], w[66], s0);
                        s0 = Math.fma(in[i + 3], w[67], s0);
                        s0 = Math.fma(in[i + 4], w[68], s0);
                        s0 = Math.fma(in[i + 5], w[69], s0);
                        s0 = Math.fma(in[i + 6], w[70], s0);
                        s0 = Math.fma(in[i + 7], w[71], s0);
                        out[o] = s0;
                    }
                }
            }
        }
    }

    /**
     * stem, before a step: the transposed weights that the backward pass multiplies with.
     *
     * @see Residuals#stem
     */
    void stemPrepareToInputs(int part, int parts) {
        int first = (int) (1L * part / parts);
        int last = (int) (1L * (part + 1) / parts);
        for (int ky = 0; ky < 2; ky++) {
            for (int kx = 0; kx < 2; kx++) {
                Kernels.transpose(first, last, 8,
                        forward.stemKernel, ky * 48 + kx * 16, 8,
                        stemKernelTransposed, ky * 16 + kx * 8, 1);
            }
        }
        for (int ky = 0; ky < 2; ky++) {
            Kernels.transpose(first, last, 8,
                    forward.stemKernel, ky * 48 + 8, 8,
                    stemKernelTransposed, ky * 8 + 32, 1);
        }
        for (int kx = 0; kx < 2; kx++) {
            Kernels.transpose(first, last, 8,
                    forward.stemKernel, kx * 16 + 24, 8,
                    stemKernelTransposed, kx * 8 + 48, 1);
        }
        Kernels.transpose(first, last, 8,
                forward.stemKernel, 32, 8,
                stemKernelTransposed, 64, 1);
    }
}
