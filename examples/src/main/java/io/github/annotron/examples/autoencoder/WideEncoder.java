// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.autoencoder;

import static io.github.annotron.Activation.RELU;

import io.github.annotron.Dense;
import io.github.annotron.Network;
import io.github.annotron.Output;
import io.github.annotron.Tensor;

/** An {@link Encoder} with a longer code. */
@Network
interface WideEncoder extends Encoder {
    @Override
    @Dense(units = 64, activation = RELU)
    @Output
    Tensor code(Tensor image);
}
