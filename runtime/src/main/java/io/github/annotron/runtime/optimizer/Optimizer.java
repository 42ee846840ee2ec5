// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.optimizer;

/** A rule by which gradients change parameters. Immutable; the state of training is in the updaters that it makes. */
public interface Optimizer {

    /**
     * Starts the training of one parameter.
     *
     * @param size how many numbers it holds
     */
    Updater newUpdater(int size);

    /** Changes one parameter, and holds what the rule remembers of it from step to step. */
    interface Updater {

        /**
         * Changes a range of the parameter's numbers. Each is computed from its own past alone, so a step may be cut into
         * any ranges, on any threads, with the same result; ranges of one step do not overlap.
         *
         * @param step the number of this step, from 1 on; the same for all ranges of a step
         * @param weights the parameter, changed in place
         * @param gradient the gradient, laid out as the parameter is
         * @param from the first index
         * @param to the index behind the last
         */
        void update(int step, float[] weights, float[] gradient, int from, int to);
    }
}
