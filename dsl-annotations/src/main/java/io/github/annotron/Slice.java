// SPDX-License-Identifier: Apache-2.0
package io.github.annotron;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A part of a layer: what lies along one axis from one place up to another. {@code @Slice(to = 3)} are the first three features or
 * channels, {@code @Slice(axis = 0, from = -1)} is the last step or row.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@LayerAnnotation
public @interface Slice {
    /** For {@link #to}: up to the end. */
    int END = Integer.MAX_VALUE;

    /** The axis, from 0; negative ones count from the last. */
    int axis() default -1;

    /** The first place, from 0; negative ones count from the end, where -1 is the last. */
    int from() default 0;

    /** The first place that is left out; negative ones count from the end. */
    int to() default END;
}
