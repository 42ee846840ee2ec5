// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.common;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.runtime.metric.ConfusionMatrix;
import io.github.annotron.runtime.report.BarChart;
import io.github.annotron.runtime.report.HtmlReport;
import io.github.annotron.runtime.report.HtmlReport.Picture;
import io.github.annotron.runtime.report.Legend;
import io.github.annotron.runtime.report.LineChart;
import io.github.annotron.runtime.report.Words;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

class HtmlReportTest {

    private static final String NASTY = "<script>alert(1)</script> & \"quoted\" 'too' \u0007 é";

    @Test
    void escapesAllText() throws Exception {
        ConfusionMatrix matrix = new ConfusionMatrix(List.of(NASTY, "b"));
        matrix.add(0, 1);
        String html = new HtmlReport(NASTY, NASTY)
                .tiles(Map.of(NASTY, NASTY))
                .section(NASTY)
                .note(NASTY)
                .table(List.of(NASTY), Set.of(0), List.of(List.of(NASTY)), true)
                .facts(Map.of(NASTY, NASTY))
                .confusion(matrix)
                .pictures(List.of(new Picture(NASTY, NASTY, NASTY, NASTY)))
                .picture(new Picture(NASTY, NASTY, "", ""))
                .words(Words.of(List.of(NASTY), new float[] {1}))
                .legend(new Legend(NASTY, 1, true))
                .charts(List.of(new BarChart(NASTY, NASTY, List.of(new BarChart.Bar(NASTY, 1, 1)))))
                .charts(List.of(new LineChart(NASTY, false, List.of(new LineChart.Series(NASTY, List.of(1.0, 2.0))))))
                .html();

        Document page = Xml.parse(html);
        assertThat(html).doesNotContain("<script").doesNotContain("\u0007");
        assertThat(page.getElementsByTagName("h1").item(0).getTextContent())
                .isEqualTo("<script>alert(1)</script> & \"quoted\" 'too' ? é");
    }

    @Test
    void fetchesNothing() {
        assertThat(new HtmlReport("title", "lead").section("one").html())
                .doesNotContain("src=\"http", "href=", "url(", "@import", "<script", "<link");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 100})
    void chartsStayInTheirFrame(int epochs) throws Exception {
        for (double size : new double[] {1e-9, 0.003, 1, 2345}) {
            List<Double> values =
                    IntStream.range(0, epochs).mapToObj(i -> size / (i + 1)).toList();
            String svg = new LineChart("Loss", false, List.of(new LineChart.Series("training", values))).svg();
            checkPoints(svg, epochs);
        }
        for (double share : new double[] {0, 0.1, 0.98, 1}) {
            List<Double> values = IntStream.range(0, epochs)
                    .mapToObj(i -> share + (1 - share) * i / epochs)
                    .toList();
            String svg = new LineChart("Accuracy", true, List.of(new LineChart.Series("training", values))).svg();
            checkPoints(svg, epochs);
        }
    }

    private static void checkPoints(String svg, int count) throws Exception {
        Document picture = Xml.parse(svg);
        assertThat(picture.getElementsByTagName("circle").getLength()).isEqualTo(count);
        for (int i = 0; i < count; i++) {
            var attributes = picture.getElementsByTagName("circle").item(i).getAttributes();
            assertThat(Double.parseDouble(attributes.getNamedItem("cx").getNodeValue()))
                    .isBetween(50.0, 460.0);
            assertThat(Double.parseDouble(attributes.getNamedItem("cy").getNodeValue()))
                    .as(svg)
                    .isBetween(40.0, 216.0);
        }
        assertThat(picture.getElementsByTagName("line").getLength()).isBetween(3, 9);
    }
}
