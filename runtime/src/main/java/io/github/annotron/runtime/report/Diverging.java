// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.report;

import java.util.Locale;

/**
 * The colours of signed numbers: orange for what speaks for something, blue for what speaks against it, the stronger the farther from
 * zero. People who do not see red and green apart see these two apart, and both become darker towards the ends.
 */
final class Diverging {

    private static final int[] FOR = {200, 80, 16};
    private static final int[] AGAINST = {22, 94, 196};

    /** Indices of the 256 colours of terminals, from weak to strong: a cube of 6x6x6 colours begins at 16. */
    private static final int[] TERMINAL_FOR = {223, 216, 209, 202};

    private static final int[] TERMINAL_AGAINST = {153, 111, 75, 33};

    private Diverging() {}

    /**
     * Lays the colour of a number over another one.
     *
     * @param share from -1 to 1
     * @param under the colour below, of 1 or 3 channels, 0 to 255
     */
    static int[] over(double share, int... under) {
        double strength = Math.min(1, Math.abs(share));
        int[] colour = share > 0 ? FOR : AGAINST;
        int[] mixed = new int[3];
        for (int i = 0; i < 3; i++) {
            int below = under[Math.min(i, under.length - 1)];
            mixed[i] = (int) Math.round(below + strength * (colour[i] - below));
        }
        return mixed;
    }

    /** A background for the style of an element, which lets the page's own shine through. */
    static String css(double share) {
        return String.format(
                Locale.ROOT, "rgba(var(--%s), %.2f)", share > 0 ? "for" : "against", Math.min(1, Math.abs(share)));
    }

    /**
     * A text on a coloured background, for terminals.
     *
     * @param share from -1 to 1; near zero there is no colour
     */
    static String ansi(double share, String text) {
        int[] colours = share > 0 ? TERMINAL_FOR : TERMINAL_AGAINST;
        int step = (int) Math.round(Math.min(1, Math.abs(share)) * colours.length) - 1;
        return step < 0 ? text : "\u001b[38;5;16;48;5;" + colours[step] + "m" + text + "\u001b[0m";
    }
}
