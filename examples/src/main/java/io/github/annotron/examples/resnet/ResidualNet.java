// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.resnet;

import static io.github.annotron.Activation.RELU;
import static io.github.annotron.Loss.SOFTMAX_CROSS_ENTROPY;
import static io.github.annotron.Padding.SAME;

import io.github.annotron.BatchNorm;
import io.github.annotron.Conv2D;
import io.github.annotron.Dense;
import io.github.annotron.GlobalAveragePool2D;
import io.github.annotron.Input;
import io.github.annotron.Network;
import io.github.annotron.Output;
import io.github.annotron.Tensor;
import io.github.annotron.Use;

/** Three stages of residual blocks; from one to the next the picture is halved and the channels are doubled. */
@Network
interface ResidualNet {
    @Input({28, 28, 1})
    Tensor image();

    @Conv2D(filters = 16, kernel = 3, padding = SAME, bias = false)
    Tensor conv1(Tensor image);

    @BatchNorm(activation = RELU)
    Tensor norm1(Tensor conv1);

    @Use(Residual.class)
    Tensor stage1(Tensor norm1);

    @Conv2D(filters = 32, kernel = 3, stride = 2, padding = SAME, bias = false)
    Tensor conv2(Tensor stage1);

    @BatchNorm(activation = RELU)
    Tensor norm2(Tensor conv2);

    @Use(Residual.class)
    Tensor stage2(Tensor norm2);

    @Conv2D(filters = 64, kernel = 3, stride = 2, padding = SAME, bias = false)
    Tensor conv3(Tensor stage2);

    @BatchNorm(activation = RELU)
    Tensor norm3(Tensor conv3);

    @Use(Residual.class)
    Tensor stage3(Tensor norm3);

    @GlobalAveragePool2D
    Tensor features(Tensor stage3);

    @Dense(units = 10)
    @Output(loss = SOFTMAX_CROSS_ENTROPY)
    Tensor kind(Tensor features);
}
