// SPDX-License-Identifier: Apache-2.0
/**
 * The numerical kernels that generated code calls: products, activations, softmax, dropout, and their gradients.
 *
 * <p>Every kernel has a scalar form and a vector form; {@link io.github.annotron.runtime.kernel.Kernels#vectorized()}
 * says which one runs. Both compute the same formula, step for step, so both give the same bits, on every machine, for
 * every vector length, and however a range is split between calls or threads. (A NaN may have any payload.)
 *
 * <p>These methods check nothing that the arrays do not check themselves, and allocate nothing.
 */
@NullMarked
package io.github.annotron.runtime.kernel;

import org.jspecify.annotations.NullMarked;
