// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.report;

/** A chart of a report, as SVG without scripts. Its colours come from the style of the page. */
public interface Chart {

    /** The {@code svg} element. */
    String svg();
}
