// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.Block;
import io.github.annotron.processor.diagnostic.Diagnostics;
import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.diagnostic.Site;
import io.github.annotron.processor.graph.Node;
import io.github.annotron.processor.graph.Op;
import io.github.annotron.processor.graph.Parameter;
import io.github.annotron.processor.graph.Shape;
import io.github.annotron.processor.graph.Value;
import io.github.annotron.processor.source.Attributes;
import io.github.annotron.processor.source.LayerDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A layer under construction: its attributes, a place for problems, and the operations so far. */
final class LayerScope {
    private final Placement placement;
    private final LayerDeclaration declaration;
    private final List<Value> given;
    private final SharedWeights weights;
    private final Diagnostics diagnostics;
    private final List<Node> nodes = new ArrayList<>();

    /**
     * Begins a layer.
     *
     * @param given the inputs of the block or network that it is in
     * @param weights the parameters of all layers so far
     */
    LayerScope(Placement placement, List<Value> given, SharedWeights weights, Diagnostics diagnostics) {
        this.placement = placement;
        this.declaration = placement.declaration();
        this.given = given;
        this.weights = weights;
        this.diagnostics = diagnostics;
    }

    /** Its path. */
    String name() {
        return placement.name();
    }

    Attributes attributes() {
        return declaration.attributes();
    }

    /** The name of a layer that this one reads, for messages. */
    String read(int index) {
        return declaration.reads().get(index).layer();
    }

    /** What another layer gives to this one, for messages: "the 4x4x2 output of pool1". */
    String outputOf(int index, Value input) {
        Shape shape = input.shape();
        return "the " + shape + (shape.rank() == 1 ? "-element" : "") + " output of " + read(index);
    }

    List<Node> nodes() {
        return nodes;
    }

    /** Reports a problem at an attribute's value. */
    void problem(ProblemCode code, String attribute, String text) {
        problem(code, attributes().site(attribute), text);
    }

    /** Reports a problem at a parameter. */
    void problemAtInput(ProblemCode code, int index, String text) {
        problem(code, declaration.reads().get(index).site(), text);
    }

    /** Reports a problem at the annotation as a whole. */
    void problemAtAnnotation(ProblemCode code, String text) {
        problem(code, attributes().annotation(), text);
    }

    private void problem(ProblemCode code, Site site, String text) {
        diagnostics.report(code, site, placement.subject(), text);
    }

    /** An integer that must be at least 1. */
    Optional<Integer> positive(String attribute) {
        return positive(attribute, attribute);
    }

    /** The same under another name in messages. */
    Optional<Integer> positive(String attribute, String noun) {
        int value = attributes().integer(attribute);
        if (value < 1) {
            problem(ProblemCode.INVALID_VALUE, attribute, noun + " is " + value + ". It must be at least 1.");
            return Optional.empty();
        }
        return Optional.of(value);
    }

    /** A number of units or filters: at least 1, or as many as the last extent of what the block is given. */
    Optional<Integer> width(String attribute) {
        if (attributes().integer(attribute) != Block.SAME_AS_INPUT) {
            return positive(attribute);
        }
        List<Integer> widths =
                given.stream().map(value -> value.shape().last()).distinct().toList();
        if (widths.size() != 1) {
            problem(
                    ProblemCode.INVALID_VALUE,
                    attribute,
                    attribute + " is SAME_AS_INPUT, and the last extents of the inputs are "
                            + widths.stream().map(String::valueOf).collect(Collectors.joining(" and "))
                            + ". Give a number.");
            return Optional.empty();
        }
        return Optional.of(widths.get(0));
    }

    /** Checks that a number is neither infinite nor not a number. */
    boolean isFinite(String attribute) {
        float value = attributes().number(attribute);
        if (Float.isFinite(value)) {
            return true;
        }
        problem(ProblemCode.INVALID_VALUE, attribute, attribute + " is " + value + ". It must be finite.");
        return false;
    }

    /** The attribute {@code axis} of the first input, from 0; empty if a problem was reported. */
    Optional<Integer> axis(Shape input) {
        int axis = attributes().integer("axis");
        int rank = input.rank();
        if (axis < -rank || axis >= rank) {
            problem(
                    ProblemCode.INVALID_VALUE,
                    "axis",
                    "axis is " + axis + ", and " + read(0) + " has " + rank + (rank == 1 ? " axis" : " axes") + ". Use "
                            + -rank + " to " + (rank - 1) + ".");
            return Optional.empty();
        }
        return Optional.of(axis < 0 ? axis + rank : axis);
    }

    /** {@link #pair(String, String, int)} where the attribute's name says what it is. */
    Optional<Pair> pair(String attribute) {
        return pair(attribute, attribute, 1);
    }

    /**
     * One or two integers: one stands for both directions.
     *
     * @param noun what they are called in messages
     * @param least how large they are at least
     * @return empty if a problem was reported
     */
    Optional<Pair> pair(String attribute, String noun, int least) {
        List<Integer> values = attributes().integers(attribute);
        if (values.isEmpty() || values.size() > 2 || values.stream().anyMatch(value -> value < least)) {
            problem(
                    ProblemCode.INVALID_VALUE,
                    attribute,
                    noun + " is " + (values.size() == 1 ? values.get(0) : braces(values))
                            + ". Give one number for both directions or {down, across}, each at least " + least + ".");
            return Optional.empty();
        }
        return Optional.of(new Pair(values.get(0), values.get(values.size() - 1)));
    }

    /** Integers as users write them: {@code {28, 28, 1}}. */
    static String braces(List<Integer> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(", ", "{", "}"));
    }

    /** Down and across. */
    record Pair(int y, int x) {
        @Override
        public String toString() {
            return y + "x" + x;
        }
    }

    /**
     * Checks that an extent of the output is an int.
     *
     * @param what is counted, such as {@code columns}
     */
    boolean isCountable(String attribute, long extent, String what) {
        if (extent <= Integer.MAX_VALUE) {
            return true;
        }
        problem(
                ProblemCode.TOO_LARGE,
                attribute,
                "its output would have " + extent + " " + what + ", and a Java array holds at most " + Integer.MAX_VALUE
                        + " elements.");
        return false;
    }

    /** Checks that an input is an image. */
    boolean isImage(Value input) {
        return hasRank(input, 3, "images, {height, width, channels}", "three extents");
    }

    /** Checks that an input is a series. */
    boolean isSeries(Value input) {
        return hasRank(input, 2, "series, {steps, features}", "two extents");
    }

    /** Checks that an input is a sequence of numbers. */
    boolean isTokens(Value input) {
        return hasRank(input, 1, "token ids, {steps}", "one extent");
    }

    private boolean hasRank(Value input, int rank, String nouns, String extents) {
        if (input.shape().rank() == rank) {
            return true;
        }
        problemAtInput(
                ProblemCode.SHAPE_MISMATCH,
                0,
                "it reads " + nouns + ", and the output of " + read(0) + " is "
                        + braces(input.shape().extents()) + ". Use @Reshape to give it " + extents + ".");
        return false;
    }

    /** A trained tensor of this layer; empty if it is too large, which is reported. */
    Optional<Parameter> parameter(String role, List<Integer> shape, Parameter.Start start) {
        return parameter(role, shape, start, Parameter.Change.TRAINED);
    }

    /** A running average; empty if it is too large, which is reported. */
    Optional<Parameter> measured(String role, List<Integer> shape, Parameter.Start start) {
        return parameter(role, shape, start, Parameter.Change.MEASURED);
    }

    /** A bias: the layer's own, if it shares its kernel with a layer that does the reverse. */
    Optional<Parameter> bias(List<Integer> shape, Parameter.Start start) {
        return parameter(isTied() ? name() : placement.owner(), "bias", shape, start, Parameter.Change.TRAINED);
    }

    /** Whether it shares a kernel with a layer that does the reverse. */
    boolean isTied() {
        return placement.isTied();
    }

    /** Whether its kernel is the transposed one of another layer. */
    boolean isTransposed() {
        return placement.isTransposed();
    }

    /** The attributes of the layer that owns its parameters: its own, unless it shares them. */
    Attributes sourceAttributes() {
        return placement.source().attributes();
    }

    private Optional<Parameter> parameter(
            String role, List<Integer> shape, Parameter.Start start, Parameter.Change change) {
        return parameter(placement.owner(), role, shape, start, change);
    }

    private Optional<Parameter> parameter(
            String owner, String role, List<Integer> shape, Parameter.Start start, Parameter.Change change) {
        Parameter parameter =
                new Parameter(owner, role, shape, start, placement.isFrozen() ? Parameter.Change.FROZEN : change);
        if (parameter.elements() > Integer.MAX_VALUE) {
            problemAtAnnotation(
                    ProblemCode.TOO_LARGE,
                    "its " + role + " of " + new Shape(shape) + " has " + parameter.elements()
                            + " elements, and a Java array holds at most " + Integer.MAX_VALUE
                            + ". Make the layer or its input smaller.");
            return Optional.empty();
        }
        weights.add(parameter, placement);
        return Optional.of(parameter);
    }

    /** Applies an operation whose output is the layer's. */
    Optional<Value> output(Op op, List<Value> inputs) {
        return apply("", op, inputs);
    }

    /** Applies an operation; empty if its output is too large, which is reported. */
    Optional<Value> apply(String role, Op op, List<Value> inputs) {
        if (op.shape().elements() > Integer.MAX_VALUE) {
            problemAtAnnotation(
                    ProblemCode.TOO_LARGE,
                    "its output of " + op.shape() + " has " + op.shape().elements()
                            + " elements, and a Java array holds at most " + Integer.MAX_VALUE
                            + ". Make the layer or its input smaller.");
            return Optional.empty();
        }
        Value value = new Value(name(), role, op.shape());
        nodes.add(new Node(name(), op, inputs, value));
        return Optional.of(value);
    }
}
