// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.tabular;

import static io.github.annotron.Loss.SIGMOID_CROSS_ENTROPY;

import io.github.annotron.Dense;
import io.github.annotron.Input;
import io.github.annotron.Network;
import io.github.annotron.Output;
import io.github.annotron.Tensor;

/** The same without hidden layers, which is a logistic regression. */
@Network
interface WineLogistic {
    @Input(13)
    Tensor wine();

    @Dense(units = 1)
    @Output(loss = SIGMOID_CROSS_ENTROPY)
    Tensor good(Tensor wine);
}
