// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import io.github.annotron.processor.graph.Shape;

/**
 * A window that moves over the rows and columns of an image; the geometry of convolutions and pooling.
 *
 * @param input {@code {height, width, channels}}
 * @param kernelHeight rows of the window
 * @param kernelWidth columns of the window
 * @param strideY steps down
 * @param strideX steps across
 * @param dilationY distance between the window's rows
 * @param dilationX distance between the window's columns
 * @param same whether the border is padded so that the output has {@code ceil(input / stride)} positions
 */
public record Window2D(
        Shape input,
        int kernelHeight,
        int kernelWidth,
        int strideY,
        int strideX,
        int dilationY,
        int dilationX,
        boolean same) {

    public int height() {
        return input.extent(0);
    }

    public int width() {
        return input.extent(1);
    }

    public int channels() {
        return input.extent(2);
    }

    /** Rows that the window spans. */
    public int spanY() {
        return span(kernelHeight, dilationY);
    }

    /** Columns that the window spans. */
    public int spanX() {
        return span(kernelWidth, dilationX);
    }

    /** Whether the window fits at all. */
    public boolean fits() {
        return same || (spanY() <= height() && spanX() <= width());
    }

    public int outputHeight() {
        return positions(height(), spanY(), strideY);
    }

    public int outputWidth() {
        return positions(width(), spanX(), strideX);
    }

    /** What is too large for an int fits nothing either. */
    private static int clamp(long extent) {
        return (int) Math.min(Integer.MAX_VALUE, extent);
    }

    private static int span(int kernel, int dilation) {
        return clamp((kernel - 1L) * dilation + 1);
    }

    /**
     * The most elements of the images with borders that a convolution with so many filters makes; more than an int can
     * hold are possible.
     */
    public double elementsWithBorders(int filters) {
        double padded = (double) paddedHeight() * paddedWidth() * channels();
        double border = (outputHeight() + 2.0 * (spanY() - 1)) * (outputWidth() + 2.0 * (spanX() - 1)) * filters;
        return Math.max(padded, border);
    }

    private int positions(int extent, int span, int stride) {
        return same ? (extent - 1) / stride + 1 : (extent - span) / stride + 1;
    }

    /** Rows of padding above; what is odd goes below, as TensorFlow does. */
    public int top() {
        return padding(height(), outputHeight(), spanY(), strideY) / 2;
    }

    /** Columns of padding on the left; what is odd goes to the right. */
    public int left() {
        return padding(width(), outputWidth(), spanX(), strideX) / 2;
    }

    /** Rows that the windows reach over, padding included. */
    public int paddedHeight() {
        return clamp(height() + (long) padding(height(), outputHeight(), spanY(), strideY));
    }

    /** Columns that the windows reach over, padding included. */
    public int paddedWidth() {
        return clamp(width() + (long) padding(width(), outputWidth(), spanX(), strideX));
    }

    /** Whether any window reaches over the border. */
    public boolean isPadded() {
        return paddedHeight() > height() || paddedWidth() > width();
    }

    private static int padding(int extent, int positions, int span, int stride) {
        return clamp(Math.max(0, (positions - 1L) * stride + span - extent));
    }

    /** For messages and comments: {@code 5x5}. */
    public String kernelText() {
        return kernelHeight + "x" + kernelWidth;
    }

    /** What differs from the plain case, for comments: {@code stride 2x2, same padding}. */
    public String details() {
        StringBuilder text = new StringBuilder();
        if (strideY != 1 || strideX != 1) {
            text.append(", stride ").append(strideY).append('x').append(strideX);
        }
        if (dilationY != 1 || dilationX != 1) {
            text.append(", dilation ").append(dilationY).append('x').append(dilationX);
        }
        return text.append(same ? ", same padding" : "").toString();
    }
}
