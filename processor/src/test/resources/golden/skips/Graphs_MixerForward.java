package example.skips;

import io.github.annotron.runtime.kernel.Activations;
import io.github.annotron.runtime.support.Support;
import javax.annotation.processing.Generated;

/**
 * Holds the activations of {@link Graphs.Mixer} and computes them, layer by layer; a row is a sample. For one
 * thread, or for several that work on different samples.
 */
@Generated("io.github.annotron.processor.NetworkProcessor")
final class Graphs_MixerForward {
    float[] history;

    float[] person;

    float[] events;

    float[] changed;

    float[] together;

    float[] smooth;

    float[] embedded;

    float[] all;

    float[] buys;

    float[] eventsKernel;

    float[] embeddedKernel;

    float[] embeddedBias;

    float[] buysKernel;

    float[] buysBias;

    /**
     * The activation of each layer, in the order of the layer table.
     */
    final float[][] activations;

    /**
     * @param capacity the largest number of samples
     * @param keep whether each layer has memory of its own, or takes that of layers that are done
     */
    Graphs_MixerForward(Graphs_MixerModel model, int capacity, boolean keep) {
        activations = new float[10][];
        allocate(model, capacity, keep);
    }

    private void allocate(Graphs_MixerModel model, int capacity, boolean keep) {
        eventsKernel = model.eventsKernel.data;
        embeddedKernel = model.embeddedKernel.data;
        embeddedBias = model.embeddedBias.data;
        buysKernel = model.buysKernel.data;
        buysBias = model.buysBias.data;
        history = Support.buffer(capacity, 6);
        person = Support.buffer(capacity, 5);
        events = Support.buffer(capacity, keep ? 6 : 18);
        changed = Support.buffer(capacity, 6);
        together = Support.buffer(capacity, keep ? 18 : 24);
        smooth = keep ? Support.buffer(capacity, 18) : events;
        embedded = keep ? Support.buffer(capacity, 6) : changed;
        all = keep ? Support.buffer(capacity, 24) : together;
        buys = keep ? Support.buffer(capacity, 1) : changed;
        activations[0] = history;
        activations[1] = person;
        activations[2] = events;
        activations[3] = changed;
        activations[4] = together;
        activations[5] = smooth;
        activations[6] = smooth;
        activations[7] = embedded;
        activations[8] = all;
        activations[9] = buys;
    }

    /**
     * Computes all layers for the samples {@code from} to {@code to}.
     */
    void run(int from, int to) {
        events(from, to);
        changed(from, to);
        together(from, to);
        smooth(from, to);
        embedded(from, to);
        all(from, to);
        buys(from, to);
    }

    /**
     * events: 2x3 to 2x3, 3 features to 3 units; loops.
     *
     * @see Graphs.Mixer#events
     */
    void events(int from, int to) {
        for (int n = from; n < to; n++) {
            float[] in = history;
            float[] w = eventsKernel;
            float[] out = events;
            for (int row = 0; row < 2; row++) {
                int i = n * 6 + row * 3;
                int o = n * 6 + row * 3;
                float s0 = 0f;
                float s1 = 0f;
                float s2 = 0f;
                s0 = Math.fma(in[i], w[0], s0);
                s1 = Math.fma(in[i], w[1], s1);
                s2 = Math.fma(in[i], w[2], s2);
                s0 = Math.fma(in[i + 1], w[3], s0);
                s1 = Math.fma(in[i + 1], w[4], s1);
                s2 = Math.fma(in[i + 1], w[5], s2);
                s0 = Math.fma(in[i + 2], w[6], s0);
                s1 = Math.fma(in[i + 2], w[7], s1);
                s2 = Math.fma(in[i + 2], w[8], s2);
                out[o] = s0;
                out[o + 1] = s1;
                out[o + 2] = s2;
            }
        }
    }

    /**
     * changed: 2x3 and 2x3 to 2x3, the sum of 2, relu.
     *
     * @see Graphs.Mixer#changed
     */
    void changed(int from, int to) {
        for (int i = from * 6; i < to * 6; i++) {
            changed[i] = events[i] + history[i];
        }
        Activations.relu(changed, from * 6, to * 6, changed);
    }

    /**
     * together: 2x3 and 2x3 and 2x3 to 6x3, side by side along axis 0.
     *
     * @see Graphs.Mixer#together
     */
    void together(int from, int to) {
        for (int block = from; block < to; block++) {
            System.arraycopy(changed, block * 6, together, block * 18, 6);
        }
        for (int block = from; block < to; block++) {
            System.arraycopy(history, block * 6, together, block * 18 + 6, 6);
        }
        for (int block = from; block < to; block++) {
            System.arraycopy(events, block * 6, together, block * 18 + 12, 6);
        }
    }

    /**
     * smooth: 6x3 to 6x3, gelu.
     *
     * @see Graphs.Mixer#smooth
     */
    void smooth(int from, int to) {
        Activations.gelu(together, from * 18, to * 18, smooth);
    }

    /**
     * embedded: 5 to 6, 5 features to 6 units, relu; loops.
     *
     * @see Graphs.Mixer#embedded
     */
    void embedded(int from, int to) {
        for (int n = from; n < to; n++) {
            float[] in = person;
            float[] w = embeddedKernel;
            float[] b = embeddedBias;
            float[] out = embedded;
            int i = n * 5;
            int o = n * 6;
            float s0 = b[0];
            float s1 = b[1];
            float s2 = b[2];
            float s3 = b[3];
            float s4 = b[4];
            float s5 = b[5];
            s0 = Math.fma(in[i], w[0], s0);
            s1 = Math.fma(in[i], w[1], s1);
            s2 = Math.fma(in[i], w[2], s2);
            s3 = Math.fma(in[i], w[3], s3);
            s4 = Math.fma(in[i], w[4], s4);
            s5 = Math.fma(in[i], w[5], s5);
            s0 = Math.fma(in[i + 1], w[6], s0);
            s1 = Math.fma(in[i + 1], w[7], s1);
            s2 = Math.fma(in[i + 1], w[8], s2);
            s3 = Math.fma(in[i + 1], w[9], s3);
            s4 = Math.fma(in[i + 1], w[10], s4);
            s5 = Math.fma(in[i + 1], w[11], s5);
            s0 = Math.fma(in[i + 2], w[12], s0);
            s1 = Math.fma(in[i + 2], w[13], s1);
            s2 = Math.fma(in[i + 2], w[14], s2);
            s3 = Math.fma(in[i + 2], w[15], s3);
            s4 = Math.fma(in[i + 2], w[16], s4);
            s5 = Math.fma(in[i + 2], w[17], s5);
            s0 = Math.fma(in[i + 3], w[18], s0);
            s1 = Math.fma(in[i + 3], w[19], s1);
            s2 = Math.fma(in[i + 3], w[20], s2);
            s3 = Math.fma(in[i + 3], w[21], s3);
            s4 = Math.fma(in[i + 3], w[22], s4);
            s5 = Math.fma(in[i + 3], w[23], s5);
            s0 = Math.fma(in[i + 4], w[24], s0);
            s1 = Math.fma(in[i + 4], w[25], s1);
            s2 = Math.fma(in[i + 4], w[26], s2);
            s3 = Math.fma(in[i + 4], w[27], s3);
            s4 = Math.fma(in[i + 4], w[28], s4);
            s5 = Math.fma(in[i + 4], w[29], s5);
            out[o] = Math.max(0f, s0);
            out[o + 1] = Math.max(0f, s1);
            out[o + 2] = Math.max(0f, s2);
            out[o + 3] = Math.max(0f, s3);
            out[o + 4] = Math.max(0f, s4);
            out[o + 5] = Math.max(0f, s5);
        }
    }

    /**
     * all: 18 and 6 to 24, side by side along axis 0.
     *
     * @see Graphs.Mixer#all
     */
    void all(int from, int to) {
        for (int block = from; block < to; block++) {
            System.arraycopy(smooth, block * 18, all, block * 24, 18);
        }
        for (int block = from; block < to; block++) {
            System.arraycopy(embedded, block * 6, all, block * 24 + 18, 6);
        }
    }

    /**
     * buys: 24 to 1, 24 features to 1 units; loops.
     *
     * @see Graphs.Mixer#buys
     */
    void buys(int from, int to) {
        for (int n = from; n < to; n++) {
            float[] in = all;
            float[] w = buysKernel;
            float[] b = buysBias;
            float[] out = buys;
            int i = n * 24;
            int o = n;
            float s0 = b[0];
            s0 = Math.fma(in[i], w[0], s0);
            s0 = Math.fma(in[i + 1], w[1], s0);
            s0 = Math.fma(in[i + 2], w[2], s0);
            s0 = Math.fma(in[i + 3], w[3], s0);
            s0 = Math.fma(in[i + 4], w[4], s0);
            s0 = Math.fma(in[i + 5], w[5], s0);
            s0 = Math.fma(in[i + 6], w[6], s0);
            s0 = Math.fma(in[i + 7], w[7], s0);
            s0 = Math.fma(in[i + 8], w[8], s0);
            s0 = Math.fma(in[i + 9], w[9], s0);
            s0 = Math.fma(in[i + 10], w[10], s0);
            s0 = Math.fma(in[i + 11], w[11], s0);
            s0 = Math.fma(in[i + 12], w[12], s0);
            s0 = Math.fma(in[i + 13], w[13], s0);
            s0 = Math.fma(in[i + 14], w[14], s0);
            s0 = Math.fma(in[i + 15], w[15], s0);
            s0 = Math.fma(in[i + 16], w[16], s0);
            s0 = Math.fma(in[i + 17], w[17], s0);
            s0 = Math.fma(in[i + 18], w[18], s0);
            s0 = Math.fma(in[i + 19], w[19], s0);
            s0 = Math.fma(in[i + 20], w[20], s0);
            s0 = Math.fma(in[i + 21], w[21], s0);
            s0 = Math.fma(in[i + 22], w[22], s0);
            s0 = Math.fma(in[i + 23], w[23], s0);
            out[o] = s0;
        }
    }
}
