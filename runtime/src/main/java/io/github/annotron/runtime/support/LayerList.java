// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.support;

import io.github.annotron.runtime.Cost;
import io.github.annotron.runtime.LayerCosts;
import io.github.annotron.runtime.LayerInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The layers of a model, as its generated class lists them, a row each. Nothing here is generic: to infer the type arguments of
 * lists in constructors' arguments was a quarter of what it took javac to attribute a generated network.
 */
public final class LayerList {
    private final List<Row> rows = new ArrayList<>();

    public LayerList() {}

    /**
     * Adds a layer that reads nothing, has no parameters and costs nothing; what is returned says otherwise.
     *
     * @param name the method that declares it
     * @param kind the annotation's simple name
     * @param shape its output's shape for one sample
     */
    public Row add(String name, String kind, int... shape) {
        Row row = new Row(name, kind, Arrays.stream(shape).boxed().toList());
        rows.add(row);
        return row;
    }

    /** The rows that there are. */
    public List<LayerInfo> toList() {
        return rows.stream().map(Row::toInfo).toList();
    }

    /** A row, in the making. */
    public static final class Row {
        private final String name;
        private final String kind;
        private final List<Integer> shape;
        private List<String> inputs = List.of();
        private List<String> parameterNames = List.of();
        private long parameters;
        private long multiplyAdds;
        private String strategy = "";
        private Cost forward = Cost.NONE;
        private Cost backward = Cost.NONE;
        private Cost gradients = Cost.NONE;
        private Cost prepare = Cost.NONE;

        private Row(String name, String kind, List<Integer> shape) {
            this.name = name;
            this.kind = kind;
            this.shape = shape;
        }

        /** The names of the layers that it reads. */
        public Row reads(String... inputs) {
            this.inputs = List.of(inputs);
            return this;
        }

        /**
         * Its parameters.
         *
         * @param count how many numbers its own ones have
         * @param names those that it reads, its own or those that it shares
         */
        public Row parameters(long count, String... names) {
            parameters = count;
            parameterNames = List.of(names);
            return this;
        }

        /** How many multiply-adds its forward pass takes for one sample. */
        public Row multiplyAdds(long count) {
            multiplyAdds = count;
            return this;
        }

        /** How its products were compiled. */
        public Row compiledAs(String strategy) {
            this.strategy = strategy;
            return this;
        }

        /** What it takes to compute its output, as {@link Cost} says. */
        public Row forward(long multiplyAdds, long bytesPerSample, long bytes) {
            forward = new Cost(multiplyAdds, bytesPerSample, bytes);
            return this;
        }

        /** What it takes to compute the gradients at what it reads. */
        public Row backward(long multiplyAdds, long bytesPerSample, long bytes) {
            backward = new Cost(multiplyAdds, bytesPerSample, bytes);
            return this;
        }

        /** What it takes to compute the gradients at its parameters. */
        public Row gradients(long multiplyAdds, long bytesPerSample, long bytes) {
            gradients = new Cost(multiplyAdds, bytesPerSample, bytes);
            return this;
        }

        /** What it takes to derive what it needs of its parameters before a step. */
        public Row prepare(long multiplyAdds, long bytesPerSample, long bytes) {
            prepare = new Cost(multiplyAdds, bytesPerSample, bytes);
            return this;
        }

        private LayerInfo toInfo() {
            return new LayerInfo(
                    name,
                    kind,
                    inputs,
                    shape,
                    parameterNames,
                    parameters,
                    multiplyAdds,
                    strategy,
                    new LayerCosts(forward, backward, gradients, prepare));
        }
    }
}
