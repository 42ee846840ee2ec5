// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.benchmarks;

import java.time.Duration;
import java.util.Arrays;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** {@code javac}, which says at last how much processor time its process has used, on all its threads. */
final class MeasuredCompiler {

    /** How often it compiles the same, one time after the other. */
    static final String TIMES = "annotron.times";

    static final String LAST = "median of the last third in ms: ";
    static final String LABEL = "processor time in ms: ";

    private MeasuredCompiler() {}

    public static void main(String[] arguments) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        long[] nanos = new long[Integer.getInteger(TIMES, 1)];
        int status = 0;
        for (int i = 0; i < nanos.length && status == 0; i++) {
            long start = System.nanoTime();
            status = compiler.run(null, null, null, arguments);
            nanos[i] = System.nanoTime() - start;
        }
        long[] last = Arrays.copyOfRange(nanos, nanos.length * 2 / 3, nanos.length);
        Arrays.sort(last);
        System.out.println(LAST + last[last.length / 2] / 1_000_000);
        Duration used = ProcessHandle.current().info().totalCpuDuration().orElseThrow();
        System.out.println(LABEL + used.toMillis());
        System.exit(status);
    }
}
