// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.live;

import static io.github.annotron.Activation.RELU;
import static io.github.annotron.Loss.SOFTMAX_CROSS_ENTROPY;

import io.github.annotron.Conv2D;
import io.github.annotron.Dense;
import io.github.annotron.Flatten;
import io.github.annotron.Input;
import io.github.annotron.Network;
import io.github.annotron.Output;
import io.github.annotron.Tensor;

/** Tells small pictures apart. */
@Network
interface Shapes {

    @Input({8, 8, 1})
    Tensor image();

    @Conv2D(filters = 4, kernel = 3, activation = RELU)
    Tensor conv(Tensor image);

    @Flatten
    Tensor flat(Tensor conv);

    @Dense(units = 3)
    @Output(loss = SOFTMAX_CROSS_ENTROPY)
    Tensor shape(Tensor flat);
}
