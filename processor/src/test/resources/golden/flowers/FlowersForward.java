package example.flowers;

import io.github.annotron.runtime.kernel.Activations;
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
     * hidden1: 4 to 16, 4 features to 16 units, tanh; straight-line.
     *
     * @see Flowers#hidden1
     */
    void hidden1(int from, int to) {
        for (int n = from; n < to; n++) {
            float[] in = measures;
            float[] w = hidden1Kernel;
            float[] b = hidden1Bias;
            float[] out = hidden1;
            int i = n * 4;
            int o = n * 16;
            float x0 = in[i];
            float x1 = in[i + 1];
            float x2 = in[i + 2];
            float x3 = in[i + 3];
            out[o] = Math.fma(x3, w[48], Math.fma(x2, w[32], Math.fma(x1, w[16], Math.fma(x0, w[0], b[0]))));
            out[o + 1] = Math.fma(x3, w[49], Math.fma(x2, w[33], Math.fma(x1, w[17], Math.fma(x0, w[1], b[1]))));
            out[o + 2] = Math.fma(x3, w[50], Math.fma(x2, w[34], Math.fma(x1, w[18], Math.fma(x0, w[2], b[2]))));
            out[o + 3] = Math.fma(x3, w[51], Math.fma(x2, w[35], Math.fma(x1, w[19], Math.fma(x0, w[3], b[3]))));
            out[o + 4] = Math.fma(x3, w[52], Math.fma(x2, w[36], Math.fma(x1, w[20], Math.fma(x0, w[4], b[4]))));
            out[o + 5] = Math.fma(x3, w[53], Math.fma(x2, w[37], Math.fma(x1, w[21], Math.fma(x0, w[5], b[5]))));
            out[o + 6] = Math.fma(x3, w[54], Math.fma(x2, w[38], Math.fma(x1, w[22], Math.fma(x0, w[6], b[6]))));
            out[o + 7] = Math.fma(x3, w[55], Math.fma(x2, w[39], Math.fma(x1, w[23], Math.fma(x0, w[7], b[7]))));
            out[o + 8] = Math.fma(x3, w[56], Math.fma(x2, w[40], Math.fma(x1, w[24], Math.fma(x0, w[8], b[8]))));
            out[o + 9] = Math.fma(x3, w[57], Math.fma(x2, w[41], Math.fma(x1, w[25], Math.fma(x0, w[9], b[9]))));
            out[o + 10] = Math.fma(x3, w[58], Math.fma(x2, w[42], Math.fma(x1, w[26], Math.fma(x0, w[10], b[10]))));
            out[o + 11] = Math.fma(x3, w[59], Math.fma(x2, w[43], Math.fma(x1, w[27], Math.fma(x0, w[11], b[11]))));
            out[o + 12] = Math.fma(x3, w[60], Math.fma(x2, w[44], Math.fma(x1, w[28], Math.fma(x0, w[12], b[12]))));
            out[o + 13] = Math.fma(x3, w[61], Math.fma(x2, w[45], Math.fma(x1, w[29], Math.fma(x0, w[13], b[13]))));
            out[o + 14] = Math.fma(x3, w[62], Math.fma(x2, w[46], Math.fma(x1, w[30], Math.fma(x0, w[14], b[14]))));
            out[o + 15] = Math.fma(x3, w[63], Math.fma(x2, w[47], Math.fma(x1, w[31], Math.fma(x0, w[15], b[15]))));
        }
        Activations.tanh(hidden1, from * 16, to * 16, hidden1);
    }

    /**
     * hidden2: 16 to 16, 16 features to 16 units, tanh; straight-line.
     *
     * @see Flowers#hidden2
     */
    void hidden2(int from, int to) {
        for (int n = from; n < to; n++) {
            float[] in = hidden1;
            float[] w = hidden2Kernel;
            float[] b = hidden2Bias;
            float[] out = hidden2;
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
            float s0 = Math.fma(x3, w[48], Math.fma(x2, w[32], Math.fma(x1, w[16], Math.fma(x0, w[0], b[0]))));
            s0 = Math.fma(x7, w[112], Math.fma(x6, w[96], Math.fma(x5, w[80], Math.fma(x4, w[64], s0))));
            s0 = Math.fma(x11, w[176], Math.fma(x10, w[160], Math.fma(x9, w[144], Math.fma(x8, w[128], s0))));
            out[o] = Math.fma(x15, w[240], Math.fma(x14, w[224], Math.fma(x13, w[208], Math.fma(x12, w[192], s0))));
            float s1 = Math.fma(x3, w[49], Math.fma(x2, w[33], Math.fma(x1, w[17], Math.fma(x0, w[1], b[1]))));
            s1 = Math.fma(x7, w[113], Math.fma(x6, w[97], Math.fma(x5, w[81], Math.fma(x4, w[65], s1))));
            s1 = Math.fma(x11, w[177], Math.fma(x10, w[161], Math.fma(x9, w[145], Math.fma(x8, w[129], s1))));
            out[o + 1] = Math.fma(x15, w[241], Math.fma(x14, w[225], Math.fma(x13, w[209], Math.fma(x12, w[193], s1))));
            float s2 = Math.fma(x3, w[50], Math.fma(x2, w[34], Math.fma(x1, w[18], Math.fma(x0, w[2], b[2]))));
            s2 = Math.fma(x7, w[114], Math.fma(x6, w[98], Math.fma(x5, w[82], Math.fma(x4, w[66], s2))));
            s2 = Math.fma(x11, w[178], Math.fma(x10, w[162], Math.fma(x9, w[146], Math.fma(x8, w[130], s2))));
            out[o + 2] = Math.fma(x15, w[242], Math.fma(x14, w[226], Math.fma(x13, w[210], Math.fma(x12, w[194], s2))));
            float s3 = Math.fma(x3, w[51], Math.fma(x2, w[35], Math.fma(x1, w[19], Math.fma(x0, w[3], b[3]))));
            s3 = Math.fma(x7, w[115], Math.fma(x6, w[99], Math.fma(x5, w[83], Math.fma(x4, w[67], s3))));
            s3 = Math.fma(x11, w[179], Math.fma(x10, w[163], Math.fma(x9, w[147], Math.fma(x8, w[131], s3))));
            out[o + 3] = Math.fma(x15, w[243], Math.fma(x14, w[227], Math.fma(x13, w[211], Math.fma(x12, w[195], s3))));
            float s4 = Math.fma(x3, w[52], Math.fma(x2, w[36], Math.fma(x1, w[20], Math.fma(x0, w[4], b[4]))));
            s4 = Math.fma(x7, w[116], Math.fma(x6, w[100], Math.fma(x5, w[84], Math.fma(x4, w[68], s4))));
            s4 = Math.fma(x11, w[180], Math.fma(x10, w[164], Math.fma(x9, w[148], Math.fma(x8, w[132], s4))));
            out[o + 4] = Math.fma(x15, w[244], Math.fma(x14, w[228], Math.fma(x13, w[212], Math.fma(x12, w[196], s4))));
            float s5 = Math.fma(x3, w[53], Math.fma(x2, w[37], Math.fma(x1, w[21], Math.fma(x0, w[5], b[5]))));
            s5 = Math.fma(x7, w[117], Math.fma(x6, w[101], Math.fma(x5, w[85], Math.fma(x4, w[69], s5))));
            s5 = Math.fma(x11, w[181], Math.fma(x10, w[165], Math.fma(x9, w[149], Math.fma(x8, w[133], s5))));
            out[o + 5] = Math.fma(x15, w[245], Math.fma(x14, w[229], Math.fma(x13, w[213], Math.fma(x12, w[197], s5))));
            float s6 = Math.fma(x3, w[54], Math.fma(x2, w[38], Math.fma(x1, w[22], Math.fma(x0, w[6], b[6]))));
            s6 = Math.fma(x7, w[118], Math.fma(x6, w[102], Math.fma(x5, w[86], Math.fma(x4, w[70], s6))));
            s6 = Math.fma(x11, w[182], Math.fma(x10, w[166], Math.fma(x9, w[150], Math.fma(x8, w[134], s6))));
            out[o + 6] = Math.fma(x15, w[246], Math.fma(x14, w[230], Math.fma(x13, w[214], Math.fma(x12, w[198], s6))));
            float s7 = Math.fma(x3, w[55], Math.fma(x2, w[39], Math.fma(x1, w[23], Math.fma(x0, w[7], b[7]))));
            s7 = Math.fma(x7, w[119], Math.fma(x6, w[103], Math.fma(x5, w[87], Math.fma(x4, w[71], s7))));
            s7 = Math.fma(x11, w[183], Math.fma(x10, w[167], Math.fma(x9, w[151], Math.fma(x8, w[135], s7))));
            out[o + 7] = Math.fma(x15, w[247], Math.fma(x14, w[231], Math.fma(x13, w[215], Math.fma(x12, w[199], s7))));
            float s8 = Math.fma(x3, w[56], Math.fma(x2, w[40], Math.fma(x1, w[24], Math.fma(x0, w[8], b[8]))));
            s8 = Math.fma(x7, w[120], Math.fma(x6, w[104], Math.fma(x5, w[88], Math.fma(x4, w[72], s8))));
            s8 = Math.fma(x11, w[184], Math.fma(x10, w[168], Math.fma(x9, w[152], Math.fma(x8, w[136], s8))));
            out[o + 8] = Math.fma(x15, w[248], Math.fma(x14, w[232], Math.fma(x13, w[216], Math.fma(x12, w[200], s8))));
            float s9 = Math.fma(x3, w[57], Math.fma(x2, w[41], Math.fma(x1, w[25], Math.fma(x0, w[9], b[9]))));
            s9 = Math.fma(x7, w[121], Math.fma(x6, w[105], Math.fma(x5, w[89], Math.fma(x4, w[73], s9))));
            s9 = Math.fma(x11, w[185], Math.fma(x10, w[169], Math.fma(x9, w[153], Math.fma(x8, w[137], s9))));
            out[o + 9] = Math.fma(x15, w[249], Math.fma(x14, w[233], Math.fma(x13, w[217], Math.fma(x12, w[201], s9))));
            float s10 = Math.fma(x3, w[58], Math.fma(x2, w[42], Math.fma(x1, w[26], Math.fma(x0, w[10], b[10]))));
            s10 = Math.fma(x7, w[122], Math.fma(x6, w[106], Math.fma(x5, w[90], Math.fma(x4, w[74], s10))));
            s10 = Math.fma(x11, w[186], Math.fma(x10, w[170], Math.fma(x9, w[154], Math.fma(x8, w[138], s10))));
            out[o + 10] = Math.fma(x15, w[250], Math.fma(x14, w[234], Math.fma(x13, w[218], Math.fma(x12, w[202], s10))));
            float s11 = Math.fma(x3, w[59], Math.fma(x2, w[43], Math.fma(x1, w[27], Math.fma(x0, w[11], b[11]))));
            s11 = Math.fma(x7, w[123], Math.fma(x6, w[107], Math.fma(x5, w[91], Math.fma(x4, w[75], s11))));
            s11 = Math.fma(x11, w[187], Math.fma(x10, w[171], Math.fma(x9, w[155], Math.fma(x8, w[139], s11))));
            out[o + 11] = Math.fma(x15, w[251], Math.fma(x14, w[235], Math.fma(x13, w[219], Math.fma(x12, w[203], s11))));
            float s12 = Math.fma(x3, w[60], Math.fma(x2, w[44], Math.fma(x1, w[28], Math.fma(x0, w[12], b[12]))));
            s12 = Math.fma(x7, w[124], Math.fma(x6, w[108], Math.fma(x5, w[92], Math.fma(x4, w[76], s12))));
            s12 = Math.fma(x11, w[188], Math.fma(x10, w[172], Math.fma(x9, w[156], Math.fma(x8, w[140], s12))));
            out[o + 12] = Math.fma(x15, w[252], Math.fma(x14, w[236], Math.fma(x13, w[220], Math.fma(x12, w[204], s12))));
            float s13 = Math.fma(x3, w[61], Math.fma(x2, w[45], Math.fma(x1, w[29], Math.fma(x0, w[13], b[13]))));
            s13 = Math.fma(x7, w[125], Math.fma(x6, w[109], Math.fma(x5, w[93], Math.fma(x4, w[77], s13))));
            s13 = Math.fma(x11, w[189], Math.fma(x10, w[173], Math.fma(x9, w[157], Math.fma(x8, w[141], s13))));
            out[o + 13] = Math.fma(x15, w[253], Math.fma(x14, w[237], Math.fma(x13, w[221], Math.fma(x12, w[205], s13))));
            float s14 = Math.fma(x3, w[62], Math.fma(x2, w[46], Math.fma(x1, w[30], Math.fma(x0, w[14], b[14]))));
            s14 = Math.fma(x7, w[126], Math.fma(x6, w[110], Math.fma(x5, w[94], Math.fma(x4, w[78], s14))));
            s14 = Math.fma(x11, w[190], Math.fma(x10, w[174], Math.fma(x9, w[158], Math.fma(x8, w[142], s14))));
            out[o + 14] = Math.fma(x15, w[254], Math.fma(x14, w[238], Math.fma(x13, w[222], Math.fma(x12, w[206], s14))));
            float s15 = Math.fma(x3, w[63], Math.fma(x2, w[47], Math.fma(x1, w[31], Math.fma(x0, w[15], b[15]))));
            s15 = Math.fma(x7, w[127], Math.fma(x6, w[111], Math.fma(x5, w[95], Math.fma(x4, w[79], s15))));
            s15 = Math.fma(x11, w[191], Math.fma(x10, w[175], Math.fma(x9, w[159], Math.fma(x8, w[143], s15))));
            out[o + 15] = Math.fma(x15, w[255], Math.fma(x14, w[239], Math.fma(x13, w[223], Math.fma(x12, w[207], s15))));
        }
        Activations.tanh(hidden2, from * 16, to * 16, hidden2);
    }

    /**
     * kind: 16 to 3, 16 features to 3 units; straight-line.
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
            float s0 = Math.fma(x3, w[9], Math.fma(x2, w[6], Math.fma(x1, w[3], Math.fma(x0, w[0], b[0]))));
            s0 = Math.fma(x7, w[21], Math.fma(x6, w[18], Math.fma(x5, w[15], Math.fma(x4, w[12], s0))));
            s0 = Math.fma(x11, w[33], Math.fma(x10, w[30], Math.fma(x9, w[27], Math.fma(x8, w[24], s0))));
            out[o] = Math.fma(x15, w[45], Math.fma(x14, w[42], Math.fma(x13, w[39], Math.fma(x12, w[36], s0))));
            float s1 = Math.fma(x3, w[10], Math.fma(x2, w[7], Math.fma(x1, w[4], Math.fma(x0, w[1], b[1]))));
            s1 = Math.fma(x7, w[22], Math.fma(x6, w[19], Math.fma(x5, w[16], Math.fma(x4, w[13], s1))));
            s1 = Math.fma(x11, w[34], Math.fma(x10, w[31], Math.fma(x9, w[28], Math.fma(x8, w[25], s1))));
            out[o + 1] = Math.fma(x15, w[46], Math.fma(x14, w[43], Math.fma(x13, w[40], Math.fma(x12, w[37], s1))));
            float s2 = Math.fma(x3, w[11], Math.fma(x2, w[8], Math.fma(x1, w[5], Math.fma(x0, w[2], b[2]))));
            s2 = Math.fma(x7, w[23], Math.fma(x6, w[20], Math.fma(x5, w[17], Math.fma(x4, w[14], s2))));
            s2 = Math.fma(x11, w[35], Math.fma(x10, w[32], Math.fma(x9, w[29], Math.fma(x8, w[26], s2))));
            out[o + 2] = Math.fma(x15, w[47], Math.fma(x14, w[44], Math.fma(x13, w[41], Math.fma(x12, w[38], s2))));
        }
    }
}
