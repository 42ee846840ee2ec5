// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.live;

import static io.github.annotron.Activation.TANH;
import static io.github.annotron.Loss.MEAN_SQUARED_ERROR;
import static io.github.annotron.Loss.SIGMOID_CROSS_ENTROPY;

import io.github.annotron.Concat;
import io.github.annotron.Dense;
import io.github.annotron.Flatten;
import io.github.annotron.Input;
import io.github.annotron.Network;
import io.github.annotron.Output;
import io.github.annotron.Tensor;

/** Two inputs, one of them a picture, and two outputs, one of which decides. */
@Network
interface Robot {

    @Input({4, 4, 3})
    Tensor camera();

    @Input(10)
    Tensor sensors();

    @Flatten
    Tensor seen(Tensor camera);

    @Concat
    Tensor all(Tensor seen, Tensor sensors);

    @Dense(units = 6, activation = TANH)
    Tensor hidden(Tensor all);

    @Dense(units = 1)
    @Output(loss = SIGMOID_CROSS_ENTROPY)
    Tensor stop(Tensor hidden);

    @Dense(units = 2)
    @Output(loss = MEAN_SQUARED_ERROR)
    Tensor way(Tensor hidden);
}
