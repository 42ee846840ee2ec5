// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.fashion;

import static io.github.annotron.Activation.RELU;
import static io.github.annotron.Loss.SOFTMAX_CROSS_ENTROPY;
import static io.github.annotron.Padding.SAME;

import io.github.annotron.BatchNorm;
import io.github.annotron.Conv2D;
import io.github.annotron.Dense;
import io.github.annotron.Dropout;
import io.github.annotron.GlobalAveragePool2D;
import io.github.annotron.Input;
import io.github.annotron.MaxPool2D;
import io.github.annotron.Network;
import io.github.annotron.Output;
import io.github.annotron.Tensor;

/** Three convolutions and an average over what the last one found: 7 by 7 places, which Grad-CAM shows. */
@Network
interface FashionNet {
    @Input({28, 28, 1})
    Tensor image();

    @Conv2D(filters = 32, kernel = 3, padding = SAME, bias = false)
    Tensor conv1(Tensor image);

    @BatchNorm(activation = RELU)
    Tensor norm1(Tensor conv1);

    @MaxPool2D(2)
    Tensor pool1(Tensor norm1);

    @Conv2D(filters = 64, kernel = 3, padding = SAME, bias = false)
    Tensor conv2(Tensor pool1);

    @BatchNorm(activation = RELU)
    Tensor norm2(Tensor conv2);

    @MaxPool2D(2)
    Tensor pool2(Tensor norm2);

    @Conv2D(filters = 64, kernel = 3, padding = SAME, bias = false)
    Tensor conv3(Tensor pool2);

    @BatchNorm(activation = RELU)
    Tensor norm3(Tensor conv3);

    @GlobalAveragePool2D
    Tensor features(Tensor norm3);

    @Dropout(0.1f)
    Tensor thinned(Tensor features);

    @Dense(units = 10)
    @Output(loss = SOFTMAX_CROSS_ENTROPY)
    Tensor kind(Tensor thinned);
}
