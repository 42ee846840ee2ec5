// SPDX-License-Identifier: Apache-2.0
package io.github.annotron;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A convolution (cross-correlation, as everywhere in the field) over steps: {@code {steps, features}} to {@code {steps',
 * filters}}. Parameters: {@code kernel} of shape {@code {kernel, features / groups, filters}} and {@code bias} of shape
 * {@code {filters}}.
 *
 * <p>With {@link Padding#VALID}, {@code steps' = (steps - (kernel - 1) dilation - 1) / stride + 1}, rounded down; with {@link
 * Padding#SAME} and {@link Padding#CAUSAL}, {@code steps' = steps / stride}, rounded up.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@LayerAnnotation
public @interface Conv1D {
    /** How many output channels, at least 1 and a multiple of {@link #groups}. */
    int filters();

    /** How many steps the window has, at least 1. */
    int kernel();

    /** How far the window moves, at least 1. */
    int stride() default 1;

    /** What happens at the beginning and the end; CAUSAL keeps the future out of the sums. */
    Padding padding() default Padding.VALID;

    /** Distance between the taps of the window, at least 1. */
    int dilation() default 1;

    /** Into how many independent groups features and filters are divided; it divides both. */
    int groups() default 1;

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
