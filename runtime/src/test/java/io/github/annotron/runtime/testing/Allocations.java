// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Asserts that code allocates nothing, once HotSpot has compiled it: until then vectors are objects. */
public final class Allocations {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final int ROUNDS = 1000;
    private static final int CALLS = 1000;

    private Allocations() {}

    /** Calls the code a thousand times, again and again, until it allocates less than a byte a call; for ever is a failure. */
    public static void assertNone(Runnable code) {
        long allocated = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS && allocated >= CALLS; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < CALLS; i++) {
                code.run();
            }
            allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        }
        assertThat(allocated).as("bytes of %d calls", CALLS).isLessThan(CALLS);
    }
}
