// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.metric;

import io.github.annotron.runtime.OutputSpec;
import java.util.function.Function;

/** A metric with a name. */
record Named(String name, Function<OutputSpec, Metric.Accumulator> starting) implements Metric {

    @Override
    public Accumulator start(OutputSpec output) {
        return starting.apply(output);
    }

    @Override
    public String toString() {
        return name;
    }
}
