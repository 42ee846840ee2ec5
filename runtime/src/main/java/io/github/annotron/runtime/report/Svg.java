// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.report;

import java.util.Locale;

/** What the charts have in common. */
final class Svg {

    private Svg() {}

    /** A round distance between grid lines: 1, 2 or 5 times a power of ten, so that there are about four of them. */
    static double step(double range) {
        double rough = Math.max(range, 1e-6) / 4;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double lead = rough / power;
        return (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10) * power;
    }

    /** A value at a grid line, with as many decimals as the distance of the lines needs. */
    static String number(double value, double step) {
        int decimals = Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9));
        // Not -0.
        return format("%." + decimals + "f", Math.abs(value) < step / 2 ? 0 : value);
    }

    static String text(String style, double x, double y, String anchor, String content) {
        return format(
                "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
                style, x, y, anchor, Html.escape(content));
    }

    static String format(String pattern, Object... arguments) {
        // %n is the system's line end; a report is the same on every system.
        return String.format(Locale.ROOT, pattern.replace("%n", "\n"), arguments);
    }
}
