// SPDX-License-Identifier: Apache-2.0
package io.github.annotron;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a layer that is an output of the network; a network may have several. Its values are raw: under the cross-entropy losses the layer has no
 * softmax or sigmoid of its own, since the loss contains it, and predictors apply it to return probabilities.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Output {
    /** What training minimises; without one, as in a {@link Block} or in an encoder, it is not trained on its own. */
    Loss loss() default Loss.NONE;

    /** What its loss counts for in the sum over all outputs; above 0. */
    float weight() default 1f;
}
