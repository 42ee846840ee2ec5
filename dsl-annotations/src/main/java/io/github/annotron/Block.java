// SPDX-License-Identifier: Apache-2.0
package io.github.annotron;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a piece of network to be {@linkplain Use used} in networks and in other blocks. It is written as a network is,
 * but the shapes of its inputs may come from where it is used, and its one output has no loss.
 *
 * <pre>{@code
 * @Block
 * interface Residual {
 * @Input Tensor x();
 * @Conv2D(filters = SAME_AS_INPUT, kernel = 3, padding = SAME, activation = RELU) Tensor conv1(Tensor x);
 * @Conv2D(filters = SAME_AS_INPUT, kernel = 3, padding = SAME) Tensor conv2(Tensor conv1);
 * @Add(activation = RELU) @Output Tensor y(Tensor conv2, Tensor x);
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Block {
    /** For a number of units or filters: as many as the last extent of what the block or network reads. */
    int SAME_AS_INPUT = Integer.MIN_VALUE;
}
