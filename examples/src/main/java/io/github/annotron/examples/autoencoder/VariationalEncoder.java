// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.autoencoder;

import static io.github.annotron.Activation.RELU;

import io.github.annotron.Dense;
import io.github.annotron.Input;
import io.github.annotron.Network;
import io.github.annotron.Output;
import io.github.annotron.Tensor;

/** From a picture to the distribution of its code in the plane: two means, then the logarithms of two variances. */
@Network
interface VariationalEncoder {
    @Input(784)
    Tensor image();

    @Dense(units = 512, activation = RELU)
    Tensor hidden1(Tensor image);

    @Dense(units = 256, activation = RELU)
    Tensor hidden2(Tensor hidden1);

    @Dense(units = 4)
    @Output
    Tensor moments(Tensor hidden2);
}
