// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.metric;

import io.github.annotron.runtime.OutputSpec;
import io.github.annotron.runtime.loss.Reading;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * All scores with their truth, for figures of how well they are ordered: 8 bytes for each. Each class against all others; of two
 * exclusive classes only the second one, as scikit-learn does.
 */
final class Ranking implements Metric.Accumulator {

    private final ToDoubleFunction<long[]> figure;
    private final boolean isExclusive;
    private final int first;
    private final int width;

    /** For each class keys that sort as the scores do, with the truth in the last bit. */
    private final long[][] keys;

    private int count;

    private Ranking(OutputSpec output, ToDoubleFunction<long[]> figure) {
        this.figure = figure;
        isExclusive = output.reading().decision() == Reading.Decision.ONE;
        width = output.width();
        first = isExclusive && width == 2 ? 1 : 0;
        keys = new long[width][64];
    }

    /** A metric that is a function of sorted keys: the mean over the classes of which there are samples and others. */
    static Metric metric(String name, ToDoubleFunction<long[]> figure) {
        return new Named(name, output -> {
            Checks.decides(name, output);
            return new Ranking(output, figure);
        });
    }

    @Override
    public void add(float[] scores, int offset, float[] target, int targetOffset, int targetWidth) {
        if (count == keys[0].length) {
            for (int i = 0; i < width; i++) {
                keys[i] = Arrays.copyOf(keys[i], 2 * count);
            }
        }
        int truth = isExclusive ? Reading.truth(target, targetOffset, targetWidth) : -1;
        for (int i = first; i < width; i++) {
            boolean isTrue = isExclusive ? truth == i : target[targetOffset + i] > 0.5f;
            keys[i][count] = ((long) order(scores[offset + i]) << 1) | (isTrue ? 1 : 0);
        }
        count++;
    }

    /** An integer that is larger where the score is. */
    private static int order(float score) {
        int bits = Float.floatToIntBits(score + 0f);
        return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    }

    @Override
    public double result() {
        double sum = 0;
        int classes = 0;
        for (int i = first; i < width; i++) {
            long[] sorted = Arrays.copyOf(keys[i], count);
            Arrays.sort(sorted);
            long positives = positives(sorted);
            if (positives > 0 && positives < count) {
                sum += figure.applyAsDouble(sorted);
                classes++;
            }
        }
        return classes == 0 ? Double.NaN : sum / classes;
    }

    private static long positives(long[] keys) {
        long positives = 0;
        for (long key : keys) {
            positives += key & 1;
        }
        return positives;
    }

    /**
     * The area under the curve of true over false positives: the share of the pairs of one of the class and one of the others in which
     * the first has the larger score; equal scores are half a pair (Mann and Whitney). Counted in whole numbers.
     */
    static double areaUnderCurve(long[] sorted) {
        long positives = positives(sorted);
        long below = 0;
        long halves = 0;
        int start = 0;
        while (start < sorted.length) {
            int end = tiesEnd(sorted, start);
            long yes = positives(Arrays.copyOfRange(sorted, start, end));
            long no = end - start - yes;
            halves += yes * (2 * below + no);
            below += no;
            start = end;
        }
        return halves / (2.0 * positives * (sorted.length - positives));
    }

    /** The sum over all thresholds of the precision there times the recall that they add. */
    static double averagePrecision(long[] sorted) {
        long positives = positives(sorted);
        long found = 0;
        double sum = 0;
        int end = sorted.length;
        while (end > 0) {
            int start = end - 1;
            while (start > 0 && sorted[start - 1] >> 1 == sorted[end - 1] >> 1) {
                start--;
            }
            long yes = positives(Arrays.copyOfRange(sorted, start, end));
            found += yes;
            sum += (double) yes / positives * ((double) found / (sorted.length - start));
            end = start;
        }
        return sum;
    }

    private static int tiesEnd(long[] sorted, int start) {
        int end = start + 1;
        while (end < sorted.length && sorted[end] >> 1 == sorted[start] >> 1) {
            end++;
        }
        return end;
    }
}
