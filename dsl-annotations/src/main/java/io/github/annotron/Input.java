// SPDX-License-Identifier: Apache-2.0
package io.github.annotron;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares an input of the network: a method without parameters. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@LayerAnnotation
public @interface Input {
    /**
     * The shape of one sample, channels last, such as {@code {28, 28, 1}} or {@code 784}; each extent at least 1. In a
     * {@link Block} it may be left out: the shape is then that of what the block is given.
     */
    int[] value() default {};
}
