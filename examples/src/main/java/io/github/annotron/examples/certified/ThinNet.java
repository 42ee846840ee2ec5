// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.certified;

import static io.github.annotron.Activation.RELU;
import static io.github.annotron.Loss.SOFTMAX_CROSS_ENTROPY;

import io.github.annotron.Dense;
import io.github.annotron.Input;
import io.github.annotron.Network;
import io.github.annotron.Output;
import io.github.annotron.Tensor;

/** One hidden layer: the fewer layers, the tighter the bounds. */
@Network(certifiable = true)
interface ThinNet {
    @Input(784)
    Tensor pixels();

    @Dense(units = 64, activation = RELU)
    Tensor hidden(Tensor pixels);

    @Dense(units = 10)
    @Output(loss = SOFTMAX_CROSS_ENTROPY)
    Tensor digit(Tensor hidden);
}
