// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.explain;

import io.github.annotron.runtime.loss.Loss;
import org.jspecify.annotations.Nullable;

/**
 * The score of one position of an output that has several: where a target is {@link #NONE} there is nothing. Objectives are averaged over
 * the positions, so it is as many times larger.
 *
 * @param score at the position
 * @param positions how many there are
 */
record PositionScore(Loss score, int positions) implements Loss {

    /** The target of a position that does not count. */
    static final float NONE = -1;

    @Override
    public String name() {
        return score.name() + " at a position";
    }

    @Override
    public boolean accepts(int targetWidth, int width) {
        return score.accepts(targetWidth, width);
    }

    @Override
    public @Nullable String problem(float[] target, int offset, int targetWidth, int width) {
        return target[offset] == NONE ? null : score.problem(target, offset, targetWidth, width);
    }

    @Override
    public void evaluate(
            int from,
            int to,
            int width,
            float[] output,
            float[] target,
            int targetWidth,
            float[] losses,
            float[] gradient) {
        for (int row = from; row < to; row++) {
            boolean counts = target[row * targetWidth] != NONE;
            if (counts) {
                score.evaluate(row, row + 1, width, output, target, targetWidth, losses, gradient);
            }
            losses[row] = counts ? positions * losses[row] : 0;
            for (int i = row * width; i < (row + 1) * width; i++) {
                gradient[i] = counts ? positions * gradient[i] : 0;
            }
        }
    }
}
