// SPDX-License-Identifier: Apache-2.0
package io.github.annotron;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A convolution of each channel by itself: {@code {height, width, channels}} to {@code {height', width', channels *
 * multiplier}}, extents as for {@link Conv2D}. Output channel {@code c * multiplier + m} is made of input channel {@code c}.
 * Parameters: {@code depthwise} of shape {@code {kernel height, kernel width, channels, multiplier}} and {@code bias} of
 * shape {@code {channels * multiplier}}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@LayerAnnotation
public @interface DepthwiseConv2D {
    /** Height and width of the window, or one number for both. */
    int[] kernel();

    /** How many output channels are made of each input channel, at least 1. */
    int multiplier() default 1;

    /** Steps down and across, or one number for both. */
    int[] stride() default 1;

    /** What happens at the border. */
    Padding padding() default Padding.VALID;

    /** Distance between the taps of the window, down and across, or one number for both. */
    int[] dilation() default 1;

    /** What is applied to the sums. */
    Activation activation() default Activation.LINEAR;

    /** Whether a bias is added. */
    boolean bias() default true;

    /** How the kernel starts; a unit has as many inputs as the window has taps. */
    Initializer kernelInitializer() default Initializer.BY_ACTIVATION;

    /** How the bias starts. */
    Initializer biasInitializer() default Initializer.ZEROS;

    /** The starting value where an initialiser is {@link Initializer#CONSTANT}. */
    float constant() default 0f;
}
