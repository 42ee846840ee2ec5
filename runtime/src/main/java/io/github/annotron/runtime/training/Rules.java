// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Parameter;
import java.util.Arrays;
import java.util.List;

/** What all rules of regularisation say together for each parameter of a model. */
final class Rules {
    private final double[] l1;
    private final double[] l2;
    private final double[] maxNorm;

    /**
     * Looks the paths up.
     *
     * @throws IllegalArgumentException if there is nothing of such a name
     */
    Rules(Model model, List<Regularization> rules) {
        List<Parameter> parameters = model.parameters();
        l1 = new double[parameters.size()];
        l2 = new double[parameters.size()];
        maxNorm = new double[parameters.size()];
        Arrays.fill(maxNorm, Double.POSITIVE_INFINITY);
        for (Regularization rule : rules) {
            for (String path : rule.paths()) {
                Freezing.select(model, path);
            }
            for (int i = 0; i < maxNorm.length; i++) {
                if (isFor(rule, parameters.get(i))) {
                    l1[i] += rule.l1();
                    l2[i] += rule.l2();
                    maxNorm[i] = Math.min(maxNorm[i], rule.maxNorm());
                }
            }
        }
    }

    private static boolean isFor(Regularization rule, Parameter parameter) {
        String name = parameter.name();
        return rule.paths().isEmpty()
                ? parameter.isKernel()
                : rule.paths().stream()
                        .anyMatch(path -> name.equals(path) || (parameter.isKernel() && name.startsWith(path + ".")));
    }

    /** Whether the loss has a part for this parameter. */
    boolean penalizes(int parameter) {
        return l1[parameter] > 0 || l2[parameter] > 0;
    }

    /** Whether the loss has a part for any. */
    boolean penalizeAny() {
        for (int i = 0; i < l1.length; i++) {
            if (penalizes(i)) {
                return true;
            }
        }
        return false;
    }

    /** The largest norm of a unit of a parameter; infinite if there is none. */
    double maxNorm(int parameter) {
        return maxNorm[parameter];
    }

    /** Whether the units of any parameter have a largest norm. */
    boolean constrainAny() {
        for (double norm : maxNorm) {
            if (norm < Double.POSITIVE_INFINITY) {
                return true;
            }
        }
        return false;
    }

    /** The penalty of a range of a parameter. */
    double penalty(int parameter, float[] weights, int from, int to) {
        double sum = 0;
        if (l1[parameter] > 0) {
            sum = l1[parameter] * Weights.sumOfAbsolutes(weights, from, to);
        }
        if (l2[parameter] > 0) {
            sum += l2[parameter] * Weights.sumOfSquares(weights, from, to);
        }
        return sum;
    }

    /** Adds its gradient. */
    void addGradient(int parameter, float[] weights, float[] gradient, int from, int to) {
        Weights.addPenalty((float) l1[parameter], (float) (2 * l2[parameter]), weights, gradient, from, to);
    }
}
