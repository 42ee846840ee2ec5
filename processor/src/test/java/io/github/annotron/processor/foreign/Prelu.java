// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.foreign;

import io.github.annotron.runtime.foreign.ForeignTensors;
import io.github.annotron.runtime.foreign.LayerWeights;
import io.github.annotron.runtime.foreign.PyTorch;
import io.github.annotron.runtime.io.NamedTensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * ReLU with a slope for each channel, {@code max(x, 0) - slope max(-x, 0)}, over steps, of layers that the language has.
 *
 * @param name of the layer; the layers before it have longer names
 * @param slopes one for each channel
 */
record Prelu(String name, float[] slopes) {

    /**
     * A layer for so many channels.
     *
     * @param slopes one for each channel, or a single one for all
     */
    static Prelu of(String name, float[] slopes, int channels) {
        if (slopes.length != 1) {
            return new Prelu(name, slopes);
        }
        float[] each = new float[channels];
        Arrays.fill(each, slopes[0]);
        return new Prelu(name, each);
    }

    /** The methods of the interface. */
    String body(String input, String output) {
        String each =
                "@Conv1D(filters = " + slopes.length + ", kernel = 1, groups = " + slopes.length + ", bias = false";
        return "@Activate(RELU) Tensor %1$sPlus(Tensor %2$s);\n".formatted(name, input)
                + each
                + ", activation = RELU) Tensor %1$sMinus(Tensor %2$s);\n".formatted(name, input)
                + each
                + ") Tensor %1$sScaled(Tensor %1$sMinus);\n".formatted(name)
                + "@Add %2$s Tensor %1$s(Tensor %1$sPlus, Tensor %1$sScaled);\n".formatted(name, output);
    }

    /** The tensors, as PyTorch would name those of convolutions. */
    List<NamedTensor> tensors() {
        float[] minus = new float[slopes.length];
        Arrays.fill(minus, -1);
        float[] scaled = slopes.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = -scaled[i];
        }
        List<Integer> shape = List.of(slopes.length, 1, 1);
        return List.of(
                new NamedTensor(name + "Minus.weight", shape, minus),
                new NamedTensor(name + "Scaled.weight", shape, scaled));
    }

    /** The weights of its layers, from those tensors. */
    Map<String, Function<ForeignTensors, LayerWeights>> weights() {
        return Map.of(
                name + "Minus", tensors -> new PyTorch(tensors).conv1d(name + "Minus"),
                name + "Scaled", tensors -> new PyTorch(tensors).conv1d(name + "Scaled"));
    }
}
