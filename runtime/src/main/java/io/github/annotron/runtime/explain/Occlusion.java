// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.explain;

import java.util.Arrays;
import java.util.List;

/**
 * How to hide parts of an input.
 *
 * @param input its name; empty for the only one
 * @param window how much is hidden at once, along each axis but the last one of an input of several: {rows, columns} of an image,
 *     {steps} of a series, {columns} of a table
 * @param stride by how much the window moves, along the same axes; at most the window
 * @param fill what hidden numbers become, such as the grey of an image, an average, or the id of an unknown word
 */
public record Occlusion(String input, List<Integer> window, List<Integer> stride, float fill) {

    /** Checks the sizes. */
    public Occlusion {
        window = List.copyOf(window);
        stride = List.copyOf(stride);
        if (window.size() != stride.size()) {
            throw new IllegalArgumentException("window and stride need as many axes: " + window + ", " + stride);
        }
        for (int axis = 0; axis < window.size(); axis++) {
            if (stride.get(axis) < 1 || stride.get(axis) > window.get(axis)) {
                throw new IllegalArgumentException(
                        "a stride must be from 1 to the size of the window, so that nothing is left out: window "
                                + window + ", stride " + stride);
            }
        }
    }

    /** Windows of this size side by side, which become 0. */
    public static Occlusion window(int... size) {
        List<Integer> window = Arrays.stream(size).boxed().toList();
        return new Occlusion("", window, window, 0);
    }

    /** The same with windows that overlap. */
    public Occlusion stride(int... steps) {
        return new Occlusion(input, window, Arrays.stream(steps).boxed().toList(), fill);
    }

    /** The same with another fill. */
    public Occlusion fill(float value) {
        return new Occlusion(input, window, stride, value);
    }

    /** The same of one of several inputs. */
    public Occlusion in(String name) {
        return new Occlusion(name, window, stride, fill);
    }
}
