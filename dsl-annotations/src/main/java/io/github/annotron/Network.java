// SPDX-License-Identifier: Apache-2.0
package io.github.annotron;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a network: an interface whose abstract methods are its layers. A method's parameters name the layers that it
 * reads; the order of the methods has no meaning. For an interface {@code LeNet} the compiler writes {@code LeNetModel},
 * {@code LeNetTrainer} and {@code LeNetPredictor} into the same package, with the visibility of the interface.
 *
 * <pre>{@code
 * @Network
 * interface Xor {
 * @Input(2) Tensor bits();
 * @Dense(units = 8, activation = Activation.TANH) Tensor hidden(Tensor bits);
 * @Dense(units = 1) @Output(loss = Loss.SIGMOID_CROSS_ENTROPY) Tensor odd(Tensor hidden);
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Network {

    /**
     * Whether a model has a {@code Certifier}, which proves that decisions do not change around an input. It takes one more generated
     * class, about as large as the forward class. All layers must be of a kind with a rule for bounds.
     */
    boolean certifiable() default false;
}
