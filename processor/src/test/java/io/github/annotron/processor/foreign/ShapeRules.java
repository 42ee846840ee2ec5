// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.foreign;

import io.github.annotron.processor.foreign.Verdict.Outside;
import io.github.annotron.runtime.io.NamedTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Shapes, and what joins several inputs. Where the batch would change, the whole tensor is one sample. */
final class ShapeRules {

    private ShapeRules() {}

    /** Everything from the axis on is a sample. */
    static Verdict flatten(OnnxCase c) {
        NamedTensor x = c.input(0);
        int rank = x.shape().size();
        int axis = Axes.resolve(c.node().integer("axis", 1), rank);
        List<Integer> sample = x.shape().subList(axis, rank);
        int samples = Axes.product(x.shape().subList(0, axis));
        return Trials.predicted(
                "@Flatten", Trials.layer("@Flatten", sample), samples, Trials.NO_WEIGHTS, List.of(x), c.output());
    }

    static Verdict reshape(OnnxCase c) {
        NamedTensor x = c.input(0);
        List<Integer> shape = OnnxCase.integers(c.input(1));
        if (x.values().length == 0) {
            return new Outside("every extent is at least 1");
        }
        List<Integer> resolved = IntStream.range(0, shape.size())
                .mapToObj(i -> shape.get(i) == 0 ? x.shape().get(i) : shape.get(i))
                .toList();
        return whole("@Reshape", "@Reshape(" + Trials.array(resolved) + ")", c);
    }

    /** {@code Squeeze} and {@code Unsqueeze}: the shape is that of the output. */
    static Verdict reshapeToOutput(OnnxCase c) {
        return whole("@Reshape", "@Reshape(" + Trials.array(c.output().shape()) + ")", c);
    }

    static Verdict transpose(OnnxCase c) {
        List<Integer> identity =
                IntStream.range(0, c.input(0).shape().size()).boxed().toList();
        return c.node().integers("perm").filter(identity::equals).isPresent()
                ? ElementwiseRules.activation(c, "LINEAR")
                : new Outside("needs a layer that exchanges axes");
    }

    static Verdict concat(OnnxCase c) {
        return joined("@Concat", "@Concat(axis = " + c.node().integer("axis", 0) + ")", c);
    }

    /** Several tensors, element by element; one alone is as it is. */
    static Verdict merge(OnnxCase c, String annotation) {
        return c.node().inputs().size() == 1
                ? ElementwiseRules.activation(c, "LINEAR")
                : joined(annotation, annotation, c);
    }

    private static Verdict whole(String as, String annotation, OnnxCase c) {
        NamedTensor x = c.input(0);
        return Trials.predicted(as, Trials.layer(annotation, x.shape()), 1, Trials.NO_WEIGHTS, List.of(x), c.output());
    }

    private static Verdict joined(String as, String annotation, OnnxCase c) {
        List<NamedTensor> inputs = inputs(c);
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < inputs.size(); i++) {
            body.append(Trials.input("x" + i, inputs.get(i).shape()));
        }
        String parameters =
                IntStream.range(0, inputs.size()).mapToObj(i -> "Tensor x" + i).collect(Collectors.joining(", "));
        body.append(annotation)
                .append(" @Output(loss = MEAN_SQUARED_ERROR) Tensor y(")
                .append(parameters)
                .append(");\n");
        return Trials.predicted(as, body.toString(), 1, Trials.NO_WEIGHTS, inputs, c.output());
    }

    private static List<NamedTensor> inputs(OnnxCase c) {
        List<NamedTensor> inputs = new ArrayList<>();
        for (String name : c.node().inputs()) {
            inputs.add(c.values().get(name));
        }
        return inputs;
    }
}
