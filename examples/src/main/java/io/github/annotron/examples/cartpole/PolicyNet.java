// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.cartpole;

import static io.github.annotron.Activation.TANH;
import static io.github.annotron.Loss.MEAN_SQUARED_ERROR;
import static io.github.annotron.Loss.SOFTMAX_CROSS_ENTROPY;

import io.github.annotron.Dense;
import io.github.annotron.Input;
import io.github.annotron.Network;
import io.github.annotron.Output;
import io.github.annotron.Tensor;

/** The state of pole and cart in; out come the probability of each push, and the value of the state, against which what came is judged. */
@Network
interface PolicyNet {
    @Input(PoleOnCart.WIDTH)
    Tensor state();

    @Dense(units = 64, activation = TANH)
    Tensor actor1(Tensor state);

    @Dense(units = 64, activation = TANH)
    Tensor actor2(Tensor actor1);

    @Dense(units = PoleOnCart.ACTIONS)
    @Output(loss = SOFTMAX_CROSS_ENTROPY)
    Tensor policy(Tensor actor2);

    @Dense(units = 64, activation = TANH)
    Tensor critic1(Tensor state);

    @Dense(units = 64, activation = TANH)
    Tensor critic2(Tensor critic1);

    @Dense(units = 1)
    @Output(loss = MEAN_SQUARED_ERROR, weight = 0.5f)
    Tensor value(Tensor critic2);
}
