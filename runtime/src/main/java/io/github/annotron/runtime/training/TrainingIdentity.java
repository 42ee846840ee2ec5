// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import io.github.annotron.runtime.LayerInfo;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.OutputSpec;
import io.github.annotron.runtime.Parameter;
import io.github.annotron.runtime.checkpoint.Stateful;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.data.Rows;
import io.github.annotron.runtime.robust.AdversarialTraining;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What must be the same for training to go on with the same bits. */
final class TrainingIdentity {

    private TrainingIdentity() {}

    /**
     * Texts that are equal for equal trainings.
     *
     * @param batch samples per step
     * @return by their names, as messages use them
     */
    static Map<String, String> of(TrainingEngine<?> engine, Dataset training, Fit fit, int batch) {
        Model model = engine.model();
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("network", model.name());
        texts.put("layer", lines(model.layers(), TrainingIdentity::text));
        texts.put("output", lines(model.outputs(), TrainingIdentity::text));
        texts.put("parameter", lines(model.parameters(), TrainingIdentity::text));
        texts.put("frozen parameter", lines(engine.freezing().frozen(), name -> name));
        engine.settings().forEach((name, text) -> texts.put(name, withoutAddresses(text)));
        texts.put("number of samples", Integer.toString(training.size()));
        texts.put("width of the inputs and targets", widths(training));
        Dataset validation = fit.validation();
        texts.put("number of validation samples", validation == null ? "0" : Integer.toString(validation.size()));
        texts.put("batch size", Integer.toString(batch));
        texts.put("order", fit.shuffle() ? "random" : "that of the data");
        AdversarialTraining adversarial = fit.adversarial();
        texts.put("adversarial training", adversarial == null ? "none" : adversarial.toString());
        texts.put(
                "listener",
                lines(stateful(fit.listeners()), other -> other.getClass().getName()));
        texts.put("number of epochs before this call of fit", Integer.toString(engine.epochs()));
        texts.put("number of steps before this call of fit", Long.toString(engine.steps()));
        return texts;
    }

    /** The listeners that remember something. */
    static List<Stateful> stateful(List<TrainingListener> listeners) {
        return listeners.stream()
                .filter(Stateful.class::isInstance)
                .map(Stateful.class::cast)
                .toList();
    }

    private static String text(LayerInfo layer) {
        return layer.name() + " (" + layer.kind() + " of " + layer.inputs() + ", " + layer.shape() + ")";
    }

    private static String text(OutputSpec output) {
        return output.name() + " (" + output.shape() + ", " + output.loss().name() + ", weight " + output.weight()
                + ")";
    }

    private static String text(Parameter parameter) {
        return parameter.name() + " " + parameter.shape();
    }

    private static String widths(Dataset data) {
        Function<List<Rows>, String> widths =
                all -> all.stream().map(Rows::width).toList().toString();
        return data.names() + " " + widths.apply(data.inputs()) + ", " + data.targetNames() + " "
                + widths.apply(data.targets());
    }

    private static <T> String lines(List<T> all, Function<T, String> text) {
        return all.stream().map(text).collect(Collectors.joining("\n"));
    }

    /** The text of an optimiser that holds a lambda, or has no text of its own, without what differs from run to run. */
    private static String withoutAddresses(String text) {
        return text.replaceAll("\\$\\$Lambda[^,\\]]*", "\\$\\$Lambda").replaceAll("@[0-9a-f]+\\b", "");
    }
}
