// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.peers.workload;

import static io.github.annotron.Cell.LSTM;
import static io.github.annotron.Loss.SOFTMAX_CROSS_ENTROPY;

import io.github.annotron.Dense;
import io.github.annotron.Input;
import io.github.annotron.Network;
import io.github.annotron.Output;
import io.github.annotron.Recurrent;
import io.github.annotron.Tensor;

/** An LSTM that reads a digit row by row. */
@Network
public interface Rows {
    @Input({28, 28})
    Tensor rows();

    @Recurrent(cell = LSTM, units = 128)
    Tensor state(Tensor rows);

    @Dense(units = 10)
    @Output(loss = SOFTMAX_CROSS_ENTROPY)
    Tensor digit(Tensor state);
}
