// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import io.github.annotron.processor.code.BackwardScope;
import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.code.ForwardScope;
import io.github.annotron.processor.code.Index;
import io.github.annotron.processor.code.RuntimeNames;
import io.github.annotron.processor.graph.Op;
import io.github.annotron.processor.graph.Parameter;
import io.github.annotron.processor.graph.Shape;
import io.github.annotron.processor.graph.Strategy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The steps of a recurrent layer in one direction. The first input has, for each step, what the gates' sums have of the layer's input;
 * the gates take its place. The second, if there is one, is the number of valid steps. The backward pass goes back through all
 * steps (Werbos, 1990): it reads gates and states, and {@code gradients} the gradients at the sums.
 *
 * <p>Layouts: what there is for each step lies sample by sample, step by step, so that one product has the gradient at the kernel.
 * States have one row more, for that before the first step.
 *
 * @param all whether the output is the states after all steps, else that after the last one
 * @param reverse whether the last step comes first
 * @param measured whether there are lengths
 * @param activation of new values
 * @param gate of gates
 * @param kernel U, {@code {units, gates * units}}
 * @param bias of the sums of U alone, {@code {units}}, where the cell needs it
 * @param peepholes of an LSTM, {@code {3, units}}: by what of the inner state the sums of i, f and o grow
 * @param dropout the share of units whose state does not go into the products of a sequence, in training
 * @param unrolling whether the products of a step are written out
 * @param memory when the state after the last step is that before the first one of the next pass
 * @param sums what the sums have of the layer's input, which is the last input then, if each step computes it in predictions
 */
public record Recurrence(
        Cell cell,
        int steps,
        int units,
        boolean all,
        boolean reverse,
        boolean measured,
        Squash activation,
        Squash gate,
        Parameter kernel,
        Optional<Parameter> bias,
        Optional<Parameter> peepholes,
        float dropout,
        Unrolling unrolling,
        Memory memory,
        Optional<Affine> sums)
        implements Op {

    /** Whether the products of a step are written out. */
    public enum Unrolling {
        /** As the cost model of products has it. */
        AUTO,
        ALWAYS,
        NEVER;

        private Strategy strategy(int depth, int columns) {
            return switch (this) {
                case AUTO -> Product.choose(1, depth, columns);
                case ALWAYS -> Strategy.STRAIGHT_LINE;
                case NEVER -> Strategy.MICRO_KERNEL;
            };
        }
    }

    /** When states outlast a pass. */
    public enum Memory {
        NEVER,
        /** From batch to batch of training, while predictions begin anew. */
        IN_TRAINING,
        /** From step to step of a stream. */
        ALWAYS
    }

    /** What happens at a step. */
    public enum Cell {
        SIMPLE(1, "simple", new SimpleCell()),
        LSTM(4, "LSTM", new LstmCell()),
        GRU(3, "GRU", new GruCell(false)),
        GRU_RESET_AFTER(3, "GRU, reset after the product", new GruCell(true));

        private final int gates;
        private final String text;
        private final CellCode code;

        Cell(int gates, String text, CellCode code) {
            this.gates = gates;
            this.text = text;
            this.code = code;
        }

        /** The arrays of states that a step takes from the one before. */
        List<String> states() {
            return code.states();
        }

        /** How many sums there are for each unit. */
        public int gates() {
            return gates;
        }
    }

    /** The same with its sums. */
    Recurrence with(Affine sums) {
        return new Recurrence(
                cell,
                steps,
                units,
                all,
                reverse,
                measured,
                activation,
                gate,
                kernel,
                bias,
                peepholes,
                dropout,
                unrolling,
                memory,
                Optional.of(sums));
    }

    @Override
    public Shape shape() {
        return all ? Shape.of(steps, units) : Shape.of(units);
    }

    @Override
    public Optional<Op> atOneStep() {
        return reverse || measured
                ? Optional.empty()
                : Optional.of(new Recurrence(
                        cell,
                        1,
                        units,
                        all,
                        false,
                        false,
                        activation,
                        gate,
                        kernel,
                        bias,
                        peepholes,
                        0,
                        unrolling,
                        Memory.ALWAYS,
                        Optional.empty()));
    }

    @Override
    public boolean remembers() {
        return memory == Memory.ALWAYS;
    }

    @Override
    public List<String> remembered(ForwardScope scope) {
        return memory == Memory.NEVER ? List.of() : StepCode.remembered(this, scope);
    }

    @Override
    public String description() {
        return cell.text + (peepholes.isPresent() ? " with peepholes of " : " of ") + units
                + (units == 1 ? " unit" : " units") + ", " + activation.text()
                + (cell == Cell.SIMPLE ? "" : " and " + gate.text()) + (reverse ? ", backwards" : "");
    }

    @Override
    public List<Parameter> parameters() {
        return Stream.of(Stream.of(kernel), bias.stream(), peepholes.stream())
                .flatMap(parameters -> parameters)
                .toList();
    }

    @Override
    public long multiplyAdds() {
        return (long) steps * units * width();
    }

    @Override
    public Optional<Strategy> strategy() {
        return Optional.of(unrolling.strategy(units, width()));
    }

    Strategy backwardStrategy() {
        return unrolling.strategy(width(), units);
    }

    /** Whether the products of a step, written out, can be in a method that HotSpot compiles. */
    public static boolean canUnroll(Cell cell, int units) {
        return Product.fitsStraightLine(units, cell.gates * units)
                && Product.fitsStraightLine(cell.gates * units, units);
    }

    /** The sums of a step. */
    int width() {
        return cell.gates * units;
    }

    /** Elements of the states of a sample. */
    int stateSize() {
        return (steps + 1) * units;
    }

    /** An index at the first step, moved to step {@code t} of a loop over all of them. */
    Index inStep(Index base, int distance) {
        return steps == 1 ? base : base.plus("t", distance);
    }

    /** Elements per sample of an array of the forward pass. */
    int sizeOf(String role) {
        if (role.equals("Mask")) {
            return units;
        }
        return role.endsWith("States") ? stateSize() : steps * units;
    }

    /** The name of an array of its own within the layer. */
    String role(String name) {
        return reverse ? "Reverse" + name : name;
    }

    @Override
    public boolean isDifferentiable(int input) {
        return input == 0;
    }

    @Override
    public void forward(ForwardScope scope, Code code) {
        StepCode step = StepCode.forward(this, scope, code);
        step.recall();
        step.drawMask();
        step.overSteps(reverse, () -> {
            step.startSums();
            cell.code.forward(step);
        });
        step.remember();
        code.loop("n", "from", "to");
        if (all) {
            copyOut(scope, code, step, Index.times("n", stateSize()).plus(reverse ? 0 : units), steps * units);
        } else {
            step.declareSteps();
            copyOut(scope, code, step, step.last(), units);
        }
        code.end();
    }

    private static void copyOut(ForwardScope scope, Code code, StepCode step, Index source, int count) {
        code.line(
                "$T.arraycopy($L, $L, $L, $L, $L)",
                System.class,
                step.states(),
                source,
                scope.output(),
                Index.times("n", count),
                count);
    }

    @Override
    public void backward(BackwardScope scope, Code code) {
        Optional<BackwardScope.Target> target = scope.inputGradient(0);
        if (measured) {
            // A length is no quantity that can change a little.
            scope.inputGradient(1).ifPresent(length -> length.clear(1, code));
        }
        if (target.isEmpty()) {
            return;
        }
        StepCode step = StepCode.backward(this, scope, code, target.get().array());
        step.startGradients();
        cell.code.startGradients(step);
        step.overSteps(!reverse, () -> cell.code.backward(step));
    }

    @Override
    public void prepare(BackwardScope scope, Code code) {
        if (scope.needsInputGradient(0) && backwardStrategy() == Strategy.MICRO_KERNEL) {
            Shares.declare(code, units);
            code.line(
                    "$T.transpose(first, last, $L, $L, 0, $L, $L, 0, $L)",
                    RuntimeNames.KERNELS,
                    width(),
                    scope.parameter(kernel),
                    width(),
                    turned(scope),
                    units);
        }
    }

    /** The recurrent kernel the other way round. */
    String turned(BackwardScope scope) {
        return scope.derived(kernel, "Transposed", kernel.elements());
    }

    @Override
    public void gradients(BackwardScope scope, Code code) {
        scope.parameterGradient(kernel).ifPresent(target -> {
            Shares.declare(code, units);
            StepCode step = StepCode.backward(this, scope, code, scope.gradientAt(0));
            cell.code.gradients(step, target);
            bias.flatMap(scope::parameterGradient).ifPresent(db -> cell.code.biasGradient(step, db));
            peepholes.flatMap(scope::parameterGradient).ifPresent(dp -> cell.code.peepholeGradient(step, dp));
        });
    }
}
