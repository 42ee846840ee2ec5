// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.report;

/** Text in HTML. */
final class Html {

    private Html() {}

    /**
     * Makes text safe in elements and in quoted attributes. Control characters, which no HTML may contain, become
     * question marks.
     */
    static String escape(String text) {
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
}
