// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import java.util.List;

/**
 * What keeps weights small: penalties {@code l1 * sum |w| + l2 * sum w^2} that are added to the loss (with their gradients, 0 for the
 * first one at 0), and a constraint of the largest norm of each unit. Keras defines both so; PyTorch's {@code weight_decay} is twice this l2.
 * Several rules for one parameter add up, and the smallest norm counts. For a decay of weights that does not pass through the optimiser's
 * moments see {@link io.github.annotron.runtime.optimizer.AdamW}.
 *
 * <p>The penalties of a batch are in the loss, and by themselves in the results, as {@code regularization}; in evaluations too.
 *
 * @param l1 0 or above and finite
 * @param l2 0 or above and finite
 * @param maxNorm after each step, the weights of a unit with a larger Euclidean norm are shortened to it (Srebro and Shraibman, 2005). A
 *     unit is a column of the parameter's matrix: the weights of a dense layer's unit, the filter of a convolution. Above 0; infinite for
 *     none
 * @param paths which parameters: names of layers or parts, of which it is the kernels (see {@link
 *     io.github.annotron.runtime.Parameter#isKernel}), or of single parameters, such as {@code "digit.bias"}; none for all kernels
 */
public record Regularization(double l1, double l2, double maxNorm, List<String> paths) {

    public Regularization {
        if (!(l1 >= 0 && l1 <= Float.MAX_VALUE && l2 >= 0 && l2 <= Float.MAX_VALUE)) {
            throw new IllegalArgumentException("l1 and l2 must be 0 or above and finite, not " + l1 + " and " + l2);
        }
        if (!(maxNorm > 0)) {
            throw new IllegalArgumentException("the largest norm must be above 0, not " + maxNorm);
        }
        paths = List.copyOf(paths);
    }

    /** A penalty of absolute values, which makes weights 0 (lasso). */
    public static Regularization l1(double factor) {
        return elastic(factor, 0);
    }

    /** A penalty of squares (ridge). */
    public static Regularization l2(double factor) {
        return elastic(0, factor);
    }

    /** Both (elastic net: Zou and Hastie, 2005). */
    public static Regularization elastic(double l1, double l2) {
        return new Regularization(l1, l2, Double.POSITIVE_INFINITY, List.of());
    }

    /** A constraint of the norm of each unit; 3 to 4 is common. */
    public static Regularization maxNorm(double limit) {
        return new Regularization(0, 0, limit, List.of());
    }

    /** The same for these paths only. */
    public Regularization at(String... names) {
        return new Regularization(l1, l2, maxNorm, List.of(names));
    }
}
