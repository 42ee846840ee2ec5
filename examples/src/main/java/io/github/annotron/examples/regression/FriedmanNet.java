// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.regression;

import static io.github.annotron.Activation.RELU;
import static io.github.annotron.Loss.MEAN_SQUARED_ERROR;

import io.github.annotron.Dense;
import io.github.annotron.Input;
import io.github.annotron.Network;
import io.github.annotron.Output;
import io.github.annotron.Tensor;

/** Ten numbers in, one out. */
@Network
interface FriedmanNet {
    @Input(10)
    Tensor variables();

    @Dense(units = 50, activation = RELU)
    Tensor hidden1(Tensor variables);

    @Dense(units = 50, activation = RELU)
    Tensor hidden2(Tensor hidden1);

    @Dense(units = 1)
    @Output(loss = MEAN_SQUARED_ERROR)
    Tensor value(Tensor hidden2);
}
