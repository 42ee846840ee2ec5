package example.strides;

import static io.github.annotron.Activation.SOFTPLUS;
import static io.github.annotron.Loss.MEAN_SQUARED_ERROR;
import static io.github.annotron.Padding.SAME;

import io.github.annotron.AveragePool2D;
import io.github.annotron.Conv2D;
import io.github.annotron.GlobalAveragePool2D;
import io.github.annotron.Initializer;
import io.github.annotron.Input;
import io.github.annotron.Network;
import io.github.annotron.Output;
import io.github.annotron.Tensor;

/** Convolutions with strides, groups and a dilation. */
@Network
interface Strided {
    @Input({9, 7, 2})
    Tensor field();

    @Conv2D(filters = 4, kernel = 3, stride = 2, padding = SAME, activation = SOFTPLUS)
    Tensor coarse(Tensor field);

    @Conv2D(filters = 4, kernel = {2, 1}, dilation = 2, groups = 4, kernelInitializer = Initializer.ORTHOGONAL)
    Tensor deep(Tensor coarse);

    @AveragePool2D(value = {1, 3}, stride = 2, padding = SAME)
    Tensor pool(Tensor deep);

    @Conv2D(filters = 2, kernel = 1, bias = false)
    Tensor mixed(Tensor pool);

    @GlobalAveragePool2D
    @Output(loss = MEAN_SQUARED_ERROR)
    Tensor mean(Tensor mixed);
}
