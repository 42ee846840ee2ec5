// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.resnet;

import static io.github.annotron.Activation.RELU;
import static io.github.annotron.Block.SAME_AS_INPUT;
import static io.github.annotron.Padding.SAME;

import io.github.annotron.Add;
import io.github.annotron.BatchNorm;
import io.github.annotron.Block;
import io.github.annotron.Conv2D;
import io.github.annotron.Input;
import io.github.annotron.Output;
import io.github.annotron.Tensor;

/**
 * Two convolutions that learn what to add to their input (He, Zhang, Ren and Sun, "Deep residual learning for image
 * recognition", 2016, figure 2).
 */
@Block
interface Residual {
    @Input
    Tensor x();

    @Conv2D(filters = SAME_AS_INPUT, kernel = 3, padding = SAME, bias = false)
    Tensor conv1(Tensor x);

    @BatchNorm(activation = RELU)
    Tensor norm1(Tensor conv1);

    @Conv2D(filters = SAME_AS_INPUT, kernel = 3, padding = SAME, bias = false)
    Tensor conv2(Tensor norm1);

    @BatchNorm
    Tensor norm2(Tensor conv2);

    @Add(activation = RELU)
    @Output
    Tensor y(Tensor norm2, Tensor x);
}
