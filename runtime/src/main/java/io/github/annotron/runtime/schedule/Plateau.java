// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.schedule;

/**
 * Lowers the rate when the loss no longer falls, as Keras's {@code ReduceLROnPlateau} and PyTorch's do. It hears of the loss at the end
 * of each epoch: of the validation data, or of the training data if there is none.
 *
 * @param factor what the rate is multiplied by, above 0 and below 1; Keras's and PyTorch's is 0.1
 * @param patience after how many epochs without progress, 1 or above; Keras's and PyTorch's is 10
 * @param threshold the share of the best loss by which a loss must be lower to be progress, from 0 to below 1; PyTorch's relative
 *     threshold of 1e-4, where Keras wants an absolute difference
 * @param coolDown for how many epochs after a reduction none is counted, 0 or above
 * @param lowest the factor below which it does not go, from 0 to 1
 */
public record Plateau(double factor, int patience, double threshold, int coolDown, double lowest) implements Schedule {

    public Plateau {
        if (!(factor > 0 && factor < 1)) {
            throw new IllegalArgumentException("the factor must be above 0 and below 1, not " + factor);
        }
        if (patience < 1 || coolDown < 0) {
            throw new IllegalArgumentException(
                    "the patience must be at least 1 epoch, and the cool-down 0, not " + patience + " and " + coolDown);
        }
        if (!(threshold >= 0 && threshold < 1)) {
            throw new IllegalArgumentException("the threshold must be from 0 to below 1, not " + threshold);
        }
        Shapes.checkShare("the lowest factor", lowest);
    }

    /** The same with this factor, above 0 and below 1. */
    public Plateau factor(double value) {
        return new Plateau(value, patience, threshold, coolDown, lowest);
    }

    /** The same with this patience in epochs, 1 or above. */
    public Plateau patience(int epochs) {
        return new Plateau(factor, epochs, threshold, coolDown, lowest);
    }

    /** The same with this share as the least progress, from 0 to below 1. */
    public Plateau threshold(double share) {
        return new Plateau(factor, patience, share, coolDown, lowest);
    }

    /** The same with so many epochs of rest after a reduction, 0 or above. */
    public Plateau coolDown(int epochs) {
        return new Plateau(factor, patience, threshold, epochs, lowest);
    }

    /** The same with this lowest factor, from 0 to 1. */
    public Plateau lowest(double value) {
        return new Plateau(factor, patience, threshold, coolDown, value);
    }

    @Override
    public Course start() {
        return new Watch();
    }

    private final class Watch implements Course {
        private static final int FACTOR = 0;
        private static final int BEST = 1;
        private static final int WAITED = 2;
        private static final int RESTING = 3;

        private final double[] state = {1, Double.POSITIVE_INFINITY, 0, 0};

        @Override
        public double factor(double steps, double epochs) {
            return state[FACTOR];
        }

        @Override
        public void epochDone(double loss) {
            boolean better =
                    loss < state[BEST] - threshold * Math.abs(state[BEST]) || state[BEST] == Double.POSITIVE_INFINITY;
            if (better) {
                state[BEST] = loss;
            }
            if (state[RESTING] > 0) {
                state[RESTING]--;
                state[WAITED] = 0;
            } else if (better) {
                state[WAITED] = 0;
            } else if (++state[WAITED] >= patience) {
                state[FACTOR] = Math.max(lowest, state[FACTOR] * factor);
                state[WAITED] = 0;
                state[RESTING] = coolDown;
            }
        }

        @Override
        public double[] state() {
            return state;
        }
    }
}
