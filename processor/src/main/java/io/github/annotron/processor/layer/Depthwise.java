// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.graph.Parameter;
import io.github.annotron.processor.graph.Value;
import io.github.annotron.processor.op.Convolution2D;
import io.github.annotron.processor.op.Repetition;
import io.github.annotron.processor.op.Window2D;
import java.util.List;
import java.util.Optional;

/**
 * A convolution of each channel by itself. Several filters for a channel read as many copies of it.
 *
 * @param window over the image with the copies
 * @param image the image with the copies
 * @param multiplier how many filters a channel has
 */
record Depthwise(Window2D window, Value image, int multiplier) {

    /** Reads the attributes, checks them, and makes the copies; empty if a problem was reported. */
    static Optional<Depthwise> read(LayerScope scope, Value input) {
        Optional<Integer> multiplier = scope.positive("multiplier");
        Optional<Windows.Steps> steps = Windows.Steps.ofKernel(scope, Space.IMAGE);
        boolean finite = scope.isFinite("constant");
        if (!scope.isImage(input) || !finite || multiplier.isEmpty() || steps.isEmpty()) {
            return Optional.empty();
        }
        long channels = (long) input.shape().last() * multiplier.get();
        if (channels > Integer.MAX_VALUE) {
            scope.problem(
                    ProblemCode.TOO_LARGE,
                    "multiplier",
                    "multiplier is " + multiplier.get() + ". With it there would be " + channels
                            + " channels, and a Java array holds at most " + Integer.MAX_VALUE + " elements.");
            return Optional.empty();
        }
        if (Windows.of(scope, input, "kernel", "kernel", steps.get()).isEmpty()) {
            return Optional.empty();
        }
        Optional<Value> image = multiplier.get() == 1
                ? Optional.of(input)
                : scope.apply("Copies", new Repetition(input.shape(), 2, multiplier.get()), List.of(input));
        return image.map(value -> new Depthwise(steps.get().over(value.shape()), value, multiplier.get()))
                .filter(d -> Convolutions.fitsArrays(scope, d.window, d.channels(), "input"));
    }

    /** Channels of the output. */
    int channels() {
        return window.channels();
    }

    /**
     * Declares the kernel.
     *
     * @param initializer the attribute that says how it starts
     */
    Optional<Parameter> kernel(LayerScope scope, String initializer) {
        int height = window.kernelHeight();
        int width = window.kernelWidth();
        long area = (long) height * width;
        return Weights.parameter(
                scope,
                "depthwise",
                List.of(height, width, channels() / multiplier, multiplier),
                initializer,
                area,
                area * multiplier);
    }

    Convolution2D convolution(Parameter kernel, Optional<Parameter> bias, boolean rectified) {
        return new Convolution2D(window, channels(), kernel, bias, rectified);
    }
}
