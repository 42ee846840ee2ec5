package example.skips;

import static io.github.annotron.Activation.GELU;
import static io.github.annotron.Activation.RELU;
import static io.github.annotron.Loss.SIGMOID_CROSS_ENTROPY;

import io.github.annotron.Activate;
import io.github.annotron.Add;
import io.github.annotron.Concat;
import io.github.annotron.Dense;
import io.github.annotron.From;
import io.github.annotron.Input;
import io.github.annotron.Network;
import io.github.annotron.Output;
import io.github.annotron.Tensor;

/** A graph: two inputs, a skip connection, layers that are read twice. */
interface Graphs {
    @Network
    interface Mixer {
        @Input(5)
        Tensor person();

        @Input({2, 3})
        Tensor history();

        @Dense(units = 6, activation = RELU)
        Tensor embedded(Tensor person);

        @Dense(units = 3, bias = false)
        Tensor events(Tensor history);

        @Add(activation = RELU)
        Tensor changed(Tensor events, Tensor history);

        @Concat(axis = 0)
        Tensor together(Tensor changed, @From("history") Tensor original, Tensor events);

        @Activate(GELU)
        Tensor smooth(Tensor together);

        @io.github.annotron.Flatten
        Tensor flat(Tensor smooth);

        @Concat
        Tensor all(Tensor flat, Tensor embedded);

        @Dense(units = 1)
        @Output(loss = SIGMOID_CROSS_ENTROPY)
        Tensor buys(Tensor all);
    }
}
