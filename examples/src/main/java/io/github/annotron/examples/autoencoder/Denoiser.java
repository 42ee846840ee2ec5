// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.autoencoder;

import static io.github.annotron.Activation.RELU;
import static io.github.annotron.Loss.SIGMOID_CROSS_ENTROPY;

import io.github.annotron.Dense;
import io.github.annotron.GaussianNoise;
import io.github.annotron.Input;
import io.github.annotron.Network;
import io.github.annotron.Output;
import io.github.annotron.Tensor;

/** From a picture to a clean one; training adds noise to it. Its hidden layer is wide: noise is what it cannot keep, not detail. */
@Network
interface Denoiser {
    /** The standard deviation of the noise of a pixel. */
    float NOISE = 0.5f;

    @Input(784)
    Tensor image();

    @GaussianNoise(NOISE)
    Tensor noisy(Tensor image);

    @Dense(units = 512, activation = RELU)
    Tensor hidden(Tensor noisy);

    @Dense(units = 784)
    @Output(loss = SIGMOID_CROSS_ENTROPY)
    Tensor clean(Tensor hidden);
}
