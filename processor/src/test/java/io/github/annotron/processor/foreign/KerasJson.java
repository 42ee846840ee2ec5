// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.foreign;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.github.annotron.runtime.io.NamedTensor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Networks of Keras as JSON: layers in a list, the weights of each as nested lists without names. Those of PyTorch have names. */
final class KerasJson {

    private KerasJson() {}

    /** All tensors, under the names that Keras gives variables, the layers being called by their number: {@code 0/kernel}. */
    static List<NamedTensor> tensors(byte[] file) {
        JsonArray layers = JsonParser.parseString(new String(file, StandardCharsets.UTF_8))
                .getAsJsonObject()
                .getAsJsonArray("layers");
        List<NamedTensor> tensors = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            String type = layers.get(i).getAsJsonObject().get("type").getAsString();
            JsonArray weights = layers.get(i).getAsJsonObject().getAsJsonArray("weights");
            for (int j = 0; weights != null && j < weights.size(); j++) {
                tensors.add(tensor(i + "/" + name(type, j, weights.size()), weights.get(j)));
            }
        }
        return tensors;
    }

    /** The tensors of a network of PyTorch, which are members of one object. */
    static List<NamedTensor> stateDict(byte[] file) {
        return JsonParser.parseString(new String(file, StandardCharsets.UTF_8)).getAsJsonObject().entrySet().stream()
                .map(entry -> tensor(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static String name(String type, int index, int count) {
        List<String> names = switch (type) {
            case "dense", "time-distributed-dense", "conv1d", "conv2d" -> List.of("kernel", "bias");
            case "batchnorm", "batchnorm2d" ->
                count == 4
                        ? List.of("gamma", "beta", "moving_mean", "moving_variance")
                        : List.of("moving_mean", "moving_variance");
            case "lstm", "gru" -> List.of("kernel", "recurrent_kernel", "bias");
            case "prelu" -> List.of("alpha");
            default -> throw new IllegalArgumentException("weights of a layer " + type);
        };
        return names.get(index);
    }

    private static NamedTensor tensor(String name, JsonElement nested) {
        List<Integer> shape = new ArrayList<>();
        for (JsonElement at = nested; at.isJsonArray(); at = at.getAsJsonArray().get(0)) {
            shape.add(at.getAsJsonArray().size());
        }
        float[] values = new float[Axes.product(shape)];
        if (fill(values, 0, nested) != values.length) {
            throw new IllegalArgumentException(name + " is not of shape " + shape);
        }
        return new NamedTensor(name, shape, values);
    }

    private static int fill(float[] values, int from, JsonElement nested) {
        if (!nested.isJsonArray()) {
            values[from] = nested.getAsFloat();
            return from + 1;
        }
        int at = from;
        for (JsonElement element : nested.getAsJsonArray()) {
            at = fill(values, at, element);
        }
        return at;
    }
}
