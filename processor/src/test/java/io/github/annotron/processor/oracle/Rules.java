// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import io.github.annotron.processor.graph.Node;
import io.github.annotron.processor.graph.Op;
import io.github.annotron.processor.graph.Shape;
import io.github.annotron.processor.op.Affine;
import io.github.annotron.processor.op.BatchNormalization;
import io.github.annotron.processor.op.Concatenation;
import io.github.annotron.processor.op.Convolution2D;
import io.github.annotron.processor.op.DropoutMask;
import io.github.annotron.processor.op.Elementwise;
import io.github.annotron.processor.op.Interpolation;
import io.github.annotron.processor.op.Margins2D;
import io.github.annotron.processor.op.Merge;
import io.github.annotron.processor.op.Noise;
import io.github.annotron.processor.op.NormalSample;
import io.github.annotron.processor.op.Normalization;
import io.github.annotron.processor.op.Pooling2D;
import io.github.annotron.processor.op.Recurrence;
import io.github.annotron.processor.op.Repetition;
import io.github.annotron.processor.op.Reshape;
import io.github.annotron.processor.op.Slice;
import io.github.annotron.processor.op.SoftmaxRows;
import io.github.annotron.processor.op.StepCount;
import io.github.annotron.processor.op.TableRows;
import io.github.annotron.processor.op.TransposedConvolution2D;
import io.github.annotron.runtime.kernel.Dropout;
import io.github.annotron.runtime.kernel.Gaussian;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The rule of each operation. */
final class Rules {
    private static final Map<Class<? extends Op>, Rule<?>> RULES = new HashMap<>();

    static {
        rule(Affine.class, new AffineRule());
        rule(Convolution2D.class, new ConvolutionRule());
        rule(TransposedConvolution2D.class, new TransposedConvolutionRule());
        rule(Recurrence.class, new RecurrenceRule());
        rule(Pooling2D.class, new PoolingRule());
        rule(Elementwise.class, new ElementwiseRule());
        rule(SoftmaxRows.class, new SoftmaxRule());
        rule(Merge.class, new MergeRule());
        rule(Concatenation.class, new ConcatenationRule());
        rule(Slice.class, new CopyRule<>(Slice::input, (op, at) -> at[op.axis()] += op.first()));
        rule(Margins2D.class, new CopyRule<>(Margins2D::input, (op, at) -> {
            at[0] -= op.top();
            at[1] -= op.left();
        }));
        rule(Repetition.class, new CopyRule<>(Repetition::input, (op, at) -> at[op.axis()] /= op.copies()));
        rule(Interpolation.class, new InterpolationRule());
        rule(Normalization.class, new NormalizationRule());
        rule(BatchNormalization.class, new BatchNormalizationRule());
        rule(Reshape.class, new ReshapeRule());
        rule(DropoutMask.class, new DropoutRule());
        rule(NormalSample.class, new NormalSampleRule());
        rule(Noise.class, new NoiseRule());
        rule(TableRows.class, new TableRule());
        rule(StepCount.class, new StepCountRule());
    }

    private Rules() {}

    private static <O extends Op> void rule(Class<O> op, Rule<O> rule) {
        RULES.put(op, rule);
    }

    /** The operations that there is a rule for. */
    static Set<Class<? extends Op>> operations() {
        return RULES.keySet();
    }

    static void forward(Node node, Operands operands) {
        find(node.op()).forward(node.op(), operands);
    }

    static void backward(Node node, Operands operands) {
        find(node.op()).backward(node.op(), operands);
    }

    static double[] penalty(Node node, Operands operands) {
        return find(node.op()).penalty(node.op(), operands);
    }

    @SuppressWarnings("unchecked") // rule() pairs them
    private static Rule<Op> find(Op op) {
        Rule<?> rule = RULES.get(op.getClass());
        if (rule == null) {
            throw new AssertionError(
                    "the oracle has no rule for " + op.getClass().getSimpleName());
        }
        return (Rule<Op>) rule;
    }

    static double[] softmax(double[] x) {
        double largest = Arrays.stream(x).max().orElseThrow();
        double[] y = Arrays.stream(x).map(v -> Math.exp(v - largest)).toArray();
        double sum = Arrays.stream(y).sum();
        return Arrays.stream(y).map(v -> v / sum).toArray();
    }

    /** Where an element of a sample is. */
    static int[] coordinates(int index, Shape shape) {
        int[] at = new int[shape.rank()];
        int rest = index;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            at[axis] = rest % shape.extent(axis);
            rest /= shape.extent(axis);
        }
        return at;
    }

    /** The inverse of {@link #coordinates}. */
    static int index(int[] at, Shape shape) {
        int index = 0;
        for (int axis = 0; axis < at.length; axis++) {
            index = index * shape.extent(axis) + at[axis];
        }
        return index;
    }

    /** y = x W + b over the last axis; rectified, its derivative is left to the operation that follows. */
    private static final class AffineRule implements Rule<Affine> {
        @Override
        public void forward(Affine op, Operands o) {
            int features = op.input().last();
            int units = op.shape().last();
            double[] w = o.parameter(op.kernel());
            for (int row = 0; row < o.in(0).length / features; row++) {
                for (int unit = 0; unit < units; unit++) {
                    double sum = op.bias().isPresent() ? o.parameter(op.bias().get())[unit] : 0;
                    for (int feature = 0; feature < features; feature++) {
                        sum += o.in(0)[row * features + feature] * w[index(op, feature, unit)];
                    }
                    o.out()[row * units + unit] = sum;
                }
            }
            if (op.rectified()) {
                rectify(o);
            }
        }

        @Override
        public void backward(Affine op, Operands o) {
            int features = op.input().last();
            int units = op.shape().last();
            double[] w = o.parameter(op.kernel());
            for (int row = 0; row < o.in(0).length / features; row++) {
                for (int unit = 0; unit < units; unit++) {
                    double dy = o.dOut()[row * units + unit];
                    if (op.bias().isPresent()) {
                        o.dParameter(op.bias().get())[unit] += dy;
                    }
                    for (int feature = 0; feature < features; feature++) {
                        int weight = index(op, feature, unit);
                        o.dIn(0)[row * features + feature] += dy * w[weight];
                        o.dParameter(op.kernel())[weight] += dy * o.in(0)[row * features + feature];
                    }
                }
            }
        }

        private static int index(Affine op, int feature, int unit) {
            return op.transposed()
                    ? unit * op.input().last() + feature
                    : feature * op.shape().last() + unit;
        }
    }

    /** Applies ReLU in place. */
    static void rectify(Operands o) {
        double scale = largest(o.out());
        for (int i = 0; i < o.out().length; i++) {
            o.decision(o.out()[i], scale);
            o.out()[i] = Math.max(0, o.out()[i]);
        }
    }

    static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }

    private static final class SoftmaxRule implements Rule<SoftmaxRows> {
        @Override
        public void forward(SoftmaxRows op, Operands o) {
            int width = op.shape().last();
            for (int start = 0; start < o.out().length; start += width) {
                double[] y = softmax(Arrays.copyOfRange(o.in(0), start, start + width));
                System.arraycopy(y, 0, o.out(), start, width);
            }
        }

        @Override
        public void backward(SoftmaxRows op, Operands o) {
            int width = op.shape().last();
            for (int start = 0; start < o.out().length; start += width) {
                for (int i = start; i < start + width; i++) {
                    for (int j = start; j < start + width; j++) {
                        double jacobian = (i == j ? o.out()[i] : 0) - o.out()[i] * o.out()[j];
                        o.dIn(0)[j] += jacobian * o.dOut()[i];
                    }
                }
            }
        }
    }

    /** By coordinates: an element of an input is the element of the output that is moved along the axis. */
    private static final class ConcatenationRule implements Rule<Concatenation> {
        @Override
        public void forward(Concatenation op, Operands o) {
            walk(op, o, (input, from, to) -> o.out()[to] = o.in(input)[from]);
        }

        @Override
        public void backward(Concatenation op, Operands o) {
            walk(op, o, (input, from, to) -> o.dIn(input)[from] += o.dOut()[to]);
        }

        private interface Visitor {
            void visit(int input, int from, int to);
        }

        private static void walk(Concatenation op, Operands o, Visitor visitor) {
            for (int n = 0; n < o.samples(); n++) {
                int moved = 0;
                for (int input = 0; input < op.inputs().size(); input++) {
                    Shape shape = op.inputs().get(input);
                    for (int i = 0; i < shape.size(); i++) {
                        int[] at = coordinates(i, shape);
                        at[op.axis()] += moved;
                        visitor.visit(
                                input, n * shape.size() + i, n * op.shape().size() + index(at, op.shape()));
                    }
                    moved += shape.extent(op.axis());
                }
            }
        }
    }

    /**
     * Each element of the output is one of the input, or zero where the input has none.
     *
     * @param input the input's shape
     * @param source turns coordinates in the output into those in the input
     */
    private record CopyRule<O extends Op>(Function<O, Shape> input, BiConsumer<O, int[]> source) implements Rule<O> {
        @Override
        public void forward(O op, Operands o) {
            walk(op, o, (from, to) -> o.out()[to] = o.in(0)[from]);
        }

        @Override
        public void backward(O op, Operands o) {
            walk(op, o, (from, to) -> o.dIn(0)[from] += o.dOut()[to]);
        }

        private void walk(O op, Operands o, BiConsumer<Integer, Integer> visitor) {
            Shape shape = input.apply(op);
            int size = op.shape().size();
            for (int to = 0; to < o.samples() * size; to++) {
                int[] at = coordinates(to % size, op.shape());
                source.accept(op, at);
                if (IntStream.range(0, at.length).allMatch(axis -> at[axis] >= 0 && at[axis] < shape.extent(axis))) {
                    visitor.accept(to / size * shape.size() + index(at, shape), to);
                }
            }
        }
    }

    /** Each id is replaced by its row of the table, the id of padding by zeros. */
    private static final class TableRule implements Rule<TableRows> {
        @Override
        public void forward(TableRows op, Operands o) {
            walk(op, o, (inTable, at) -> o.out()[at] = o.parameter(op.table())[inTable]);
        }

        @Override
        public void backward(TableRows op, Operands o) {
            walk(op, o, (inTable, at) -> o.dParameter(op.table())[inTable] += o.dOut()[at]);
        }

        private static void walk(TableRows op, Operands o, BiConsumer<Integer, Integer> visitor) {
            int units = op.table().columns();
            for (int i = 0; i < o.in(0).length; i++) {
                int id = (int) o.in(0)[i];
                for (int unit = 0; unit < units && id != op.padding(); unit++) {
                    visitor.accept(id * units + unit, i * units + unit);
                }
            }
        }
    }

    private static final class StepCountRule implements Rule<StepCount> {
        @Override
        public void forward(StepCount op, Operands o) {
            int steps = op.input().last();
            for (int i = 0; i < o.in(0).length; i++) {
                if (o.in(0)[i] != op.padding()) {
                    o.out()[i / steps] = i % steps + 1;
                }
            }
        }

        @Override
        public void backward(StepCount op, Operands o) {
            // A count does not change a little.
        }
    }

    private static final class ReshapeRule implements Rule<Reshape> {
        @Override
        public void forward(Reshape op, Operands o) {
            System.arraycopy(o.in(0), 0, o.out(), 0, o.out().length);
        }

        @Override
        public void backward(Reshape op, Operands o) {
            for (int i = 0; i < o.dOut().length; i++) {
                o.dIn(0)[i] += o.dOut()[i];
            }
        }
    }

    /** The numbers are the runtime's, which has tests of its own. */
    private static final class NoiseRule implements Rule<Noise> {
        @Override
        public void forward(Noise op, Operands o) {
            float[] e = new float[o.out().length];
            if (o.training()) {
                Gaussian.fill(o.key(), 0, e.length, e);
            }
            for (int i = 0; i < e.length; i++) {
                o.out()[i] = o.in(0)[i] + (double) op.deviation() * e[i];
            }
        }

        @Override
        public void backward(Noise op, Operands o) {
            for (int i = 0; i < o.dOut().length; i++) {
                o.dIn(0)[i] += o.dOut()[i];
            }
        }
    }

    /** Which elements stay is the runtime's decision, which has tests of its own; what becomes of them is not. */
    private static final class DropoutRule implements Rule<DropoutMask> {
        @Override
        public void forward(DropoutMask op, Operands o) {
            double[] mask = mask(op, o);
            for (int i = 0; i < mask.length; i++) {
                o.out()[i] = o.in(0)[i] * mask[i];
            }
        }

        @Override
        public void backward(DropoutMask op, Operands o) {
            double[] mask = mask(op, o);
            for (int i = 0; i < mask.length; i++) {
                o.dIn(0)[i] += o.dOut()[i] * mask[i];
            }
        }

        private static double[] mask(DropoutMask op, Operands o) {
            double[] mask = new double[o.out().length];
            Arrays.fill(mask, 1);
            if (o.training()) {
                // A decision for each element, or for each channel of each sample.
                int size = op.shape().size();
                int channels = op.wholeChannels() ? op.shape().last() : size;
                float[] ones = new float[mask.length / size * channels];
                Arrays.fill(ones, 1);
                float[] kept = new float[ones.length];
                Dropout.forward(o.key(), op.rate(), 0, kept.length, ones, kept);
                for (int i = 0; i < mask.length; i++) {
                    mask[i] = kept[i / size * channels + i % channels] == 0 ? 0 : 1 / (1 - (double) op.rate());
                }
            }
            return mask;
        }
    }
}
