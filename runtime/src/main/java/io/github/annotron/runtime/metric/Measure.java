// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.metric;

import java.util.Locale;

/**
 * What a metric has come to.
 *
 * @param output the output that it is of
 * @param metric its name
 * @param value not a number if the data says nothing about it
 */
public record Measure(String output, String metric, double value) {

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s %.4f", metric, value);
    }
}
