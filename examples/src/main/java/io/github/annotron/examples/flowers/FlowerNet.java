// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.flowers;

import static io.github.annotron.Activation.TANH;
import static io.github.annotron.Loss.SOFTMAX_CROSS_ENTROPY;

import io.github.annotron.Dense;
import io.github.annotron.Input;
import io.github.annotron.Network;
import io.github.annotron.Output;
import io.github.annotron.Tensor;

/** Four measurements of a flower in, its kind out. */
@Network
interface FlowerNet {
    @Input(4)
    Tensor measurements();

    @Dense(units = 16, activation = TANH)
    Tensor hidden1(Tensor measurements);

    @Dense(units = 16, activation = TANH)
    Tensor hidden2(Tensor hidden1);

    @Dense(units = 3)
    @Output(loss = SOFTMAX_CROSS_ENTROPY)
    Tensor kind(Tensor hidden2);
}
