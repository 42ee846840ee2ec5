// SPDX-License-Identifier: Apache-2.0
/**
 * The vector forms of the kernels, on the incubating Vector API. Internal: call the classes of the parent package.
 *
 * <p>Apart from the plain constants of {@link io.github.annotron.runtime.kernel.vector.Coefficients}, nothing here may
 * be touched unless the module {@code jdk.incubator.vector} is in the boot layer. The package is compiled first and on
 * its own, so it refers to no other class of this project. A method that walks over a range returns where it stopped,
 * less than a vector before the end; the scalar form finishes.
 */
@NullMarked
package io.github.annotron.runtime.kernel.vector;

import org.jspecify.annotations.NullMarked;
