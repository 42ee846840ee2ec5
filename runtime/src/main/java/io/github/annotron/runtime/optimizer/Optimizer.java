// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.optimizer;

import java.util.List;

/** A rule by which gradients change parameters. Immutable; the state of training is in the updaters that it makes. */
public interface Optimizer {

    /** The learning rate where the schedule's factor is 1; above 0 and finite. */
    double rate();

    /**
     * Starts the training of one parameter.
     *
     * @param size how many numbers it holds
     */
    Updater newUpdater(int size);

    /** Changes one parameter, and holds what the rule remembers of it from step to step. */
    interface Updater {

        /**
         * Prepares a step: called once, by one thread, before all ranges. For what depends on the step only, such as the correction of
         * a bias.
         */
        default void begin(Step step) {}

        /**
         * Changes a range of the parameter's numbers. Each is computed from its own past alone, so a step may be cut into
         * any ranges, on any threads, with the same result; ranges of one step do not overlap.
         *
         * @param step its number, the learning rate, and how to clip the gradient
         * @param weights the parameter, changed in place
         * @param gradient the gradient, laid out as the parameter is
         * @param from the first index
         * @param to the index behind the last
         */
        void update(Step step, float[] weights, float[] gradient, int from, int to);

        /**
         * All that {@link #update} remembers from step to step, for checkpoints: the live arrays, always the same ones in the same
         * order. An updater into whose arrays the values of another one's are written goes on as that one would have, given the
         * same numbers of steps. Empty for rules without a memory.
         */
        default List<Slot> state() {
            return List.of();
        }
    }

    /**
     * Something that an updater remembers of each number of its parameter.
     *
     * @param name such as {@code mean}
     * @param values laid out as the parameter is; the updater's own
     */
    @SuppressWarnings("ArrayRecordComponent") // it is a view: two are never compared
    record Slot(String name, float[] values) {}
}
