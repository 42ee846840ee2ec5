// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.metric;

import io.github.annotron.runtime.OutputSpec;

/** A metric at one of several outputs. */
record MetricAt(Metric metric, String output) implements Metric {

    @Override
    public String name() {
        return metric.name();
    }

    @Override
    public Accumulator start(OutputSpec spec) {
        return metric.start(spec);
    }
}
