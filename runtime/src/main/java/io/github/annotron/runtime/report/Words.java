// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Words of a text, each coloured by a number: orange above zero, blue below.
 *
 * @param words in the order of the text
 * @param limit the magnitude that gets the strongest colour, above 0
 */
public record Words(List<Word> words, double limit) {

    private static final double MARKED = 0.25;

    /**
     * A word.
     *
     * @param value not a number if there is none, as for words that were cut off
     */
    public record Word(String text, double value) {}

    /** Copies the list. */
    public Words {
        words = List.copyOf(words);
        if (!(limit > 0)) {
            throw new IllegalArgumentException("the limit of the colours must be above 0, not " + limit);
        }
    }

    /**
     * Words with the numbers of a text, the largest magnitude among them as the limit.
     *
     * @param values one for each word; those of further words are missing if the text was cut off, and more do not count
     */
    public static Words of(List<String> words, float[] values) {
        List<Word> all = new ArrayList<>();
        double limit = 0;
        for (int i = 0; i < words.size(); i++) {
            double value = i < values.length ? values[i] : Double.NaN;
            limit = i < values.length ? Math.max(limit, Math.abs(value)) : limit;
            all.add(new Word(words.get(i), value));
        }
        return new Words(all, limit == 0 ? 1 : limit);
    }

    private double share(Word word) {
        return Double.isNaN(word.value) ? 0 : word.value / limit;
    }

    /** A paragraph, with the numbers where the pointer is. */
    String html() {
        StringBuilder html = new StringBuilder("<p class=\"coloured\">");
        for (Word word : words) {
            if (Double.isNaN(word.value)) {
                html.append("<span class=\"without\">");
            } else {
                html.append("<span style=\"background: ")
                        .append(Diverging.css(0.75 * share(word)))
                        .append("\" title=\"")
                        .append(String.format(Locale.ROOT, "%+.4f", word.value))
                        .append("\">");
            }
            html.append(Html.escape(word.text)).append("</span> ");
        }
        return html.append("</p>\n").toString();
    }

    /** One line without colours: the number behind each word that has at least a quarter of the limit. */
    public String plain() {
        StringBuilder line = new StringBuilder();
        for (Word word : words) {
            line.append(line.isEmpty() ? "" : " ").append(word.text);
            if (Math.abs(share(word)) >= MARKED) {
                line.append(String.format(Locale.ROOT, " (%+.2g)", word.value));
            }
        }
        return line.toString();
    }

    /** One line for a terminal that knows 256 colours. */
    public String ansi() {
        StringBuilder line = new StringBuilder();
        for (Word word : words) {
            line.append(line.isEmpty() ? "" : " ").append(Diverging.ansi(share(word), word.text));
        }
        return line.toString();
    }
}
