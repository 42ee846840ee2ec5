// SPDX-License-Identifier: Apache-2.0
package io.github.annotron;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Batch normalisation (Ioffe and Szegedy, 2015): each channel gets a mean of 0 and a variance of 1, and then a trained scale
 * and shift. Training takes mean and variance of the batch, over all samples and positions, and keeps running averages of
 * them, the parameters {@code mean} and {@code variance}, for prediction. There it costs nothing behind a {@link Dense} layer or a
 * convolution (not a transposed one) that has no activation and that nothing else reads: it becomes a part of their weights, and the
 * activation of that layer is then what comes out of this one.
 *
 * <p>Such a layer needs no bias, {@code bias = false}: the normalisation removes it. Where the layer is {@link Frozen}, the
 * running averages stay as they are, and training takes them, too.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@LayerAnnotation
public @interface BatchNorm {
    /**
     * The weight of the old value in a running average, at each step; at least 0 and below 1. Keras has 0.99; PyTorch's 0.1 is the
     * weight of the new value, the same as 0.9 here.
     */
    float momentum() default 0.9f;

    /** What is added to the variance; above 0. PyTorch's default; Keras has 1e-3. */
    float epsilon() default 1e-5f;

    /** Whether each channel has a trained factor, which starts at 1. */
    boolean scale() default true;

    /** Whether each channel has a trained summand, which starts at 0. */
    boolean shift() default true;

    /** What is applied to the result. */
    Activation activation() default Activation.LINEAR;
}
