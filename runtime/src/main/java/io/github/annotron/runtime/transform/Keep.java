// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.transform;

import java.util.Map;

/**
 * Leaves numbers as they are: for columns that need nothing.
 *
 * @param inputWidth how many there are, at least 1
 */
public record Keep(int inputWidth) implements Transform {

    static final String KIND = "keep";

    public Keep {
        if (inputWidth < 1) {
            throw new IllegalArgumentException("expected at least 1 column, not " + inputWidth);
        }
    }

    static Keep read(TransformState state) {
        int[] width = state.whole("width");
        if (width.length != 1) {
            throw new IllegalArgumentException("expected 1 width, found " + width.length);
        }
        return new Keep(width[0]);
    }

    @Override
    public int outputWidth() {
        return inputWidth;
    }

    @Override
    public void apply(float[] in, int from, float[] out, int to) {
        System.arraycopy(in, from, out, to, inputWidth);
    }

    @Override
    public boolean isInvertible() {
        return true;
    }

    @Override
    public void invert(float[] in, int from, float[] out, int to) {
        apply(in, from, out, to);
    }

    @Override
    public TransformState state() {
        return TransformState.of(KIND, Map.of("width", new float[] {inputWidth}));
    }
}
