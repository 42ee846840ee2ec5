// SPDX-License-Identifier: Apache-2.0
package io.github.annotron;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A trained vector for each token: {@code {steps}} ids to {@code {steps, units}}. It reads an {@link Input}, or a view of one, whose
 * numbers are ids: whole numbers from 0 to {@code vocabulary - 1}. Others are refused, by training before anything is changed.
 * Parameter: the table {@code kernel} of shape {@code {vocabulary, units}}, a row for each id.
 *
 * <p>A {@link Dense} over the vocabulary can have the same table, as in many language models: {@code @Dense(units = vocabulary)
 * @WeightsOf(value = "words", transposed = true)}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@LayerAnnotation
public @interface Embedding {
    /** For {@link #padding}: no id stands for what is not there. */
    int NONE = -1;

    /** How many ids there are; at least 1 and at most 2^24, up to which a float holds every whole number. */
    int vocabulary();

    /** The length of a vector, at least 1. */
    int units();

    /** The id that fills up short sequences: its vector is zeros, and training leaves its row of the table alone. */
    int padding() default NONE;

    /** How the table starts; the row of {@link #padding} starts at 0 in any case. */
    Initializer kernelInitializer() default Initializer.BY_ACTIVATION;

    /** The starting value where the initialiser is {@link Initializer#CONSTANT}. */
    float constant() default 0f;
}
