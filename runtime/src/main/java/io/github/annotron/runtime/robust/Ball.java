// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.robust;

import io.github.annotron.runtime.augment.Draws;

/**
 * The points that an attack may reach from a sample: those within the radius and the valid range. They are kept to in the numbers as they
 * are, not only up to rounding: in the maximum norm {@code |x - clean| <= radius * unit} of each number, in the Euclidean one the norm
 * in double of {@code (x - clean) / unit} is at most the radius. It works on single rows, wherever they are in arrays, allocates nothing,
 * and may be shared between threads as long as nobody changes its radius.
 */
public final class Ball {

    /** A little less than what would be right without rounding. */
    private static final double MARGIN = 1 - 1e-9;

    private final Norm norm;
    private final int width;
    private final float[] low;
    private final float[] high;
    private final float[] units;

    // The largest change of each number.
    private final float[] reach;
    private float radius;

    /**
     * Balls of an attack.
     *
     * @param attack says which
     * @param width how many numbers a row has
     * @param owner whose they are, for messages
     * @throws IllegalArgumentException if the attack is for another width
     */
    public Ball(Pgd attack, int width, String owner) {
        attack.space().checkWidth(width, owner);
        norm = attack.norm();
        this.width = width;
        low = new float[width];
        high = new float[width];
        units = new float[width];
        reach = new float[width];
        for (int i = 0; i < width; i++) {
            low[i] = attack.space().low(i);
            high[i] = attack.space().high(i);
            units[i] = attack.space().unit(i);
        }
        radius(attack.radius());
    }

    /** Changes the radius. */
    public void radius(float size) {
        radius = size;
        for (int i = 0; i < width; i++) {
            float product = size * units[i];
            reach[i] = product > (double) size * units[i] ? Math.nextDown(product) : product;
        }
    }

    /** The first number of a row that is not in its valid range; -1 if all are. */
    public int firstInvalid(float[] rows, int offset) {
        for (int i = 0; i < width; i++) {
            float value = rows[offset + i];
            if (!(value >= low[i] && value <= high[i])) {
                return i;
            }
        }
        return -1;
    }

    /**
     * What is wrong with a number that {@link #firstInvalid} found, for messages.
     *
     * @param name of the row
     */
    public String problem(String name, int column, float value) {
        return name + " has " + value + " at position " + column + ", which is not within the valid range from "
                + low[column] + " to " + high[column] + " of the attack";
    }

    /**
     * Moves a row to a random point, evenly distributed over the ball, and then into the range.
     *
     * @param draws its random numbers
     * @param clean holds the row as it was
     * @param x receives the point
     * @param offset where the row starts in both
     */
    public void start(Draws draws, float[] clean, float[] x, int offset) {
        if (norm == Norm.MAXIMUM) {
            for (int i = 0; i < width; i++) {
                int at = offset + i;
                x[at] = clamp(i, clean[at], clean[at] + reach[i] * (2 * draws.uniform() - 1));
            }
            return;
        }
        // Of normal numbers no direction is preferred; the root makes all shells as full as they are large. It is not
        // taken by
        // StrictMath.pow, which allocates.
        double squares = 0;
        for (int i = 0; i < width; i++) {
            float normal = units[i] == 0 ? 0 : (float) draws.normal();
            x[offset + i] = normal;
            squares += (double) normal * normal;
        }
        double length = radius * StrictMath.exp(StrictMath.log(draws.uniform()) / width);
        double factor = squares == 0 ? 0 : length / Math.sqrt(squares);
        for (int i = 0; i < width; i++) {
            x[offset + i] = (float) (clean[offset + i] + factor * units[i] * x[offset + i]);
        }
        project(clean, x, offset);
    }

    /**
     * Moves a row by a step in the direction in which a function grows fastest in the norm, then back into the ball and the range. Where
     * the gradient is 0 or no number, it stays.
     *
     * @param clean holds the row as it was
     * @param gradient holds the derivatives of the function at the row
     * @param x holds the row, and receives it
     * @param offset where the row starts in all three
     * @param step how long the step is; below 0 to go where the function falls
     */
    public void move(float[] clean, float[] gradient, float[] x, int offset, float step) {
        if (norm == Norm.MAXIMUM) {
            for (int i = 0; i < width; i++) {
                int at = offset + i;
                float slope = gradient[at];
                float change = slope > 0 ? step : slope < 0 ? -step : 0;
                x[at] = clamp(i, clean[at], x[at] + change * units[i]);
            }
            return;
        }
        double squares = 0;
        for (int i = 0; i < width; i++) {
            double slope = (double) units[i] * gradient[offset + i];
            squares += slope * slope;
        }
        if (squares > 0 && squares < Double.POSITIVE_INFINITY) {
            double factor = step / Math.sqrt(squares);
            for (int i = 0; i < width; i++) {
                int at = offset + i;
                x[at] = (float) (x[at] + factor * units[i] * units[i] * gradient[at]);
            }
            project(clean, x, offset);
        }
    }

    /** In the maximum norm, where each number is by itself. */
    private float clamp(int column, float clean, float x) {
        float most = clean + reach[column];
        float least = clean - reach[column];
        // The sums may be rounded away from the number; their neighbours then are on its side of what is allowed.
        most = (double) most - clean > reach[column] ? Math.nextDown(most) : most;
        least = (double) clean - least > reach[column] ? Math.nextUp(least) : least;
        return Math.max(Math.max(least, low[column]), Math.min(x, Math.min(most, high[column])));
    }

    /** In the Euclidean norm: into the ball, then into the range, which leads no number further away, for the sample is in it. */
    private void project(float[] clean, float[] x, int offset) {
        double size = size(clean, x, offset);
        double factor = size > radius ? MARGIN * radius / size : 1;
        for (int i = 0; i < width; i++) {
            int at = offset + i;
            float value = units[i] == 0 ? clean[at] : x[at];
            if (factor < 1) {
                double change = factor * ((double) value - clean[at]);
                value = (float) (clean[at] + change);
                if (Math.abs((double) value - clean[at]) > Math.abs(change)) {
                    value = Math.nextAfter(value, clean[at]);
                }
            }
            x[at] = Math.max(low[i], Math.min(value, high[i]));
        }
    }

    /** How far a row is from what it was, in the norm and the units of the attack. */
    public double size(float[] clean, float[] x, int offset) {
        double largest = 0;
        double squares = 0;
        for (int i = 0; i < width; i++) {
            if (units[i] != 0) {
                double change = ((double) x[offset + i] - clean[offset + i]) / units[i];
                largest = Math.max(largest, Math.abs(change));
                squares += change * change;
            }
        }
        return norm == Norm.MAXIMUM ? largest : Math.sqrt(squares);
    }
}
