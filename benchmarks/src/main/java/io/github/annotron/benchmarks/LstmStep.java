// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.benchmarks;

import static io.github.annotron.Cell.LSTM;
import static io.github.annotron.Loss.MEAN_SQUARED_ERROR;

import io.github.annotron.Dense;
import io.github.annotron.Input;
import io.github.annotron.Network;
import io.github.annotron.Output;
import io.github.annotron.Recurrent;
import io.github.annotron.Tensor;

/** A network for the forecast of a series, step by step. */
@Network
interface LstmStep {
    @Input({100, 32})
    Tensor series();

    @Recurrent(cell = LSTM, units = 32)
    Tensor state(Tensor series);

    @Dense(units = 1)
    @Output(loss = MEAN_SQUARED_ERROR)
    Tensor next(Tensor state);
}
