// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.cartpole;

import static io.github.annotron.Activation.RELU;
import static io.github.annotron.Loss.HUBER;

import io.github.annotron.Dense;
import io.github.annotron.Input;
import io.github.annotron.Network;
import io.github.annotron.Output;
import io.github.annotron.Tensor;

/** The state of pole and cart in, the value of a push to the left and of one to the right out. */
@Network
interface QNet {
    @Input(PoleOnCart.WIDTH)
    Tensor state();

    @Dense(units = 64, activation = RELU)
    Tensor hidden1(Tensor state);

    @Dense(units = 64, activation = RELU)
    Tensor hidden2(Tensor hidden1);

    @Dense(units = PoleOnCart.ACTIONS)
    @Output(loss = HUBER)
    Tensor value(Tensor hidden2);
}
