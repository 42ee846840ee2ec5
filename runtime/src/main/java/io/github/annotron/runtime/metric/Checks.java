// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.metric;

import io.github.annotron.runtime.OutputSpec;
import io.github.annotron.runtime.loss.Reading;

/** Whether a metric means something for an output. */
final class Checks {

    private Checks() {}

    static void decides(String metric, OutputSpec output) {
        check(metric, output, output.reading().classifies(), "decides for classes");
    }

    static void isExclusive(String metric, OutputSpec output) {
        check(
                metric,
                output,
                output.reading().decision() == Reading.Decision.ONE,
                "decides for one of several classes");
    }

    static void check(String metric, OutputSpec output, boolean holds, String need) {
        if (!holds) {
            throw new IllegalArgumentException(metric + " is a figure of an output that " + need + "; " + output.name()
                    + " has the loss " + output.loss().name());
        }
    }

    static void isClass(String metric, OutputSpec output, int index) {
        if (index < 0 || index >= output.width()) {
            throw new IllegalArgumentException(
                    metric + ": the output " + output.name() + " has " + output.width() + " classes, counted from 0");
        }
    }
}
