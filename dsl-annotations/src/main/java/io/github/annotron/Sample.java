// SPDX-License-Identifier: Apache-2.0
package io.github.annotron;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A sample of normal distributions, for variational autoencoders (Kingma and Welling, 2014). Its first parameter is the layer with
 * the means, its second the layer with the logarithms of the variances, of the same shape: {@code @Sample Tensor z(Tensor
 * mean, Tensor logVariance)}. Training draws each element anew in each step; prediction takes the mean.
 *
 * <p>To the loss of each sample it adds the Kullback-Leibler divergence of these distributions from the standard normal one,
 * summed over the elements, times {@link #weight}. The history has it under the layer's name, without the weight.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@LayerAnnotation
public @interface Sample {
    /**
     * The weight of the divergence; at least 0. Losses of outputs are means over their elements: with an output of 784 elements
     * and a cross-entropy, 1 / 784 makes the sum the evidence lower bound.
     */
    float weight() default 1f;
}
