// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.cartpole;

import io.github.annotron.runtime.Model;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Learns to balance from what it does. All that it is told of an episode is when the pole or the cart is lost, which has the
 * reward -1, as in Barto, Sutton and Anderson (1983); discounted, that ranks policies as a reward of 1 for each step does.
 */
abstract class Learner implements AutoCloseable {

    /** How much a reward counts for one step earlier. */
    static final float DISCOUNT = 0.99f;

    private final List<Integer> episodes = new ArrayList<>();
    private int steps;

    /** What learns. */
    abstract Model model();

    /** Acts with the present parameters. */
    abstract Agent agent();

    /** Makes some steps in its own episodes, and learns from them. */
    abstract void learn();

    /** How many steps it has made. */
    final int steps() {
        return steps;
    }

    /** The lengths of its episodes so far, which it spoilt in part to find out more. */
    final List<Integer> episodes() {
        return Collections.unmodifiableList(episodes);
    }

    /** Pushes a cart, and counts that. */
    final void push(PoleOnCart cart, int action) {
        cart.push(action);
        steps++;
        if (cart.isOver()) {
            episodes.add(cart.steps());
        }
    }

    @Override
    public abstract void close();
}
