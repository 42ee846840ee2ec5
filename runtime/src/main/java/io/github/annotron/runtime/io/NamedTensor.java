// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.io;

import io.github.annotron.runtime.Parameter;
import java.util.List;

/**
 * A tensor of a file.
 *
 * @param name its name
 * @param shape its extents, outermost first; empty for a single number
 * @param values row-major; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares tensors; a list of floats would take four times the memory
public record NamedTensor(String name, List<Integer> shape, float[] values) {

    public NamedTensor {
        shape = List.copyOf(shape);
        long size = 1;
        for (int extent : shape) {
            size *= extent;
        }
        if (size != values.length) {
            throw new IllegalArgumentException(
                    name + ": shape " + shape + " has " + size + " elements, the array " + values.length);
        }
    }

    /** A parameter with its name and shape; its numbers are not copied. */
    public static NamedTensor of(Parameter parameter) {
        return new NamedTensor(parameter.name(), parameter.shape(), parameter.matrix().data);
    }

    /** Name and shape, for messages. */
    @Override
    public String toString() {
        return name + " " + shape;
    }
}
