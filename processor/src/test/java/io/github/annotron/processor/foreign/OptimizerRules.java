// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.foreign;

import io.github.annotron.processor.foreign.Verdict.Comparison;
import io.github.annotron.processor.foreign.Verdict.Direct;
import io.github.annotron.runtime.io.NamedTensor;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.optimizer.Optimizer;
import io.github.annotron.runtime.optimizer.Sgd;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Steps of optimisers. The cases start in the middle of a training; the state that they give is reached by steps with chosen
 * gradients. Their penalty of large weights is a part of the gradient, which we are given by the loss.
 */
final class OptimizerRules {
    /** A step so late that Adam's corrections are 1; the cases have none in step 0. */
    private static final int LATE = Integer.MAX_VALUE;

    private static final int MOST_STEPS = 1000;

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
                // The first gradient is the velocity behind it.
                step(updater, new float[weights.length], velocity);
                step(updater, weights, penalized(c, c.input(2 + tensors + i), weights));
                comparisons.add(
                        new Comparison("weights", weights, c.outputs().get(i).values()));
                // With the gradient 0 a step shows the velocity, times momentum once or, looking ahead, twice.
                float[] moved = new float[weights.length];
                step(updater, moved, new float[weights.length]);
                double factor = -sgd.rate() * sgd.momentum() * (sgd.nesterov() ? sgd.momentum() : 1);
                float[] newVelocity = new float[weights.length];
                for (int j = 0; j < moved.length; j++) {
                    newVelocity[j] = (float) (moved[j] / factor);
                }
                comparisons.add(new Comparison(
                        "velocity", newVelocity, c.outputs().get(tensors + i).values()));
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
                int size = weights.length;
                Optimizer.Updater updater = adam.newUpdater(size);
                for (int j = 0; j < size; j++) {
                    reach(
                            adam,
                            updater,
                            j,
                            c.input(2 + 2 * tensors + i).values()[j],
                            c.input(2 + 3 * tensors + i).values()[j]);
                }
                step(updater, weights, penalized(c, c.input(2 + tensors + i), weights));
                comparisons.add(
                        new Comparison("weights", weights, c.outputs().get(i).values()));
                // The state shows in the next two steps.
                float[] mean = c.outputs().get(tensors + i).values().clone();
                float[] square = c.outputs().get(2 * tensors + i).values().clone();
                for (float gradient : new float[] {0, 2}) {
                    float[] moved = new float[size];
                    float[] expected = new float[size];
                    for (int j = 0; j < size; j++) {
                        mean[j] = (float) (adam.beta1() * mean[j] + (1 - adam.beta1()) * gradient);
                        square[j] = (float) (adam.beta2() * square[j] + (1 - adam.beta2()) * gradient * gradient);
                        expected[j] = (float) (-adam.rate() * mean[j] / (Math.sqrt(square[j]) + adam.epsilon()));
                    }
                    float[] gradients = new float[size];
                    Arrays.fill(gradients, gradient);
                    step(updater, moved, gradients);
                    comparisons.add(new Comparison("next step", moved, expected));
                }
            }
            return comparisons;
        });
    }

    /**
     * Brings one element of Adam's state to a mean and a mean square: a large gradient, steps without any until its square is
     * nearly forgotten, and a last gradient that makes up the square. Means are forgotten more slowly than squares.
     */
    private static void reach(Adam adam, Optimizer.Updater updater, int at, double mean, double square) {
        double keepMean = adam.beta1();
        double keepSquare = adam.beta2();
        for (int pauses = 1; pauses < MOST_STEPS; pauses++) {
            double first = 0;
            double last = Math.sqrt(square / (1 - keepSquare));
            // What is left of the first square changes the last gradient, and that the first: it settles quickly.
            for (int round = 0; round < 50; round++) {
                first = (mean - (1 - keepMean) * last) / ((1 - keepMean) * Math.pow(keepMean, pauses + 1));
                double left = (1 - keepSquare) * first * first * Math.pow(keepSquare, pauses + 1);
                last = Math.sqrt((square - left) / (1 - keepSquare));
            }
            if (last >= 0) {
                float[] unseen = new float[at + 1];
                float[] gradient = new float[at + 1];
                gradient[at] = (float) first;
                updater.update(LATE, unseen, gradient, at, at + 1);
                gradient[at] = 0;
                for (int pause = 0; pause < pauses; pause++) {
                    updater.update(LATE, unseen, gradient, at, at + 1);
                }
                gradient[at] = (float) last;
                updater.update(LATE, unseen, gradient, at, at + 1);
                return;
            }
        }
        throw new IllegalArgumentException("no gradients lead to mean " + mean + " and mean square " + square);
    }

    private static void step(Optimizer.Updater updater, float[] weights, float[] gradient) {
        updater.update(LATE, weights, gradient, 0, weights.length);
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
