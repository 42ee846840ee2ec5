// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import io.github.annotron.processor.code.ArrayLength;
import io.github.annotron.processor.code.BackwardScope;
import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.code.ForwardScope;
import io.github.annotron.processor.code.Grid;
import io.github.annotron.processor.code.Index;
import io.github.annotron.processor.code.Multiplication;
import io.github.annotron.processor.code.RuntimeNames;
import io.github.annotron.processor.code.Scope;
import io.github.annotron.processor.graph.Op;
import io.github.annotron.processor.graph.Parameter;
import io.github.annotron.processor.graph.Shape;
import io.github.annotron.processor.graph.Strategy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code y = max(floor, x W + b)} over the last axis. With {@code dy} the gradient at {@code y}: {@code dx = dy W^T},
 * {@code dW = x^T dy}, {@code db} the column sums of {@code dy}.
 *
 * @param input the shape of x
 * @param kernel W, {@code {features, units}}, or transposed, {@code {units, features}}
 * @param bias b, {@code {units}}
 * @param rectified whether the floor is 0: a ReLU that costs nothing; its derivative is an operation of its own
 * @param norm a normalisation of y that is a part of this in prediction
 * @param stepwise whether the recurrence that reads y, and alone does, computes it where {@link StepwiseSums} says so
 */
public record Affine(
        Shape input,
        Parameter kernel,
        boolean transposed,
        Optional<Parameter> bias,
        boolean rectified,
        Optional<BatchNormalization> norm,
        boolean stepwise)
        implements Foldable {

    /** The rows of a batch for which transposing a kernel and transposing the gradients at inputs and outputs are weighed. */
    private static final long BATCH = 128;

    public Affine(Shape input, Parameter kernel, boolean transposed, Optional<Parameter> bias, boolean rectified) {
        this(input, kernel, transposed, bias, rectified, Optional.empty(), false);
    }

    @Override
    public boolean canFold() {
        return !transposed && !rectified;
    }

    @Override
    public Affine with(BatchNormalization norm) {
        return new Affine(input, kernel, transposed, bias, rectified, Optional.of(norm), stepwise);
    }

    /** The same product, which the recurrence that reads y may compute. */
    Affine asStepwise() {
        return new Affine(input, kernel, transposed, bias, rectified, norm, true);
    }

    @Override
    public Optional<Op> atOneStep() {
        return input.rank() > 1 && norm.isEmpty()
                ? Optional.of(new Affine(input.with(0, 1), kernel, transposed, bias, rectified))
                : Optional.empty();
    }

    int features() {
        return input.last();
    }

    private int units() {
        return (int) (kernel.elements() / features());
    }

    /** Rows of x per sample: all axes but the last. */
    private int rows() {
        return input.size() / features();
    }

    @Override
    public Shape shape() {
        return input.withLast(units());
    }

    @Override
    public String description() {
        return features() + " features to " + units() + " units" + (transposed ? ", tied" : "");
    }

    @Override
    public List<Parameter> parameters() {
        return Stream.concat(Stream.of(kernel), bias.stream()).toList();
    }

    @Override
    public long multiplyAdds() {
        return (long) rows() * features() * units();
    }

    @Override
    public Optional<Strategy> strategy() {
        return Optional.of(forwardStrategy());
    }

    private Strategy forwardStrategy() {
        return Product.choose(rows(), features(), units());
    }

    /** Whether a product needs the kernel the other way round: the micro-kernel reads its rows. */
    private static boolean derives(Strategy strategy, boolean reversed) {
        return reversed && strategy == Strategy.MICRO_KERNEL;
    }

    @Override
    public void derive(ForwardScope scope, Code code) {
        Foldable.super.derive(scope, code);
        if (derives(forwardStrategy(), transposed)) {
            turn(scope, code);
        }
    }

    @Override
    public void forward(ForwardScope scope, Code code) {
        Product product = new Product(
                Grid.line("row", rows(), features()),
                Grid.line("row", rows(), units()),
                Grid.line("feature", features(), 1),
                units());
        Foldable.Operands weights = operands(scope, code);
        boolean derived = derives(forwardStrategy(), transposed);
        boolean asStored = transposed && !derived;
        Product.Operands operands = new Product.Operands(
                scope.input(0),
                sample(features()),
                derived ? turned(scope) : weights.kernel(),
                Index.of(0),
                asStored ? 1 : units(),
                asStored ? features() : 1,
                weights.bias(),
                Index.of(0),
                scope.output(),
                sample(units()),
                weights.floor());
        if (stepwise) {
            code.begin("if ($L)", StepwiseSums.atOnce(scope));
        }
        emit(scope, code, product, operands, forwardStrategy());
        if (stepwise) {
            code.end();
        }
    }

    @Override
    public ArrayLength lengthInPrediction() {
        return stepwise ? StepwiseSums.length(shape()) : Foldable.super.lengthInPrediction();
    }

    @Override
    public void part(ForwardScope scope, Code code, String kernel) {
        if (transposed) {
            Bounds.part(code, features(), kernel, 1, features(), units(), partedKernel(scope));
        } else {
            Foldable.super.part(scope, code, kernel);
        }
    }

    @Override
    public void bounds(ForwardScope scope, Code code) {
        Bounds.oppose(code, input.size(), scope.input(0));
        Product product = new Product(
                Grid.line("row", rows(), features()),
                Grid.line("row", rows(), units()),
                Bounds.summands(Grid.line("feature", features(), 1), input.size()),
                units());
        Foldable.Operands weights = boundOperands(scope);
        Index zero = Index.of(0);
        product.callKernel(
                code,
                new Product.Operands(
                        scope.input(0),
                        zero,
                        weights.kernel(),
                        zero,
                        units(),
                        1,
                        weights.bias(),
                        zero,
                        scope.output(),
                        zero,
                        weights.floor()),
                Multiplication.Rows.ofSamples(Bounds.ROWS * rows(), 1),
                ArrayLength.fixed(product.depth().count()),
                "0",
                Integer.toString(Bounds.ROWS * rows()),
                Integer.toString(product.depth().count()),
                scope.rows(rows(), features()),
                scope.table("Summands", product.depth()),
                scope.rows(rows(), units()));
    }

    @Override
    public void backward(BackwardScope scope, Code code) {
        Optional<BackwardScope.Target> target = scope.inputGradient(0);
        if (target.isEmpty()) {
            return;
        }
        if (passesBackAsStored()) {
            code.multipliesTransposed(units());
            code.line(
                    "$T.compute($L, $L, $L, $L, $L, $L, $L, $L)",
                    RuntimeNames.TRANSPOSED_PRODUCT,
                    times("from"),
                    times("to"),
                    features(),
                    units(),
                    scope.outputGradient(),
                    scope.parameter(kernel),
                    target.get().array(),
                    target.get().accumulate());
            return;
        }
        Product product = new Product(
                Grid.line("row", rows(), units()),
                Grid.line("row", rows(), features()),
                Grid.line("unit", units(), 1),
                features());
        boolean derived = derives(backwardStrategy(), !transposed);
        boolean asStored = !transposed && !derived;
        Product.Operands operands = new Product.Operands(
                scope.outputGradient(),
                sample(units()),
                derived ? turned(scope) : scope.parameter(kernel),
                Index.of(0),
                asStored ? 1 : features(),
                asStored ? units() : 1,
                target.get().accumulate() ? target.get().array() : null,
                sample(features()),
                target.get().array(),
                sample(features()),
                Product.NO_FLOOR);
        emit(scope, code, product, operands, backwardStrategy());
    }

    @Override
    public void prepare(BackwardScope scope, Code code) {
        if (scope.needsInputGradient(0) && derives(backwardStrategy(), !transposed) && !passesBackAsStored()) {
            turn(scope, code);
        }
    }

    /**
     * Whether the kernel is so large that it is cheaper to transpose the gradients of a batch than the kernel, which is done anew in each
     * step.
     */
    private boolean passesBackAsStored() {
        return !transposed && kernel.elements() >= BATCH * rows() * (features() + units());
    }

    private void turn(Scope scope, Code code) {
        int kernelRows = (int) kernel.rows();
        Shares.declare(code, kernelRows);
        code.line(
                "$T.transpose(first, last, $L, $L, 0, $L, $L, 0, $L)",
                RuntimeNames.KERNELS,
                kernel.columns(),
                scope.parameter(kernel),
                kernel.columns(),
                turned(scope),
                kernelRows);
    }

    /** The kernel the other way round than it is stored. */
    private String turned(Scope scope) {
        return scope.derived(kernel, "Transposed", kernel.elements());
    }

    @Override
    public void gradients(BackwardScope scope, Code code) {
        Optional<BackwardScope.Target> dw = scope.parameterGradient(kernel);
        if (dw.isEmpty()) {
            return;
        }
        String dy = scope.outputGradient();
        String left = transposed ? dy : scope.input(0);
        String right = transposed ? scope.input(0) : dy;
        int kernelRows = (int) kernel.rows();
        int columns = kernel.columns();
        String samples = rows() == 1 ? "samples" : "samples * " + rows();
        Shares.declare(code, kernelRows);
        Product product = new Product(
                Grid.line("row", kernelRows, 1), Grid.line("row", kernelRows, columns), Grid.line("", 1, 0), columns);
        Index zero = Index.of(0);
        product.callKernel(
                code,
                new Product.Operands(
                        left,
                        zero,
                        right,
                        zero,
                        columns,
                        1,
                        dw.get().accumulate() ? dw.get().array() : null,
                        zero,
                        dw.get().array(),
                        zero,
                        Product.NO_FLOOR),
                Multiplication.Rows.shared(kernelRows),
                ArrayLength.perSample(rows()),
                "first",
                "last",
                samples,
                scope.table("", product.rows()),
                scope.rows(rows(), kernelRows),
                scope.table("", product.targetRows()));
        bias.flatMap(scope::parameterGradient).ifPresent(db -> Biases.gradient(code, db, units(), samples, dy));
    }

    private Strategy backwardStrategy() {
        return Product.choose(rows(), units(), features());
    }

    private void emit(Scope scope, Code code, Product product, Product.Operands o, Strategy strategy) {
        if (strategy == Strategy.MICRO_KERNEL) {
            callDense(scope, code, product, o);
        } else if (rows() == 1) {
            product.smallOrDense(code, o, () -> callDense(scope, code, product, o));
        } else {
            code.loop("n", "from", "to");
            product.loops(code, o);
            code.end();
        }
    }

    /** One call for all samples: their rows follow each other. */
    private void callDense(Scope scope, Code code, Product product, Product.Operands o) {
        product.callDense(
                code,
                o.withBases(Index.of(0), Index.of(0)),
                Multiplication.Rows.ofBatch(rows()),
                times("from"),
                times("to"),
                scope.rows(rows(), product.rows().axes().get(0).step()),
                scope.rows(rows(), product.targetRows().axes().get(0).step()));
    }

    private Index sample(int width) {
        return Index.times("n", (long) rows() * width);
    }

    private String times(String variable) {
        return Index.times(variable, rows()).toString();
    }
}
