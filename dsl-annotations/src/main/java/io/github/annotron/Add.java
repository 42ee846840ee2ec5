// SPDX-License-Identifier: Apache-2.0
package io.github.annotron;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The sum of two or more layers of the same shape: a skip connection is {@code @Add Tensor joined(Tensor a, Tensor b)}. A layer
 * of shape {channels} or {1, .., 1, channels} may stand among them: it is added at each position.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@LayerAnnotation
public @interface Add {
    /** What is applied to the sums. */
    Activation activation() default Activation.LINEAR;
}
