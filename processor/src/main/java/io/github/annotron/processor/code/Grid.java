// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.code;

import java.util.ArrayList;
import java.util.List;

/**
 * Offsets that nested loops run through: the row-major enumeration of {@code sum(index * step)}.
 *
 * @param axes outermost first
 */
public record Grid(List<Axis> axes) {

    /**
     * One loop.
     *
     * @param name its variable
     * @param extent how often it runs
     * @param step how far it moves, in elements; may be negative
     */
    public record Axis(String name, int extent, int step) {}

    public Grid {
        axes = List.copyOf(axes);
    }

    /** A grid of one axis. */
    public static Grid line(String name, int extent, int step) {
        return new Grid(List.of(new Axis(name, extent, step)));
    }

    /** The number of offsets. */
    public int count() {
        int count = 1;
        for (Axis axis : axes) {
            count *= axis.extent();
        }
        return count;
    }

    /** The same offsets in as few axes as possible: neighbours merge where the outer continues the inner. */
    public Grid merged() {
        List<Axis> merged = new ArrayList<>();
        for (Axis axis : axes) {
            Axis outer = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (axis.extent() == 1 && outer != null) {
                continue;
            }
            if (outer != null && outer.extent() == 1) {
                merged.set(merged.size() - 1, axis);
            } else if (outer != null && outer.step() == axis.extent() * axis.step()) {
                merged.set(merged.size() - 1, new Axis(axis.name(), outer.extent() * axis.extent(), axis.step()));
            } else {
                merged.add(axis);
            }
        }
        return new Grid(merged);
    }
}
