// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.benchmarks;

import static io.github.annotron.Activation.RELU;
import static io.github.annotron.Loss.SOFTMAX_CROSS_ENTROPY;

import io.github.annotron.Dense;
import io.github.annotron.Input;
import io.github.annotron.Network;
import io.github.annotron.Output;
import io.github.annotron.Tensor;

/** A network for signals, whose layers are just large enough for vectors. */
@Network
interface SignalNet {
    @Input(64)
    Tensor signals();

    @Dense(units = 64, activation = RELU)
    Tensor first(Tensor signals);

    @Dense(units = 32, activation = RELU)
    Tensor second(Tensor first);

    @Dense(units = 10)
    @Output(loss = SOFTMAX_CROSS_ENTROPY)
    Tensor kind(Tensor second);
}
