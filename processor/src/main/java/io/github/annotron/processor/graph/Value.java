// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.graph;

import org.jspecify.annotations.Nullable;

/**
 * What an input or an operation produces.
 *
 * @param layer the layer that it belongs to
 * @param role distinguishes the values inside of a layer; empty for the one that others read
 * @param shape for one sample
 */
public record Value(String layer, String role, Shape shape) {

    /** A name that is unique in the graph and fit for an identifier. */
    public String name() {
        return layer + role;
    }

    // Written out here and in Parameter and Shape, which are keys all over: the JVM composes those of a record when
    // they are first
    // called, which takes a compiler that has just been started longer than to call them.

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof Value value
                        && layer.equals(value.layer)
                        && role.equals(value.role)
                        && shape.equals(value.shape);
    }

    @Override
    public int hashCode() {
        return 31 * layer.hashCode() + role.hashCode();
    }
}
