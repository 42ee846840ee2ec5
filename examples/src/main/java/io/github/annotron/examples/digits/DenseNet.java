// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.digits;

import static io.github.annotron.Activation.RELU;
import static io.github.annotron.Loss.SOFTMAX_CROSS_ENTROPY;

import io.github.annotron.Dense;
import io.github.annotron.Input;
import io.github.annotron.Network;
import io.github.annotron.Output;
import io.github.annotron.Tensor;

/** Digits without convolutions: it does not know which pixels are neighbours, and is much faster. */
@Network
interface DenseNet {
    @Input(784)
    Tensor pixels();

    @Dense(units = 512, activation = RELU)
    Tensor hidden1(Tensor pixels);

    @Dense(units = 256, activation = RELU)
    Tensor hidden2(Tensor hidden1);

    @Dense(units = 10)
    @Output(loss = SOFTMAX_CROSS_ENTROPY)
    Tensor digit(Tensor hidden2);
}
