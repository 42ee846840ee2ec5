// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.explain;

import io.github.annotron.runtime.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** One explanation by derivatives: at the sample, around it, or along a path to it. Sums are in double, in a fixed order. */
final class GradientRun {

    private final Derivatives derivatives;
    private final List<Variable> variables;
    private final Focus focus;
    private final float[][] sample;

    /** Where the sample lies, for each variable. */
    private final List<float[]> numbers = new ArrayList<>();

    GradientRun(Derivatives derivatives, Focus focus, float[][] sample) {
        this.derivatives = derivatives;
        this.focus = focus;
        this.sample = sample;
        variables = derivatives.variables();
        derivatives.start(focus, sample);
        variables.forEach(variable -> numbers.add(variable.read(sample)));
    }

    /** A point at which derivatives are taken: the numbers of each variable. */
    private interface Points {
        void fill(int point, int variable, float[] place);
    }

    /** Receives what was computed at a point. */
    private interface Reader {
        void read(int point, int row);
    }

    private void compute(int count, Points points, Reader reader) {
        try {
            for (int first = 0; first < count; first += derivatives.rows()) {
                int rows = Math.min(derivatives.rows(), count - first);
                for (int row = 0; row < rows; row++) {
                    for (int v = 0; v < variables.size(); v++) {
                        float[] place = new float[variables.get(v).size()];
                        points.fill(first + row, v, place);
                        derivatives.place(row, variables.get(v), place);
                    }
                }
                derivatives.compute(rows);
                for (int row = 0; row < rows; row++) {
                    reader.read(first + row, row);
                }
            }
        } finally {
            // Tables of vectors have their own numbers again.
            for (int v = 0; v < variables.size(); v++) {
                derivatives.place(0, variables.get(v), numbers.get(v));
            }
        }
    }

    private void copy(int point, int variable, float[] place) {
        System.arraycopy(numbers.get(variable), 0, place, 0, place.length);
    }

    private List<double[]> zeros() {
        List<double[]> zeros = new ArrayList<>();
        variables.forEach(variable -> zeros.add(new double[variable.size()]));
        return zeros;
    }

    private void add(List<double[]> sums, int row, double weight) {
        for (int v = 0; v < sums.size(); v++) {
            double[] sum = sums.get(v);
            float[] gradient = variables.get(v).gradient();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += weight * gradient[row * sum.length + i];
            }
        }
    }

    private Attribution attribution(
            String method, float value, List<double[]> values, BiFunction<Variable, double[], float[]> folding) {
        List<float[]> folded = new ArrayList<>();
        for (int v = 0; v < variables.size(); v++) {
            folded.add(folding.apply(variables.get(v), values.get(v)));
        }
        return new Attribution(method, focus.aim(), value, Explainer.parts(derivatives.model(), variables, folded));
    }

    Attribution gradient(String method) {
        List<double[]> sums = zeros();
        compute(1, this::copy, (point, row) -> add(sums, row, 1));
        return attribution(method, derivatives.value(0), sums, Variable::lengths);
    }

    Attribution timesInput() {
        List<double[]> sums = zeros();
        compute(1, this::copy, (point, row) -> add(sums, row, 1));
        for (int v = 0; v < sums.size(); v++) {
            multiply(sums.get(v), numbers.get(v));
        }
        return attribution("gradient times input", derivatives.value(0), sums, Variable::folded);
    }

    private static void multiply(double[] sums, float[] factors) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] *= factors[i];
        }
    }

    Attribution smooth(SmoothGrad how) {
        derivatives.checkMovable(true);
        float[] value = new float[1];
        List<double[]> sums = zeros();
        // The first point is the sample itself, for what is predicted for it.
        compute(
                how.samples() + 1,
                (point, v, place) -> {
                    copy(point, v, place);
                    if (point > 0) {
                        float[] noise = variables.get(v).noise(Seeds.of(how.seed(), point), sample);
                        double deviation = how.noise() * range(numbers.get(v));
                        for (int i = 0; i < place.length; i++) {
                            place[i] += (float) (deviation * noise[i]);
                        }
                    }
                },
                (point, row) -> {
                    if (point == 0) {
                        value[0] = derivatives.value(row);
                    } else {
                        add(sums, row, 1.0 / how.samples());
                    }
                });
        return attribution("SmoothGrad", value[0], sums, Variable::lengths);
    }

    private static double range(float[] numbers) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float number : numbers) {
            low = Math.min(low, number);
            high = Math.max(high, number);
        }
        return (double) high - low;
    }

    PathAttribution integrated(IntegratedGradients how) {
        derivatives.checkMovable(false);
        derivatives.checkBaselines(how);
        List<float[]> baselines = new ArrayList<>();
        variables.forEach(variable -> baselines.add(variable.baseline(how, sample)));
        PathAttribution path = integrated(baselines, how.nodes(how.steps()));
        while (path.steps() <= how.most() / 2
                && Math.abs(path.gap())
                        > how.tolerance() * path.attribution().magnitudes().total()) {
            path = integrated(baselines, how.nodes(2 * path.steps()));
        }
        return path;
    }

    private PathAttribution integrated(List<float[]> baselines, double[][] nodes) {
        int steps = nodes[0].length;
        float[] ends = new float[2];
        List<double[]> sums = zeros();
        // The points of the rule, then the baseline and the sample, for what is predicted there.
        compute(
                steps + 2,
                (point, v, place) -> {
                    float[] from = baselines.get(v);
                    float[] to = numbers.get(v);
                    for (int i = 0; i < place.length; i++) {
                        place[i] = point < steps
                                ? (float) (from[i] + nodes[0][point] * ((double) to[i] - from[i]))
                                : point == steps ? from[i] : to[i];
                    }
                },
                (point, row) -> {
                    if (point < steps) {
                        add(sums, row, nodes[1][point]);
                    } else {
                        ends[point - steps] = derivatives.value(row);
                    }
                });
        double total = 0;
        for (int v = 0; v < sums.size(); v++) {
            double[] sum = sums.get(v);
            for (int i = 0; i < sum.length; i++) {
                sum[i] *= (double) numbers.get(v)[i] - baselines.get(v)[i];
                total += sum[i];
            }
        }
        Attribution attribution = attribution("integrated gradients", ends[1], sums, Variable::folded);
        return new PathAttribution(attribution, ends[0], total - ((double) ends[1] - ends[0]), steps);
    }
}
