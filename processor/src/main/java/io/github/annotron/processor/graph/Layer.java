// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.graph;

import java.util.List;
import java.util.Optional;

/**
 * A layer as the user declared it: a row of the layer table.
 *
 * @param name the method's name, or the path that leads to it through blocks
 * @param member the method
 * @param kind the annotation's simple name
 * @param reads the layers that it reads
 * @param output the value that other layers read
 * @param nodes its operations, in the order of computation; none for an input
 */
public record Layer(String name, Member member, String kind, List<String> reads, Value output, List<Node> nodes) {

    public Layer {
        reads = List.copyOf(reads);
        nodes = List.copyOf(nodes);
    }

    /**
     * Where a layer is declared.
     *
     * @param packageName empty for the default package
     * @param type how the interface is referred to within its package
     * @param method the method's name
     */
    public record Member(String packageName, String type, String method) {

        /** The method within its interface: {@code Residual.conv1}. */
        @Override
        public String toString() {
            return type.substring(type.lastIndexOf('.') + 1) + "." + method;
        }
    }

    /** The same layer with other operations. */
    public Layer with(List<Node> others) {
        return new Layer(name, member, kind, reads, output, others);
    }

    /** Its parameters, shared or its own. */
    public List<Parameter> parameters() {
        return nodes.stream().flatMap(node -> node.op().parameters().stream()).toList();
    }

    /** How many numbers its own parameters have. */
    public long parameterCount() {
        return parameters().stream()
                .filter(parameter -> parameter.layer().equals(name))
                .mapToLong(Parameter::elements)
                .sum();
    }

    /** Multiply-adds of the forward pass for one sample. */
    public long multiplyAdds() {
        return nodes.stream().mapToLong(node -> node.op().multiplyAdds()).sum();
    }

    /** How its products are compiled. */
    public Optional<Strategy> strategy() {
        return nodes.stream().flatMap(node -> node.op().strategy().stream()).findFirst();
    }
}
