// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.live;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.OutputSpec;
import io.github.annotron.runtime.Predictor;
import io.github.annotron.runtime.TensorSpec;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.data.Permutation;
import io.github.annotron.runtime.data.Rows;
import io.github.annotron.runtime.training.TrainingProgress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Looks for samples that the network gets wrong now: among some of the validation data, always the same ones, or of the training data
 * if there is no other.
 */
final class MistakeFinder {

    private static final int SAMPLES = 500;
    private static final int SHOWN = 12;

    /** Slow networks are asked for fewer samples: so long while training goes on, and so long when it has ended. */
    static final long SHORT_NANOS = 50_000_000;

    static final long LONG_NANOS = 1_000_000_000;

    private final Model model;
    private final Dataset data;
    private final String source;
    private final List<Rows> inputs = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private final float[][] values;
    private final int[] order;
    private @Nullable Predictor predictor;

    MistakeFinder(TrainingProgress progress, List<String> labels) {
        model = progress.model();
        Dataset validation = progress.validation();
        data = validation == null ? progress.data() : validation;
        source = validation == null ? "training" : "validation";
        values = new float[model.inputs().size()][];
        for (int i = 0; i < values.length; i++) {
            TensorSpec input = model.inputs().get(i);
            inputs.add(named(data.inputs(), data.names(), input.name()));
            values[i] = new float[input.size()];
        }
        List<OutputSpec> outputs = model.outputs();
        for (int i = 0; i < outputs.size(); i++) {
            OutputSpec output = outputs.get(i);
            if (output.isTrained()) {
                answers.add(new Answer(output, i, named(data.targets(), data.targetNames(), output.name()), labels));
            }
        }
        order = new int[data.size()];
        Permutation.fill(order, 0);
    }

    /** One of several by its name; a single one goes without. */
    private static Rows named(List<Rows> rows, List<String> names, String name) {
        return rows.get(names.isEmpty() ? 0 : names.indexOf(name));
    }

    /**
     * Asks the network.
     *
     * @param nanos about how long it may take
     */
    Mistakes find(long nanos) {
        Predictor present = predictor == null ? model.newPredictor() : Objects.requireNonNull(predictor);
        predictor = present;
        boolean decides = answers.stream().anyMatch(Answer::decides);
        long end = System.nanoTime() + nanos;
        List<Mistakes.Sample> found = new ArrayList<>();
        int seen = 0;
        while (seen < Math.min(SAMPLES, order.length) && (seen < SHOWN || System.nanoTime() - end < 0)) {
            int row = order[seen++];
            read(row);
            present.predict(values);
            double badness = 0;
            List<Mistakes.Verdict> verdicts = new ArrayList<>();
            for (Answer answer : answers) {
                answer.read(row, present);
                // Values are never quite right: where classes are decided, these count.
                if (!decides || answer.decides()) {
                    badness = Math.max(badness, answer.badness());
                }
                verdicts.add(answer.verdict());
            }
            if (badness > 0) {
                found.add(new Mistakes.Sample(row, badness, verdicts, List.of()));
            }
        }
        int wrong = found.size();
        found.sort(Comparator.comparingDouble(Mistakes.Sample::badness).reversed());
        return new Mistakes(
                source,
                decides,
                seen,
                wrong,
                found.stream().limit(SHOWN).map(this::shown).toList());
    }

    private void read(int row) {
        for (int i = 0; i < values.length; i++) {
            inputs.get(i).read(row, values[i], 0);
        }
    }

    private Mistakes.Sample shown(Mistakes.Sample sample) {
        read(sample.row());
        List<Mistakes.Input> shown = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            shown.add(Mistakes.Input.of(model.inputs().get(i), values[i]));
        }
        return new Mistakes.Sample(sample.row(), sample.badness(), sample.verdicts(), shown);
    }
}
