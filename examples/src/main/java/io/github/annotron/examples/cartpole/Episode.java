// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.cartpole;

import io.github.annotron.runtime.Seeds;
import io.github.annotron.runtime.report.HtmlReport;
import io.github.annotron.runtime.report.LineChart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * An episode to look at.
 *
 * @param positions of the cart in metres, before the first push and after each
 * @param angles of the pole in degrees
 */
record Episode(List<Double> positions, List<Double> angles) {

    /** Steps from one picture of the film to the next. */
    private static final int STEPS_A_PICTURE = 25;

    private static final int COLUMNS = 7;
    private static final int WIDTH = 140;
    private static final int HEIGHT = 84;
    private static final double PIXELS_A_METRE = 26;

    Episode {
        positions = List.copyOf(positions);
        angles = List.copyOf(angles);
    }

    /** The first episode of an exam. */
    static Episode of(Agent agent, long seed) {
        PoleOnCart cart = new PoleOnCart();
        cart.reset(new Random(Seeds.of(seed, 0)));
        float[] state = new float[PoleOnCart.WIDTH];
        List<Double> positions = new ArrayList<>(List.of(cart.position()));
        List<Double> angles = new ArrayList<>(List.of(Math.toDegrees(cart.angle())));
        while (!cart.isOver()) {
            cart.observe(state, 0);
            cart.push(agent.act(state));
            positions.add(cart.position());
            angles.add(Math.toDegrees(cart.angle()));
        }
        return new Episode(positions, angles);
    }

    /** Curves over time. */
    List<LineChart> charts() {
        return List.of(chart("Position, m", "cart", positions), chart("Angle, degrees", "pole", angles));
    }

    private static LineChart chart(String title, String name, List<Double> values) {
        List<String> seconds = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            seconds.add(String.format(Locale.ROOT, "%.0f", i * PoleOnCart.TICK));
        }
        return new LineChart(
                title, LineChart.Kind.CURVES, "second", seconds, List.of(new LineChart.Series(name, values)));
    }

    /** A picture each half a second. */
    HtmlReport.Picture film() {
        int pictures = (positions.size() - 1) / STEPS_A_PICTURE + 1;
        Svg svg = new Svg(COLUMNS * WIDTH, (pictures + COLUMNS - 1) / COLUMNS * HEIGHT);
        for (int i = 0; i < pictures; i++) {
            double middle = (i % COLUMNS + 0.5) * WIDTH;
            double ground = (i / COLUMNS + 1) * HEIGHT - 16;
            double reach = PoleOnCart.MOST_DISTANCE * PIXELS_A_METRE;
            int step = i * STEPS_A_PICTURE;
            double x = middle + positions.get(step) * PIXELS_A_METRE;
            double angle = Math.toRadians(angles.get(step));
            svg.line(middle - reach, ground, middle + reach, ground, 1, "#a5a49e");
            svg.box(x - 9, ground - 9, 18, 9, "#2a78d6");
            svg.line(x, ground - 9, x + 42 * Math.sin(angle), ground - 9 - 42 * Math.cos(angle), 4, "#d9622b");
            svg.words(middle, ground + 13, "middle", String.format(Locale.ROOT, "%.1f s", step * PoleOnCart.TICK));
        }
        return svg.picture("Pole and cart every half a second", "", "");
    }
}
