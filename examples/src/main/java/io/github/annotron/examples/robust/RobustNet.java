// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.robust;

import static io.github.annotron.Activation.RELU;
import static io.github.annotron.Loss.SOFTMAX_CROSS_ENTROPY;
import static io.github.annotron.Padding.SAME;

import io.github.annotron.Conv2D;
import io.github.annotron.Dense;
import io.github.annotron.Flatten;
import io.github.annotron.Input;
import io.github.annotron.MaxPool2D;
import io.github.annotron.Network;
import io.github.annotron.Output;
import io.github.annotron.Tensor;

/** A small convolutional network for 28x28 grey digits: half of the filters of that of Madry et al. (2018). */
@Network
interface RobustNet {
    @Input({28, 28, 1})
    Tensor image();

    @Conv2D(filters = 16, kernel = 5, padding = SAME, activation = RELU)
    Tensor conv1(Tensor image);

    @MaxPool2D(2)
    Tensor pool1(Tensor conv1);

    @Conv2D(filters = 32, kernel = 5, padding = SAME, activation = RELU)
    Tensor conv2(Tensor pool1);

    @MaxPool2D(2)
    Tensor pool2(Tensor conv2);

    @Flatten
    Tensor features(Tensor pool2);

    @Dense(units = 128, activation = RELU)
    Tensor hidden(Tensor features);

    @Dense(units = 10)
    @Output(loss = SOFTMAX_CROSS_ENTROPY)
    Tensor digit(Tensor hidden);
}
