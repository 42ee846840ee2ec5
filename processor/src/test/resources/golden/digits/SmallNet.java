package example.digits;

import static io.github.annotron.Activation.RELU;
import static io.github.annotron.Loss.SOFTMAX_CROSS_ENTROPY;
import static io.github.annotron.Padding.SAME;

import io.github.annotron.Conv2D;
import io.github.annotron.Dense;
import io.github.annotron.Dropout;
import io.github.annotron.Flatten;
import io.github.annotron.Input;
import io.github.annotron.MaxPool2D;
import io.github.annotron.Network;
import io.github.annotron.Output;
import io.github.annotron.Tensor;

/** A convolutional network: same padding, pooling, dropout. */
@Network
public interface SmallNet {
    @Input({8, 8, 1})
    Tensor image();

    @Conv2D(filters = 8, kernel = 3, padding = SAME, activation = RELU)
    Tensor conv(Tensor image);

    @MaxPool2D(2)
    Tensor pool(Tensor conv);

    @Flatten
    Tensor features(Tensor pool);

    @Dense(units = 16, activation = RELU)
    Tensor hidden(Tensor features);

    @Dropout(0.5f)
    Tensor thinned(Tensor hidden);

    @Dense(units = 10)
    @Output(loss = SOFTMAX_CROSS_ENTROPY)
    Tensor digit(Tensor thinned);
}
