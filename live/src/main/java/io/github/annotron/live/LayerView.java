// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.live;

import com.google.gson.stream.JsonWriter;
import io.github.annotron.runtime.LayerInfo;
import io.github.annotron.runtime.Parameter;
import io.github.annotron.runtime.report.Histogram;
import io.github.annotron.runtime.training.TrainingProgress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The parameters of a layer at some moment.
 *
 * @param gradientNorm of all of its gradients together; not a number if it is not trained
 */
record LayerView(String name, String kind, double gradientNorm, List<Weights> parameters) {

    private static final int PARTS = 32;

    /** How the numbers of a parameter are spread. */
    record Weights(String name, double gradientNorm, Histogram spread) {}

    /** All layers with parameters of their own; what several layers share is with the first one. */
    static List<LayerView> of(TrainingProgress progress) {
        Map<String, Integer> indices = new HashMap<>();
        List<Parameter> all = progress.model().parameters();
        for (int i = 0; i < all.size(); i++) {
            indices.put(all.get(i).name(), i);
        }
        List<LayerView> layers = new ArrayList<>();
        for (LayerInfo layer : progress.model().layers()) {
            List<Weights> own = new ArrayList<>();
            for (String name : layer.parameterNames()) {
                Integer index = indices.remove(name);
                if (index != null) {
                    own.add(new Weights(
                            name,
                            progress.gradientNorm(index),
                            Histogram.of(all.get(index).matrix().data, PARTS)));
                }
            }
            if (!own.isEmpty()) {
                layers.add(new LayerView(layer.name(), layer.kind(), norm(own), own));
            }
        }
        return layers;
    }

    private static double norm(List<Weights> parameters) {
        return Math.sqrt(parameters.stream()
                .mapToDouble(Weights::gradientNorm)
                .filter(norm -> !Double.isNaN(norm))
                .map(norm -> norm * norm)
                .reduce(Double::sum)
                .orElse(Double.NaN));
    }

    /** The norm of all gradients of all layers together; 0 if nothing is trained. */
    static double total(List<LayerView> layers) {
        return Math.sqrt(layers.stream()
                .mapToDouble(LayerView::gradientNorm)
                .filter(norm -> !Double.isNaN(norm))
                .map(norm -> norm * norm)
                .sum());
    }

    void write(JsonWriter json) throws IOException {
        json.beginObject().name("name").value(name).name("kind").value(kind);
        json.name("norm");
        Numbers.write(json, gradientNorm);
        json.name("parameters").beginArray();
        for (Weights weights : parameters) {
            Histogram spread = weights.spread;
            json.beginObject().name("name").value(weights.name);
            json.name("norm");
            Numbers.write(json, weights.gradientNorm);
            json.name("low");
            Numbers.write(json, spread.lowest());
            json.name("high");
            Numbers.write(json, spread.highest());
            json.name("mean");
            Numbers.write(json, spread.mean());
            json.name("deviation");
            Numbers.write(json, spread.deviation());
            json.name("counts").beginArray();
            for (long count : spread.counts()) {
                json.value(count);
            }
            json.endArray().endObject();
        }
        json.endArray().endObject();
    }
}
