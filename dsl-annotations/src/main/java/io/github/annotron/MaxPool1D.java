// SPDX-License-Identifier: Apache-2.0
package io.github.annotron;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The largest value of each window, feature by feature. {@code {steps, features}} to {@code {steps', features}}, extents as for {@link
 * Conv1D}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@LayerAnnotation
public @interface MaxPool1D {
    /** How many steps the window has, at least 1. */
    int value();

    /** How far the window moves; 0, the default, stands for the window itself. */
    int stride() default 0;

    /** What happens at the beginning and the end. */
    Padding padding() default Padding.VALID;
}
