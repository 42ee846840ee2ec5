// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.autoencoder;

import static io.github.annotron.Activation.RELU;
import static io.github.annotron.Loss.SIGMOID_CROSS_ENTROPY;

import io.github.annotron.Dense;
import io.github.annotron.Input;
import io.github.annotron.Network;
import io.github.annotron.Output;
import io.github.annotron.Tensor;

/** From any point of the plane to a picture. */
@Network
interface VariationalDecoder {
    @Input(2)
    Tensor code();

    @Dense(units = 256, activation = RELU)
    Tensor hidden1(Tensor code);

    @Dense(units = 512, activation = RELU)
    Tensor hidden2(Tensor hidden1);

    @Dense(units = 784)
    @Output(loss = SIGMOID_CROSS_ENTROPY)
    Tensor image(Tensor hidden2);
}
