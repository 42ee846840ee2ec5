// SPDX-License-Identifier: Apache-2.0

/** The annotations that declare a neural network, and the {@code Tensor} type that its layers pass to each other. */
module io.github.annotron {
    requires static org.jspecify;

    exports io.github.annotron;
}
