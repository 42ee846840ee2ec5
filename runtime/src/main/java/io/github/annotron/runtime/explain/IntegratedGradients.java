// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.explain;

import io.github.annotron.runtime.TensorSpec;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How to compute integrated gradients: in how many steps of the straight path, from where, by which rule. Each change makes a new one.
 *
 * <p>The path begins at zeros: black or empty images, averages of standardised columns, vectors of zeros in place of those of words.
 */
public final class IntegratedGradients {

    private static final int NO_ID = -1;

    private final int steps;

    /** Up to how many steps they are doubled, and until which gap. */
    private final int most;

    private final double tolerance;
    private final Quadrature rule;

    /** By the name of the input; empty for all. A single number stands for all numbers of an input. */
    private final Map<String, float[]> baselines;

    private final Map<String, Integer> ids;
    private final Set<Integer> kept;

    private IntegratedGradients(
            int steps,
            int most,
            double tolerance,
            Quadrature rule,
            Map<String, float[]> baselines,
            Map<String, Integer> ids,
            Set<Integer> kept) {
        if (steps < 1) {
            throw new IllegalArgumentException("a path has at least one step, not " + steps);
        }
        if (most < steps || !(tolerance >= 0)) {
            throw new IllegalArgumentException(
                    "the most steps must be at least " + steps + ", and a gap 0 or more: " + most + ", " + tolerance);
        }
        this.steps = steps;
        this.most = most;
        this.tolerance = tolerance;
        this.rule = rule;
        this.baselines = Map.copyOf(baselines);
        this.ids = Map.copyOf(ids);
        this.kept = Set.copyOf(kept);
    }

    /**
     * Paths from zeros, by the Gauss-Legendre rule.
     *
     * @param steps how many gradients are averaged, at least 1; 20 to 300 are usual, and the gap says whether they were enough
     */
    public static IntegratedGradients steps(int steps) {
        return new IntegratedGradients(steps, steps, 0, Quadrature.GAUSS_LEGENDRE, Map.of(), Map.of(), Set.of());
    }

    /**
     * With twice as many steps, and again, until the gap is small. Where a prediction turns within a small piece of the path, as that of
     * a recurrent network can, a few steps may miss it.
     *
     * @param gap how large it may be, as a share of the sum of the magnitudes of all numbers, from 0 on
     * @param steps the most that are tried, at least as many as there are already
     */
    public IntegratedGradients until(double gap, int steps) {
        return new IntegratedGradients(this.steps, steps, gap, rule, baselines, ids, kept);
    }

    /** With another rule. */
    public IntegratedGradients rule(Quadrature other) {
        return new IntegratedGradients(steps, most, tolerance, other, baselines, ids, kept);
    }

    /**
     * From elsewhere.
     *
     * @param numbers as many as each input of numbers has, or one number for all
     */
    public IntegratedGradients baseline(float... numbers) {
        return baselineOf("", numbers);
    }

    /** From elsewhere at one of several inputs. */
    public IntegratedGradients baselineOf(String input, float... numbers) {
        Map<String, float[]> more = new HashMap<>(baselines);
        more.put(input, numbers.clone());
        return new IntegratedGradients(steps, most, tolerance, rule, more, ids, kept);
    }

    /** At inputs of token ids, from the vector of this id in place of each, such as that of unknown words, and not from zeros. */
    public IntegratedGradients baselineId(int id) {
        return baselineIdOf("", id);
    }

    /** The same at one of several inputs. */
    public IntegratedGradients baselineIdOf(String input, int id) {
        Map<String, Integer> more = new HashMap<>(ids);
        more.put(input, id);
        return new IntegratedGradients(steps, most, tolerance, rule, baselines, more, kept);
    }

    /** With token ids whose vectors stay as they are all along the path, such as that of padding. */
    public IntegratedGradients keeping(int... tokenIds) {
        Set<Integer> more = new HashSet<>(kept);
        Arrays.stream(tokenIds).forEach(more::add);
        return new IntegratedGradients(steps, most, tolerance, rule, baselines, ids, more);
    }

    int steps() {
        return steps;
    }

    int most() {
        return most;
    }

    double tolerance() {
        return tolerance;
    }

    double[][] nodes(int count) {
        return rule.nodes(count);
    }

    float[] baseline(TensorSpec spec) {
        float[] numbers = baselines.getOrDefault(spec.name(), baselines.getOrDefault("", new float[1]));
        if (numbers.length == 1) {
            float[] all = new float[spec.size()];
            Arrays.fill(all, numbers[0]);
            return all;
        }
        if (numbers.length != spec.size()) {
            throw new IllegalArgumentException("the baseline of input " + spec.name() + " has " + numbers.length
                    + " numbers, the input " + spec.size());
        }
        return numbers;
    }

    /** -1 for zeros. */
    int baselineId(TensorSpec spec) {
        int id = ids.getOrDefault(spec.name(), ids.getOrDefault("", NO_ID));
        if (id != NO_ID && (id < 0 || id >= spec.vocabulary())) {
            throw new IllegalArgumentException("the baseline " + id + " is no id of input " + spec.name()
                    + ", whose ids are 0 to " + (spec.vocabulary() - 1));
        }
        return id;
    }

    boolean keeps(int id) {
        return kept.contains(id);
    }

    /**
     * Checks that the inputs that were named exist.
     *
     * @throws IllegalArgumentException if not, naming those that there are
     */
    void check(List<TensorSpec> inputs) {
        List<String> names = inputs.stream().map(TensorSpec::name).toList();
        Set<String> named = new HashSet<>(baselines.keySet());
        named.addAll(ids.keySet());
        for (String name : named) {
            if (!name.isEmpty() && !names.contains(name)) {
                throw new IllegalArgumentException("there is no input named " + name + ", there are " + names);
            }
        }
    }
}
