// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/** The time that the present thread has had a processor, which others on the machine disturb less than a clock on the wall. */
final class ProcessorTime {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** From some start on. */
    long nanos() {
        return THREADS.getCurrentThreadCpuTime();
    }

    /** The median of the second half of values: the first half warms up. */
    static double medianOfSecondHalf(double[] values) {
        double[] sorted = Arrays.copyOfRange(values, values.length / 2, values.length);
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
