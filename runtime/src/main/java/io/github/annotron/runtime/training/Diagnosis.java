// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import io.github.annotron.runtime.LayerInfo;
import io.github.annotron.runtime.Memory;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Parameter;
import io.github.annotron.runtime.Predictor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** Finds out where numbers stopped being finite, when a batch has shown that they have. */
final class Diagnosis {

    private static final String LOSS =
            "All parameters are finite, and all layers when predicting: it first appeared in the loss, or in what there is in"
                    + " training only, such as the statistics of a batch";

    private Diagnosis() {}

    /**
     * Looks at the parameters, then computes the batch again, layer by layer, as a prediction.
     *
     * @param inputs a row a sample each
     * @param samples how many rows there are
     * @param names how messages call a sample, given its number in the batch
     * @return a sentence without its full stop
     */
    static String ofForward(Model model, float[][] inputs, int samples, IntFunction<String> names) {
        try {
            return ofParameters(model).orElseGet(() -> ofLayers(model, inputs, samples, names));
        } catch (RuntimeException e) {
            // What has happened is more important than why it cannot be explained.
            return "The layer where it first appeared cannot be found: " + e;
        }
    }

    /** The first parameter that is not finite, in the order of the layers; empty if all are. */
    static Optional<String> ofParameters(Model model) {
        return model.parameters().stream()
                .map(parameter -> ofValues("The parameter " + parameter.name(), parameter.matrix().data))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> ofValues(String what, float[] values) {
        int position = Finite.firstNot(values, 0, values.length);
        return position < 0
                ? Optional.empty()
                : Optional.of(what + " has " + values[position] + " at position " + position);
    }

    private static String ofLayers(Model model, float[][] inputs, int samples, IntFunction<String> names) {
        List<LayerInfo> layers = model.layers();
        Predictor predictor = model.newPredictor(1, Memory.KEPT);
        int first = layers.size();
        String found = LOSS;
        for (int sample = 0; sample < samples; sample++) {
            predictor.predict(row(model, inputs, sample));
            for (int i = 0; i < first; i++) {
                LayerInfo layer = layers.get(i);
                Optional<String> problem = ofValues(
                        "It first appeared in the layer " + layer.name() + " (" + layer.kind() + "), which",
                        predictor.activation(layer.name()));
                if (problem.isPresent()) {
                    first = i;
                    found = problem.get() + " for " + names.apply(sample);
                }
            }
        }
        return found;
    }

    private static float[][] row(Model model, float[][] inputs, int sample) {
        float[][] row = new float[inputs.length][];
        for (int i = 0; i < row.length; i++) {
            int size = model.inputs().get(i).size();
            row[i] = Arrays.copyOfRange(inputs[i], sample * size, (sample + 1) * size);
        }
        return row;
    }

    /**
     * Names the gradient that stopped being finite first: the last one in the order of the layers, for the backward pass begins
     * at the end.
     *
     * @param gradients of the parameters; null for those that have none
     * @return a sentence without its full stop
     */
    static String ofGradients(Parameter[] parameters, float[][] gradients) {
        for (int i = parameters.length - 1; i >= 0; i--) {
            float[] gradient = gradients[i];
            if (gradient != null) {
                Optional<String> problem = ofValues(
                        "It first appeared at the parameter " + parameters[i].name() + ", whose gradient", gradient);
                if (problem.isPresent()) {
                    return problem.get();
                }
            }
        }
        return "It is gone when the gradients are looked at again";
    }
}
