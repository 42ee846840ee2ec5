// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.speech;

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

/**
 * A log-mel spectrogram in, 64 moments of 32 bands, which digit it is out. The mean over all places at the end makes it matter little
 * when a word was said.
 */
@Network
interface SpeechNet {
    @Input({64, 32, 1})
    Tensor sound();

    @Conv2D(filters = 16, kernel = 3, padding = SAME, bias = false)
    Tensor conv1(Tensor sound);

    @BatchNorm(activation = RELU)
    Tensor norm1(Tensor conv1);

    @MaxPool2D(2)
    Tensor pool1(Tensor norm1);

    @Conv2D(filters = 32, kernel = 3, padding = SAME, bias = false)
    Tensor conv2(Tensor pool1);

    @BatchNorm(activation = RELU)
    Tensor norm2(Tensor conv2);

    @MaxPool2D(2)
    Tensor pool2(Tensor norm2);

    @Conv2D(filters = 64, kernel = 3, padding = SAME, bias = false)
    Tensor conv3(Tensor pool2);

    @BatchNorm(activation = RELU)
    Tensor norm3(Tensor conv3);

    @MaxPool2D(2)
    Tensor pool3(Tensor norm3);

    @Conv2D(filters = 96, kernel = 3, padding = SAME, bias = false)
    Tensor conv4(Tensor pool3);

    @BatchNorm(activation = RELU)
    Tensor norm4(Tensor conv4);

    @GlobalAveragePool2D
    Tensor features(Tensor norm4);

    @Dropout(0.3f)
    Tensor thinned(Tensor features);

    @Dense(units = 10)
    @Output(loss = SOFTMAX_CROSS_ENTROPY)
    Tensor digit(Tensor thinned);
}
