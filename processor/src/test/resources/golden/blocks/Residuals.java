package example.blocks;

import static io.github.annotron.Activation.RELU;
import static io.github.annotron.Block.SAME_AS_INPUT;
import static io.github.annotron.Loss.SOFTMAX_CROSS_ENTROPY;
import static io.github.annotron.Padding.SAME;

import io.github.annotron.Add;
import io.github.annotron.Block;
import io.github.annotron.Conv2D;
import io.github.annotron.Dense;
import io.github.annotron.Frozen;
import io.github.annotron.GlobalAveragePool2D;
import io.github.annotron.Input;
import io.github.annotron.Network;
import io.github.annotron.Output;
import io.github.annotron.Tensor;
import io.github.annotron.Use;

/** A stem that stays as it is, two residual blocks and a head. */
@Network
interface Residuals {

    @Block
    interface Residual {
        @Input
        Tensor x();

        @Conv2D(filters = SAME_AS_INPUT, kernel = 3, padding = SAME, activation = RELU)
        Tensor conv1(Tensor x);

        @Conv2D(filters = SAME_AS_INPUT, kernel = 3, padding = SAME)
        Tensor conv2(Tensor conv1);

        @Add(activation = RELU)
        @Output
        Tensor y(Tensor conv2, Tensor x);
    }

    @Input({8, 8, 1})
    Tensor image();

    @Frozen
    @Conv2D(filters = 8, kernel = 3, stride = 2, padding = SAME, activation = RELU)
    Tensor stem(Tensor image);

    @Use(value = Residual.class, repeat = 2)
    Tensor body(Tensor stem);

    @GlobalAveragePool2D
    Tensor features(Tensor body);

    @Dense(units = 3)
    @Output(loss = SOFTMAX_CROSS_ENTROPY)
    Tensor answer(Tensor features);
}
