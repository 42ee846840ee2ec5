// SPDX-License-Identifier: Apache-2.0
package io.github.annotron;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Images of {height, width, channels}, enlarged. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@LayerAnnotation
public @interface UpSampling2D {
    /** How many rows and columns one becomes: one number for both, or {rows, columns}, each at least 1. */
    int[] value();

    /** Where the new pixels come from. */
    Interpolation interpolation() default Interpolation.NEAREST;
}
