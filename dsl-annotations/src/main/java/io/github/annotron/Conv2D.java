// SPDX-License-Identifier: Apache-2.0
package io.github.annotron;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A convolution (cross-correlation, as everywhere in the field) of {@code {height, width, channels}} to
 * {@code {height', width', filters}}. Parameters: {@code kernel} of shape {@code {kernel height, kernel width, channels /
 * groups, filters}} and {@code bias} of shape {@code {filters}}.
 *
 * <p>With {@link Padding#VALID}, {@code height' = (height - (kernel - 1) dilation - 1) / stride + 1}, rounded down; with
 * {@link Padding#SAME}, {@code height' = height / stride}, rounded up.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@LayerAnnotation
public @interface Conv2D {
    /** How many output channels, at least 1 and a multiple of {@link #groups}. */
    int filters();

    /** Height and width of the window, or one number for both. */
    int[] kernel();

    /** Steps down and across, or one number for both. */
    int[] stride() default 1;

    /** What happens at the border. */
    Padding padding() default Padding.VALID;

    /** Distance between the taps of the window, down and across, or one number for both. */
    int[] dilation() default 1;

    /** Into how many independent groups channels and filters are divided; it divides both. */
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
