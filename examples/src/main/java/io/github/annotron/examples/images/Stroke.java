// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.images;

/**
 * A movement of the pen through some points.
 *
 * @param curved whether it is smooth; if not, it goes straight from point to point
 * @param x where the points are, 0 at the left and 1 at the right of the digit
 * @param y the same, 0 at the top and 1 at the bottom
 */
record Stroke(boolean curved, double[] x, double[] y) {

    private static final int PIECES = 5;

    /** Straight lines through points given as x, y, x, y, ... */
    static Stroke line(double... points) {
        return of(false, points);
    }

    /** A smooth curve through points given as x, y, x, y, ... */
    static Stroke curve(double... points) {
        return of(true, points);
    }

    /** An ellipse around a centre, drawn from the top against the clock and a little beyond the start. */
    static Stroke loop(double centreX, double centreY, double radiusX, double radiusY) {
        int corners = 8;
        double[] points = new double[2 * (corners + 2)];
        for (int i = 0; i < corners + 2; i++) {
            double angle = 2 * StrictMath.PI * i / corners;
            points[2 * i] = centreX - radiusX * StrictMath.sin(angle);
            points[2 * i + 1] = centreY - radiusY * StrictMath.cos(angle);
        }
        return of(true, points);
    }

    private static Stroke of(boolean curved, double[] points) {
        double[] x = new double[points.length / 2];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = points[2 * i];
            y[i] = points[2 * i + 1];
        }
        return new Stroke(curved, x, y);
    }

    /** The stroke as short straight lines: itself, or points on a Catmull-Rom spline. */
    Stroke flattened() {
        if (!curved) {
            return this;
        }
        int spans = x.length - 1;
        double[] fineX = new double[spans * PIECES + 1];
        double[] fineY = new double[fineX.length];
        for (int i = 0; i < fineX.length; i++) {
            int span = Math.min(i / PIECES, spans - 1);
            double t = (double) (i - span * PIECES) / PIECES;
            fineX[i] = spline(x, span, t);
            fineY[i] = spline(y, span, t);
        }
        return new Stroke(false, fineX, fineY);
    }

    /** E. Catmull and R. Rom, "A class of local interpolating splines", 1974; the end points count twice. */
    private static double spline(double[] points, int span, double t) {
        double p0 = points[Math.max(span - 1, 0)];
        double p1 = points[span];
        double p2 = points[span + 1];
        double p3 = points[Math.min(span + 2, points.length - 1)];
        return 0.5 * (2 * p1 + t * (p2 - p0 + t * (2 * p0 - 5 * p1 + 4 * p2 - p3 + t * (3 * p1 - p0 - 3 * p2 + p3))));
    }
}
