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
 *
 * <p>The two halves of an autoencoder can be tied: a {@link Dense} may have the {@link #transposed} kernel of another one, and a
 * {@link Conv2DTranspose} the kernel of the {@link Conv2D} that it undoes. They share the kernel only; a bias is their own.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface WeightsOf {
    /**
     * The name of a layer of the same interface whose parameters have the same names and shapes. What the sharing layer does not
     * say of initializers is as there.
     */
    String value();

    /** Whether a {@link Dense} multiplies with the transposed kernel of another one. */
    boolean transposed() default false;
}
