// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.report;

/** Numbers in pictures, of dots of 2 by 2 pixels, for fonts are in {@code java.desktop}. */
final class TinyFont {

    private static final int DOT = 2;
    private static final int DOTS_HIGH = 5;
    private static final int DOTS_WIDE = 3;
    private static final int[] INK = {60, 60, 60};

    static final int HEIGHT = DOT * DOTS_HIGH;

    private static final String CHARACTERS = "0123456789.-+e";

    /** Five rows of three dots for each character. */
    private static final String[] DOTS = {
        "###" + "# #" + "# #" + "# #" + "###",
        " # " + "## " + " # " + " # " + "###",
        "###" + "  #" + "###" + "#  " + "###",
        "###" + "  #" + "###" + "  #" + "###",
        "# #" + "# #" + "###" + "  #" + "  #",
        "###" + "#  " + "###" + "  #" + "###",
        "###" + "#  " + "###" + "# #" + "###",
        "###" + "  #" + "  #" + " # " + " # ",
        "###" + "# #" + "###" + "# #" + "###",
        "###" + "# #" + "###" + "  #" + "###",
        "   " + "   " + "   " + "   " + " # ",
        "   " + "   " + "###" + "   " + "   ",
        "   " + " # " + "###" + " # " + "   ",
        "   " + "###" + "## " + "#  " + "###",
    };

    private TinyFont() {}

    /** How many pixels a text is wide. */
    static int width(String text) {
        return text.length() * (DOTS_WIDE + 1) * DOT;
    }

    /** Writes a number into a picture of three channels. */
    static void write(Bitmap picture, String number, int left, int top) {
        for (int i = 0; i < number.length(); i++) {
            String dots = DOTS[CHARACTERS.indexOf(number.charAt(i))];
            for (int dot = 0; dot < dots.length(); dot++) {
                if (dots.charAt(dot) == '#') {
                    int x = left + (i * (DOTS_WIDE + 1) + dot % DOTS_WIDE) * DOT;
                    square(picture, x, top + dot / DOTS_WIDE * DOT);
                }
            }
        }
    }

    private static void square(Bitmap picture, int left, int top) {
        for (int i = 0; i < DOT * DOT; i++) {
            picture.set(left + i % DOT, top + i / DOT, INK);
        }
    }
}
