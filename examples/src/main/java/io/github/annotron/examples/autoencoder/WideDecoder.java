// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.autoencoder;

import io.github.annotron.Input;
import io.github.annotron.Network;
import io.github.annotron.Tensor;

/** A {@link Decoder} of longer codes. */
@Network
interface WideDecoder extends Decoder {
    @Override
    @Input(64)
    Tensor code();
}
