// SPDX-License-Identifier: Apache-2.0
package io.github.annotron;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Layer normalisation (Ba et al., 2016): over the last axis or several, values get a mean of 0 and a variance of 1, and then a
 * trained scale and shift. Each sample is normalised by itself, in training as in prediction.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@LayerAnnotation
public @interface LayerNorm {
    /** The first axis that is normalised, together with all behind it; from 0, negative ones count from the last. */
    int axis() default -1;

    /** What is added to the variance; above 0. PyTorch's default; Keras has 1e-3. */
    float epsilon() default 1e-5f;

    /** Whether each normalised element has a trained factor, which starts at 1. */
    boolean scale() default true;

    /** Whether each normalised element has a trained summand, which starts at 0. */
    boolean shift() default true;
}
