// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The extents of one sample, channels last.
 *
 * @param extents at least one, each at least 1
 */
public record Shape(List<Integer> extents) {

    public Shape {
        extents = List.copyOf(extents);
        if (extents.isEmpty() || extents.stream().anyMatch(extent -> extent < 1)) {
            throw new IllegalArgumentException("not a shape: " + extents);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Shape shape && extents.equals(shape.extents);
    }

    @Override
    public int hashCode() {
        return extents.hashCode();
    }

    public static Shape of(Integer... extents) {
        return new Shape(List.of(extents));
    }

    /** The number of extents. */
    public int rank() {
        return extents.size();
    }

    /** One extent; negative indices count from the last. */
    public int extent(int index) {
        return extents.get(index < 0 ? index + rank() : index);
    }

    /** The extent of the last axis: channels or features. */
    public int last() {
        return extent(-1);
    }

    /** The number of elements; more than an int can hold are possible, and refused by the graph builder. */
    public long elements() {
        long product = 1;
        for (int extent : extents) {
            product = saturatingMultiply(product, extent);
        }
        return product;
    }

    /** The number of elements of a shape that has passed the graph builder. */
    public int size() {
        return Math.toIntExact(elements());
    }

    /** How far apart neighbours along an axis are: the product of the extents behind it. */
    public int stride(int axis) {
        return extents.subList(axis + 1, rank()).stream().reduce(1, Math::multiplyExact);
    }

    /** The same extents but for one. */
    public Shape with(int axis, int extent) {
        List<Integer> changed = new ArrayList<>(extents);
        changed.set(axis, extent);
        return new Shape(changed);
    }

    /** The same extents but for the last. */
    public Shape withLast(int extent) {
        return with(rank() - 1, extent);
    }

    private static long saturatingMultiply(long a, long b) {
        return a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
    }

    /** For messages and comments: {@code 28x28x1}. */
    @Override
    public String toString() {
        return extents.stream().map(String::valueOf).collect(Collectors.joining("x"));
    }
}
