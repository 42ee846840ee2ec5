// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

import io.github.annotron.runtime.kernel.vector.VectorMaxPooling;

/**
 * Windows of 2 x 2 and their largest values, a row of windows at a time. The four places of a window begin at {@code at}, {@code at +
 * channels}, {@code at + below} and {@code at + below + channels}, each with a number for each channel; {@code step} is the distance of
 * windows.
 */
public final class MaxPooling {

    private MaxPooling() {}

    /** The largest values of {@code windows} windows, to {@code y} from {@code to} on, a row of channels for each window. */
    public static void forward(int windows, int channels, float[] x, int at, int step, int below, float[] y, int to) {
        if (fitsVectors(channels)) {
            VectorMaxPooling.forward(windows, channels, x, at, step, below, y, to);
            return;
        }
        for (int window = 0; window < windows; window++) {
            int i = at + window * step;
            int o = to + window * channels;
            for (int c = 0; c < channels; c++) {
                float above = Math.max(x[i + c], x[i + c + channels]);
                y[o + c] = Math.max(Math.max(above, x[i + c + below]), x[i + c + below + channels]);
            }
        }
    }

    /**
     * The gradient at the windows: that at a largest value goes to the first place that holds it, in the order above, to the last one if
     * none does, as with what is not a number; the other places get 0. Windows must not overlap.
     *
     * @param y from {@link #forward}
     * @param dy laid out as y
     * @param dx laid out as x
     * @param rectified whether x is what ReLU has left, and the gradient wanted at its input: 0 at windows without a positive value
     */
    public static void gradient(
            int windows,
            int channels,
            float[] x,
            int at,
            int step,
            int below,
            float[] y,
            float[] dy,
            int to,
            float[] dx,
            boolean rectified) {
        float least = rectified ? Float.MIN_VALUE : Float.NEGATIVE_INFINITY;
        if (fitsVectors(channels)) {
            VectorMaxPooling.gradient(windows, channels, x, at, step, below, y, dy, to, dx, least);
            return;
        }
        for (int window = 0; window < windows; window++) {
            int i = at + window * step;
            int o = to + window * channels;
            for (int c = 0; c < channels; c++) {
                float largest = y[o + c];
                int best = below + channels;
                best = x[i + c + below] == largest ? below : best;
                best = x[i + c + channels] == largest ? channels : best;
                best = x[i + c] == largest ? 0 : best;
                dx[i + c] = 0f;
                dx[i + c + channels] = 0f;
                dx[i + c + below] = 0f;
                dx[i + c + below + channels] = 0f;
                // A sum, as in a window of another size: it makes a negative zero a positive one.
                dx[i + c + best] += largest < least ? 0f : dy[o + c];
            }
        }
    }

    private static boolean fitsVectors(int channels) {
        return VectorForm.MAX_POOLING.fills(0, channels) && VectorMaxPooling.fits(channels);
    }
}
