// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.diagram;

/** Text in SVG and HTML. */
public final class Markup {

    private Markup() {}

    /**
     * Makes text safe in elements and in quoted attributes. Control characters, which no HTML may contain, become
     * question marks.
     */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                case '\n', '\t' -> escaped.append(c);
                default -> escaped.append(Character.isISOControl(c) ? '?' : c);
            }
        }
        return escaped.toString();
    }

    /**
     * About how wide a text is in a sans-serif font, rather too wide than too narrow: what draws it is not known here.
     *
     * @param size of the font, in pixels
     */
    static double width(String text, double size) {
        double ems = text.codePoints()
                .mapToDouble(c -> c >= 0x2E80 ? 1 : Character.isUpperCase(c) ? 0.7 : 0.57)
                .sum();
        return ems * size;
    }

    /** The text, or its end behind an ellipsis if it is wider than this. */
    static String end(String text, double size, double width) {
        if (width(text, size) <= width) {
            return text;
        }
        int start = 0;
        while (start < text.length() && width("…" + text.substring(start), size) > width) {
            start = text.offsetByCodePoints(start, 1);
        }
        return "…" + text.substring(start);
    }

    /** The text, or its beginning before an ellipsis if it is wider than this. */
    static String beginning(String text, double size, double width) {
        if (width(text, size) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 0 && width(text.substring(0, end) + "…", size) > width) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end) + "…";
    }
}
