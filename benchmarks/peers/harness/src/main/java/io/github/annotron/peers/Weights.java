// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.peers;

import io.github.annotron.runtime.Parameter;

/** Our weights in the orders of others. */
public final class Weights {

    private Weights() {}

    /** A dense kernel, for us {in, out}, as {out, in}. */
    public static float[] dense(float[] kernel, int units) {
        int inputs = kernel.length / units;
        float[] turned = new float[kernel.length];
        for (int in = 0; in < inputs; in++) {
            for (int out = 0; out < units; out++) {
                turned[out * inputs + in] = kernel[in * units + out];
            }
        }
        return turned;
    }

    /**
     * A dense kernel behind a flattened image, as {in, out}, where others flatten an image of {channels, height, width}
     * and we one of {height, width, channels}.
     */
    public static float[] channelsFirst(float[] kernel, int units, int channels) {
        int places = kernel.length / units / channels;
        float[] turned = new float[kernel.length];
        for (int place = 0; place < places; place++) {
            for (int channel = 0; channel < channels; channel++) {
                System.arraycopy(
                        kernel,
                        (place * channels + channel) * units,
                        turned,
                        (channel * places + place) * units,
                        units);
            }
        }
        return turned;
    }

    /**
     * A kernel or a bias of an LSTM with its gates, for us input, forget, cell, output, in another order.
     *
     * @param order the numbers of our gates
     */
    public static float[] gates(float[] values, int units, int... order) {
        float[] turned = new float[values.length];
        int width = order.length * units;
        for (int row = 0; row < values.length; row += width) {
            for (int gate = 0; gate < order.length; gate++) {
                System.arraycopy(values, row + order[gate] * units, turned, row + gate * units, units);
            }
        }
        return turned;
    }

    /** A convolution's kernel, for us {height, width, in, out}, as {out, in, height, width}. */
    public static float[] convolution(Parameter kernel) {
        int filters = kernel.shape().get(3);
        int channels = kernel.shape().get(2);
        int taps = kernel.shape().get(0) * kernel.shape().get(1);
        float[] from = kernel.matrix().data;
        float[] turned = new float[from.length];
        for (int tap = 0; tap < taps; tap++) {
            for (int channel = 0; channel < channels; channel++) {
                for (int filter = 0; filter < filters; filter++) {
                    turned[(filter * channels + channel) * taps + tap] =
                            from[(tap * channels + channel) * filters + filter];
                }
            }
        }
        return turned;
    }
}
