// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.explain;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.TensorSpec;
import java.util.ArrayList;
import java.util.List;

/** One explanation by hiding windows of an input. */
final class OcclusionRun {

    private static final int PLAIN = 2;

    private final Model model;
    private final Scorer scorer;
    private final Focus focus;
    private final Occlusion how;
    private final float[][] sample;
    private final int input;
    private final TensorSpec spec;

    /** The places of the input as rows and columns, each of so many numbers. */
    private final int rows;

    private final int columns;
    private final int channels;

    OcclusionRun(Model model, Scorer scorer, Focus focus, Occlusion how, float[][] sample) {
        this.model = model;
        this.scorer = scorer;
        this.focus = focus;
        this.how = how;
        this.sample = sample;
        List<String> names = model.inputs().stream().map(TensorSpec::name).toList();
        if (how.input().isEmpty() && names.size() != 1) {
            throw new IllegalArgumentException(
                    model.name() + " has the inputs " + names + ": say by in(...) where something is to be hidden");
        }
        input = how.input().isEmpty() ? 0 : names.indexOf(how.input());
        if (input < 0) {
            throw new IllegalArgumentException(
                    model.name() + " has no input named " + how.input() + "; it has " + names);
        }
        spec = model.inputs().get(input);
        int rank = spec.shape().size();
        int axes = Math.max(1, rank - 1);
        if (how.window().size() != axes || axes > PLAIN) {
            throw new IllegalArgumentException("a window of input " + spec.name() + " (" + spec.text() + ") has " + axes
                    + (axes == 1 ? " number" : " numbers") + ", not "
                    + how.window().size());
        }
        rows = spec.shape().get(0);
        columns = axes == PLAIN ? spec.shape().get(1) : 1;
        channels = spec.size() / (rows * columns);
        for (int axis = 0; axis < axes; axis++) {
            if (how.window().get(axis) > spec.shape().get(axis)) {
                throw new IllegalArgumentException("the window " + how.window() + " is larger than input " + spec.name()
                        + " (" + spec.text() + ")");
            }
        }
        if (spec.takesIds() && spec.positionWithoutId(new float[] {how.fill()}, 0, 1) >= 0) {
            throw new IllegalArgumentException("hidden ids cannot become " + how.fill() + ": ids of input "
                    + spec.name() + " are whole numbers from 0 to " + (spec.vocabulary() - 1));
        }
    }

    /** A window, its ends left out. */
    private record Window(int top, int bottom, int left, int right) {}

    private List<Window> windows() {
        int height = how.window().get(0);
        boolean plain = how.window().size() == PLAIN;
        int width = plain ? how.window().get(1) : 1;
        List<Window> windows = new ArrayList<>();
        for (int top : starts(rows, height, how.stride().get(0))) {
            for (int left : starts(columns, width, plain ? how.stride().get(1) : 1)) {
                windows.add(new Window(top, Math.min(rows, top + height), left, Math.min(columns, left + width)));
            }
        }
        return windows;
    }

    /** Up to the first window that reaches the end; it is cut off there. */
    private static List<Integer> starts(int size, int window, int stride) {
        List<Integer> starts = new ArrayList<>();
        int start = 0;
        do {
            starts.add(start);
            start += stride;
        } while (start - stride + window < size);
        return starts;
    }

    Attribution attribution() {
        scorer.place(0, sample);
        scorer.compute(1);
        float value = focus.value(scorer.output(focus.output()), 0);
        List<Window> windows = windows();
        double[] sums = new double[rows * columns];
        int[] counts = new int[sums.length];
        for (int first = 0; first < windows.size(); first += scorer.capacity()) {
            int some = Math.min(scorer.capacity(), windows.size() - first);
            for (int row = 0; row < some; row++) {
                scorer.place(row, sample);
                hide(windows.get(first + row), scorer.input(input), row * spec.size());
            }
            scorer.compute(some);
            for (int row = 0; row < some; row++) {
                double fall = (double) value - focus.value(scorer.output(focus.output()), row);
                count(windows.get(first + row), fall, sums, counts);
            }
        }
        List<Attribution.Part> parts = new ArrayList<>();
        for (TensorSpec each : model.inputs()) {
            float[] values = new float[each.size()];
            if (each.equals(spec)) {
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) (sums[i / channels] / counts[i / channels]);
                }
            }
            parts.add(new Attribution.Part(each.name(), each.shape(), values));
        }
        return new Attribution("occlusion", focus.aim(), value, parts);
    }

    private void hide(Window window, float[] values, int offset) {
        for (int y = window.top; y < window.bottom; y++) {
            for (int i = (y * columns + window.left) * channels; i < (y * columns + window.right) * channels; i++) {
                values[offset + i] = how.fill();
            }
        }
    }

    private void count(Window window, double fall, double[] sums, int[] counts) {
        for (int y = window.top; y < window.bottom; y++) {
            for (int x = window.left; x < window.right; x++) {
                sums[y * columns + x] += fall;
                counts[y * columns + x]++;
            }
        }
    }
}
