// SPDX-License-Identifier: Apache-2.0
package io.github.annotron;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Inverted dropout (Srivastava et al., 2014): in training each value becomes zero with probability {@code rate} and is
 * divided by {@code 1 - rate} otherwise; in prediction nothing happens.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@LayerAnnotation
public @interface Dropout {
    /** The probability of a zero, at least 0 and below 1. */
    float value();

    /**
     * Whether all positions of a channel become zero together (spatial dropout: Tompson et al., 2015). Neighbouring positions of a
     * convolution's output know of each other, so that zeros here and there hide little. Needs at least two axes; the last one has
     * the channels.
     */
    boolean wholeChannels() default false;
}
