// SPDX-License-Identifier: Apache-2.0
package io.github.annotron;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One layer minus another of the same shape. Either may have the shape {channels} or {1, .., 1, channels} instead: it is the same
 * at each position.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@LayerAnnotation
public @interface Subtract {
    /** What is applied to the differences. */
    Activation activation() default Activation.LINEAR;
}
