// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.benchmarks;

import static io.github.annotron.Activation.TANH;
import static io.github.annotron.Loss.SOFTMAX_CROSS_ENTROPY;

import io.github.annotron.Dense;
import io.github.annotron.Input;
import io.github.annotron.Network;
import io.github.annotron.Output;
import io.github.annotron.Tensor;

/** A network for tables, whose first prediction is timed from the start of the JVM. */
@Network
interface TableNet {
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
