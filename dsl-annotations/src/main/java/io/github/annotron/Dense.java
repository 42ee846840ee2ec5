// SPDX-License-Identifier: Apache-2.0
package io.github.annotron;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A fully connected layer over the last axis: {@code y = activation(x W + b)}, {@code {..., features}} to
 * {@code {..., units}}. Parameters: {@code kernel} of shape {@code {features, units}} and {@code bias} of shape
 * {@code {units}}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@LayerAnnotation
public @interface Dense {
    /** How many outputs, at least 1. */
    int units();

    /** What is applied to the sums. */
    Activation activation() default Activation.LINEAR;

    /** Whether a bias is added. */
    boolean bias() default true;

    /** How the kernel starts. */
    Initializer kernelInitializer() default Initializer.BY_ACTIVATION;

    /** How the bias starts. */
    Initializer biasInitializer() default Initializer.ZEROS;

    /** The starting value where an initialiser is {@link Initializer#CONSTANT}. */
    float constant() default 0f;
}
