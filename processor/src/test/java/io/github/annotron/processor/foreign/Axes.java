// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.foreign;

import io.github.annotron.runtime.io.NamedTensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Other arrangements of tensors. */
final class Axes {

    private Axes() {}

    /** The tensor whose axis {@code i} is the given one's axis {@code order.get(i)}. */
    static NamedTensor transpose(NamedTensor tensor, List<Integer> order) {
        List<Integer> from = tensor.shape();
        List<Integer> shape = order.stream().map(from::get).toList();
        float[] values = new float[tensor.values().length];
        for (int i = 0; i < values.length; i++) {
            int[] index = new int[order.size()];
            int rest = i;
            for (int axis = order.size() - 1; axis >= 0; axis--) {
                index[order.get(axis)] = rest % shape.get(axis);
                rest /= shape.get(axis);
            }
            int at = 0;
            for (int axis = 0; axis < index.length; axis++) {
                at = at * from.get(axis) + index[axis];
            }
            values[i] = tensor.values()[at];
        }
        return new NamedTensor(tensor.name(), shape, values);
    }

    /** One axis behind all others, which keep their order. */
    static NamedTensor last(NamedTensor tensor, int axis) {
        List<Integer> order = new ArrayList<>(
                IntStream.range(0, tensor.shape().size()).boxed().toList());
        order.add(order.remove(axis));
        return transpose(tensor, order);
    }

    /** {@code [samples, channels, ...]} with the channels last; three axes become those of images of height 1. */
    static NamedTensor channelsLast(NamedTensor tensor) {
        NamedTensor last = last(tensor, 1);
        List<Integer> shape = last.shape();
        return shape.size() == 3 ? reshape(last, List.of(shape.get(0), 1, shape.get(1), shape.get(2))) : last;
    }

    static NamedTensor reshape(NamedTensor tensor, List<Integer> shape) {
        return new NamedTensor(tensor.name(), shape, tensor.values());
    }

    static NamedTensor rename(String name, NamedTensor tensor) {
        return new NamedTensor(name, tensor.shape(), tensor.values());
    }

    /** The axis that a number names, which may count from the end. */
    static int resolve(long axis, int rank) {
        return (int) (axis < 0 ? axis + rank : axis);
    }

    static int product(List<Integer> extents) {
        return extents.stream().reduce(1, Math::multiplyExact);
    }

    /** Numbers for rows and columns: of a series, only those for columns are given. */
    static List<Integer> pair(Optional<List<Integer>> given, int absent) {
        List<Integer> numbers = new ArrayList<>(given.orElse(List.of()));
        numbers.addAll(0, Collections.nCopies(2 - numbers.size(), absent));
        return numbers;
    }
}
