// SPDX-License-Identifier: Apache-2.0
package io.github.annotron;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Written by the compiler onto what it generates for a network or a block: the names of the methods' parameters, which class
 * files do not keep. So that a block from a jar can be used.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Wiring {
    /** An entry for each method with parameters, such as {@code "y(conv2,x)"}. */
    String[] value();
}
