// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.peers.workload;

import static io.github.annotron.Activation.RELU;
import static io.github.annotron.Loss.SIGMOID_CROSS_ENTROPY;

import io.github.annotron.Dense;
import io.github.annotron.Input;
import io.github.annotron.Network;
import io.github.annotron.Output;
import io.github.annotron.Tensor;

/** An autoencoder for digits. */
@Network
public interface Autoencoder {
    @Input(784)
    Tensor pixels();

    @Dense(units = 32, activation = RELU)
    Tensor first(Tensor pixels);

    @Dense(units = 32, activation = RELU)
    Tensor code(Tensor first);

    @Dense(units = 784)
    @Output(loss = SIGMOID_CROSS_ENTROPY)
    Tensor image(Tensor code);
}
