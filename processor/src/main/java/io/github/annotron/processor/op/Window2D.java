// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import io.github.annotron.processor.graph.Shape;

/**
 * A window that moves over the rows and columns of an image; the geometry of convolutions and pooling. A series is an image
 * of height 1, whose columns are its steps.
 *
 * @param input {@code {height, width, channels}}, or {@code {steps, channels}} of a series
 * @param kernelHeight rows of the window
 * @param kernelWidth columns of the window
 * @param strideY steps down
 * @param strideX steps across
 * @param dilationY distance between the window's rows
 * @param dilationX distance between the window's columns
 * @param edge where windows begin and end
 * @param rowsRead how many rows of positions are read, from the first one on; more than there are if all are
 * @param columnsRead the same of columns
 */
public record Window2D(
        Shape input,
        int kernelHeight,
        int kernelWidth,
        int strideY,
        int strideX,
        int dilationY,
        int dilationX,
        Edge edge,
        int rowsRead,
        int columnsRead) {

    /** A window all of whose positions count. */
    public Window2D(
            Shape input,
            int kernelHeight,
            int kernelWidth,
            int strideY,
            int strideX,
            int dilationY,
            int dilationX,
            Edge edge) {
        this(
                input,
                kernelHeight,
                kernelWidth,
                strideY,
                strideX,
                dilationY,
                dilationX,
                edge,
                Integer.MAX_VALUE,
                Integer.MAX_VALUE);
    }

    /** Where windows begin and end. */
    public enum Edge {
        /** Inside of the input. */
        VALID,
        /** The border is padded so that there are {@code ceil(input / stride)} positions. */
        SAME,
        /** So that there are as many, at the beginning only: no window reaches beyond its own position. */
        CAUSAL
    }

    public boolean isSeries() {
        return input.rank() == 2;
    }

    public int height() {
        return isSeries() ? 1 : input.extent(0);
    }

    public int width() {
        return input.extent(input.rank() - 2);
    }

    public int channels() {
        return input.last();
    }

    /** The same window, of whose positions only the first rows and columns are read. */
    public Window2D reading(int rows, int columns) {
        return new Window2D(
                input, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, edge, rows, columns);
    }

    /** The same window with all positions. */
    public Window2D whole() {
        return reading(Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    /** Rows of positions that are read. */
    public int neededHeight() {
        return Math.min(rowsRead, outputHeight());
    }

    /** Columns of positions that are read. */
    public int neededWidth() {
        return Math.min(columnsRead, outputWidth());
    }

    /** Whether there are positions that nothing reads. */
    public boolean isCut() {
        return neededHeight() < outputHeight() || neededWidth() < outputWidth();
    }

    /** Rows of the input that the windows at the needed positions reach. */
    public int reachedHeight() {
        return reached(neededHeight(), strideY, spanY(), top(), height());
    }

    /** Columns of the input that they reach. */
    public int reachedWidth() {
        return reached(neededWidth(), strideX, spanX(), left(), width());
    }

    private static int reached(int positions, int stride, int span, int padding, int extent) {
        return (int) Math.min(extent, (positions - 1L) * stride + span - padding);
    }

    /** The shape of something with channels at each position. */
    public Shape positions(int channels) {
        return isSeries() ? Shape.of(outputWidth(), channels) : Shape.of(outputHeight(), outputWidth(), channels);
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
        return edge != Edge.VALID || (spanY() <= height() && spanX() <= width());
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
        return edge == Edge.VALID ? (extent - span) / stride + 1 : (extent - 1) / stride + 1;
    }

    /** Rows of padding above; what is odd goes below, as TensorFlow does. */
    public int top() {
        return before(padding(height(), outputHeight(), spanY(), strideY));
    }

    /** Columns of padding on the left; what is odd goes to the right. */
    public int left() {
        return before(padding(width(), outputWidth(), spanX(), strideX));
    }

    private int before(int padding) {
        return edge == Edge.CAUSAL ? padding : padding / 2;
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

    private int padding(int extent, int positions, int span, int stride) {
        return edge == Edge.CAUSAL ? span - 1 : clamp(Math.max(0, (positions - 1L) * stride + span - extent));
    }

    /** For messages and comments: {@code 5x5 kernel}, of a series {@code kernel of 5}. */
    public String text(String noun) {
        return isSeries() ? noun + " of " + kernelWidth : kernelHeight + "x" + kernelWidth + " " + noun;
    }

    /** Two numbers for messages: {@code 5x5}, of a series the second one. */
    public String pair(int down, int across) {
        return isSeries() ? Integer.toString(across) : down + "x" + across;
    }

    /** What it moves over, for messages: {@code 4x4 output}, of a series {@code 4 steps}. */
    public String inputText() {
        return pair(height(), width()) + (!isSeries() ? " output" : width() == 1 ? " step" : " steps");
    }

    /** What differs from the plain case, for comments: {@code stride 2x2, same padding}. */
    public String details() {
        StringBuilder text = new StringBuilder();
        if (strideY != 1 || strideX != 1) {
            text.append(", stride ").append(pair(strideY, strideX));
        }
        if (dilationY != 1 || dilationX != 1) {
            text.append(", dilation ").append(pair(dilationY, dilationX));
        }
        return switch (edge) {
            case VALID -> text.toString();
            case SAME -> text + ", same padding";
            case CAUSAL -> text + ", causal padding";
        };
    }
}
