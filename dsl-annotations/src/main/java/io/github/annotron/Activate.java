// SPDX-License-Identifier: Apache-2.0
package io.github.annotron;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An activation as a layer of its own; the shape stays. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@LayerAnnotation
public @interface Activate {
    /** The function. */
    Activation value();

    /**
     * The slope of {@link Activation#LEAKY_RELU} below zero (0.01 if left out), or the scale of {@link Activation#ELU}
     * (1 if left out). Other functions take none.
     */
    float alpha() default Float.NaN;
}
