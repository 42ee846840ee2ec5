// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.fourinarow;

import static io.github.annotron.Activation.RELU;
import static io.github.annotron.Activation.TANH;
import static io.github.annotron.Loss.MEAN_SQUARED_ERROR;
import static io.github.annotron.Loss.SOFTMAX_CROSS_ENTROPY;
import static io.github.annotron.Padding.SAME;

import io.github.annotron.Conv2D;
import io.github.annotron.Dense;
import io.github.annotron.Flatten;
import io.github.annotron.Input;
import io.github.annotron.Network;
import io.github.annotron.Output;
import io.github.annotron.Tensor;

/**
 * A position in, seen by the player whose turn it is; out come the probability of each column, and what the position is worth: 1 where it
 * is won, -1 where it is lost.
 */
@Network
interface FourNet {
    @Input({Rules.ROWS, Rules.COLUMNS, Rules.PLANES})
    Tensor board();

    @Conv2D(filters = 32, kernel = 4, padding = SAME, activation = RELU)
    Tensor fours(Tensor board);

    @Conv2D(filters = 32, kernel = 3, padding = SAME, activation = RELU)
    Tensor threats(Tensor fours);

    @Flatten
    Tensor features(Tensor threats);

    @Dense(units = 64, activation = RELU)
    Tensor hidden(Tensor features);

    @Dense(units = Rules.COLUMNS)
    @Output(loss = SOFTMAX_CROSS_ENTROPY)
    Tensor move(Tensor hidden);

    @Dense(units = 1, activation = TANH)
    @Output(loss = MEAN_SQUARED_ERROR)
    Tensor worth(Tensor hidden);
}
