// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import com.palantir.javapoet.CodeBlock;
import io.github.annotron.processor.code.BackwardScope;
import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.code.ForwardScope;
import io.github.annotron.processor.code.Index;
import io.github.annotron.processor.code.RuntimeNames;
import io.github.annotron.processor.graph.Op;
import io.github.annotron.processor.graph.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Values combined element by element, from left to right. An input that has fewer elements than the output has one for each
 * channel, which serves all positions; the gradient at it is the sum over them, in ascending order.
 *
 * @param kind how they are combined
 * @param shape of the output
 * @param inputs the shape of each, at least 2
 */
public record Merge(Kind kind, Shape shape, List<Shape> inputs) implements Op {

    /** Operations on numbers; of equal ones the first takes the gradient. */
    public enum Kind {
        ADD("sum"),
        SUBTRACT("difference"),
        MULTIPLY("product"),
        AVERAGE("mean"),
        MAXIMUM("maximum"),
        MINIMUM("minimum");

        private final String noun;

        Kind(String noun) {
            this.noun = noun;
        }
    }

    public Merge {
        inputs = List.copyOf(inputs);
    }

    @Override
    public Optional<Op> atOneStep() {
        return inputs.stream().allMatch(shape::equals)
                ? Optional.of(new Merge(
                        kind,
                        shape.with(0, 1),
                        inputs.stream().map(input -> input.with(0, 1)).toList()))
                : Optional.empty();
    }

    @Override
    public String description() {
        return "the " + kind.noun + " of " + inputs.size();
    }

    @Override
    public void forward(ForwardScope scope, Code code) {
        boolean flat = inputs.stream().noneMatch(this::isPerChannel);
        begin(flat, code);
        code.line("$L[$L] = $L", scope.output(), element(flat), combined(operands(flat, scope::input)));
        end(flat, code);
    }

    private String combined(List<String> operands) {
        return switch (kind) {
            case ADD -> String.join(" + ", operands);
            case SUBTRACT -> String.join(" - ", operands);
            case MULTIPLY -> String.join(" * ", operands);
            case AVERAGE -> "(" + String.join(" + ", operands) + ") / " + count();
            case MAXIMUM ->
                operands.stream().reduce("Math.max(%s, %s)"::formatted).orElseThrow();
            case MINIMUM ->
                operands.stream().reduce("Math.min(%s, %s)"::formatted).orElseThrow();
        };
    }

    @Override
    public Monotony monotony() {
        return kind == Kind.MAXIMUM || kind == Kind.MINIMUM ? Monotony.RISING : Monotony.OWN;
    }

    @Override
    public void bounds(ForwardScope scope, Code code) {
        switch (kind) {
            case SUBTRACT -> boundsOfDifference(scope, code);
            case MULTIPLY -> boundsOfProduct(scope, code);
            default -> forward(scope, code);
        }
        Bounds.doubt(code, shape, scope.output());
    }

    /** From the first one's own kind of bound the opposite ones are taken away. */
    private void boundsOfDifference(ForwardScope scope, Code code) {
        boolean flat = inputs.stream().noneMatch(this::isPerChannel);
        for (int bound = 0; bound < Bounds.ROWS; bound++) {
            beginBounds(flat, code);
            List<String> operands = new ArrayList<>();
            for (int i = 0; i < inputs.size(); i++) {
                operands.add(bound(scope.input(i), inputs.get(i), i == 0 ? bound : 1 - bound, flat));
            }
            code.line("$L = $L", bound(scope.output(), shape, bound, flat), combined(operands));
            endBounds(flat, code);
        }
    }

    /** The least and the greatest of the products of ends: with one operand after the other, as they are multiplied. */
    private void boundsOfProduct(ForwardScope scope, Code code) {
        boolean flat = inputs.stream().noneMatch(this::isPerChannel);
        beginBounds(flat, code);
        int last = 2 * (inputs.size() - 1);
        for (int i = 0; i <= last; i += 2) {
            String least = bound(scope.input(i / 2), inputs.get(i / 2), 0, flat);
            String greatest = bound(scope.input(i / 2), inputs.get(i / 2), 1, flat);
            if (i == 0) {
                code.line("float s0 = $L", least);
                code.line("float s1 = $L", greatest);
                continue;
            }
            code.line("float x$L = $L", i, least);
            code.line("float x$L = $L", i + 1, greatest);
            for (int bound = 0; bound < Bounds.ROWS; bound++) {
                code.line(
                        "float s$1L = Math.$2L(Math.$2L(s$3L * x$5L, s$3L * x$6L), Math.$2L(s$4L * x$5L, s$4L * x$6L))",
                        i + bound,
                        bound == 0 ? "min" : "max",
                        i - 2,
                        i - 1,
                        i,
                        i + 1);
            }
        }
        code.line("$L = s$L", bound(scope.output(), shape, 0, flat), last);
        code.line("$L = s$L", bound(scope.output(), shape, 1, flat), last + 1);
        endBounds(flat, code);
    }

    private String bound(String array, Shape input, int bound, boolean flat) {
        Index index = isPerChannel(input) ? Index.times("channel", 1) : element(flat);
        return array + "[" + index.plus((long) bound * input.size()) + "]";
    }

    /** Loops over the elements of a row of bounds. */
    private void beginBounds(boolean flat, Code code) {
        if (flat) {
            code.loop("i", 0, shape.size());
            return;
        }
        code.loop("row", 0, shape.size() / shape.last());
        code.line("int o = $L", Index.times("row", shape.last()));
        code.loop("channel", 0, shape.last());
    }

    private static void endBounds(boolean flat, Code code) {
        code.end();
        if (!flat) {
            code.end();
        }
    }

    @Override
    public void backward(BackwardScope scope, Code code) {
        for (int i = 0; i < inputs.size(); i++) {
            int term = i;
            scope.inputGradient(term).ifPresent(target -> {
                boolean sums = isPerChannel(inputs.get(term));
                boolean flat = !sums && (isLinear() || inputs.stream().noneMatch(this::isPerChannel));
                if (sums) {
                    target.clear(shape.last(), code);
                }
                begin(flat, code);
                code.line(
                        "$L[$L] $L$L",
                        target.array(),
                        index(inputs.get(term), flat),
                        assignment(term, sums || target.accumulate()),
                        slope(term, scope.outputGradient() + "[" + element(flat) + "]", operands(flat, scope::input)));
                end(flat, code);
                code.separate();
            });
        }
    }

    /** Whether the gradients do not depend on the inputs. */
    private boolean isLinear() {
        return kind == Kind.ADD || kind == Kind.SUBTRACT || kind == Kind.AVERAGE;
    }

    /** The operator before {@link #slope}, with its sign. */
    private String assignment(int term, boolean accumulates) {
        boolean isNegative = kind == Kind.SUBTRACT && term > 0;
        if (accumulates) {
            return isNegative ? "-= " : "+= ";
        }
        return isNegative ? "= -" : "= ";
    }

    /** What the gradient at the output is at an input, but for its sign. */
    private CodeBlock slope(int term, String gradient, List<String> operands) {
        return switch (kind) {
            case ADD, SUBTRACT -> CodeBlock.of("$L", gradient);
            case AVERAGE -> CodeBlock.of("$L / $L", gradient, count());
            case MULTIPLY, MAXIMUM, MINIMUM ->
                others(term)
                        .mapToObj(other -> factor(term, other, operands))
                        .collect(CodeBlock.joining(" * ", gradient + " * ", ""));
        };
    }

    /** The other number of a product; else 1 or 0 for whether an input is taken and not another one. */
    private CodeBlock factor(int term, int other, List<String> operands) {
        if (kind == Kind.MULTIPLY) {
            return CodeBlock.of("$L", operands.get(other));
        }
        boolean swaps = kind == Kind.MINIMUM;
        return CodeBlock.of(
                "$T.$L($L, $L)",
                RuntimeNames.FUNCTIONS,
                other < term ? "above" : "notBelow",
                operands.get(swaps ? other : term),
                operands.get(swaps ? term : other));
    }

    private IntStream others(int term) {
        return IntStream.range(0, inputs.size()).filter(other -> other != term);
    }

    private String count() {
        return inputs.size() + "f";
    }

    private boolean isPerChannel(Shape input) {
        return input.size() < shape.size();
    }

    /** Loops over all elements, or over samples, rows of channels, and channels. */
    private void begin(boolean flat, Code code) {
        if (flat) {
            code.loop("i", Index.times("from", shape.size()), Index.times("to", shape.size()));
            return;
        }
        code.loop("n", "from", "to").loop("row", 0, shape.size() / shape.last());
        code.line("int o = $L", Index.times("n", shape.size()).plus("row", shape.last()));
        code.loop("channel", 0, shape.last());
    }

    private static void end(boolean flat, Code code) {
        code.end();
        if (!flat) {
            code.end().end();
        }
    }

    private List<String> operands(boolean flat, IntFunction<String> array) {
        return IntStream.range(0, inputs.size())
                .mapToObj(i -> array.apply(i) + "[" + index(inputs.get(i), flat) + "]")
                .toList();
    }

    private Index index(Shape input, boolean flat) {
        return isPerChannel(input) ? Index.times("n", shape.last()).plus("channel", 1) : element(flat);
    }

    private static Index element(boolean flat) {
        return flat ? Index.times("i", 1) : Index.times("o", 1).plus("channel", 1);
    }
}
