// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.images;

import java.util.Random;

/** A picture under way: how much ink each pixel has, from its distance to the lines that were drawn. */
final class InkedPaper {

    private static final int SIDE = GreyImages.SIDE;

    private final double[] ink = new double[GreyImages.SIZE];

    /**
     * Draws a line with round ends. Where lines cross, the stronger one counts.
     *
     * @param radius half its width, in pixels
     * @param softness over how many pixels its edge fades
     */
    void line(double x1, double y1, double x2, double y2, double radius, double softness) {
        double reach = radius + softness / 2;
        int left = Math.max(0, (int) Math.ceil(Math.min(x1, x2) - reach));
        int right = Math.min(SIDE - 1, (int) Math.floor(Math.max(x1, x2) + reach));
        int top = Math.max(0, (int) Math.ceil(Math.min(y1, y2) - reach));
        int bottom = Math.min(SIDE - 1, (int) Math.floor(Math.max(y1, y2) + reach));
        double dx = x2 - x1;
        double dy = y2 - y1;
        double scale = 1 / Math.max(dx * dx + dy * dy, 1e-12);
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                double along = Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) * scale));
                double offX = x - x1 - along * dx;
                double offY = y - y1 - along * dy;
                double square = offX * offX + offY * offY;
                if (square < reach * reach) {
                    double amount = Math.min(1, (reach - Math.sqrt(square)) / softness);
                    ink[y * SIDE + x] = Math.max(ink[y * SIDE + x], amount);
                }
            }
        }
    }

    /**
     * Turns the ink into grey values.
     *
     * @param random draws the noise
     * @param strength how dark ink is, up to 1
     * @param shade how dark the paper is
     * @param noise the standard deviation of a pixel
     * @param pixels receives the picture, from {@code offset} on
     */
    void print(Random random, double strength, double shade, double noise, byte[] pixels, int offset) {
        for (int i = 0; i < ink.length; i++) {
            double grey = shade + (strength - shade) * ink[i] + noise * random.nextGaussian();
            pixels[offset + i] = (byte) Math.round(255 * Math.min(1, Math.max(0, grey)));
        }
    }
}
