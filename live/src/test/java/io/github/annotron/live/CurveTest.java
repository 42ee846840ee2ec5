// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class CurveTest {

    private static JsonArray written(Curve curve) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            curve.write(json);
        }
        return JsonParser.parseString(text.toString()).getAsJsonArray();
    }

    private static double at(JsonArray points, int point, int part) {
        return points.get(point).getAsJsonArray().get(part).getAsDouble();
    }

    @Test
    void fewPointsAreKept() throws IOException {
        Curve curve = new Curve();
        curve.add(0.5, 3);
        curve.add(1, Double.NaN);
        curve.add(1.5, 2);
        assertThat(written(curve)).hasToString("[[0.5,3],[1.5,2]]");
    }

    @Test
    void manyPointsBecomeMeansOfNeighbours() throws IOException {
        Curve curve = new Curve();
        int count = 10_000;
        for (int i = 0; i < count; i++) {
            curve.add(i, i);
        }
        JsonArray points = written(curve);
        assertThat(points.size()).isBetween(256, 512);
        for (int i = 1; i < points.size(); i++) {
            assertThat(at(points, i, 0)).isGreaterThan(at(points, i - 1, 0));
            // The mean of those up to a place is not far below it.
            assertThat(at(points, i, 0) - at(points, i, 1)).isBetween(0.0, 40.0);
        }
        assertThat(at(points, points.size() - 1, 0)).isGreaterThan(count - 40);
    }

    @Test
    void valuesThatAreNotFiniteAreNull() throws IOException {
        Curve curve = new Curve();
        curve.add(1, Double.POSITIVE_INFINITY);
        assertThat(written(curve)).hasToString("[[1,null]]");
    }
}
