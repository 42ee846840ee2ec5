// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.cartpole;

import io.github.annotron.runtime.Model;
import java.util.List;

/**
 * Learns to balance from what it does. All that it is told of an episode is when the pole or the cart is lost, which has the
 * reward -1, as in Barto, Sutton and Anderson (1983); discounted, that ranks policies as a reward of 1 for each step does.
 */
interface Learner extends AutoCloseable {

    /** How much a reward counts for one step earlier. */
    float DISCOUNT = 0.99f;

    /** What learns. */
    Model model();

    /** Acts with the present parameters. */
    Agent agent();

    /** Makes some steps in its own episodes, and learns from them. */
    void learn();

    /** How many steps it has made. */
    int steps();

    /** The lengths of its episodes so far, which it spoilt in part to find out more. */
    List<Integer> episodes();

    @Override
    void close();
}
