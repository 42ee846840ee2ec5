// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import com.palantir.javapoet.CodeBlock;
import io.github.annotron.processor.code.Allocation;
import io.github.annotron.processor.code.BackwardScope;
import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.code.ForwardScope;
import io.github.annotron.processor.code.Index;
import io.github.annotron.processor.code.RuntimeNames;
import io.github.annotron.processor.graph.Op;
import io.github.annotron.processor.graph.Parameter;
import io.github.annotron.processor.graph.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code y[i] = table[id[i]]}, zeros for the id of padding. With {@code dy} the gradient at {@code y}: {@code dtable[r]} is the
 * sum of {@code dy[i]} over all i with {@code id[i] = r}, in ascending order.
 *
 * @param input the shape of the ids
 * @param table {@code {vocabulary, units}}
 * @param padding the id of padding, or {@link #NO_PADDING}
 */
public record TableRows(Shape input, Parameter table, int padding) implements Op {

    /** For {@code padding}: there is none. */
    public static final int NO_PADDING = -1;

    private int units() {
        return table.columns();
    }

    @Override
    public int vocabulary() {
        return (int) table.rows();
    }

    @Override
    public Shape shape() {
        List<Integer> extents = new ArrayList<>(input.extents());
        extents.add(units());
        return new Shape(extents);
    }

    @Override
    public Optional<Op> atOneStep() {
        return Optional.of(new TableRows(input.with(0, 1), table, padding));
    }

    @Override
    public String description() {
        return vocabulary() + " ids to " + units() + " units" + (hasPadding() ? ", padded with " + padding : "");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(table);
    }

    private boolean hasPadding() {
        return padding != NO_PADDING;
    }

    @Override
    public List<CodeBlock> initialize(Function<Parameter, String> matrices) {
        return hasPadding()
                ? List.of(CodeBlock.of("$T.zeroRow($L, $L)", RuntimeNames.INITIALIZERS, matrices.apply(table), padding))
                : List.of();
    }

    @Override
    public boolean isDifferentiable(int input) {
        return false;
    }

    @Override
    public void forward(ForwardScope scope, Code code) {
        Index vector = Index.times("i", units());
        code.loop("i", Index.times("from", input.size()), Index.times("to", input.size()));
        code.line("int id = (int) $L[i]", scope.input(0));
        if (hasPadding()) {
            code.begin("if (id == $L)", padding);
            code.line("$T.fill($L, $L, $L, 0f)", Arrays.class, scope.output(), vector, vector.plus(units()));
            code.next("else");
        }
        code.line(
                "$T.arraycopy($L, $L, $L, $L, $L)",
                System.class,
                scope.parameter(table),
                Index.times("id", units()),
                scope.output(),
                vector,
                units());
        if (hasPadding()) {
            code.end();
        }
        code.end();
    }

    @Override
    public void backward(BackwardScope scope, Code code) {
        // Ids come from outside.
    }

    @Override
    public void gradients(BackwardScope scope, Code code) {
        scope.parameterGradient(table).ifPresent(target -> {
            Shares.declare(code, vocabulary());
            // What others add to the gradient lies in all rows.
            String touched = target.accumulate() || scope.isShared(table)
                    ? "null"
                    : scope.untilAddedTo(table, "Touched", Allocation.fixed(vocabulary()));
            if (!target.accumulate()) {
                code.line("$T.clear(first, last, $L, $L, $L)", RuntimeNames.TABLES, units(), touched, target.array());
            }
            code.line(
                    "$T.addRows(first, last, $L, $L, $L, $L, $L, $L, $L)",
                    RuntimeNames.TABLES,
                    padding,
                    Index.times("samples", input.size()),
                    units(),
                    scope.input(0),
                    scope.outputGradient(),
                    target.array(),
                    touched);
        });
    }
}
