// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.benchmarks;

import java.time.Duration;
import javax.tools.ToolProvider;

/** {@code javac}, which says at last how much processor time its process has used, on all its threads. */
final class MeasuredCompiler {
    static final String LABEL = "processor time in ms: ";

    private MeasuredCompiler() {}

    public static void main(String[] arguments) {
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments);
        Duration used = ProcessHandle.current().info().totalCpuDuration().orElseThrow();
        System.out.println(LABEL + used.toMillis());
        System.exit(status);
    }
}
