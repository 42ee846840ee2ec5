// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.peers.workload;

import static io.github.annotron.Activation.TANH;
import static io.github.annotron.Loss.SOFTMAX_CROSS_ENTROPY;

import io.github.annotron.Dense;
import io.github.annotron.Input;
import io.github.annotron.Network;
import io.github.annotron.Output;
import io.github.annotron.Tensor;

/** A network for a small table. */
@Network
public interface Tiny {
    @Input(4)
    Tensor features();

    @Dense(units = 16, activation = TANH)
    Tensor first(Tensor features);

    @Dense(units = 16, activation = TANH)
    Tensor second(Tensor first);

    @Dense(units = 3)
    @Output(loss = SOFTMAX_CROSS_ENTROPY)
    Tensor kind(Tensor second);
}
