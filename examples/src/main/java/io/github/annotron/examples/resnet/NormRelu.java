// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.resnet;

import static io.github.annotron.Activation.RELU;

import io.github.annotron.Activate;
import io.github.annotron.Block;
import io.github.annotron.GroupNorm;
import io.github.annotron.Input;
import io.github.annotron.Output;
import io.github.annotron.Tensor;

/** What follows a convolution that stands alone. */
@Block
interface NormRelu {
    @Input
    Tensor x();

    @GroupNorm(8)
    Tensor norm(Tensor x);

    @Activate(RELU)
    @Output
    Tensor y(Tensor norm);
}
