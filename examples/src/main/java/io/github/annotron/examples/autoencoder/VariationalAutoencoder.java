// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.autoencoder;

import static io.github.annotron.Loss.SIGMOID_CROSS_ENTROPY;

import io.github.annotron.Input;
import io.github.annotron.Network;
import io.github.annotron.Output;
import io.github.annotron.Sample;
import io.github.annotron.Slice;
import io.github.annotron.Tensor;
import io.github.annotron.Use;

/**
 * An autoencoder whose codes are spread so that each point of the plane is the code of some picture (Kingma and Welling,
 * "Auto-encoding variational Bayes", 2014). Its loss times 784 is the negative evidence lower bound in nats.
 */
@Network
interface VariationalAutoencoder {
    @Input(784)
    Tensor image();

    @Use(VariationalEncoder.class)
    Tensor moments(Tensor image);

    @Slice(to = 2)
    Tensor mean(Tensor moments);

    @Slice(from = 2)
    Tensor logVariance(Tensor moments);

    @Sample(weight = 1f / 784)
    Tensor code(Tensor mean, Tensor logVariance);

    @Use(VariationalDecoder.class)
    @Output(loss = SIGMOID_CROSS_ENTROPY)
    Tensor copy(Tensor code);
}
