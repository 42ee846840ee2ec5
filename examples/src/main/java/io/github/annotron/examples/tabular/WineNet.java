// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.tabular;

import static io.github.annotron.Activation.RELU;
import static io.github.annotron.Loss.SIGMOID_CROSS_ENTROPY;

import io.github.annotron.Dense;
import io.github.annotron.Dropout;
import io.github.annotron.Input;
import io.github.annotron.Network;
import io.github.annotron.Output;
import io.github.annotron.Tensor;

/** Eleven measurements and the colour of a wine in, whether it is a good one out. */
@Network
interface WineNet {
    @Input(13)
    Tensor wine();

    @Dense(units = 64, activation = RELU)
    Tensor hidden1(Tensor wine);

    @Dropout(0.2f)
    Tensor thinned(Tensor hidden1);

    @Dense(units = 32, activation = RELU)
    Tensor hidden2(Tensor thinned);

    @Dense(units = 1)
    @Output(loss = SIGMOID_CROSS_ENTROPY)
    Tensor good(Tensor hidden2);
}
