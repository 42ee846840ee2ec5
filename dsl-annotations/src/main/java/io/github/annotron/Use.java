// SPDX-License-Identifier: Apache-2.0
package io.github.annotron;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Puts a {@link Block} or a whole {@link Network} here. Its layers become layers of this network under the method's name:
 * {@code @Use(Residual.class) Tensor stage1(Tensor stem)} has a parameter {@code stage1.conv1.kernel}.
 *
 * <p>A parameter of the method goes to the input of the same name; where there is but one, its name is of no importance.
 * {@link From} says which layer is read if that has another name.
 *
 * <p>For a network, the loss of its output is of no importance here, and the generated model has a method of the
 * name of this one with the part's own model over the same parameters.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@LayerAnnotation
public @interface Use {
    /** The interface with {@code @Block} or {@code @Network}. */
    Class<?> value();

    /**
     * How many in a row, each reading the one before it; at least 1. With more than one, the layers are numbered from 0:
     * {@code stage1.0.conv1}, {@code stage1.1.conv1}.
     */
    int repeat() default 1;
}
