// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.graph.Value;
import io.github.annotron.processor.op.Window2D;
import java.util.List;
import java.util.Optional;

/**
 * The attributes that convolutions have in common.
 *
 * @param channels of the input
 */
record Convolutions(Space space, int channels, int filters, int groups, Windows.Steps steps) {

    /** Reads and checks them; empty if a problem was reported. */
    static Optional<Convolutions> read(LayerScope scope, Space space, Value input) {
        Optional<Integer> filters = scope.width("filters");
        Optional<Integer> groups = scope.positive("groups");
        Optional<Windows.Steps> steps = Windows.Steps.ofKernel(scope, space);
        boolean finite = scope.isFinite("constant");
        if (!space.isReadBy(scope, input) || !finite || filters.isEmpty() || groups.isEmpty() || steps.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Convolutions(space, input.shape().last(), filters.get(), groups.get(), steps.get()));
    }

    /** Checks that the groups divide channels and filters. */
    boolean areDivided(LayerScope scope) {
        boolean divided = channels % groups == 0 && filters % groups == 0;
        if (!divided) {
            scope.problem(
                    ProblemCode.SHAPE_MISMATCH,
                    "groups",
                    groups + " groups do not divide the " + channels + " channels of " + scope.read(0) + " and the "
                            + filters + " filters evenly. Use a common divisor of both: at most "
                            + commonDivisor(channels, filters) + ".");
        }
        return divided;
    }

    private static int commonDivisor(int a, int b) {
        return b == 0 ? a : commonDivisor(b, a % b);
    }

    /**
     * Checks that images with their borders fit arrays.
     *
     * @param window from the larger image to the smaller one
     * @param channels of the smaller one
     * @param larger what the larger one is in messages
     */
    static boolean fitsArrays(LayerScope scope, Window2D window, int channels, String larger) {
        double outputs = (double) window.outputHeight() * window.outputWidth() * channels;
        if (window.elementsWithBorders(channels) <= Math.max(outputs, Integer.MAX_VALUE)) {
            return true;
        }
        scope.problem(
                ProblemCode.TOO_LARGE,
                "kernel",
                "with a window that spans " + window.pair(window.spanY(), window.spanX()) + ", the " + larger
                        + " and its border have more elements than a Java array holds. Use a smaller kernel or dilation.");
        return false;
    }

    /**
     * Declares kernel and bias.
     *
     * @param inner the kernel's channels: of the larger image, in one group
     * @param outer its filters: of the smaller image
     */
    Optional<Weights> weights(LayerScope scope, int inner, int outer) {
        List<Integer> shape = space == Space.SERIES
                ? List.of(steps.size().x(), inner, outer)
                : List.of(steps.size().y(), steps.size().x(), inner, outer);
        long area = (long) steps.size().y() * steps.size().x();
        return Weights.of(scope, shape, filters, area * inner, area * outer / groups);
    }
}
