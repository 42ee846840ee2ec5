// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import io.github.annotron.processor.op.Elementwise;
import io.github.annotron.processor.op.Recurrence;
import io.github.annotron.processor.op.Squash;
import io.github.annotron.runtime.kernel.Dropout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sample by sample and step by step, with all that a step computes kept. */
final class RecurrenceRule implements Rule<Recurrence> {

    /** What a step computed: sums by gate and unit, gates after the activations, and the state after it. */
    private static final class Step {
        int number;
        double[] before;
        double[] mask;
        double[] dropped;
        double[] innerBefore;
        double[][] sums;
        double[][] gates;
        double[] ofState;
        double[] inner;
        double[] state;
    }

    @Override
    public void forward(Recurrence op, Operands o) {
        for (int n = 0; n < o.samples(); n++) {
            List<Step> steps = run(op, o, n);
            if (op.all()) {
                for (Step step : steps) {
                    System.arraycopy(step.state, 0, o.out(), (n * op.steps() + step.number) * op.units(), op.units());
                }
            } else if (!steps.isEmpty()) {
                System.arraycopy(steps.get(steps.size() - 1).state, 0, o.out(), n * op.units(), op.units());
            }
        }
    }

    private static int length(Recurrence op, Operands o, int n) {
        return op.measured() ? (int) Math.max(0, Math.min(op.steps(), Math.ceil(o.in(1)[n]))) : op.steps();
    }

    private static List<Step> run(Recurrence op, Operands o, int n) {
        int units = op.units();
        int gates = op.cell().gates();
        double[] state = new double[units];
        double[] inner = new double[units];
        List<Step> steps = new ArrayList<>();
        int length = length(op, o, n);
        double[] mask = mask(op, o, n);
        for (int i = 0; i < length; i++) {
            Step step = new Step();
            step.number = op.reverse() ? length - 1 - i : i;
            step.before = state;
            step.mask = mask;
            step.dropped = multiplied(state, mask);
            step.innerBefore = inner;
            step.sums = new double[gates][units];
            step.gates = new double[gates][units];
            step.ofState = new double[units];
            step.inner = new double[units];
            step.state = new double[units];
            int at = (n * op.steps() + step.number) * gates * units;
            for (int gate = 0; gate < gates; gate++) {
                for (int unit = 0; unit < units; unit++) {
                    step.sums[gate][unit] = o.in(0)[at + gate * units + unit];
                }
            }
            compute(op, o, step);
            steps.add(step);
            state = step.state;
            inner = step.inner;
        }
        return steps;
    }

    /** Which units go into products, and by what they are multiplied; what is drawn has tests of its own. */
    private static double[] mask(Recurrence op, Operands o, int n) {
        float[] mask = new float[(n + 1) * op.units()];
        Arrays.fill(mask, 1);
        if (o.training() && op.dropout() > 0) {
            Dropout.forward(o.key(), op.dropout(), 0, mask.length, mask, mask);
        }
        double[] row = new double[op.units()];
        for (int unit = 0; unit < row.length; unit++) {
            row[unit] = mask[n * op.units() + unit];
        }
        return row;
    }

    private static double[] multiplied(double[] a, double[] b) {
        double[] y = new double[a.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = a[i] * b[i];
        }
        return y;
    }

    private static double product(Recurrence op, Operands o, double[] row, int gate, int unit) {
        double sum = 0;
        for (int i = 0; i < op.units(); i++) {
            sum += row[i] * o.parameter(op.kernel())[index(op, i, gate, unit)];
        }
        return sum;
    }

    private static double peephole(Recurrence op, Operands o, int row, int unit) {
        return o.parameter(op.peepholes().orElseThrow())[row * op.units() + unit];
    }

    private static int index(Recurrence op, int row, int gate, int unit) {
        return (row * op.cell().gates() + gate) * op.units() + unit;
    }

    private static double f(Squash squash, double x) {
        return squash.function()
                .map(function -> ElementwiseRule.value(function, function.alpha(), x))
                .orElse(x);
    }

    private static double slope(Squash squash, double x) {
        return squash.function()
                .map(function -> ElementwiseRule.derivative(function, function.alpha(), x))
                .orElse(1.0);
    }

    private static boolean isNew(Recurrence op, int gate) {
        return switch (op.cell()) {
            case SIMPLE -> true;
            case LSTM, GRU, GRU_RESET_AFTER -> gate == 2;
        };
    }

    private static Squash squash(Recurrence op, int gate) {
        return isNew(op, gate) ? op.activation() : op.gate();
    }

    private static void close(Recurrence op, Operands o, Step step, int gate, int unit) {
        Squash squash = squash(op, gate);
        double sum = step.sums[gate][unit];
        if (squash.function().filter(RecurrenceRule::hasKink).isPresent()) {
            o.decision(sum, 1);
        }
        step.gates[gate][unit] = f(squash, sum);
    }

    private static boolean hasKink(Elementwise.Function function) {
        return switch (function) {
            case RELU, LEAKY_RELU, ELU, SELU -> true;
            default -> false;
        };
    }

    private static void compute(Recurrence op, Operands o, Step step) {
        int units = op.units();
        boolean gru = op.cell() == Recurrence.Cell.GRU || op.cell() == Recurrence.Cell.GRU_RESET_AFTER;
        for (int gate = 0; gate < op.cell().gates(); gate++) {
            if (gru && gate == 2) {
                continue;
            }
            for (int unit = 0; unit < units; unit++) {
                step.sums[gate][unit] += product(op, o, step.dropped, gate, unit);
                if (op.peepholes().isPresent() && gate < 2) {
                    step.sums[gate][unit] += peephole(op, o, gate, unit) * step.innerBefore[unit];
                }
                if (op.peepholes().isEmpty() || gate < 3) {
                    close(op, o, step, gate, unit);
                }
            }
        }
        double[] remembered = new double[units];
        for (int unit = 0; unit < units && gru; unit++) {
            remembered[unit] = step.gates[1][unit] * step.dropped[unit];
        }
        for (int unit = 0; unit < units; unit++) {
            double before = step.before[unit];
            switch (op.cell()) {
                case SIMPLE -> step.state[unit] = step.gates[0][unit];
                case LSTM -> {
                    step.inner[unit] =
                            step.gates[1][unit] * step.innerBefore[unit] + step.gates[0][unit] * step.gates[2][unit];
                    if (op.peepholes().isPresent()) {
                        step.sums[3][unit] += peephole(op, o, 2, unit) * step.inner[unit];
                        close(op, o, step, 3, unit);
                    }
                    step.state[unit] = step.gates[3][unit] * f(op.activation(), step.inner[unit]);
                }
                case GRU -> {
                    step.sums[2][unit] += product(op, o, remembered, 2, unit);
                    close(op, o, step, 2, unit);
                }
                case GRU_RESET_AFTER -> {
                    double bias = op.bias().map(b -> o.parameter(b)).orElse(new double[units])[unit];
                    step.ofState[unit] = product(op, o, step.dropped, 2, unit) + bias;
                    step.sums[2][unit] += step.gates[1][unit] * step.ofState[unit];
                    close(op, o, step, 2, unit);
                }
            }
            if (gru) {
                double z = step.gates[0][unit];
                step.state[unit] = z * before + (1 - z) * step.gates[2][unit];
            }
        }
    }

    @Override
    public void backward(Recurrence op, Operands o) {
        int units = op.units();
        for (int n = 0; n < o.samples(); n++) {
            List<Step> steps = run(op, o, n);
            double[] dState = new double[units];
            double[] dInner = new double[units];
            for (int i = steps.size() - 1; i >= 0; i--) {
                Step step = steps.get(i);
                for (int unit = 0; unit < units; unit++) {
                    if (op.all()) {
                        dState[unit] += o.dOut()[(n * op.steps() + step.number) * units + unit];
                    } else if (i == steps.size() - 1) {
                        dState[unit] += o.dOut()[n * units + unit];
                    }
                }
                dState = back(op, o, n, step, dState, dInner);
            }
        }
    }

    /** Returns the gradient at the state before, and replaces that at the inner state. */
    private static double[] back(Recurrence op, Operands o, int n, Step step, double[] dState, double[] dInner) {
        int units = op.units();
        int gates = op.cell().gates();
        double[][] dGates = new double[gates][units];
        double[] dBefore = new double[units];
        for (int unit = 0; unit < units; unit++) {
            double d = dState[unit];
            switch (op.cell()) {
                case SIMPLE -> dGates[0][unit] = d;
                case LSTM -> {
                    dGates[3][unit] = d * f(op.activation(), step.inner[unit]);
                    dInner[unit] += d * step.gates[3][unit] * slope(op.activation(), step.inner[unit]);
                    if (op.peepholes().isPresent()) {
                        double dSum = dGates[3][unit] * slope(op.gate(), step.sums[3][unit]);
                        o.dParameter(op.peepholes().get())[2 * units + unit] += dSum * step.inner[unit];
                        dInner[unit] += dSum * peephole(op, o, 2, unit);
                    }
                    dGates[0][unit] = dInner[unit] * step.gates[2][unit];
                    dGates[1][unit] = dInner[unit] * step.innerBefore[unit];
                    dGates[2][unit] = dInner[unit] * step.gates[0][unit];
                    dInner[unit] *= step.gates[1][unit];
                    for (int gate = 0; gate < 2 && op.peepholes().isPresent(); gate++) {
                        double dSum = dGates[gate][unit] * slope(op.gate(), step.sums[gate][unit]);
                        o.dParameter(op.peepholes().get())[gate * units + unit] += dSum * step.innerBefore[unit];
                        dInner[unit] += dSum * peephole(op, o, gate, unit);
                    }
                }
                case GRU, GRU_RESET_AFTER -> {
                    dGates[0][unit] = d * (step.before[unit] - step.gates[2][unit]);
                    dGates[2][unit] = d * (1 - step.gates[0][unit]);
                    dBefore[unit] = d * step.gates[0][unit];
                }
            }
        }
        double[] dDropped = new double[units];
        double[] rowOfNew = step.dropped;
        double[] dProductOfNew = new double[units];
        if (op.cell() == Recurrence.Cell.GRU || op.cell() == Recurrence.Cell.GRU_RESET_AFTER) {
            double[] dNew = new double[units];
            for (int unit = 0; unit < units; unit++) {
                dNew[unit] = dGates[2][unit] * slope(op.activation(), step.sums[2][unit]);
            }
            if (op.cell() == Recurrence.Cell.GRU_RESET_AFTER) {
                for (int unit = 0; unit < units; unit++) {
                    dProductOfNew[unit] = dNew[unit] * step.gates[1][unit];
                    dGates[1][unit] = dNew[unit] * step.ofState[unit];
                    if (op.bias().isPresent()) {
                        o.dParameter(op.bias().get())[unit] += dProductOfNew[unit];
                    }
                }
            } else {
                rowOfNew = new double[units];
                for (int i = 0; i < units; i++) {
                    rowOfNew[i] = step.gates[1][i] * step.dropped[i];
                    dProductOfNew[i] = dNew[i];
                    double dRemembered = 0;
                    for (int unit = 0; unit < units; unit++) {
                        dRemembered += dNew[unit] * o.parameter(op.kernel())[index(op, i, 2, unit)];
                    }
                    dGates[1][i] = dRemembered * step.dropped[i];
                    dDropped[i] += dRemembered * step.gates[1][i];
                }
            }
        }
        int at = (n * op.steps() + step.number) * gates * units;
        for (int gate = 0; gate < gates; gate++) {
            boolean ofNew = gate == 2 && op.cell() != Recurrence.Cell.LSTM;
            double[] row = ofNew ? rowOfNew : step.dropped;
            for (int unit = 0; unit < units; unit++) {
                double dSum = dGates[gate][unit] * slope(squash(op, gate), step.sums[gate][unit]);
                o.dIn(0)[at + gate * units + unit] += dSum;
                double dProduct = ofNew ? dProductOfNew[unit] : dSum;
                for (int i = 0; i < units; i++) {
                    int weight = index(op, i, gate, unit);
                    o.dParameter(op.kernel())[weight] += dProduct * row[i];
                    if (!(ofNew && op.cell() == Recurrence.Cell.GRU)) {
                        dDropped[i] += dProduct * o.parameter(op.kernel())[weight];
                    }
                }
            }
        }
        for (int i = 0; i < units; i++) {
            dBefore[i] += dDropped[i] * step.mask[i];
        }
        return dBefore;
    }
}
