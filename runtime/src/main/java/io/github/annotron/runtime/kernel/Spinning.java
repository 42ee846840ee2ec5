// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

/** How long threads that work together in steps of microseconds wait awake for each other. */
public final class Spinning {

    // About 200 microseconds: longer than the parts of most steps differ, shorter than anybody's patience. To sleep and
    // be woken takes 100.
    private static final int TURNS = 8_000;

    private Spinning() {}

    /** How often a thread looks, with {@link Thread#onSpinWait} between, before it sleeps: not once if they outnumber the processors. */
    public static int turns(int threads) {
        return threads <= Runtime.getRuntime().availableProcessors() ? TURNS : 0;
    }
}
