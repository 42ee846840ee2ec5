// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.graph.Parameter;
import io.github.annotron.processor.graph.Shape;
import io.github.annotron.processor.graph.Value;
import io.github.annotron.processor.op.Affine;
import io.github.annotron.processor.op.Concatenation;
import io.github.annotron.processor.op.DropoutMask;
import io.github.annotron.processor.op.Recurrence;
import io.github.annotron.processor.op.Squash;
import java.util.List;
import java.util.Optional;

/** {@code @Recurrent}: for each direction the sums over the inputs of all steps, and then the steps. */
final class RecurrentLayer implements LayerKind {

    @Override
    public String annotation() {
        return "Recurrent";
    }

    @Override
    public int mostInputs() {
        return 2;
    }

    @Override
    public Optional<Value> build(LayerScope scope, List<Value> inputs) {
        Optional<Integer> units = scope.width("units");
        Optional<Squash> activation = squash(scope, "activation");
        Optional<Squash> gate = squash(scope, "recurrentActivation");
        boolean finite = scope.isFinite("constant") && scope.isFinite("forgetBias");
        boolean rates = DropoutLayer.isRate(scope, "dropout", "dropout")
                && DropoutLayer.isRate(scope, "recurrentDropout", "recurrentDropout");
        boolean carries = canCarry(scope);
        if (!scope.isSeries(inputs.get(0))
                || !areLengths(scope, inputs)
                || units.isEmpty()
                || activation.isEmpty()
                || gate.isEmpty()
                || !finite
                || !rates
                || !carries) {
            return Optional.empty();
        }
        if (!canUnroll(scope, cell(scope), units.get()) || !canPeep(scope, cell(scope))) {
            return Optional.empty();
        }
        Directions directions = new Directions(scope, inputs, units.get(), activation.get(), gate.get());
        if (!scope.attributes().flag("bidirectional")) {
            return directions.add(false, "");
        }
        return directions
                .add(false, "Forward")
                .flatMap(ahead -> directions.add(true, "Backward").flatMap(back -> {
                    Shape shape = ahead.shape();
                    return scope.output(
                            new Concatenation(List.of(shape, shape), shape.rank() - 1), List.of(ahead, back));
                }));
    }

    /** An activation whose derivative follows from its output; empty if a problem was reported. */
    private static Optional<Squash> squash(LayerScope scope, String attribute) {
        String name = scope.attributes().constant(attribute);
        if (name.equals(Activations.LINEAR)) {
            return Optional.of(new Squash(Optional.empty()));
        }
        boolean known =
                !name.equals(Activations.SOFTMAX) && Activations.function(name).isFromOutput();
        if (!known) {
            scope.problem(
                    ProblemCode.INVALID_VALUE,
                    attribute,
                    attribute + " is " + name + ", and a recurrent layer keeps only the outputs of its activations,"
                            + " from which the derivative of " + name + " does not follow. Use TANH, SIGMOID, RELU,"
                            + " LEAKY_RELU, ELU, SELU, SOFTPLUS or LINEAR.");
            return Optional.empty();
        }
        return Optional.of(new Squash(Optional.of(Activations.function(name))));
    }

    /** Whether states can be carried to where the series goes on, if they are to be. */
    private static boolean canCarry(LayerScope scope) {
        if (!scope.attributes().flag("stateful") || !scope.attributes().flag("bidirectional")) {
            return true;
        }
        scope.problem(
                ProblemCode.INVALID_VALUE,
                "stateful",
                "stateful = true carries states from the end of a batch to the start of the next one, and the backward"
                        + " direction of bidirectional = true starts at the end. Leave one of them out.");
        return false;
    }

    private static boolean areLengths(LayerScope scope, List<Value> inputs) {
        if (inputs.size() == 1 || inputs.get(1).shape().equals(Shape.of(1))) {
            return true;
        }
        scope.problemAtInput(
                ProblemCode.SHAPE_MISMATCH,
                1,
                "its second input is the number of valid steps, and the output of " + scope.read(1) + " is "
                        + LayerScope.braces(inputs.get(1).shape().extents()) + ". It must be {1}.");
        return false;
    }

    private static Recurrence.Cell cell(LayerScope scope) {
        String name = scope.attributes().constant("cell");
        return name.equals("GRU") && scope.attributes().flag("resetAfter")
                ? Recurrence.Cell.GRU_RESET_AFTER
                : Recurrence.Cell.valueOf(name);
    }

    /** Whether the products of a step are not too large to be written out, if they are to be. */
    private static boolean canUnroll(LayerScope scope, Recurrence.Cell cell, int units) {
        if (!scope.attributes().constant("unroll").equals("ALWAYS") || Recurrence.canUnroll(cell, units)) {
            return true;
        }
        scope.problem(
                ProblemCode.INVALID_VALUE,
                "unroll",
                "unroll = ALWAYS would write out " + (long) cell.gates() * units * units
                        + " multiply-adds for each step, and the JVM compiles no method as large as that. Use AUTO, or fewer"
                        + " units.");
        return false;
    }

    private static boolean canPeep(LayerScope scope, Recurrence.Cell cell) {
        if (!scope.attributes().flag("peepholes") || cell == Recurrence.Cell.LSTM) {
            return true;
        }
        scope.problem(
                ProblemCode.INVALID_VALUE,
                "peepholes",
                "peepholes = true lets gates see the inner state of an LSTM, and cell is "
                        + scope.attributes().constant("cell") + ". Leave it out, or take cell = LSTM.");
        return false;
    }

    private record Directions(LayerScope scope, List<Value> inputs, int units, Squash activation, Squash gate) {

        /** Applies the operations of a direction. */
        Optional<Value> add(boolean reverse, String role) {
            Recurrence.Cell cell = cell(scope);
            Shape series = inputs.get(0).shape();
            int features = series.last();
            int width = cell.gates() * units;
            String prefix = reverse ? "reverse." : "";
            if (!scope.isCountable("units", (long) cell.gates() * units, "sums at a step")) {
                return Optional.empty();
            }
            Optional<Parameter> kernel =
                    scope.parameter(prefix + "kernel", List.of(features, width), start("kernelInitializer", features));
            Optional<Parameter> recurrent = scope.parameter(
                    prefix + "recurrentKernel", List.of(units, width), start("recurrentInitializer", units));
            if (kernel.isEmpty() || recurrent.isEmpty()) {
                return Optional.empty();
            }
            boolean biased = scope.attributes().flag("bias");
            Optional<Parameter> bias = biased ? bias(prefix + "bias", width, cell) : Optional.empty();
            Optional<Parameter> recurrentBias = biased && cell == Recurrence.Cell.GRU_RESET_AFTER
                    ? bias(prefix + "recurrentBias", units, cell)
                    : Optional.empty();
            boolean peeps = scope.attributes().flag("peepholes");
            Optional<Parameter> peepholes = peeps
                    ? scope.parameter(prefix + "peepholes", List.of(3, units), new Parameter.Start("zeros", 1, 1, 0))
                    : Optional.empty();
            if (peeps && peepholes.isEmpty()) {
                return Optional.empty();
            }
            return dropped(reverse)
                    .flatMap(input -> scope.apply(
                            reverse ? "ReverseGates" : "Gates",
                            new Affine(series, kernel.get(), false, bias, false),
                            List.of(input)))
                    .flatMap(gates -> scope.apply(
                            role,
                            new Recurrence(
                                    cell,
                                    series.extent(0),
                                    units,
                                    scope.attributes().constant("output").equals("ALL_STEPS"),
                                    reverse,
                                    inputs.size() == 2,
                                    activation,
                                    gate,
                                    recurrent.get(),
                                    recurrentBias,
                                    peepholes,
                                    scope.attributes().number("recurrentDropout"),
                                    Recurrence.Unrolling.valueOf(
                                            scope.attributes().constant("unroll")),
                                    scope.attributes().flag("stateful")
                                            ? Recurrence.Memory.IN_TRAINING
                                            : Recurrence.Memory.NEVER,
                                    Optional.empty()),
                            inputs.size() == 2 ? List.of(gates, inputs.get(1)) : List.of(gates)));
        }

        /** What the direction reads. */
        private Optional<Value> dropped(boolean reverse) {
            Value input = inputs.get(0);
            float rate = scope.attributes().number("dropout");
            return rate == 0
                    ? Optional.of(input)
                    : scope.apply(
                            reverse ? "ReverseInputs" : "Inputs",
                            new DropoutMask(input.shape(), rate, true),
                            List.of(input));
        }

        /** How a kernel starts: each gate as one of its own. */
        private Parameter.Start start(String initializer, int fanIn) {
            Parameter.Start start = Weights.start(scope, initializer, fanIn, units);
            return start.method().equals("orthogonal")
                    ? new Parameter.Start("orthogonalGates", fanIn, units, start.constant())
                    : start;
        }

        /** A bias, which is smaller than its kernel, so that it is not too large. */
        private Optional<Parameter> bias(String role, int elements, Recurrence.Cell cell) {
            Parameter.Start start = cell == Recurrence.Cell.LSTM
                    ? new Parameter.Start("forgetBias", 1, 1, scope.attributes().number("forgetBias"))
                    : new Parameter.Start("zeros", 1, 1, 0);
            return scope.parameter(role, List.of(elements), start);
        }
    }
}
