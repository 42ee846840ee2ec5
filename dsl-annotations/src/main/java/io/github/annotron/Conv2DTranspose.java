// SPDX-License-Identifier: Apache-2.0
package io.github.annotron;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A transposed convolution of {@code {height, width, channels}} to {@code {height', width', filters}}, which enlarges what a
 * {@link Conv2D} makes smaller: each pixel of the input adds its window, the kernel times its values, to the output.
 * Parameters: {@code kernel} of shape {@code {kernel height, kernel width, filters / groups, channels}} and {@code bias} of
 * shape {@code {filters}}. The kernel has the layout of the convolution from output to input, so the two halves of an
 * autoencoder can share one: {@code @Conv2DTranspose(...) @WeightsOf("conv")}; its bias is its own.
 *
 * <p>Extents are those of Keras: with {@link Padding#SAME}, {@code height' = height stride}; with {@link Padding#VALID},
 * {@code height' = height stride + max(0, span - stride)} where {@code span = (kernel - 1) dilation + 1}. See
 * {@link #outputPadding} for others.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@LayerAnnotation
public @interface Conv2DTranspose {
    /** How many output channels, at least 1 and a multiple of {@link #groups}. */
    int filters();

    /** Height and width of the window, or one number for both. */
    int[] kernel();

    /** Distance of the windows in the output, down and across, or one number for both. */
    int[] stride() default 1;

    /** What happens at the border: with SAME, the parts of windows outside of the output are cut off. */
    Padding padding() default Padding.VALID;

    /** Distance between the taps of the window, down and across, or one number for both. */
    int[] dilation() default 1;

    /**
     * Several extents of an image lead to the same extent of a convolution; this says which of them the output has. With VALID,
     * {@code height' = (height - 1) stride + span + outputPadding}; with SAME, {@code height' = (height - 1) stride + span mod 2 +
     * outputPadding}. Down and across, or one number for both, less than the stride.
     */
    int[] outputPadding() default {};

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
