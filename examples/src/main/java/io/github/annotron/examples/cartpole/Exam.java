// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.cartpole;

import io.github.annotron.runtime.Seeds;
import java.util.Arrays;
import java.util.Random;

/**
 * How long an agent balanced.
 *
 * @param episodes how many there were
 * @param mean the mean of their lengths
 * @param shortest the length of the shortest
 */
record Exam(int episodes, double mean, int shortest) {

    /** Begins episodes by a seed that is not that of the training, and lets the agent act, always as it thinks best. */
    static Exam of(Agent agent, long seed, int episodes) {
        PoleOnCart cart = new PoleOnCart();
        float[] state = new float[PoleOnCart.WIDTH];
        int[] lengths = new int[episodes];
        for (int i = 0; i < episodes; i++) {
            cart.reset(new Random(Seeds.of(seed, i)));
            while (!cart.isOver()) {
                cart.observe(state, 0);
                cart.push(agent.act(state));
            }
            lengths[i] = cart.steps();
        }
        return new Exam(
                episodes,
                Arrays.stream(lengths).average().orElseThrow(),
                Arrays.stream(lengths).min().orElseThrow());
    }

    /** Whether no episode ended before its time. */
    boolean isPerfect() {
        return shortest == PoleOnCart.LONGEST;
    }
}
