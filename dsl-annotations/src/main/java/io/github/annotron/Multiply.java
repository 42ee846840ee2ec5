// SPDX-License-Identifier: Apache-2.0
package io.github.annotron;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The product of two or more layers of the same shape, element by element. A layer of shape {channels} or {1, .., 1, channels}
 * may stand among them: it scales the channels of all positions, as the gates of squeeze-and-excitation do (Hu et al., 2018):
 *
 * <pre>{@code
 * @GlobalAveragePool2D                       Tensor squeezed(Tensor image);
 * @Dense(units = 4, activation = RELU)       Tensor narrow(Tensor squeezed);
 * @Dense(units = 64, activation = SIGMOID)   Tensor gates(Tensor narrow);
 * @Multiply                                  Tensor excited(Tensor image, Tensor gates);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@LayerAnnotation
public @interface Multiply {
    /** What is applied to the products. */
    Activation activation() default Activation.LINEAR;
}
