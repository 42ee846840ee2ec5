// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.augment;

/**
 * Where a pixel of the new picture comes from in the old one: an affine function of its place, both counted from the middle. One
 * object serves sample after sample.
 */
final class Placement {

    double xx;
    double xy;
    double yx;
    double yy;
    double x;
    double y;

    /** Every pixel where it is. */
    void reset() {
        xx = 1;
        xy = 0;
        yx = 0;
        yy = 1;
        x = 0;
        y = 0;
    }

    /** Moves the picture by some pixels. */
    void shift(double right, double down) {
        x -= xx * right + xy * down;
        y -= yx * right + yy * down;
    }

    /** Scales the picture; a negative number mirrors it. */
    void scale(double horizontally, double vertically) {
        xx /= horizontally;
        yx /= horizontally;
        xy /= vertically;
        yy /= vertically;
    }

    /** Turns the picture counterclockwise. */
    void rotate(double radians) {
        double cosine = StrictMath.cos(radians);
        double sine = StrictMath.sin(radians);
        double oldXx = xx;
        double oldYx = yx;
        // With y pointing down.
        xx = oldXx * cosine + xy * sine;
        xy = xy * cosine - oldXx * sine;
        yx = oldYx * cosine + yy * sine;
        yy = yy * cosine - oldYx * sine;
    }
}
