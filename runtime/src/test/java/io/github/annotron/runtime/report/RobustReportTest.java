// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.annotron.runtime.robust.Pgd;
import io.github.annotron.runtime.robust.RobustCurve;
import io.github.annotron.runtime.robust.RobustCurve.Point;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RobustReportTest {

    private static RobustCurve accuracies(float radius, int right) {
        return new RobustCurve(
                Pgd.maximum(1),
                200,
                List.of(new Point(0, 190, 0.95, Double.NaN), new Point(radius, right, right / 200.0, Double.NaN)));
    }

    private static Map<String, RobustCurve> curves(RobustCurve... curves) {
        Map<String, RobustCurve> all = new LinkedHashMap<>();
        all.put("plain", curves[0]);
        all.put("hardened", curves[1]);
        return all;
    }

    @Test
    void drawsAccuraciesByRadius() {
        Map<String, RobustCurve> curves = curves(accuracies(0.25f, 10), accuracies(0.25f, 150));
        assertThat(RobustReport.chart(curves).svg())
                .contains(
                        "Accuracy under attack",
                        ">0.25</text>",
                        "hardened, radius 0.25: 75.00 %",
                        "plain, radius 0.25: 5.00 %");
        HtmlReport page = new HtmlReport("title", "lead");
        RobustReport.table(page, curves);
        assertThat(page.html()).contains("<th>hardened</th>", "<td>0.25</td><td>5.00 %</td><td>75.00 %</td>");
    }

    @Test
    void drawsLossesWhereNothingIsDecided() {
        RobustCurve losses = new RobustCurve(
                Pgd.maximum(1), 9, List.of(new Point(0, 0, Double.NaN, 1), new Point(2, 0, Double.NaN, 3.5)));
        assertThat(RobustReport.chart(Map.of("model", losses)).svg())
                .contains("Loss under attack", "model, radius 2.0: 3.5000");
        HtmlReport page = new HtmlReport("title", "lead");
        RobustReport.table(page, Map.of("model", losses));
        assertThat(page.html()).contains("<td>2.0</td><td>3.5000</td>");
    }

    @Test
    void refusesOtherRadii() {
        assertThatThrownBy(() -> RobustReport.chart(curves(accuracies(0.1f, 1), accuracies(0.2f, 1))))
                .hasMessage("curves of different radii do not fit into one chart: [[0.0, 0.1], [0.0, 0.2]]");
    }
}
