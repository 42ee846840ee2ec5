// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import io.github.annotron.runtime.OutputSpec;
import io.github.annotron.runtime.PenaltySpec;
import io.github.annotron.runtime.checkpoint.StateReader;
import io.github.annotron.runtime.checkpoint.StateWriter;
import io.github.annotron.runtime.checkpoint.Stateful;
import io.github.annotron.runtime.metric.Measure;
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
    private double weight;

    /**
     * Starts with zeros.
     *
     * @param outputs those with a loss
     * @param penalties what else is in the loss
     */
    Tally(List<OutputSpec> outputs, List<PenaltySpec> penalties) {
        this.outputs = outputs;
        this.penalties = penalties;
        losses = new double[outputs.size() + penalties.size()];
        hits = new double[outputs.size()];
    }

    void clear() {
        samples = 0;
        weight = 0;
        Arrays.fill(losses, 0);
        Arrays.fill(hits, 0);
    }

    /** Counts samples of some weight together, whose sums are added output by output. */
    void count(int more, double weightOfThem) {
        samples += more;
        weight += weightOfThem;
    }

    void add(int output, double loss, double right) {
        losses[output] += loss;
        hits[output] += right;
    }

    void addPenalty(int penalty, double sum) {
        losses[outputs.size() + penalty] += sum;
    }

    void addAll(Tally other) {
        count(other.samples, other.weight);
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

    /** The weight of the right decisions at the only output that classifies; not a number if there is none or several. */
    double hits() {
        double found = Double.NaN;
        for (int i = 0; i < hits.length; i++) {
            if (outputs.get(i).reading().classifies()) {
                if (!Double.isNaN(found)) {
                    return Double.NaN;
                }
                found = hits[i];
            }
        }
        return found;
    }

    /** Its share in the weight of all samples. */
    double accuracy() {
        return hits() / weight;
    }

    List<Result> results() {
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            OutputSpec output = outputs.get(i);
            results.add(new Result(
                    output.name(), losses[i] / samples, output.reading().classifies() ? hits[i] / weight : Double.NaN));
        }
        for (int i = 0; i < penalties.size(); i++) {
            results.add(new Result(penalties.get(i).name(), losses[outputs.size() + i] / samples, Double.NaN));
        }
        return results;
    }

    Evaluation evaluation(List<Measure> measures) {
        return new Evaluation(loss(), accuracy(), samples, results(), measures);
    }

    @Override
    public void save(StateWriter state) {
        state.put("samples", samples);
        state.put("weight", weight);
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
        weight = state.real("weight");
        for (int i = 0; i < losses.length; i++) {
            losses[i] = state.real("loss " + i);
        }
        for (int i = 0; i < hits.length; i++) {
            hits[i] = state.real("hits " + i);
        }
    }
}
