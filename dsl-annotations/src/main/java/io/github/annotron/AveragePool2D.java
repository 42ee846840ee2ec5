// SPDX-License-Identifier: Apache-2.0
package io.github.annotron;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The mean of each window, channel by channel; positions outside of the input do not count.
 * {@code {height, width, channels}} to {@code {height', width', channels}}, extents as for {@link Conv2D}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@LayerAnnotation
public @interface AveragePool2D {
    /** Height and width of the window, or one number for both. */
    int[] value();

    /** Steps down and across, or one number for both; the window itself if left out. */
    int[] stride() default {};

    /** What happens at the border. */
    Padding padding() default Padding.VALID;
}
