// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.metric;

/**
 * The metrics that come with the runtime. Where an output has several positions, such as steps, each counts as a sample. Independent
 * yes-or-no outputs are classes that can be there together.
 */
public final class Metrics {

    private static final double LN_2 = 0.6931471805599453;

    private Metrics() {}

    /** The share of right decisions. */
    public static Metric accuracy() {
        return ClassCounts.metric("accuracy", ClassCounts::accuracy);
    }

    /**
     * The share of samples whose class is among those with the k largest scores.
     *
     * @param k at least 1
     */
    public static Metric topK(int k) {
        return TopK.metric(k);
    }

    /** The share of right ones among the decisions for a class; 0 where there are none. */
    public static Metric precision(Average average) {
        return ClassCounts.metric(name(average, "precision"), counts -> counts.precision(average));
    }

    /** The precision for one class, counted from 0; the class 0 of a single yes-or-no output is yes. */
    public static Metric precision(int index) {
        return ofClass("precision", index, ClassCounts::precision);
    }

    /** The share of a class that was recognised; 0 where there is none of it. */
    public static Metric recall(Average average) {
        return ClassCounts.metric(name(average, "recall"), counts -> counts.recall(average));
    }

    /** The recall for one class, likewise. */
    public static Metric recall(int index) {
        return ofClass("recall", index, ClassCounts::recall);
    }

    /** The harmonic mean of precision and recall: {@code 2 tp / (2 tp + fp + fn)}. */
    public static Metric f1(Average average) {
        return ClassCounts.metric(name(average, "F1"), counts -> counts.f1(average));
    }

    /** F1 for one class, likewise. */
    public static Metric f1(int index) {
        return ofClass("F1", index, ClassCounts::f1);
    }

    /**
     * The area under the ROC curve, exactly, from all scores: the probability that one of a class has a larger score than one of the
     * others; equal scores are one half. With several classes the mean of each against all others (macro).
     */
    public static Metric rocAuc() {
        return Ranking.metric("ROC AUC", Ranking::areaUnderCurve);
    }

    /**
     * The area under the curve of precision over recall as scikit-learn's {@code average_precision_score} has it: {@code sum((R[n] -
     * R[n-1]) P[n])} over all thresholds, without interpolation. With several classes their mean, as above.
     */
    public static Metric averagePrecision() {
        return Ranking.metric("average precision", Ranking::averagePrecision);
    }

    /** The mean of {@code |score - target|} over all numbers. */
    public static Metric meanAbsoluteError() {
        return Errors.metric("mean absolute error", Errors::meanAbsolute);
    }

    /** The root of the mean of {@code (score - target)^2} over all numbers. */
    public static Metric rootMeanSquaredError() {
        return Errors.metric("RMSE", Errors::rootMeanSquare);
    }

    /**
     * The coefficient of determination: the share of the targets' variance that the scores explain, {@code 1 - sum((s - t)^2) / sum((t
     * - mean(t))^2)}; with several numbers a sample the mean over them.
     */
    public static Metric r2() {
        return Errors.metric("R2", Errors::determination);
    }

    /**
     * {@code exp(mean(-log(p)))}, p the probability that the right class was given; of a distribution its likeliest class is taken.
     * A probability of 0 counts as the smallest float, 1.4e-45.
     */
    public static Metric perplexity() {
        return Surprise.metric("perplexity", StrictMath::exp);
    }

    /** The logarithm to the base 2 of the {@link #perplexity}: bits for each decision, such as each step or character. */
    public static Metric bits() {
        return Surprise.metric("bits", mean -> mean / LN_2);
    }

    private static String name(Average average, String figure) {
        return (average == Average.MICRO ? "micro " : "macro ") + figure;
    }

    private interface OfClass {
        double figure(ClassCounts counts, int index);
    }

    private static Metric ofClass(String figure, int index, OfClass ofClass) {
        String name = figure + " of class " + index;
        Metric metric = ClassCounts.metric(name, counts -> ofClass.figure(counts, index));
        return new Named(name, output -> {
            Checks.isClass(name, output, index);
            return metric.start(output);
        });
    }
}
