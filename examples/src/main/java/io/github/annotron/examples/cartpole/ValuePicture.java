// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.cartpole;

import io.github.annotron.runtime.report.HtmlReport;
import java.util.Locale;

/** What an agent expects of states, and what it does in them: all angles and angular velocities, with the cart at rest in the middle. */
final class ValuePicture {

    private static final int CELLS = 41;
    private static final int SIDE = 9;
    private static final int LEFT = 110;
    private static final int TOP = 10;
    private static final double MOST_TURNING = 2;

    private ValuePicture() {}

    /** Draws it. */
    static HtmlReport.Picture of(Agent agent) {
        int side = CELLS * SIDE;
        int apart = side + 130;
        Svg svg = new Svg(LEFT + apart + side + 20, TOP + side + 40);
        PoleOnCart cart = new PoleOnCart();
        float[] state = new float[PoleOnCart.WIDTH];
        float[][] values = new float[CELLS][CELLS];
        float least = 0;
        float most = -1;
        for (int row = 0; row < CELLS; row++) {
            for (int column = 0; column < CELLS; column++) {
                cart.place(0, 0, at(column, PoleOnCart.MOST_ANGLE), -at(row, MOST_TURNING));
                cart.observe(state, 0);
                values[row][column] = agent.value(state);
                least = Math.min(least, values[row][column]);
                most = Math.max(most, values[row][column]);
                double x = LEFT + apart + column * SIDE;
                svg.box(x, TOP + row * SIDE, SIDE + 0.3, SIDE + 0.3, agent.act(state) == 1 ? "#d9622b" : "#2a78d6");
            }
        }
        for (int row = 0; row < CELLS; row++) {
            for (int column = 0; column < CELLS; column++) {
                float share = (values[row][column] - least) / Math.max(1e-6f, most - least);
                svg.box(LEFT + column * SIDE, TOP + row * SIDE, SIDE + 0.3, SIDE + 0.3, colour(share));
            }
        }
        axes(svg, LEFT, side);
        axes(svg, LEFT + apart, side);
        return svg.picture(
                "Values and actions by angle and angular velocity",
                String.format(Locale.ROOT, "Left: expected return, from %.2f (dark) to %.2f (light).", least, most),
                "Right: the push, to the left (blue) or to the right (orange). The cart is at rest in the middle.");
    }

    private static double at(int cell, double most) {
        return most * (2.0 * cell / (CELLS - 1) - 1);
    }

    private static void axes(Svg svg, int left, int side) {
        int bottom = TOP + side;
        svg.words(left, bottom + 15, "start", "-12°").words(left + side, bottom + 15, "end", "12°");
        svg.words(left + side / 2.0, bottom + 30, "middle", "angle, to the right");
        svg.words(left - 6, TOP + 10, "end", "2 rad/s").words(left - 6, bottom, "end", "-2 rad/s");
        svg.words(left - 6, TOP + side / 2.0, "end", "angular velocity");
    }

    /** From dark blue to light yellow. */
    private static String colour(float share) {
        int red = Math.round(20 + 230 * share);
        int green = Math.round(30 + 200 * share);
        int blue = Math.round(90 + 40 * share);
        return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
    }
}
