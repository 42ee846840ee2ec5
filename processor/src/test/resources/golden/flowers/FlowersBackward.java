package example.flowers;

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
 * Computes a training step of {@link Flowers}: activations in a {@link FlowersForward}, then gradients, layer by layer. The name
 * of an array with the gradient at something starts with d.
 */
@Generated("io.github.annotron.processor.NetworkProcessor")
final class FlowersBackward implements TrainingProgram {
    final FlowersForward forward;

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

    float[] dKind;

    float[] dHidden2;

    float[] dHidden1;

    float[] dHidden1Kernel;

    float[] dHidden1Bias;

    float[] dHidden2Kernel;

    float[] dHidden2Bias;

    float[] dKindKernel;

    float[] dKindBias;

    float[] dMeasures;

    int[] multiplesOf1;

    int[] multiplesOf16;

    int[] multiplesOf3;

    int[] multiplesOf4;

    FlowersBackward(FlowersModel model, int capacity) {
        this.capacity = capacity;
        forward = new FlowersForward(model, capacity, true);
        targets = new float[][] {Support.buffer(capacity, 3)};
        weights = Support.buffer(capacity, 1);
        losses = new float[][] {Support.buffer(capacity, 1)};
        gradients = new float[6][];
        allocate(capacity);
        freeze(Support.allTrue(4), Support.allTrue(4));
    }

    private void allocate(int capacity) {
        dKind = Support.buffer(capacity, 3);
        dHidden2 = Support.buffer(capacity, 16);
        dHidden1 = Support.buffer(capacity, 16);
        dHidden1Kernel = new float[64];
        dHidden1Bias = new float[16];
        dHidden2Kernel = new float[256];
        dHidden2Bias = new float[16];
        dKindKernel = new float[48];
        dKindBias = new float[3];
        multiplesOf1 = Offsets.multiples(16, 1);
        multiplesOf16 = Offsets.multiples(Math.max(16, capacity), 16);
        multiplesOf3 = Offsets.multiples(16, 3);
        multiplesOf4 = Offsets.multiples(capacity, 4);
        gradients[0] = dHidden1Kernel;
        gradients[1] = dHidden1Bias;
        gradients[2] = dHidden2Kernel;
        gradients[3] = dHidden2Bias;
        gradients[4] = dKindKernel;
        gradients[5] = dKindBias;
    }

    @Override
    public int capacity() {
        return capacity;
    }

    @Override
    public float[] input(int index) {
        switch (index) {
            case 0:
                return forward.measures;
            default:
                throw new IndexOutOfBoundsException("no such input");
        }
    }

    @Override
    public float[] output(int index) {
        switch (index) {
            case 0:
                return forward.kind;
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
        objectives[0].evaluate(from, to, 3, forward.kind, targets[0], targetWidths[0], losses[0], dKind);
        Losses.weigh(from, to, 3, weights, 1.0f / samples, dKind);
    }

    @Override
    public void toInputs(boolean toInputs) {
        if (toInputs && gradientsAtLayers == null) {
            gradientsAtLayers = new float[4][];
            allocateToInputs(capacity);
        }
        this.toInputs = toInputs;
    }

    private void allocateToInputs(int capacity) {
        dMeasures = Support.buffer(capacity, 4);
        gradientsAtLayers[0] = dMeasures;
        gradientsAtLayers[1] = dHidden1;
        gradientsAtLayers[2] = dHidden2;
        gradientsAtLayers[3] = dKind;
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
    }

    @Override
    public void backward(int stage, int from, int to) {
        if (passes[3]) kindBackward(from, to);
        if (passes[2]) hidden2Backward(from, to);
        if (passes[1] && !toInputs) hidden1Backward(from, to);
        if (passes[1] && toInputs) hidden1BackwardToInputs(from, to);
    }

    @Override
    public void gradients(int part, int parts) {
        if (learns[3]) kindGradients(part, parts);
        if (learns[2]) hidden2Gradients(part, parts);
        if (learns[1]) hidden1Gradients(part, parts);
    }

    /**
     * kind, backward: from the gradient at its output that at hidden2.
     *
     * @see Flowers#kind
     */
    void kindBackward(int from, int to) {
        for (int n = from; n < to; n++) {
            float[] in = dKind;
            float[] w = forward.kindKernel;
            float[] out = dHidden2;
            int i = n * 3;
            int o = n * 16;
            float x0 = in[i];
            float x1 = in[i + 1];
            float x2 = in[i + 2];
            out[o] = Math.fma(x2, w[2], Math.fma(x1, w[1], Math.fma(x0, w[0], 0f)));
            out[o + 1] = Math.fma(x2, w[5], Math.fma(x1, w[4], Math.fma(x0, w[3], 0f)));
            out[o + 2] = Math.fma(x2, w[8], Math.fma(x1, w[7], Math.fma(x0, w[6], 0f)));
            out[o + 3] = Math.fma(x2, w[11], Math.fma(x1, w[10], Math.fma(x0, w[9], 0f)));
            out[o + 4] = Math.fma(x2, w[14], Math.fma(x1, w[13], Math.fma(x0, w[12], 0f)));
            out[o + 5] = Math.fma(x2, w[17], Math.fma(x1, w[16], Math.fma(x0, w[15], 0f)));
            out[o + 6] = Math.fma(x2, w[20], Math.fma(x1, w[19], Math.fma(x0, w[18], 0f)));
            out[o + 7] = Math.fma(x2, w[23], Math.fma(x1, w[22], Math.fma(x0, w[21], 0f)));
            out[o + 8] = Math.fma(x2, w[26], Math.fma(x1, w[25], Math.fma(x0, w[24], 0f)));
            out[o + 9] = Math.fma(x2, w[29], Math.fma(x1, w[28], Math.fma(x0, w[27], 0f)));
            out[o + 10] = Math.fma(x2, w[32], Math.fma(x1, w[31], Math.fma(x0, w[30], 0f)));
            out[o + 11] = Math.fma(x2, w[35], Math.fma(x1, w[34], Math.fma(x0, w[33], 0f)));
            out[o + 12] = Math.fma(x2, w[38], Math.fma(x1, w[37], Math.fma(x0, w[36], 0f)));
            out[o + 13] = Math.fma(x2, w[41], Math.fma(x1, w[40], Math.fma(x0, w[39], 0f)));
            out[o + 14] = Math.fma(x2, w[44], Math.fma(x1, w[43], Math.fma(x0, w[42], 0f)));
            out[o + 15] = Math.fma(x2, w[47], Math.fma(x1, w[46], Math.fma(x0, w[45], 0f)));
        }
    }

    /**
     * kind, parameters: the gradient at kind.kernel and kind.bias.
     *
     * @see Flowers#kind
     */
    void kindGradients(int part, int parts) {
        int first = (int) (16L * part / parts);
        int last = (int) (16L * (part + 1) / parts);
        Kernels.product(first, last, 3, samples,
                forward.hidden2, 0, multiplesOf1, multiplesOf16,
                dKind, 0, 3,
                Kernels.zeros(3), 0, 0,
                dKindKernel, 0, multiplesOf3, Float.NEGATIVE_INFINITY);
        int left = (int) (3L * part / parts);
        int right = (int) (3L * (part + 1) / parts);
        Arrays.fill(dKindBias, left, right, 0f);
        Kernels.columnSums(left, right, samples, dKind, 0, 3, dKindBias, 0);
    }

    /**
     * hidden2, backward: from the gradient at its output that at hidden1.
     *
     * @see Flowers#hidden2
     */
    void hidden2Backward(int from, int to) {
        Activations.tanhGradient(forward.hidden2, from * 16, to * 16, dHidden2, dHidden2, false);
        for (int n = from; n < to; n++) {
            float[] in = dHidden2;
            float[] w = forward.hidden2Kernel;
            float[] out = dHidden1;
            int i = n * 16;
            int o = n * 16;
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
            float s0 = Math.fma(x3, w[3], Math.fma(x2, w[2], Math.fma(x1, w[1], Math.fma(x0, w[0], 0f))));
            s0 = Math.fma(x7, w[7], Math.fma(x6, w[6], Math.fma(x5, w[5], Math.fma(x4, w[4], s0))));
            s0 = Math.fma(x11, w[11], Math.fma(x10, w[10], Math.fma(x9, w[9], Math.fma(x8, w[8], s0))));
            out[o] = Math.fma(x15, w[15], Math.fma(x14, w[14], Math.fma(x13, w[13], Math.fma(x12, w[12], s0))));
            float s1 = Math.fma(x3, w[19], Math.fma(x2, w[18], Math.fma(x1, w[17], Math.fma(x0, w[16], 0f))));
            s1 = Math.fma(x7, w[23], Math.fma(x6, w[22], Math.fma(x5, w[21], Math.fma(x4, w[20], s1))));
            s1 = Math.fma(x11, w[27], Math.fma(x10, w[26], Math.fma(x9, w[25], Math.fma(x8, w[24], s1))));
            out[o + 1] = Math.fma(x15, w[31], Math.fma(x14, w[30], Math.fma(x13, w[29], Math.fma(x12, w[28], s1))));
            float s2 = Math.fma(x3, w[35], Math.fma(x2, w[34], Math.fma(x1, w[33], Math.fma(x0, w[32], 0f))));
            s2 = Math.fma(x7, w[39], Math.fma(x6, w[38], Math.fma(x5, w[37], Math.fma(x4, w[36], s2))));
            s2 = Math.fma(x11, w[43], Math.fma(x10, w[42], Math.fma(x9, w[41], Math.fma(x8, w[40], s2))));
            out[o + 2] = Math.fma(x15, w[47], Math.fma(x14, w[46], Math.fma(x13, w[45], Math.fma(x12, w[44], s2))));
            float s3 = Math.fma(x3, w[51], Math.fma(x2, w[50], Math.fma(x1, w[49], Math.fma(x0, w[48], 0f))));
            s3 = Math.fma(x7, w[55], Math.fma(x6, w[54], Math.fma(x5, w[53], Math.fma(x4, w[52], s3))));
            s3 = Math.fma(x11, w[59], Math.fma(x10, w[58], Math.fma(x9, w[57], Math.fma(x8, w[56], s3))));
            out[o + 3] = Math.fma(x15, w[63], Math.fma(x14, w[62], Math.fma(x13, w[61], Math.fma(x12, w[60], s3))));
            float s4 = Math.fma(x3, w[67], Math.fma(x2, w[66], Math.fma(x1, w[65], Math.fma(x0, w[64], 0f))));
            s4 = Math.fma(x7, w[71], Math.fma(x6, w[70], Math.fma(x5, w[69], Math.fma(x4, w[68], s4))));
            s4 = Math.fma(x11, w[75], Math.fma(x10, w[74], Math.fma(x9, w[73], Math.fma(x8, w[72], s4))));
            out[o + 4] = Math.fma(x15, w[79], Math.fma(x14, w[78], Math.fma(x13, w[77], Math.fma(x12, w[76], s4))));
            float s5 = Math.fma(x3, w[83], Math.fma(x2, w[82], Math.fma(x1, w[81], Math.fma(x0, w[80], 0f))));
            s5 = Math.fma(x7, w[87], Math.fma(x6, w[86], Math.fma(x5, w[85], Math.fma(x4, w[84], s5))));
            s5 = Math.fma(x11, w[91], Math.fma(x10, w[90], Math.fma(x9, w[89], Math.fma(x8, w[88], s5))));
            out[o + 5] = Math.fma(x15, w[95], Math.fma(x14, w[94], Math.fma(x13, w[93], Math.fma(x12, w[92], s5))));
            float s6 = Math.fma(x3, w[99], Math.fma(x2, w[98], Math.fma(x1, w[97], Math.fma(x0, w[96], 0f))));
            s6 = Math.fma(x7, w[103], Math.fma(x6, w[102], Math.fma(x5, w[101], Math.fma(x4, w[100], s6))));
            s6 = Math.fma(x11, w[107], Math.fma(x10, w[106], Math.fma(x9, w[105], Math.fma(x8, w[104], s6))));
            out[o + 6] = Math.fma(x15, w[111], Math.fma(x14, w[110], Math.fma(x13, w[109], Math.fma(x12, w[108], s6))));
            float s7 = Math.fma(x3, w[115], Math.fma(x2, w[114], Math.fma(x1, w[113], Math.fma(x0, w[112], 0f))));
            s7 = Math.fma(x7, w[119], Math.fma(x6, w[118], Math.fma(x5, w[117], Math.fma(x4, w[116], s7))));
            s7 = Math.fma(x11, w[123], Math.fma(x10, w[122], Math.fma(x9, w[121], Math.fma(x8, w[120], s7))));
            out[o + 7] = Math.fma(x15, w[127], Math.fma(x14, w[126], Math.fma(x13, w[125], Math.fma(x12, w[124], s7))));
            float s8 = Math.fma(x3, w[131], Math.fma(x2, w[130], Math.fma(x1, w[129], Math.fma(x0, w[128], 0f))));
            s8 = Math.fma(x7, w[135], Math.fma(x6, w[134], Math.fma(x5, w[133], Math.fma(x4, w[132], s8))));
            s8 = Math.fma(x11, w[139], Math.fma(x10, w[138], Math.fma(x9, w[137], Math.fma(x8, w[136], s8))));
            out[o + 8] = Math.fma(x15, w[143], Math.fma(x14, w[142], Math.fma(x13, w[141], Math.fma(x12, w[140], s8))));
            float s9 = Math.fma(x3, w[147], Math.fma(x2, w[146], Math.fma(x1, w[145], Math.fma(x0, w[144], 0f))));
            s9 = Math.fma(x7, w[151], Math.fma(x6, w[150], Math.fma(x5, w[149], Math.fma(x4, w[148], s9))));
            s9 = Math.fma(x11, w[155], Math.fma(x10, w[154], Math.fma(x9, w[153], Math.fma(x8, w[152], s9))));
            out[o + 9] = Math.fma(x15, w[159], Math.fma(x14, w[158], Math.fma(x13, w[157], Math.fma(x12, w[156], s9))));
            float s10 = Math.fma(x3, w[163], Math.fma(x2, w[162], Math.fma(x1, w[161], Math.fma(x0, w[160], 0f))));
            s10 = Math.fma(x7, w[167], Math.fma(x6, w[166], Math.fma(x5, w[165], Math.fma(x4, w[164], s10))));
            s10 = Math.fma(x11, w[171], Math.fma(x10, w[170], Math.fma(x9, w[169], Math.fma(x8, w[168], s10))));
            out[o + 10] = Math.fma(x15, w[175], Math.fma(x14, w[174], Math.fma(x13, w[173], Math.fma(x12, w[172], s10))));
            float s11 = Math.fma(x3, w[179], Math.fma(x2, w[178], Math.fma(x1, w[177], Math.fma(x0, w[176], 0f))));
            s11 = Math.fma(x7, w[183], Math.fma(x6, w[182], Math.fma(x5, w[181], Math.fma(x4, w[180], s11))));
            s11 = Math.fma(x11, w[187], Math.fma(x10, w[186], Math.fma(x9, w[185], Math.fma(x8, w[184], s11))));
            out[o + 11] = Math.fma(x15, w[191], Math.fma(x14, w[190], Math.fma(x13, w[189], Math.fma(x12, w[188], s11))));
            float s12 = Math.fma(x3, w[195], Math.fma(x2, w[194], Math.fma(x1, w[193], Math.fma(x0, w[192], 0f))));
            s12 = Math.fma(x7, w[199], Math.fma(x6, w[198], Math.fma(x5, w[197], Math.fma(x4, w[196], s12))));
            s12 = Math.fma(x11, w[203], Math.fma(x10, w[202], Math.fma(x9, w[201], Math.fma(x8, w[200], s12))));
            out[o + 12] = Math.fma(x15, w[207], Math.fma(x14, w[206], Math.fma(x13, w[205], Math.fma(x12, w[204], s12))));
            float s13 = Math.fma(x3, w[211], Math.fma(x2, w[210], Math.fma(x1, w[209], Math.fma(x0, w[208], 0f))));
            s13 = Math.fma(x7, w[215], Math.fma(x6, w[214], Math.fma(x5, w[213], Math.fma(x4, w[212], s13))));
            s13 = Math.fma(x11, w[219], Math.fma(x10, w[218], Math.fma(x9, w[217], Math.fma(x8, w[216], s13))));
            out[o + 13] = Math.fma(x15, w[223], Math.fma(x14, w[222], Math.fma(x13, w[221], Math.fma(x12, w[220], s13))));
            float s14 = Math.fma(x3, w[227], Math.fma(x2, w[226], Math.fma(x1, w[225], Math.fma(x0, w[224], 0f))));
            s14 = Math.fma(x7, w[231], Math.fma(x6, w[230], Math.fma(x5, w[229], Math.fma(x4, w[228], s14))));
            s14 = Math.fma(x11, w[235], Math.fma(x10, w[234], Math.fma(x9, w[233], Math.fma(x8, w[232], s14))));
            out[o + 14] = Math.fma(x15, w[239], Math.fma(x14, w[238], Math.fma(x13, w[237], Math.fma(x12, w[236], s14))));
            float s15 = Math.fma(x3, w[243], Math.fma(x2, w[242], Math.fma(x1, w[241], Math.fma(x0, w[240], 0f))));
            s15 = Math.fma(x7, w[247], Math.fma(x6, w[246], Math.fma(x5, w[245], Math.fma(x4, w[244], s15))));
            s15 = Math.fma(x11, w[251], Math.fma(x10, w[250], Math.fma(x9, w[249], Math.fma(x8, w[248], s15))));
            out[o + 15] = Math.fma(x15, w[255], Math.fma(x14, w[254], Math.fma(x13, w[253], Math.fma(x12, w[252], s15))));
        }
    }

    /**
     * hidden2, parameters: the gradient at hidden2.kernel and hidden2.bias.
     *
     * @see Flowers#hidden2
     */
    void hidden2Gradients(int part, int parts) {
        int first = (int) (16L * part / parts);
        int last = (int) (16L * (part + 1) / parts);
        Kernels.product(first, last, 16, samples,
                forward.hidden1, 0, multiplesOf1, multiplesOf16,
                dHidden2, 0, 16,
                Kernels.zeros(16), 0, 0,
                dHidden2Kernel, 0, multiplesOf16, Float.NEGATIVE_INFINITY);
        int left = (int) (16L * part / parts);
        int right = (int) (16L * (part + 1) / parts);
        Arrays.fill(dHidden2Bias, left, right, 0f);
        Kernels.columnSums(left, right, samples, dHidden2, 0, 16, dHidden2Bias, 0);
    }

    /**
     * hidden1, backward: from the gradient at its output that at its sums.
     *
     * @see Flowers#hidden1
     */
    void hidden1Backward(int from, int to) {
        Activations.tanhGradient(forward.hidden1, from * 16, to * 16, dHidden1, dHidden1, false);
    }

    /**
     * hidden1, backward: from the gradient at its output that at measures.
     *
     * @see Flowers#hidden1
     */
    void hidden1BackwardToInputs(int from, int to) {
        Activations.tanhGradient(forward.hidden1, from * 16, to * 16, dHidden1, dHidden1, false);
        for (int n = from; n < to; n++) {
            float[] in = dHidden1;
            float[] w = forward.hidden1Kernel;
            float[] out = dMeasures;
            int i = n * 16;
            int o = n * 4;
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
            float s0 = Math.fma(x3, w[3], Math.fma(x2, w[2], Math.fma(x1, w[1], Math.fma(x0, w[0], 0f))));
            s0 = Math.fma(x7, w[7], Math.fma(x6, w[6], Math.fma(x5, w[5], Math.fma(x4, w[4], s0))));
            s0 = Math.fma(x11, w[11], Math.fma(x10, w[10], Math.fma(x9, w[9], Math.fma(x8, w[8], s0))));
            out[o] = Math.fma(x15, w[15], Math.fma(x14, w[14], Math.fma(x13, w[13], Math.fma(x12, w[12], s0))));
            float s1 = Math.fma(x3, w[19], Math.fma(x2, w[18], Math.fma(x1, w[17], Math.fma(x0, w[16], 0f))));
            s1 = Math.fma(x7, w[23], Math.fma(x6, w[22], Math.fma(x5, w[21], Math.fma(x4, w[20], s1))));
            s1 = Math.fma(x11, w[27], Math.fma(x10, w[26], Math.fma(x9, w[25], Math.fma(x8, w[24], s1))));
            out[o + 1] = Math.fma(x15, w[31], Math.fma(x14, w[30], Math.fma(x13, w[29], Math.fma(x12, w[28], s1))));
            float s2 = Math.fma(x3, w[35], Math.fma(x2, w[34], Math.fma(x1, w[33], Math.fma(x0, w[32], 0f))));
            s2 = Math.fma(x7, w[39], Math.fma(x6, w[38], Math.fma(x5, w[37], Math.fma(x4, w[36], s2))));
            s2 = Math.fma(x11, w[43], Math.fma(x10, w[42], Math.fma(x9, w[41], Math.fma(x8, w[40], s2))));
            out[o + 2] = Math.fma(x15, w[47], Math.fma(x14, w[46], Math.fma(x13, w[45], Math.fma(x12, w[44], s2))));
            float s3 = Math.fma(x3, w[51], Math.fma(x2, w[50], Math.fma(x1, w[49], Math.fma(x0, w[48], 0f))));
            s3 = Math.fma(x7, w[55], Math.fma(x6, w[54], Math.fma(x5, w[53], Math.fma(x4, w[52], s3))));
            s3 = Math.fma(x11, w[59], Math.fma(x10, w[58], Math.fma(x9, w[57], Math.fma(x8, w[56], s3))));
            out[o + 3] = Math.fma(x15, w[63], Math.fma(x14, w[62], Math.fma(x13, w[61], Math.fma(x12, w[60], s3))));
        }
    }

    /**
     * hidden1, parameters: the gradient at hidden1.kernel and hidden1.bias.
     *
     * @see Flowers#hidden1
     */
    void hidden1Gradients(int part, int parts) {
        int first = (int) (4L * part / parts);
        int last = (int) (4L * (part + 1) / parts);
        Kernels.product(first, last, 16, samples,
                forward.measures, 0, multiplesOf1, multiplesOf4,
                dHidden1, 0, 16,
                Kernels.zeros(16), 0, 0,
                dHidden1Kernel, 0, multiplesOf16, Float.NEGATIVE_INFINITY);
        int left = (int) (16L * part / parts);
        int right = (int) (16L * (part + 1) / parts);
        Arrays.fill(dHidden1Bias, left, right, 0f);
        Kernels.columnSums(left, right, samples, dHidden1, 0, 16, dHidden1Bias, 0);
    }
}
