// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.report;

import io.github.annotron.runtime.explain.Attribution;
import io.github.annotron.runtime.explain.HeatMap;
import io.github.annotron.runtime.explain.Importance;
import io.github.annotron.runtime.report.HtmlReport.Picture;
import java.util.ArrayList;
import java.util.List;

/** What a report shows of explanations. */
public final class ExplanationReport {

    private ExplanationReport() {}

    /**
     * Bars for the importance of features, in the order of the list.
     *
     * @param axis what became worse, such as {@code loss of ROC AUC}
     */
    public static BarChart chart(String title, String axis, List<Importance> importances) {
        return new BarChart(
                title,
                axis,
                importances.stream()
                        .map(each -> new BarChart.Bar(each.feature(), each.mean(), each.deviation()))
                        .toList());
    }

    /**
     * Bars for the columns of a table in one prediction.
     *
     * @param names one for each number of the part
     */
    public static BarChart chart(String title, String axis, List<String> names, Attribution.Part part) {
        float[] values = part.values();
        if (names.size() != values.length) {
            throw new IllegalArgumentException(
                    names.size() + " names for the " + values.length + " numbers of input " + part.input());
        }
        List<BarChart.Bar> bars = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            bars.add(new BarChart.Bar(names.get(i), values[i], 0));
        }
        return new BarChart(title, axis, bars);
    }

    /**
     * A map over an image, as a picture of a page.
     *
     * @param image as large as the map
     * @param limit the magnitude of the strongest colour, which a {@link Legend} should say
     */
    public static Picture picture(Bitmap image, HeatMap map, double limit, String caption, String detail) {
        return new Picture(HeatPictures.over(image, map, limit).uri(), caption + ", " + detail, caption, detail);
    }
}
