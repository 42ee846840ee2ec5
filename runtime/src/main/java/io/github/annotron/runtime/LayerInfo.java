// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime;

import java.util.List;

/**
 * A row of the layer table.
 *
 * @param name the method that declares the layer
 * @param kind the annotation's simple name, for example {@code Conv2D}
 * @param inputs the names of the layers that it reads
 * @param shape its output's shape for one sample, channels last
 * @param parameterNames the parameters that it reads, its own or those that it shares
 * @param parameters how many numbers its own parameters have
 * @param multiplyAdds how many multiply-adds its forward pass takes for one sample
 * @param strategy how it was compiled: {@code straight-line}, {@code loops}, {@code micro-kernel}, or empty where there
 *     was nothing to choose
 * @param costs what it takes in a training step
 */
public record LayerInfo(
        String name,
        String kind,
        List<String> inputs,
        List<Integer> shape,
        List<String> parameterNames,
        long parameters,
        long multiplyAdds,
        String strategy,
        LayerCosts costs) {

    public LayerInfo {
        inputs = List.copyOf(inputs);
        shape = List.copyOf(shape);
        parameterNames = List.copyOf(parameterNames);
    }
}
