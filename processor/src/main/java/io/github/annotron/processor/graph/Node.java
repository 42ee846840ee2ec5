// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.graph;

import java.util.List;

/**
 * An operation in its place.
 *
 * @param layer the layer that it is a part of
 * @param op what is computed
 * @param inputs what it reads
 * @param output what it makes
 */
public record Node(String layer, Op op, List<Value> inputs, Value output) {

    public Node {
        inputs = List.copyOf(inputs);
    }

    /** Another operation in the same place. */
    public Node with(Op other) {
        return new Node(layer, other, inputs, output);
    }
}
