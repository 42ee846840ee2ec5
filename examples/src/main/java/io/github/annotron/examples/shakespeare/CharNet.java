// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.shakespeare;

import static io.github.annotron.Cell.LSTM;
import static io.github.annotron.Loss.SOFTMAX_CROSS_ENTROPY;
import static io.github.annotron.SequenceOutput.ALL_STEPS;

import io.github.annotron.Dense;
import io.github.annotron.Dropout;
import io.github.annotron.Embedding;
import io.github.annotron.Input;
import io.github.annotron.Network;
import io.github.annotron.Output;
import io.github.annotron.Recurrent;
import io.github.annotron.Tensor;

/** A hundred characters in; behind each, how probable each of the 96 characters is to come next. */
@Network
interface CharNet {
    @Input(100)
    Tensor text();

    @Embedding(vocabulary = 96, units = 32)
    Tensor vectors(Tensor text);

    @Recurrent(cell = LSTM, units = 256, output = ALL_STEPS)
    Tensor states(Tensor vectors);

    @Dropout(0.2f)
    Tensor thinned(Tensor states);

    @Dense(units = 96)
    @Output(loss = SOFTMAX_CROSS_ENTROPY)
    Tensor next(Tensor thinned);
}
