// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.foreign;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Parameter;
import io.github.annotron.runtime.io.NamedTensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Fills all parameters of a model with foreign weights, or none. Started by {@link ForeignTensors#into}:
 *
 * <pre>{@code
 * ForeignTensors tensors = ForeignTensors.read(file);
 * PyTorch torch = new PyTorch(tensors);
 * tensors.into(model)
 *         .layer("hidden", torch.linear("fc1"))
 *         .layer("digit", torch.linear("fc2"))
 *         .apply();
 * }</pre>
 */
public final class WeightImport {

    private final ForeignTensors tensors;
    private final Model model;
    private final Map<String, LayerWeights> layers = new LinkedHashMap<>();
    private final Map<String, SeparableWeights> separables = new LinkedHashMap<>();
    private final Map<String, RecurrentWeights> recurrents = new LinkedHashMap<>();
    private final Map<String, NamedTensor> parameters = new LinkedHashMap<>();

    WeightImport(ForeignTensors tensors, Model model) {
        this.tensors = tensors;
        this.model = model;
    }

    /**
     * Says what a layer gets; the model changes with {@link #apply} only.
     *
     * @param layer the name of a dense layer or a convolution
     * @param weights its kernel, and its bias if it has one
     * @return this
     * @throws IllegalArgumentException if the layer was named before
     */
    public WeightImport layer(String layer, LayerWeights weights) {
        checkNew(layer);
        layers.put(layer, weights);
        return this;
    }

    private void checkNew(String layer) {
        if (layers.containsKey(layer) || separables.containsKey(layer) || recurrents.containsKey(layer)) {
            throw new IllegalArgumentException("the layer " + layer + " was given weights twice");
        }
    }

    /**
     * Says what a separable convolution gets; the model changes with {@link #apply} only.
     *
     * @param layer its name
     * @param weights its kernels, and its bias if it has one
     * @return this
     * @throws IllegalArgumentException if the layer was named before
     */
    public WeightImport layer(String layer, SeparableWeights weights) {
        checkNew(layer);
        separables.put(layer, weights);
        return this;
    }

    /**
     * Says what a recurrent layer gets; the model changes with {@link #apply} only.
     *
     * @param layer its name
     * @param weights its kernels, and its biases if it has them
     * @return this
     * @throws IllegalArgumentException if the layer was named before
     */
    public WeightImport layer(String layer, RecurrentWeights weights) {
        checkNew(layer);
        recurrents.put(layer, weights);
        return this;
    }

    /**
     * Says what one parameter gets, as it is: for the scale and shift of normalisations, which have the same layout everywhere.
     *
     * @param name of the parameter, such as {@code norm1.scale}
     * @param tensor of the same shape, such as {@code tensors.get("norm1.weight")}
     * @return this
     * @throws IllegalArgumentException if the parameter was named before
     */
    public WeightImport parameter(String name, NamedTensor tensor) {
        if (parameters.putIfAbsent(name, tensor) != null) {
            throw new IllegalArgumentException("the parameter " + name + " was given a tensor twice");
        }
        return this;
    }

    /**
     * Puts the weights into the model.
     *
     * @throws IllegalArgumentException if a layer or parameter does not exist or has another shape, if a layer without bias is given one,
     *     if a parameter of the model is left out, or if a tensor was neither used nor {@linkplain ForeignTensors#ignore
     *     ignored}. The message names all of these with the shapes, and the model is as it was
     */
    public void apply() {
        Map<String, Parameter> open = new LinkedHashMap<>();
        model.parameters().forEach(parameter -> open.put(parameter.name(), parameter));
        List<String> problems = new ArrayList<>();
        List<Runnable> copies = new ArrayList<>();
        layers.forEach((name, weights) -> {
            boolean fits = kernel(name + "." + weights.kernelRole(), weights, open, problems, copies);
            bias(name, weights, fits, open, problems, copies);
        });
        separables.forEach((name, weights) -> {
            boolean fits = kernel(name + ".depthwise", weights.depthwise(), open, problems, copies);
            fits &= kernel(name + ".pointwise", weights.pointwise(), open, problems, copies);
            bias(name, weights.pointwise(), fits, open, problems, copies);
        });
        recurrents.forEach((name, weights) -> weights.parameters().forEach((role, tensor) -> {
            Parameter parameter = open.remove(name + "." + role);
            if (parameter != null) {
                tensor(parameter, tensor, weights, problems, copies);
            } else if (!isBias(role) || !isZero(tensor) || (role.endsWith("recurrentBias") && hasBias(name))) {
                problems.add("it has no parameter " + name + "." + role + " for " + weights + declare(role));
            }
        }));
        parameters.forEach((name, tensor) -> {
            Parameter parameter = open.remove(name);
            if (parameter == null) {
                problems.add("it has no parameter " + name + " that no layer was given, for " + tensor);
            } else {
                tensor(parameter, tensor, tensor, problems, copies);
            }
        });
        for (Parameter parameter : open.values()) {
            problems.add(parameter.name() + " " + parameter.shape() + " is given nothing");
        }
        for (NamedTensor tensor : tensors.unused()) {
            problems.add(
                    "nothing uses " + tensor + ". If it is not needed, say so with ignore(\"" + tensor.name() + "\")");
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    tensors + " does not fit the model " + model.name() + ": " + String.join("; ", problems));
        }
        copies.forEach(Runnable::run);
        model.revision().advance();
    }

    /** Fills a parameter with a tensor of its shape. */
    private static void tensor(
            Parameter parameter, NamedTensor tensor, Object origin, List<String> problems, List<Runnable> copies) {
        if (parameter.shape().equals(tensor.shape())) {
            copies.add(() -> copy(tensor.values(), parameter));
        } else {
            problems.add(parameter.name() + ": expected shape " + parameter.shape() + ", found " + tensor.shape()
                    + " from " + origin);
        }
    }

    private static boolean isBias(String role) {
        return role.endsWith("bias") || role.endsWith("Bias");
    }

    private static boolean isZero(NamedTensor tensor) {
        for (float value : tensor.values()) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether a recurrent layer has a bias: then the lack of a recurrent one means a GRU of another kind. */
    private boolean hasBias(String layer) {
        return model.parameters().stream()
                .anyMatch(parameter -> parameter.name().equals(layer + ".bias"));
    }

    private static String declare(String role) {
        if (role.endsWith("recurrentBias")) {
            return ". Declare resetAfter = true";
        }
        return isBias(role)
                ? ". Declare bias = true"
                : role.startsWith("reverse.") ? ". Declare bidirectional = true" : "";
    }

    private static boolean kernel(
            String name,
            LayerWeights weights,
            Map<String, Parameter> open,
            List<String> problems,
            List<Runnable> copies) {
        Parameter kernel = open.remove(name);
        if (kernel == null) {
            problems.add("it has no parameter " + name + " for " + weights);
            return false;
        }
        if (!kernel.shape().equals(weights.shape())) {
            problems.add(
                    name + ": expected shape " + kernel.shape() + ", found " + weights.shape() + " from " + weights);
            return false;
        }
        copies.add(() -> copy(weights.kernelValues(), kernel));
        return true;
    }

    private static void bias(
            String layer,
            LayerWeights weights,
            boolean kernelFits,
            Map<String, Parameter> open,
            List<String> problems,
            List<Runnable> copies) {
        Parameter bias = open.remove(layer + ".bias");
        if (!kernelFits) {
            return; // that was reported
        }
        float[] values = weights.biasValues();
        if (bias == null && weights.hasBias()) {
            problems.add(layer + " has no bias, and " + weights + " has one. Declare bias = true");
        } else if (bias != null && bias.size() != values.length) {
            problems.add(bias.name() + ": expected shape " + bias.shape() + ", found [" + values.length + "] from "
                    + weights);
        } else if (bias != null) {
            copies.add(() -> copy(values, bias));
        }
    }

    private static void copy(float[] values, Parameter parameter) {
        System.arraycopy(values, 0, parameter.matrix().data, 0, values.length);
    }
}
