// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import io.github.annotron.processor.code.BackwardScope;
import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.code.ForwardScope;
import io.github.annotron.processor.graph.Op;
import io.github.annotron.processor.graph.Parameter;
import io.github.annotron.processor.graph.Shape;
import io.github.annotron.processor.graph.Strategy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a {@link Convolution2D} does to gradients, done to values: {@code y[iy s + ky d - p, ..., f]} is the sum of all
 * {@code x[iy, ix, c] W[ky, kx, f, c]} that come to this place, and {@code b[f]}, at least the floor. See
 * {@link WindowProducts}.
 *
 * @param window the geometry of that convolution: its input is y
 * @param groups channels and filters fall into so many independent groups
 * @param kernel W, {@code {kernel height, kernel width, filters / groups, channels}}
 * @param bias b, {@code {filters}}
 * @param rectified whether the floor is 0: a ReLU that costs nothing; its derivative is an operation of its own
 */
public record TransposedConvolution2D(
        Window2D window, int groups, Parameter kernel, Optional<Parameter> bias, boolean rectified) implements Op {

    private KernelGradient kernelGradient() {
        return new KernelGradient(products());
    }

    private WindowProducts products() {
        return new WindowProducts(window, groups, kernel.columns());
    }

    @Override
    public Shape shape() {
        return window.input();
    }

    @Override
    public String description() {
        return "transposed, " + products().description();
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
        return Optional.of(products().scatterStrategy());
    }

    @Override
    public void derive(ForwardScope scope, Code code) {
        products().transpose(code, scope.parameter(kernel), transposed(scope));
    }

    @Override
    public void forward(ForwardScope scope, Code code) {
        products()
                .scatter(
                        code,
                        scope,
                        scope.input(0),
                        transposed(scope),
                        WindowProducts.Sums.of(scope, bias, rectified),
                        "");
    }

    private String transposed(ForwardScope scope) {
        return products().readsKernel()
                ? scope.parameter(kernel)
                : scope.derived(kernel, "Transposed", kernel.elements());
    }

    @Override
    public void backward(BackwardScope scope, Code code) {
        Optional<BackwardScope.Target> target = scope.inputGradient(0);
        if (target.isEmpty() && (kernel.isFrozen() || !window.isPadded())) {
            return;
        }
        if (target.isPresent()) {
            WindowProducts.Sums sums = WindowProducts.Sums.of(target.get());
            String dy = scope.outputGradient();
            products().gather(code, scope, dy, padded(scope), scope.parameter(kernel), sums, "Back");
        } else {
            code.loop("n", "from", "to");
            products().copyInside(code, "n", scope.outputGradient(), padded(scope));
            code.end();
        }
    }

    @Override
    public void gradients(BackwardScope scope, Code code) {
        scope.parameterGradient(kernel)
                .ifPresent(dw -> kernelGradient().emit(code, scope, padded(scope), scope.input(0), dw));
        bias.flatMap(scope::parameterGradient)
                .ifPresent(db -> Biases.gradient(code, db, shape(), scope.outputGradient()));
    }

    /** The gradient at y, where windows may reach over the border. */
    private String padded(BackwardScope scope) {
        return window.isPadded()
                ? scope.workspace("Padded", products().padding().size())
                : scope.outputGradient();
    }
}
