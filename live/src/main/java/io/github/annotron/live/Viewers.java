// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.live;

/** Whether anybody looks: pages ask for the state every second while they are in sight. */
final class Viewers {

    private static final long NANOS_BETWEEN_LOOKS = 4_000_000_000L;

    private volatile long last = System.nanoTime() - NANOS_BETWEEN_LOOKS;

    void isHere() {
        last = System.nanoTime();
    }

    boolean areThere(long now) {
        return now - last < NANOS_BETWEEN_LOOKS;
    }
}
