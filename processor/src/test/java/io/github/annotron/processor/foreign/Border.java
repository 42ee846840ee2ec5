// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.foreign;

import java.util.List;
import java.util.Optional;

/**
 * A border of an image's rows or columns, as {@code padding} expresses it.
 *
 * @param same SAME or VALID
 * @param before zero taps to add to a convolution's kernel above or on the left
 * @param after zero taps to add below or on the right
 */
record Border(boolean same, int before, int after) {
    private static final int MOST_ZERO_TAPS = 16;

    static final Border NONE = new Border(false, 0, 0);

    /**
     * A window that moves over one axis in another system.
     *
     * @param extent of the input
     * @param kernel taps of the window
     * @param start how many positions the first window reaches over the beginning
     * @param positions how many windows there are. How far the last one reaches over the end follows
     */
    record Window(int extent, int kernel, int stride, int dilation, int start, int positions) {

        int span() {
            return (kernel - 1) * dilation + 1;
        }
    }

    /** What is the same for two axes, if anything is, with as few zero taps as possible. */
    static Optional<List<Border>> of(Window rows, Window columns, boolean mayGrow) {
        for (boolean same : new boolean[] {false, true}) {
            Optional<Border> first = of(rows, same, mayGrow);
            Optional<Border> second = of(columns, same, mayGrow);
            if (first.isPresent() && second.isPresent()) {
                return Optional.of(List.of(first.get(), second.get()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Border> of(Window window, boolean same, boolean mayGrow) {
        if (!same) {
            boolean valid = window.start == 0
                    && window.span() <= window.extent
                    && (window.extent - window.span()) / window.stride + 1 == window.positions;
            return valid ? Optional.of(NONE) : Optional.empty();
        }
        if ((window.extent - 1) / window.stride + 1 != window.positions) {
            return Optional.empty();
        }
        for (int taps = 0; taps <= (mayGrow ? MOST_ZERO_TAPS : 0); taps++) {
            int span = window.span() + taps * window.dilation;
            int start = Math.max(0, (window.positions - 1) * window.stride + span - window.extent) / 2;
            int before = (start - window.start) / window.dilation;
            if (before >= 0 && before <= taps && before * window.dilation == start - window.start) {
                return Optional.of(new Border(true, before, taps - before));
            }
        }
        return Optional.empty();
    }

    String padding() {
        return same ? "SAME" : "VALID";
    }

    int zeroTaps() {
        return before + after;
    }
}
