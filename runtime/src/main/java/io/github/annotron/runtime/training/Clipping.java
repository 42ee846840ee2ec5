// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

/**
 * How large gradients may be. Gradients of penalties are in them, as in Keras; PyTorch's {@code weight_decay} comes after the clipping. A
 * gradient that is not finite is not clipped: training stops before that step.
 *
 * @param kind what is limited
 * @param limit above 0 and finite
 */
public record Clipping(Kind kind, double limit) {

    /** What a limit is for. */
    public enum Kind {
        /** Each element by itself. */
        VALUE,
        /** The Euclidean norm of each parameter's gradient. */
        NORM,
        /** The Euclidean norm of all gradients together. */
        GLOBAL_NORM
    }

    public Clipping {
        if (!(limit > 0 && limit <= Float.MAX_VALUE)) {
            throw new IllegalArgumentException("the limit must be above 0 and finite, not " + limit);
        }
    }

    /** Moves each element of the gradients into {@code [-limit, limit]}. */
    public static Clipping value(double limit) {
        return new Clipping(Kind.VALUE, limit);
    }

    /** Shortens the gradient of each parameter to this norm. */
    public static Clipping norm(double limit) {
        return new Clipping(Kind.NORM, limit);
    }

    /**
     * Shortens the gradient of all parameters together to this norm, which keeps its direction (Pascanu, Mikolov and Bengio, "On the
     * difficulty of training recurrent neural networks", 2013); 1 to 5 is common.
     */
    public static Clipping globalNorm(double limit) {
        return new Clipping(Kind.GLOBAL_NORM, limit);
    }

    /** The factor that shortens a norm. */
    double scale(double norm) {
        return norm > limit ? limit / norm : 1;
    }
}
