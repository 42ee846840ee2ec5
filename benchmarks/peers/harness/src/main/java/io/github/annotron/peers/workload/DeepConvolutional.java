// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.peers.workload;

import static io.github.annotron.Activation.RELU;
import static io.github.annotron.Loss.SOFTMAX_CROSS_ENTROPY;

import io.github.annotron.Conv2D;
import io.github.annotron.Dense;
import io.github.annotron.Flatten;
import io.github.annotron.Input;
import io.github.annotron.MaxPool2D;
import io.github.annotron.Network;
import io.github.annotron.Output;
import io.github.annotron.Tensor;

/** A convolutional network for digits with three layers of small kernels. */
@Network
@SuppressWarnings("annotron:LostPixels") // as in the networks that it is compared with
public interface DeepConvolutional {
    @Input({28, 28, 1})
    Tensor image();

    @Conv2D(filters = 32, kernel = 3, activation = RELU)
    Tensor conv1(Tensor image);

    @MaxPool2D(2)
    Tensor pool1(Tensor conv1);

    @Conv2D(filters = 64, kernel = 3, activation = RELU)
    Tensor conv2(Tensor pool1);

    @MaxPool2D(2)
    Tensor pool2(Tensor conv2);

    @Conv2D(filters = 128, kernel = 3, activation = RELU)
    Tensor conv3(Tensor pool2);

    @MaxPool2D(2)
    Tensor pool3(Tensor conv3);

    @Flatten
    Tensor features(Tensor pool3);

    @Dense(units = 128, activation = RELU)
    Tensor first(Tensor features);

    @Dense(units = 64, activation = RELU)
    Tensor second(Tensor first);

    @Dense(units = 10)
    @Output(loss = SOFTMAX_CROSS_ENTROPY)
    Tensor digit(Tensor second);
}
