// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.foreign;

import io.github.annotron.processor.foreign.Verdict.Outside;
import io.github.annotron.runtime.foreign.ForeignTensors;
import io.github.annotron.runtime.foreign.Keras;
import io.github.annotron.runtime.foreign.LayerWeights;
import io.github.annotron.runtime.foreign.PyTorch;
import io.github.annotron.runtime.io.NamedTensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Products with a matrix of weights: {@code @Dense}. */
final class DenseRules {
    private static final Function<ForeignTensors, LayerWeights> OUT_IN = tensors -> new PyTorch(tensors).linear("w");
    private static final Function<ForeignTensors, LayerWeights> IN_OUT = tensors -> new Keras(tensors).dense("w");

    private DenseRules() {}

    /** {@code alpha A B + beta C}: the factors become part of the weights. */
    static Verdict gemm(OnnxCase c) {
        Onnx.Node node = c.node();
        NamedTensor a = c.input(0);
        boolean transposed = node.integer("transB", 0) != 0;
        NamedTensor b = scaled(c.input(1), node.real("alpha", 1));
        int units = b.shape().get(transposed ? 0 : 1);
        Optional<NamedTensor> bias = c.optionalInput(2);
        if (bias.filter(tensor -> tensor.values().length > units).isPresent()) {
            return new Outside("needs a bias of its own for each sample");
        }
        NamedTensor rows = node.integer("transA", 0) != 0 ? Axes.transpose(a, List.of(1, 0)) : a;
        return dense(
                rows, b, bias.map(tensor -> broadcast(scaled(tensor, node.real("beta", 1)), units)), transposed, c);
    }

    static Verdict matMul(OnnxCase c) {
        NamedTensor b = c.input(1);
        if (b.shape().size() > 2) {
            return new Outside("needs a product of two layers");
        }
        NamedTensor kernel = b.shape().size() == 2 ? b : Axes.reshape(b, List.of(b.values().length, 1));
        return dense(c.input(0), kernel, Optional.empty(), false, c);
    }

    /** {@code MatMul} with a transposed constant, which is how PyTorch exports a layer without bias. */
    static Verdict linear(OnnxCase c) {
        NamedTensor x = c.values().get(c.node("MatMul").inputs().get(0));
        return dense(x, c.input(0), Optional.empty(), true, c);
    }

    private static Verdict dense(
            NamedTensor x, NamedTensor kernel, Optional<NamedTensor> bias, boolean transposed, OnnxCase c) {
        List<NamedTensor> tensors = new ArrayList<>();
        tensors.add(Axes.rename(transposed ? "w.weight" : "w/kernel", kernel));
        bias.ifPresent(tensor -> tensors.add(Axes.rename(transposed ? "w.bias" : "w/bias", tensor)));
        int units = kernel.shape().get(transposed ? 0 : 1);
        String annotation = "@Dense(units = " + units + ", bias = " + bias.isPresent() + ")";
        return Trials.predicted(
                "@Dense",
                Trials.layer(annotation, Trials.sample(x)),
                Trials.samples(x),
                Trials.weights(tensors, Map.of("y", transposed ? OUT_IN : IN_OUT)),
                List.of(x),
                c.output());
    }

    private static NamedTensor scaled(NamedTensor tensor, float factor) {
        float[] values = tensor.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        return new NamedTensor(tensor.name(), tensor.shape(), values);
    }

    private static NamedTensor broadcast(NamedTensor bias, int units) {
        float[] values = bias.values();
        if (values.length == 1) {
            values = new float[units];
            Arrays.fill(values, bias.values()[0]);
        }
        return new NamedTensor(bias.name(), List.of(units), values);
    }
}
