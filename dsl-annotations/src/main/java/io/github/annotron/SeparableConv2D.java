// SPDX-License-Identifier: Apache-2.0
package io.github.annotron;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A {@link DepthwiseConv2D} without bias, and then at each pixel a mixture of all its channels: {@code {height, width,
 * channels}} to {@code {height', width', filters}}, extents as for {@link Conv2D}. It has the form of a {@link Conv2D} with
 * far fewer weights. Parameters: {@code depthwise} of shape {@code {kernel height, kernel width, channels, multiplier}},
 * {@code pointwise} of shape {@code {1, 1, channels * multiplier, filters}}, and {@code bias} of shape {@code {filters}}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@LayerAnnotation
public @interface SeparableConv2D {
    /** How many output channels, at least 1. */
    int filters();

    /** Height and width of the window, or one number for both. */
    int[] kernel();

    /** How many channels in between are made of each input channel, at least 1. */
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

    /** How the depthwise kernel starts. */
    Initializer depthwiseInitializer() default Initializer.GLOROT_UNIFORM;

    /** How the pointwise kernel starts. */
    Initializer pointwiseInitializer() default Initializer.BY_ACTIVATION;

    /** How the bias starts. */
    Initializer biasInitializer() default Initializer.ZEROS;

    /** The starting value where an initialiser is {@link Initializer#CONSTANT}. */
    float constant() default 0f;
}
