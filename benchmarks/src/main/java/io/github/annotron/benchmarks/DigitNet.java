// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.benchmarks;

import static io.github.annotron.Activation.RELU;
import static io.github.annotron.Loss.SOFTMAX_CROSS_ENTROPY;

import io.github.annotron.Dense;
import io.github.annotron.Input;
import io.github.annotron.Network;
import io.github.annotron.Output;
import io.github.annotron.Tensor;

/** A perceptron for digits, whose weights do not fit the second level of a cache. */
@Network
interface DigitNet {
    @Input(784)
    Tensor image();

    @Dense(units = 512, activation = RELU)
    Tensor first(Tensor image);

    @Dense(units = 256, activation = RELU)
    Tensor second(Tensor first);

    @Dense(units = 10)
    @Output(loss = SOFTMAX_CROSS_ENTROPY)
    Tensor digit(Tensor second);
}
