// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.report;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.io.AtomicFile;
import io.github.annotron.runtime.metric.ConfusionMatrix;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A page about a training run, in one file: style, curves and pictures are inside, nothing is fetched. All text that is
 * passed in is escaped. The page is well-formed XML too.
 */
public final class HtmlReport {

    private final String title;
    private final StringBuilder body = new StringBuilder();
    private boolean inSection;

    /**
     * Starts a page.
     *
     * @param title its heading
     * @param lead a sentence below it
     */
    public HtmlReport(String title, String lead) {
        this.title = title;
        body.append("<h1>").append(Html.escape(title)).append("</h1>\n");
        body.append("<p class=\"lead\">").append(Html.escape(lead)).append("</p>\n");
    }

    /** Adds the figures that matter most: what they mean, and their values. Best before the first section. */
    public HtmlReport tiles(Map<String, String> figures) {
        body.append("<div class=\"tiles\">\n");
        figures.forEach((meaning, value) -> body.append("<div class=\"tile\"><b>")
                .append(Html.escape(value))
                .append("</b><span>")
                .append(Html.escape(meaning))
                .append("</span></div>\n"));
        body.append("</div>\n");
        return this;
    }

    /** Starts a section. */
    public HtmlReport section(String heading) {
        endSection();
        inSection = true;
        body.append("<section>\n<h2>").append(Html.escape(heading)).append("</h2>\n");
        return this;
    }

    /** Adds a paragraph in a quiet colour. */
    public HtmlReport note(String text) {
        body.append("<p class=\"note\">").append(Html.escape(text)).append("</p>\n");
        return this;
    }

    /** Adds charts beside each other. */
    public HtmlReport charts(List<? extends Chart> charts) {
        body.append("<div class=\"charts\">\n");
        charts.forEach(chart -> body.append(chart.svg()));
        body.append("</div>\n");
        return this;
    }

    /** Adds the picture of a network's layers. It is folded up, since it may be long. */
    public HtmlReport diagram(Model model) {
        body.append("<details class=\"diagram\"><summary>")
                .append(Html.escape(model.name() + ", layer by layer"))
                .append("</summary>\n")
                .append(LayerDiagram.svg(model))
                .append("</details>\n");
        return this;
    }

    /**
     * Adds a table.
     *
     * @param headings the first row
     * @param words the columns that hold words, which are flush left; numbers are flush right
     * @param rows as many cells as headings each
     * @param sum whether the last row sums up the others
     */
    public HtmlReport table(List<String> headings, Set<Integer> words, List<List<String>> rows, boolean sum) {
        body.append("<div class=\"scroll\"><table class=\"rows\">\n");
        row("th", headings, words, "");
        for (int i = 0; i < rows.size(); i++) {
            row("td", rows.get(i), words, sum && i == rows.size() - 1 ? " class=\"sum\"" : "");
        }
        body.append("</table></div>\n");
        return this;
    }

    /** Adds a table of two columns of words. */
    public HtmlReport facts(Map<String, String> facts) {
        body.append("<div class=\"scroll\"><table>\n");
        facts.forEach((name, value) -> body.append("<tr><th class=\"words\">")
                .append(Html.escape(name))
                .append("</th><td class=\"words\">")
                .append(Html.escape(value))
                .append("</td></tr>\n"));
        body.append("</table></div>\n");
        return this;
    }

    /** Adds a confusion matrix: the darker, the larger the share of its row, in one colour for right, one for wrong. */
    public HtmlReport confusion(ConfusionMatrix matrix) {
        List<String> labels = matrix.labels();
        body.append("<div class=\"scroll\"><table class=\"confusion\">\n")
                .append(
                        "<caption>Rows are what it was, columns what the network took it for.</caption>\n<tr><th></th>");
        labels.forEach(label -> body.append("<th>").append(Html.escape(label)).append("</th>"));
        body.append("<th>right</th></tr>\n");
        for (int truth = 0; truth < labels.size(); truth++) {
            body.append("<tr><th>").append(Html.escape(labels.get(truth))).append("</th>");
            for (int guess = 0; guess < labels.size(); guess++) {
                cell(labels, truth, guess, matrix.count(truth, guess), matrix.total(truth));
            }
            body.append("<td class=\"recall\">")
                    .append(ConfusionMatrix.percent(matrix.recall(truth), 1))
                    .append("</td></tr>\n");
        }
        body.append("</table></div>\n");
        return this;
    }

    private void cell(List<String> labels, int truth, int guess, long count, long total) {
        if (count == 0) {
            body.append("<td class=\"none\">0</td>");
            return;
        }
        double share = (double) count / total;
        // Errors are rare: with the root of their share a single one can be seen and a hundred stand out.
        double strength = truth == guess ? 0.1 + 0.5 * share : Math.min(0.85, 0.1 + 1.5 * Math.sqrt(share));
        body.append(String.format(
                Locale.ROOT,
                "<td style=\"background: rgba(var(--%s), %.2f)\" title=\"%s\">%d</td>",
                truth == guess ? "right" : "wrong",
                strength,
                Html.escape(labels.get(truth) + " taken for " + labels.get(guess) + ": " + count),
                count));
    }

    /** Adds words, coloured by numbers. */
    public HtmlReport words(Words words) {
        body.append(words.html());
        return this;
    }

    /** Adds what the colours of the pictures or words below mean. */
    public HtmlReport legend(Legend legend) {
        body.append(legend.html());
        return this;
    }

    /** Adds pictures with captions, as a grid of squares. */
    public HtmlReport pictures(List<Picture> pictures) {
        boolean plain = pictures.stream().allMatch(picture -> picture.caption().isEmpty());
        body.append("<div class=\"pictures").append(plain ? " plain" : "").append("\">\n");
        pictures.forEach(this::figure);
        body.append("</div>\n");
        return this;
    }

    /** Adds a picture as wide as the page and of its own height. */
    public HtmlReport picture(Picture picture) {
        body.append("<div class=\"wide\">\n");
        figure(picture);
        body.append("</div>\n");
        return this;
    }

    private void figure(Picture picture) {
        body.append("<figure><img src=\"")
                .append(Html.escape(picture.source()))
                .append("\" alt=\"")
                .append(Html.escape(picture.description()))
                .append("\" title=\"")
                .append(Html.escape(picture.description()))
                .append("\"/>");
        if (!picture.caption().isEmpty()) {
            body.append("<figcaption><b>").append(Html.escape(picture.caption()));
            body.append("</b><br/>").append(Html.escape(picture.detail())).append("</figcaption>");
        }
        body.append("</figure>\n");
    }

    /**
     * A picture of a report.
     *
     * @param source a {@code data:} URI
     * @param description for those who do not see it, and when the pointer is over it
     * @param caption the first line below it; empty for none
     * @param detail the second line
     */
    public record Picture(String source, String description, String caption, String detail) {}

    /** Writes the page as UTF-8, beside its place and then renamed, so that there is no half of one. */
    public void write(Path file) throws IOException {
        AtomicFile.write(file, html());
    }

    /** The whole page. */
    public String html() {
        endSection();
        return "<!DOCTYPE html>\n<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n"
                + "<meta charset=\"utf-8\"/>\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
                + "<title>" + Html.escape(title) + "</title>\n"
                + "<style>\n" + style() + "</style>\n</head>\n<body>\n<main>\n" + body + "</main>\n</body>\n</html>\n";
    }

    private void row(String element, List<String> cells, Set<Integer> words, String attributes) {
        body.append("<tr").append(attributes).append('>');
        for (int i = 0; i < cells.size(); i++) {
            body.append('<').append(element).append(words.contains(i) ? " class=\"words\">" : ">");
            body.append(Html.escape(cells.get(i))).append("</").append(element).append('>');
        }
        body.append("</tr>\n");
    }

    private void endSection() {
        if (inSection) {
            inSection = false;
            body.append("</section>\n");
        }
    }

    private static String style() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new IllegalStateException("report.css is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("report.css cannot be read", e);
        }
    }
}
