// SPDX-License-Identifier: Apache-2.0
package io.github.annotron;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The largest of two or more layers of the same shape, element by element; of equal ones the first takes the gradient. A layer of
 * shape {channels} or {1, .., 1, channels} may stand among them: it is the same at each position.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@LayerAnnotation
public @interface Maximum {
    /** What is applied to the maxima. */
    Activation activation() default Activation.LINEAR;
}
