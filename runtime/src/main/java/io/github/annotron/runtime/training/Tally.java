// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.OutputSpec;
import io.github.annotron.runtime.PenaltySpec;
import io.github.annotron.runtime.checkpoint.StateReader;
import io.github.annotron.runtime.checkpoint.StateWriter;
import io.github.annotron.runtime.checkpoint.Stateful;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sums of losses and of right decisions, for each output of a network that has a loss, and of penalties. */
final class Tally implements Stateful {
    private final List<OutputSpec> outputs;
    private final List<PenaltySpec> penalties;
    private final double[] losses;
    private final double[] hits;
    private int samples;

    Tally(Model model) {
        outputs = trained(model);
        penalties = model.penalties();
        losses = new double[outputs.size() + penalties.size()];
        hits = new double[outputs.size()];
    }

    /** The outputs with a loss. */
    static List<OutputSpec> trained(Model model) {
        return model.outputs().stream().filter(OutputSpec::isTrained).toList();
    }

    void clear() {
        samples = 0;
        Arrays.fill(losses, 0);
        Arrays.fill(hits, 0);
    }

    /** Counts samples whose sums are added output by output. */
    void count(int more) {
        samples += more;
    }

    void add(int output, double loss, double right) {
        losses[output] += loss;
        hits[output] += right;
    }

    void addPenalty(int penalty, double sum) {
        losses[outputs.size() + penalty] += sum;
    }

    void addAll(Tally other) {
        samples += other.samples;
        for (int i = 0; i < hits.length; i++) {
            add(i, other.losses[i], other.hits[i]);
        }
        for (int i = 0; i < penalties.size(); i++) {
            addPenalty(i, other.losses[outputs.size() + i]);
        }
    }

    int samples() {
        return samples;
    }

    /** The mean loss of a sample, over all outputs and penalties by their weights. */
    double loss() {
        double sum = 0;
        for (int i = 0; i < outputs.size(); i++) {
            sum += outputs.get(i).weight() * losses[i];
        }
        for (int i = 0; i < penalties.size(); i++) {
            sum += penalties.get(i).weight() * losses[outputs.size() + i];
        }
        return sum / samples;
    }

    /** The right decisions at the only output that classifies; not a number if there is none or several. */
    double hits() {
        double found = Double.NaN;
        for (int i = 0; i < hits.length; i++) {
            if (outputs.get(i).loss().classifies()) {
                if (!Double.isNaN(found)) {
                    return Double.NaN;
                }
                found = hits[i];
            }
        }
        return found;
    }

    /** The share of right decisions likewise. */
    double accuracy() {
        return hits() / samples;
    }

    List<Result> results() {
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            OutputSpec output = outputs.get(i);
            results.add(new Result(
                    output.name(), losses[i] / samples, output.loss().classifies() ? hits[i] / samples : Double.NaN));
        }
        for (int i = 0; i < penalties.size(); i++) {
            results.add(new Result(penalties.get(i).name(), losses[outputs.size() + i] / samples, Double.NaN));
        }
        return results;
    }

    Evaluation evaluation() {
        return new Evaluation(loss(), accuracy(), samples, results());
    }

    @Override
    public void save(StateWriter state) {
        state.put("samples", samples);
        for (int i = 0; i < losses.length; i++) {
            state.put("loss " + i, losses[i]);
        }
        for (int i = 0; i < hits.length; i++) {
            state.put("hits " + i, hits[i]);
        }
    }

    @Override
    public void restore(StateReader state) {
        samples = state.count("samples");
        for (int i = 0; i < losses.length; i++) {
            losses[i] = state.real("loss " + i);
        }
        for (int i = 0; i < hits.length; i++) {
            hits[i] = state.real("hits " + i);
        }
    }
}
