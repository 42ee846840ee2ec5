// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.transform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Transforms one after the other. */
public final class Sequence implements Transform {

    static final String KIND = "sequence";

    private final List<Transform> steps;
    private final ThreadLocal<float[][]> scratch;

    private Sequence(List<Transform> steps) {
        this.steps = List.copyOf(steps);
        int widest = steps.stream().mapToInt(Transform::outputWidth).max().orElseThrow();
        scratch = ThreadLocal.withInitial(() -> new float[2][widest]);
    }

    /**
     * Puts transforms in a row; sequences among them become their steps.
     *
     * @throws IllegalArgumentException if there are none, or if one takes another number of numbers than the one before it gives
     */
    public static Sequence of(List<? extends Transform> transforms) {
        List<Transform> steps = new ArrayList<>();
        for (Transform transform : transforms) {
            if (transform instanceof Sequence sequence) {
                steps.addAll(sequence.steps);
            } else {
                steps.add(transform);
            }
        }
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a sequence needs at least 1 transform");
        }
        for (int i = 1; i < steps.size(); i++) {
            int given = steps.get(i - 1).outputWidth();
            if (steps.get(i).inputWidth() != given) {
                throw new IllegalArgumentException(
                        steps.get(i).state().kind() + " takes " + steps.get(i).inputWidth() + " numbers, and "
                                + steps.get(i - 1).state().kind() + " before it gives " + given);
            }
        }
        return new Sequence(steps);
    }

    static Sequence read(List<Transform> parts) {
        return of(parts);
    }

    /** The transforms, the first one first. */
    public List<Transform> steps() {
        return steps;
    }

    @Override
    public int inputWidth() {
        return steps.get(0).inputWidth();
    }

    @Override
    public int outputWidth() {
        return steps.get(steps.size() - 1).outputWidth();
    }

    @Override
    public void apply(float[] in, int from, float[] out, int to) {
        float[][] between = scratch.get();
        float[] source = in;
        int start = from;
        int last = steps.size() - 1;
        for (int i = 0; i < last; i++) {
            steps.get(i).apply(source, start, between[i & 1], 0);
            source = between[i & 1];
            start = 0;
        }
        steps.get(last).apply(source, start, out, to);
    }

    @Override
    public boolean isInvertible() {
        return steps.stream().allMatch(Transform::isInvertible);
    }

    @Override
    public void invert(float[] in, int from, float[] out, int to) {
        float[][] between = scratch.get();
        float[] source = in;
        int start = from;
        for (int i = steps.size() - 1; i > 0; i--) {
            steps.get(i).invert(source, start, between[i & 1], 0);
            source = between[i & 1];
            start = 0;
        }
        steps.get(0).invert(source, start, out, to);
    }

    @Override
    public TransformState state() {
        return new TransformState(
                KIND, Map.of(), steps.stream().map(Transform::state).toList());
    }
}
