// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.sentiment;

import static io.github.annotron.Cell.LSTM;
import static io.github.annotron.Loss.SIGMOID_CROSS_ENTROPY;
import static io.github.annotron.SequenceOutput.ALL_STEPS;

import io.github.annotron.Dense;
import io.github.annotron.Dropout;
import io.github.annotron.Embedding;
import io.github.annotron.GlobalMaxPool1D;
import io.github.annotron.Input;
import io.github.annotron.Length;
import io.github.annotron.Network;
import io.github.annotron.Output;
import io.github.annotron.Recurrent;
import io.github.annotron.Tensor;

/** The first 40 words of a sentence in, whether it is for or against something out; 0 fills up short sentences. */
@Network
interface ReviewNet {
    @Input(40)
    Tensor words();

    @Length
    Tensor length(Tensor words);

    @Embedding(vocabulary = 10000, units = 64, padding = 0)
    Tensor vectors(Tensor words);

    @Dropout(0.5f)
    Tensor thinned(Tensor vectors);

    @Recurrent(cell = LSTM, units = 48, bidirectional = true, output = ALL_STEPS)
    Tensor states(Tensor thinned, Tensor length);

    @GlobalMaxPool1D
    Tensor strongest(Tensor states);

    @Dropout(0.5f)
    Tensor some(Tensor strongest);

    @Dense(units = 1)
    @Output(loss = SIGMOID_CROSS_ENTROPY)
    Tensor positive(Tensor some);
}
