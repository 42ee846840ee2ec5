// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.foreign;

import io.github.annotron.processor.foreign.Verdict.Comparison;
import io.github.annotron.processor.foreign.Verdict.Network;
import io.github.annotron.processor.foreign.Verdict.Outside;
import io.github.annotron.runtime.io.NamedTensor;
import java.util.List;

/** Operators that leave the shape as it is. */
final class ElementwiseRules {
    private static final double SELU_ALPHA = 1.67326319217681884765625;
    private static final double SELU_GAMMA = 1.05070102214813232421875;
    private static final double SAME_CONSTANT = 1e-6;

    private ElementwiseRules() {}

    /** An activation without attributes. */
    static Verdict activation(OnnxCase c, String function) {
        return Trials.predicted("@Activate(" + function + ")", "@Activate(" + function + ")", c.input(0), c.output());
    }

    static Verdict activationWithAlpha(OnnxCase c, String function, float standard) {
        float alpha = c.node().real("alpha", standard);
        String annotation = "@Activate(value = " + function + ", alpha = " + alpha + "f)";
        return Trials.predicted("@Activate(" + function + ")", annotation, c.input(0), c.output());
    }

    static Verdict selu(OnnxCase c) {
        double alpha = c.node().real("alpha", (float) SELU_ALPHA);
        double gamma = c.node().real("gamma", (float) SELU_GAMMA);
        boolean standard = Math.abs(alpha - SELU_ALPHA) < SAME_CONSTANT && Math.abs(gamma - SELU_GAMMA) < SAME_CONSTANT;
        return standard
                ? activation(c, "SELU")
                : new Outside("SELU has its paper's constants, not alpha " + alpha + " and gamma " + gamma);
    }

    static Verdict gelu(OnnxCase c) {
        return c.node().text("approximate", "none").equals("none")
                ? activation(c, "GELU")
                : new Outside("GELU is the exact one, not its approximation with tanh");
    }

    static Verdict swish(OnnxCase c) {
        return c.node().real("alpha", 1) == 1
                ? activation(c, "SILU")
                : new Outside("SILU has no factor inside of its sigmoid");
    }

    static Verdict clip(OnnxCase c) {
        boolean above = c.optionalInput(2).isPresent();
        if (c.optionalInput(1).isEmpty() && !above) {
            return activation(c, "LINEAR");
        }
        boolean fromZero =
                c.optionalInput(1).filter(min -> min.values()[0] == 0).isPresent();
        return fromZero && !above ? activation(c, "RELU") : new Outside("needs an activation with two bounds");
    }

    /** Softmax is over our last axis: its axis becomes the last one, as channels do. */
    static Verdict softmax(OnnxCase c) {
        int axis = axis(c);
        return Trials.predicted(
                "@Activate(SOFTMAX)", "@Activate(SOFTMAX)", Axes.last(c.input(0), axis), Axes.last(c.output(), axis));
    }

    /** The logarithms are minus the losses of the classes. */
    static Verdict logSoftmax(OnnxCase c) {
        int axis = axis(c);
        NamedTensor x = Axes.last(c.input(0), axis);
        NamedTensor expected = Axes.last(c.output(), axis);
        return new Network(
                "@Output(loss = SOFTMAX_CROSS_ENTROPY)",
                LossRules.body(x),
                model -> List.of(new Comparison("output", LossRules.logProbabilities(model, x), expected.values())));
    }

    /** Before opset 13 the axis is where a matrix begins, which is the same where it is the last one. */
    private static int axis(OnnxCase c) {
        int rank = c.input(0).shape().size();
        int axis = Axes.resolve(c.node().integer("axis", -1), rank);
        if (c.model().opset() < 13 && axis != rank - 1) {
            throw new IllegalArgumentException(c.path() + ": softmax over several axes");
        }
        return axis;
    }

    static Verdict dropout(OnnxCase c) {
        NamedTensor x = c.input(0);
        float rate = c.optionalInput(1)
                .map(ratio -> ratio.values()[0])
                .orElseGet(() -> c.node().real("ratio", 0.5f));
        if (c.outputs().size() > 1) {
            return new Outside("needs the mask as a second output");
        }
        String annotation = "@Dropout(" + rate + "f)";
        boolean training =
                c.optionalInput(2).filter(flag -> flag.values()[0] != 0).isPresent();
        if (!training) {
            return Trials.predicted("@Dropout in prediction", annotation, x, c.output());
        }
        if (rate != 0) {
            return new Outside("its output comes from the random numbers of NumPy");
        }
        return new Network("@Dropout in training", Trials.layer(annotation, Trials.sample(x)), model -> {
            float[] output = Trials.train(model, Trials.samples(x), x.values(), x.values())
                    .output();
            return List.of(new Comparison("output", output, c.output().values()));
        });
    }
}
