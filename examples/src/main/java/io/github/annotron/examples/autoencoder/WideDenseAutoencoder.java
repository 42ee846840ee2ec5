// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.autoencoder;

import static io.github.annotron.Loss.SIGMOID_CROSS_ENTROPY;

import io.github.annotron.Network;
import io.github.annotron.Output;
import io.github.annotron.Tensor;
import io.github.annotron.Use;

/** A {@link DenseAutoencoder} with a longer code. */
@Network
interface WideDenseAutoencoder extends DenseAutoencoder {
    @Override
    @Use(WideEncoder.class)
    Tensor code(Tensor image);

    @Override
    @Use(WideDecoder.class)
    @Output(loss = SIGMOID_CROSS_ENTROPY)
    Tensor copy(Tensor code);
}
