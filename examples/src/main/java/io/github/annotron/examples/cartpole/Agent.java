// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.cartpole;

/** Who pushes the cart, always with what it takes for best. For one thread. */
interface Agent {

    /**
     * Decides.
     *
     * @param state what {@link PoleOnCart#observe} wrote
     * @return 0 to push to the left, 1 to the right
     */
    int act(float[] state);

    /** What it expects of a state: about 0 where the pole will stand, -1 where it is lost. */
    float value(float[] state);
}
