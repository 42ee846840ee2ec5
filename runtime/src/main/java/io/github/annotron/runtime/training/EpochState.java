// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import io.github.annotron.runtime.checkpoint.StateReader;
import io.github.annotron.runtime.checkpoint.StateWriter;
import io.github.annotron.runtime.metric.Measure;
import java.util.ArrayList;
import java.util.List;

/** Epochs in checkpoints. */
final class EpochState {

    private EpochState() {}

    static void save(List<Epoch> epochs, StateWriter state) {
        state.put("count", epochs.size());
        for (int i = 0; i < epochs.size(); i++) {
            save(epochs.get(i), state.in(Integer.toString(i)));
        }
    }

    static List<Epoch> restore(StateReader state) {
        List<Epoch> epochs = new ArrayList<>();
        int count = state.count("count");
        for (int i = 0; i < count; i++) {
            epochs.add(epoch(state.in(Integer.toString(i))));
        }
        return epochs;
    }

    private static void save(Epoch epoch, StateWriter state) {
        state.put("number", epoch.number());
        state.put("loss", epoch.loss());
        state.put("accuracy", epoch.accuracy());
        saveResults(epoch.results(), state.in("results"));
        state.put("rate", epoch.rate());
        state.put("gradient norm", epoch.gradientNorm());
        state.put("seconds", epoch.seconds());
        state.put("samples per second", epoch.samplesPerSecond());
        Evaluation validation = epoch.validation();
        if (validation != null) {
            save(validation, state.in("validation"));
        }
    }

    private static Epoch epoch(StateReader state) {
        StateReader validation = state.in("validation");
        return new Epoch(
                state.count("number"),
                state.real("loss"),
                state.real("accuracy"),
                results(state.in("results")),
                validation.has("loss") ? evaluation(validation) : null,
                state.real("rate"),
                state.real("gradient norm"),
                state.real("seconds"),
                state.real("samples per second"));
    }

    private static void save(Evaluation evaluation, StateWriter state) {
        state.put("loss", evaluation.loss());
        state.put("accuracy", evaluation.accuracy());
        state.put("samples", evaluation.samples());
        saveResults(evaluation.results(), state.in("results"));
        StateWriter measures = state.in("measures");
        measures.put("count", evaluation.measures().size());
        for (int i = 0; i < evaluation.measures().size(); i++) {
            Measure measure = evaluation.measures().get(i);
            StateWriter each = measures.in(Integer.toString(i));
            each.put("output", measure.output());
            each.put("metric", measure.metric());
            each.put("value", measure.value());
        }
    }

    private static Evaluation evaluation(StateReader state) {
        return new Evaluation(
                state.real("loss"),
                state.real("accuracy"),
                state.count("samples"),
                results(state.in("results")),
                measures(state.in("measures")));
    }

    private static List<Measure> measures(StateReader state) {
        List<Measure> measures = new ArrayList<>();
        int count = state.count("count");
        for (int i = 0; i < count; i++) {
            StateReader each = state.in(Integer.toString(i));
            measures.add(new Measure(each.text("output"), each.text("metric"), each.real("value")));
        }
        return measures;
    }

    private static void saveResults(List<Result> results, StateWriter state) {
        state.put("count", results.size());
        for (int i = 0; i < results.size(); i++) {
            StateWriter each = state.in(Integer.toString(i));
            each.put("output", results.get(i).output());
            each.put("loss", results.get(i).loss());
            each.put("accuracy", results.get(i).accuracy());
        }
    }

    private static List<Result> results(StateReader state) {
        List<Result> results = new ArrayList<>();
        int count = state.count("count");
        for (int i = 0; i < count; i++) {
            StateReader each = state.in(Integer.toString(i));
            results.add(new Result(each.text("output"), each.real("loss"), each.real("accuracy")));
        }
        return results;
    }
}
