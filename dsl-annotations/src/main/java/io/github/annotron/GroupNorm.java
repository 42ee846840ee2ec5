// SPDX-License-Identifier: Apache-2.0
package io.github.annotron;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Group normalisation (Wu and He, 2018): the channels, which are the last axis, are divided into groups of neighbours. Over all
 * positions and the channels of a group, values get a mean of 0 and a variance of 1, and then a trained scale and shift for each
 * channel. Each sample is normalised by itself, in training as in prediction. As many groups as channels are instance
 * normalisation (Ulyanov et al., 2016).
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@LayerAnnotation
public @interface GroupNorm {
    /** How many groups there are; a divisor of the channels. */
    int value();

    /** What is added to the variance; above 0. PyTorch's default; Keras has 1e-3. */
    float epsilon() default 1e-5f;

    /** Whether each channel has a trained factor, which starts at 1. */
    boolean scale() default true;

    /** Whether each channel has a trained summand, which starts at 0. */
    boolean shift() default true;
}
