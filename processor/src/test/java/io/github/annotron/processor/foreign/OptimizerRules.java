// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.foreign;

import io.github.annotron.processor.foreign.Verdict.Comparison;
import io.github.annotron.processor.foreign.Verdict.Direct;
import io.github.annotron.runtime.io.NamedTensor;
import io.github.annotron.runtime.optimizer.Adagrad;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.optimizer.Optimizer;
import io.github.annotron.runtime.optimizer.Sgd;
import io.github.annotron.runtime.optimizer.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * Steps of optimisers. The cases start in the middle of a training; the updaters are given
 * their state. Their penalty of large weights is a part of the gradient, which we are given by the loss.
 */
final class OptimizerRules {
    /** A step so late that Adam's corrections are 1; the cases have none in step 0. */
    private static final long LATE = Integer.MAX_VALUE;

    private OptimizerRules() {}

    /** {@code R, T, X1.., G1.., V1..} to {@code X1.., V1..}; in step 0 the gradient counts in full. */
    static Verdict momentum(OnnxCase c) {
        Onnx.Node node = c.node();
        Sgd sgd = Sgd.of(c.input(0).values()[0])
                .momentum(node.real("alpha", 0))
                .nesterov(node.text("mode", "").equals("nesterov"));
        return new Direct("Sgd with momentum", () -> {
            List<Comparison> comparisons = new ArrayList<>();
            int tensors = c.outputs().size() / 2;
            for (int i = 0; i < tensors; i++) {
                float[] weights = c.input(2 + i).values().clone();
                float[] velocity = c.input(2 + 2 * tensors + i).values();
                Optimizer.Updater updater = sgd.newUpdater(weights.length);
                write(updater, velocity);
                step(sgd, updater, weights, penalized(c, c.input(2 + tensors + i), weights));
                comparisons.add(
                        new Comparison("weights", weights, c.outputs().get(i).values()));
                comparisons.add(new Comparison(
                        "velocity",
                        updater.state().get(0).values(),
                        c.outputs().get(tensors + i).values()));
            }
            return comparisons;
        });
    }

    /** {@code R, T, X1.., G1.., V1.., H1..} to {@code X1.., V1.., H1..}: V the mean, H the mean of squares. */
    static Verdict adam(OnnxCase c) {
        Onnx.Node node = c.node();
        Adam adam = Adam.of(c.input(0).values()[0])
                .beta1(node.real("alpha", 0))
                .beta2(node.real("beta", 0))
                .epsilon(node.real("epsilon", 0));
        return new Direct("Adam", () -> {
            List<Comparison> comparisons = new ArrayList<>();
            int tensors = c.outputs().size() / 3;
            for (int i = 0; i < tensors; i++) {
                float[] weights = c.input(2 + i).values().clone();
                Optimizer.Updater updater = adam.newUpdater(weights.length);
                write(
                        updater,
                        c.input(2 + 2 * tensors + i).values(),
                        c.input(2 + 3 * tensors + i).values());
                step(adam, updater, weights, penalized(c, c.input(2 + tensors + i), weights));
                comparisons.add(
                        new Comparison("weights", weights, c.outputs().get(i).values()));
                comparisons.add(new Comparison(
                        "mean",
                        updater.state().get(0).values(),
                        c.outputs().get(tensors + i).values()));
                comparisons.add(new Comparison(
                        "square",
                        updater.state().get(1).values(),
                        c.outputs().get(2 * tensors + i).values()));
            }
            return comparisons;
        });
    }

    /** {@code R, T, X1.., G1.., H1..} to {@code X1.., H1..}: H the sum of squares; the rate falls with the step T. */
    static Verdict adagrad(OnnxCase c) {
        Onnx.Node node = c.node();
        double fall = 1 + node.real("decay_factor", 0) * c.input(1).values()[0];
        Adagrad adagrad = Adagrad.of(c.input(0).values()[0] / fall).epsilon(node.real("epsilon", 0));
        return new Direct("Adagrad", () -> {
            List<Comparison> comparisons = new ArrayList<>();
            int tensors = c.outputs().size() / 2;
            for (int i = 0; i < tensors; i++) {
                float[] weights = c.input(2 + i).values().clone();
                Optimizer.Updater updater = adagrad.newUpdater(weights.length);
                write(updater, c.input(2 + 2 * tensors + i).values());
                step(adagrad, updater, weights, penalized(c, c.input(2 + tensors + i), weights));
                comparisons.add(
                        new Comparison("weights", weights, c.outputs().get(i).values()));
                comparisons.add(new Comparison(
                        "sum",
                        updater.state().get(0).values(),
                        c.outputs().get(tensors + i).values()));
            }
            return comparisons;
        });
    }

    private static void write(Optimizer.Updater updater, float[]... state) {
        for (int i = 0; i < state.length; i++) {
            System.arraycopy(state[i], 0, updater.state().get(i).values(), 0, state[i].length);
        }
    }

    private static void step(Optimizer optimizer, Optimizer.Updater updater, float[] weights, float[] gradient) {
        Step step = new Step(true).at(LATE, optimizer.rate());
        updater.begin(step);
        updater.update(step, weights, gradient, 0, weights.length);
    }

    private static float[] penalized(OnnxCase c, NamedTensor gradient, float[] weights) {
        float penalty = c.node().real("norm_coefficient", 0);
        float[] sums = gradient.values().clone();
        for (int i = 0; i < sums.length; i++) {
            sums[i] += penalty * weights[i];
        }
        return sums;
    }
}
