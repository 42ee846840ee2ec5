// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Name and shape of a network's input or output, for one sample.
 *
 * @param name the layer's name
 * @param shape channels last, for example {@code {28, 28, 1}}; the batch is not part of it
 */
public record TensorSpec(String name, List<Integer> shape) {

    public TensorSpec {
        shape = List.copyOf(shape);
    }

    /** How many numbers one sample has. */
    public int size() {
        return Math.toIntExact(size(shape));
    }

    /** The shape as people write it, for example {@code 28x28x1}. */
    public String text() {
        return text(shape);
    }

    static String text(List<Integer> shape) {
        return shape.stream().map(String::valueOf).collect(Collectors.joining("x"));
    }

    static long size(List<Integer> shape) {
        long size = 1;
        // By index: an iterator would be an allocation in every prediction of a batch.
        for (int i = 0; i < shape.size(); i++) {
            size = Math.multiplyExact(size, (long) shape.get(i));
        }
        return size;
    }
}
