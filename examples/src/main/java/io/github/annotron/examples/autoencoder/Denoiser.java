// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.autoencoder;

import static io.github.annotron.Activation.RELU;
import static io.github.annotron.Loss.SIGMOID_CROSS_ENTROPY;

import io.github.annotron.Dense;
import io.github.annotron.Input;
import io.github.annotron.Network;
import io.github.annotron.Output;
import io.github.annotron.Tensor;

/** From a noisy picture to a clean one. Its hidden layer is wide: noise is what it cannot keep, not detail. */
@Network
interface Denoiser {
    @Input(784)
    Tensor image();

    @Dense(units = 512, activation = RELU)
    Tensor hidden(Tensor image);

    @Dense(units = 784)
    @Output(loss = SIGMOID_CROSS_ENTROPY)
    Tensor clean(Tensor hidden);
}
