// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.certified;

import static io.github.annotron.Activation.RELU;
import static io.github.annotron.Loss.SOFTMAX_CROSS_ENTROPY;
import static io.github.annotron.Padding.SAME;

import io.github.annotron.BatchNorm;
import io.github.annotron.Conv2D;
import io.github.annotron.Dense;
import io.github.annotron.Flatten;
import io.github.annotron.Input;
import io.github.annotron.Network;
import io.github.annotron.Output;
import io.github.annotron.Tensor;

/** Two convolutions, whose strides make the picture smaller, with a normalisation that is folded into the first one. */
@Network(certifiable = true)
interface StridedNet {
    @Input({28, 28, 1})
    Tensor picture();

    @Conv2D(filters = 16, kernel = 5, stride = 2, padding = SAME)
    Tensor strokes(Tensor picture);

    @BatchNorm(activation = RELU)
    Tensor even(Tensor strokes);

    @Conv2D(filters = 32, kernel = 5, stride = 2, padding = SAME, activation = RELU)
    Tensor shapes(Tensor even);

    @Flatten
    Tensor features(Tensor shapes);

    @Dense(units = 10)
    @Output(loss = SOFTMAX_CROSS_ENTROPY)
    Tensor digit(Tensor features);
}
