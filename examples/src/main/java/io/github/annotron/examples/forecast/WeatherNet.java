// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.forecast;

import static io.github.annotron.Cell.LSTM;
import static io.github.annotron.Loss.MEAN_SQUARED_ERROR;

import io.github.annotron.Dense;
import io.github.annotron.Dropout;
import io.github.annotron.Input;
import io.github.annotron.Network;
import io.github.annotron.Output;
import io.github.annotron.Recurrent;
import io.github.annotron.Tensor;

/** The weather of 48 hours in; how much warmer than in the last of them it will be in each of the next 24. */
@Network
interface WeatherNet {
    @Input({48, 9})
    Tensor hours();

    @Recurrent(cell = LSTM, units = 48)
    Tensor state(Tensor hours);

    @Dropout(0.2f)
    Tensor thinned(Tensor state);

    @Dense(units = 24)
    @Output(loss = MEAN_SQUARED_ERROR)
    Tensor change(Tensor thinned);
}
