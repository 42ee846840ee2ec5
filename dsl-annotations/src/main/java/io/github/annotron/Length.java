// SPDX-License-Identifier: Apache-2.0
package io.github.annotron;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How many steps a sequence of token ids has without the padding at its end: {@code {steps}} to {@code {1}}, a number from 0, where
 * all is padding, to {@code steps}. Padding between other ids counts.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@LayerAnnotation
public @interface Length {
    /** The id that fills up short sequences, at least 0. */
    int padding() default 0;
}
