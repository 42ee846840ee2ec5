// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import io.github.annotron.processor.code.BackwardScope;
import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.code.ForwardScope;
import io.github.annotron.processor.graph.Parameter;
import io.github.annotron.processor.graph.Shape;
import io.github.annotron.processor.graph.Strategy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Cross-correlation: {@code y[oy,ox,f] = max(floor, b[f] + sum over ky,kx,c of x[oy s + ky d - p, ...] W[ky,kx,c,f])}; see
 * {@link WindowProducts}.
 *
 * @param window the geometry
 * @param groups channels and filters fall into so many independent groups
 * @param kernel W, {@code {kernel height, kernel width, channels / groups, filters}} or another shape of so many elements
 * @param bias b, {@code {filters}}
 * @param rectified whether the floor is 0: a ReLU that costs nothing; its derivative is an operation of its own
 * @param norm a normalisation of y that is a part of this in prediction
 */
public record Convolution2D(
        Window2D window,
        int groups,
        Parameter kernel,
        Optional<Parameter> bias,
        boolean rectified,
        Optional<BatchNormalization> norm)
        implements Foldable, Windowed {

    public Convolution2D(Window2D window, int groups, Parameter kernel, Optional<Parameter> bias, boolean rectified) {
        this(window, groups, kernel, bias, rectified, Optional.empty());
    }

    @Override
    public Convolution2D with(BatchNormalization norm) {
        return new Convolution2D(window, groups, kernel, bias, rectified, Optional.of(norm));
    }

    @Override
    public Convolution2D with(Window2D window) {
        return new Convolution2D(window, groups, kernel, bias, rectified, norm);
    }

    private KernelGradient kernelGradient() {
        return new KernelGradient(products());
    }

    private WindowProducts products() {
        return new WindowProducts(window, groups, filters());
    }

    /** Channels of the output. */
    public int filters() {
        long taps = (long) window.kernelHeight() * window.kernelWidth() * (window.channels() / groups);
        return (int) (kernel.elements() / taps);
    }

    @Override
    public Shape shape() {
        return products().positionShape();
    }

    @Override
    public String description() {
        return products().description();
    }

    @Override
    public List<Parameter> parameters() {
        return Stream.concat(Stream.of(kernel), bias.stream()).toList();
    }

    @Override
    public long multiplyAdds() {
        return products().multiplyAdds();
    }

    @Override
    public long neededMultiplyAdds() {
        return products().neededMultiplyAdds();
    }

    @Override
    public Optional<Strategy> strategy() {
        return Optional.of(products().gatherStrategy());
    }

    @Override
    public void forward(ForwardScope scope, Code code) {
        Foldable.Operands weights = operands(scope, code);
        String input = scope.input(0);
        Border padding = products().padding();
        String source = padding.exists() ? scope.workspace("Padded", padding.size()) : input;
        WindowProducts.Sums sums = new WindowProducts.Sums(weights.bias(), scope.output(), weights.floor());
        if (!window.isCut()) {
            products().gather(code, scope, input, source, weights.kernel(), sums, "");
            return;
        }
        code.begin("if ($L)", scope.everywhere());
        with(window.whole()).products().gather(code, scope, input, source, weights.kernel(), sums, "");
        code.next("else");
        products().gather(code, scope, input, source, weights.kernel(), sums, "Read");
        code.end();
    }

    @Override
    public void bounds(ForwardScope scope, Code code) {
        Foldable.Operands weights = boundOperands(scope);
        String source = scope.input(0);
        Border padding = products().padding();
        if (padding.exists()) {
            source = scope.workspace("Padded", padding.size());
            code.loop("n", 0, Bounds.ROWS);
            products().copyInside(code, "n", scope.input(0), source);
            code.end();
        }
        Bounds.oppose(code, padding.size(), source);
        code.loop("n", 0, Bounds.ROWS);
        WindowProducts.Sums sums = new WindowProducts.Sums(weights.bias(), scope.output(), weights.floor());
        products().gatherBounds(code, scope, source, weights.kernel(), sums);
        code.end();
    }

    @Override
    public void gradients(BackwardScope scope, Code code) {
        Optional<BackwardScope.Target> target = scope.parameterGradient(kernel);
        if (target.isEmpty()) {
            return;
        }
        String source = window.isPadded() ? scope.forwardWorkspace("Padded") : scope.input(0);
        String positions = kernelGradient().packs() ? packed(scope) : scope.outputGradient();
        kernelGradient().emit(code, scope, source, positions, target.get());
        bias.flatMap(scope::parameterGradient)
                .ifPresent(db -> Biases.gradient(code, db, shape(), scope.outputGradient()));
    }

    @Override
    public void prepare(BackwardScope scope, Code code) {
        if (scope.needsInputGradient(0)) {
            products().transpose(code, scope.parameter(kernel), transposed(scope));
        }
    }

    @Override
    public void backward(BackwardScope scope, Code code) {
        if (kernelGradient().packs() && kernel.isTrained()) {
            kernelGradient().pack(code, scope.outputGradient(), packed(scope));
        }
        scope.inputGradient(0)
                .ifPresent(target -> products()
                        .scatter(
                                code,
                                scope,
                                scope.outputGradient(),
                                transposed(scope),
                                WindowProducts.Sums.of(target),
                                "Back"));
    }

    private String packed(BackwardScope scope) {
        return scope.workspace("Packed", kernelGradient().packedSize());
    }

    private String transposed(BackwardScope scope) {
        return products().readsKernel()
                ? scope.parameter(kernel)
                : scope.derived(kernel, "Transposed", kernel.elements());
    }
}
