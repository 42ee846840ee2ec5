// SPDX-License-Identifier: Apache-2.0
package io.github.annotron;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets a layer, or what it {@linkplain Use uses}, have the parameters of another one instead of its own, as the two
 * halves of a siamese network do. Gradients are summed over all that share.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface WeightsOf {
    /**
     * The name of a layer of the same interface whose parameters have the same names and shapes: one of the same kind, or the
     * convolution that a {@link Conv2DTranspose} without bias undoes.
     */
    String value();
}
