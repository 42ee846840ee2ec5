// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The pixels of an image by their place modulo the strides of a window that moves over it. Those of a phase are met by the
 * same taps of the window, so that what all windows leave at them is one product of matrices: the gradient at a
 * convolution's input, and a transposed convolution.
 *
 * @param all of them
 * @param border the zeros around the image of the window's positions, which all products read
 */
record Phases(List<Phase> all, Border border) {

    /**
     * A pair of residues.
     *
     * @param tapsBefore taps of the phases before this one
     */
    record Phase(Axis y, Axis x, int tapsBefore) {
        int taps() {
            return y.taps() * x.taps();
        }
    }

    /**
     * Along one axis, the pixels {@code i} with {@code (i + padding) mod stride == residue}, which only the taps
     * {@code firstTap, firstTap + tapStep, ...} meet. Tap t and the q-th of these pixels meet with the window at position
     * {@code firstPosition + q - t positionStep}.
     */
    record Axis(int pixels, int firstPixel, int taps, int firstTap, int tapStep, int firstPosition, int positionStep) {

        /** Those of all residues that pixels have, ascending. */
        static List<Axis> all(int extent, int padding, int kernel, int stride, int dilation) {
            return IntStream.range(0, Math.min(extent, stride))
                    .map(pixel -> (int) ((pixel + (long) padding) % stride))
                    .sorted()
                    .mapToObj(residue -> of(residue, extent, padding, kernel, stride, dilation))
                    .toList();
        }

        private static Axis of(int residue, int extent, int padding, int kernel, int stride, int dilation) {
            int common = gcd(stride, dilation);
            int tapStep = stride / common;
            int firstTap = 0;
            while (firstTap < Math.min(kernel, tapStep) && firstTap * dilation % stride != residue) {
                firstTap++;
            }
            int taps = firstTap < Math.min(kernel, tapStep) ? (kernel - firstTap + tapStep - 1) / tapStep : 0;
            int firstQuotient = Math.max(0, -Math.floorDiv(residue - padding, stride));
            int lastQuotient = Math.floorDiv(extent - 1 + padding - residue, stride);
            return new Axis(
                    lastQuotient - firstQuotient + 1,
                    firstQuotient * stride + residue - padding,
                    taps,
                    firstTap,
                    tapStep,
                    firstQuotient + (residue - firstTap * dilation) / stride,
                    dilation / common);
        }

        /** Its pixels and its taps, which meet at positions. */
        Band.Line line(int positions) {
            return new Band.Line(pixels, taps, firstPosition, 1, -positionStep, positions);
        }

        int lowestPosition() {
            return firstPosition - (taps - 1) * positionStep;
        }

        int highestPosition() {
            return firstPosition + pixels - 1;
        }

        private static int gcd(int a, int b) {
            return b == 0 ? a : gcd(b, a % b);
        }
    }

    /**
     * Those of a window.
     *
     * @param filters channels of the image of its positions
     */
    static Phases of(Window2D window, int filters) {
        List<Phase> phases = new ArrayList<>();
        int taps = 0;
        List<Axis> columns =
                Axis.all(window.width(), window.left(), window.kernelWidth(), window.strideX(), window.dilationX());
        for (Axis y :
                Axis.all(window.height(), window.top(), window.kernelHeight(), window.strideY(), window.dilationY())) {
            for (Axis x : columns) {
                Phase phase = new Phase(y, x, taps);
                phases.add(phase);
                taps += phase.taps();
            }
        }
        return new Phases(phases, border(phases, window.outputHeight(), window.outputWidth(), filters));
    }

    private static Border border(List<Phase> phases, int height, int width, int channels) {
        List<Phase> reading = phases.stream().filter(phase -> phase.taps() > 0).toList();
        int top = reading.stream().mapToInt(p -> -p.y().lowestPosition()).max().orElse(0);
        int left = reading.stream().mapToInt(p -> -p.x().lowestPosition()).max().orElse(0);
        int bottom =
                reading.stream().mapToInt(p -> p.y().highestPosition()).max().orElse(0) + 1;
        int right =
                reading.stream().mapToInt(p -> p.x().highestPosition()).max().orElse(0) + 1;
        top = Math.max(0, top);
        left = Math.max(0, left);
        return new Border(
                height, width, channels, top, left, top + Math.max(height, bottom), left + Math.max(width, right));
    }

    /** Whether the window passes over some of the pixels, which no tap meets. */
    boolean leavePixels() {
        return all.stream().anyMatch(phase -> phase.taps() == 0);
    }
}
