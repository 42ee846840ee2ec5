// SPDX-License-Identifier: Apache-2.0
package io.github.annotron;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A border of zeros around images of {height, width, channels}. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@LayerAnnotation
public @interface ZeroPadding2D {
    /** Rows and columns to add: one number for all four sides, {above and below, left and right}, or {top, bottom, left, right}. */
    int[] value();
}
