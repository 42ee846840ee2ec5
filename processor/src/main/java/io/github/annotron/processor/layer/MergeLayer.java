// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.graph.Shape;
import io.github.annotron.processor.graph.Value;
import io.github.annotron.processor.op.Merge;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * {@code @Add}, {@code @Subtract}, {@code @Multiply}, {@code @Average}, {@code @Maximum} and {@code @Minimum}.
 *
 * @param failure what cannot be done with a later input and an earlier one, as words between the two
 */
record MergeLayer(String annotation, Merge.Kind kind, String failure) implements LayerKind {

    @Override
    public int fewestInputs() {
        return 2;
    }

    @Override
    public int mostInputs() {
        return kind == Merge.Kind.SUBTRACT ? 2 : Integer.MAX_VALUE;
    }

    @Override
    public Optional<Value> build(LayerScope scope, List<Value> inputs) {
        List<Shape> shapes = inputs.stream().map(Value::shape).toList();
        int measure = measure(shapes);
        Shape shape = shapes.get(measure);
        boolean proper = true;
        for (int i = 0; i < shapes.size(); i++) {
            if (!shapes.get(i).equals(shape) && !fitsChannels(shapes.get(i), shape)) {
                int later = Math.max(i, measure);
                int earlier = Math.min(i, measure);
                scope.problemAtInput(
                        ProblemCode.SHAPE_MISMATCH,
                        i,
                        scope.outputOf(later, inputs.get(later)) + " cannot be " + failure + " "
                                + scope.outputOf(earlier, inputs.get(earlier))
                                + ". Give both the same shape, for example with a 1x1 @Conv2D or a @Dense"
                                + (hasPositions(shape) ? ", or one of them a value for each channel." : "."));
                proper = false;
            }
        }
        return proper ? Activations.after(scope, inputs, new Merge(kind, shape, shapes)) : Optional.empty();
    }

    /** The first input with positions, whose shape the output has; if there is none, the first of those with most axes. */
    private static int measure(List<Shape> shapes) {
        return IntStream.range(0, shapes.size())
                .boxed()
                .min(Comparator.comparingInt(i -> hasPositions(shapes.get(i))
                        ? Integer.MIN_VALUE
                        : -shapes.get(i).rank()))
                .orElseThrow();
    }

    private static boolean hasPositions(Shape shape) {
        return shape.elements() > shape.last();
    }

    /** Whether it is one value for each channel. */
    private static boolean fitsChannels(Shape input, Shape shape) {
        return !hasPositions(input) && input.last() == shape.last();
    }
}
