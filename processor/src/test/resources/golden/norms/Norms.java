package example;

import static io.github.annotron.Activation.*;
import static io.github.annotron.Loss.*;
import static io.github.annotron.Padding.*;

import io.github.annotron.*;

/** A normalisation that is folded into a convolution, and one that is not. */
@Network
interface Norms {
    @Input({8, 8, 3})                                                       Tensor image();
    @Conv2D(filters = 16, kernel = 3, padding = SAME, bias = false)         Tensor conv(Tensor image);
    @BatchNorm(activation = RELU)                                           Tensor norm(Tensor conv);
    @GlobalAveragePool2D                                                    Tensor pool(Tensor norm);
    @BatchNorm(scale = false)                                               Tensor even(Tensor pool);
    @Dense(units = 2) @Output(loss = SOFTMAX_CROSS_ENTROPY)                 Tensor kind(Tensor even);
}
