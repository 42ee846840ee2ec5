// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.robust;

import io.github.annotron.runtime.transform.Transform;
import java.util.Arrays;

/**
 * Which values an input may have, and in which units its changes are measured: the same for all columns, or others for each.
 * Columns are counted over the whole sample, whatever its shape.
 */
public final class InputSpace {

    /** How far from equal the numbers of a transform may be that is taken to be affine: roundings. */
    private static final double TOLERANCE = 1e-4;

    private static final InputSpace ANY = new InputSpace(
            new float[] {Float.NEGATIVE_INFINITY}, new float[] {Float.POSITIVE_INFINITY}, new float[] {1});

    // Of one element if all columns have it.
    private final float[] low;
    private final float[] high;
    private final float[] units;

    private InputSpace(float[] low, float[] high, float[] units) {
        this.low = low;
        this.high = high;
        this.units = units;
    }

    /** All numbers are valid, and changes are measured as they are. */
    public static InputSpace any() {
        return ANY;
    }

    /**
     * Numbers from {@code low} to {@code high} are valid, such as 0 to 1 for pictures.
     *
     * @throws IllegalArgumentException if {@code low} is not below {@code high}
     */
    public static InputSpace of(float low, float high) {
        return ofColumns(new float[] {low}, new float[] {high});
    }

    /**
     * Each column has its own range. A column whose ends are equal cannot be changed.
     *
     * @throws IllegalArgumentException if the lengths differ, or a low end is above the high one, naming the column
     */
    public static InputSpace ofColumns(float[] low, float[] high) {
        if (low.length != high.length) {
            throw new IllegalArgumentException(
                    low.length + " low ends and " + high.length + " high ends of ranges; there must be as many");
        }
        for (int i = 0; i < low.length; i++) {
            if (!(low[i] < high[i]) && !(low.length > 1 && low[i] == high[i])) {
                throw new IllegalArgumentException("from " + low[i] + " to " + high[i] + " is no range"
                        + (low.length == 1 ? "" : ", column " + i));
            }
        }
        return new InputSpace(low.clone(), high.clone(), new float[] {1});
    }

    /**
     * The same with a unit for each column: a change by 1, as the radius of an attack counts it, is a change of the column by its
     * unit. A column whose unit is 0 cannot be changed.
     *
     * @param columns a unit for each column, or one for all
     * @throws IllegalArgumentException if one is below 0 or not finite
     */
    public InputSpace units(float... columns) {
        for (int i = 0; i < columns.length; i++) {
            if (!(columns[i] >= 0 && columns[i] < Float.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "the unit of column " + i + " is " + columns[i] + "; it must be from 0 on and finite");
            }
        }
        return new InputSpace(low, high, columns.clone());
    }

    /**
     * The same space behind a preprocessing: ranges and units, which are those of the data, become those of what the network gets. So a
     * radius stays in the units that the user knows. The transform must change each column by itself, by a factor from 0 on and a
     * number added, as {@link io.github.annotron.runtime.transform.Standardize} and {@link io.github.annotron.runtime.transform.MinMax}
     * do.
     *
     * @throws IllegalArgumentException if it does something else, naming the column
     */
    public InputSpace through(Transform transform) {
        int width = transform.inputWidth();
        if (transform.outputWidth() != width) {
            throw new IllegalArgumentException("a transform of " + width + " columns into " + transform.outputWidth()
                    + " does not change each column by itself");
        }
        checkWidth(width, "the transform");
        // The transform itself moves the ends: a valid number shall not become invalid by another rounding.
        float[] from = new float[width];
        float[] to = new float[width];
        float[] between = new float[width];
        for (int i = 0; i < width; i++) {
            boolean isFinite =
                    low(i) < high(i) && low(i) > Float.NEGATIVE_INFINITY && high(i) < Float.POSITIVE_INFINITY;
            from[i] = isFinite ? low(i) : 0;
            to[i] = isFinite ? high(i) : 1;
            between[i] = from[i] + (i % 2 == 0 ? 0.75f : 0.25f) * (to[i] - from[i]);
        }
        float[] fromMoved = transform.apply(from);
        float[] toMoved = transform.apply(to);
        float[] betweenMoved = transform.apply(between);
        float[] newUnits = new float[width];
        float[] newLow = new float[width];
        float[] newHigh = new float[width];
        for (int i = 0; i < width; i++) {
            double factor = ((double) toMoved[i] - fromMoved[i]) / ((double) to[i] - from[i]);
            double expected = fromMoved[i] + factor * ((double) between[i] - from[i]);
            double size = Math.abs(fromMoved[i]) + Math.abs(toMoved[i]);
            if (!(factor >= 0 && Math.abs(betweenMoved[i] - expected) <= TOLERANCE * size)) {
                throw new IllegalArgumentException("the transform changes column " + i
                        + " not only by a factor from 0 on and a number added: ranges and units cannot follow it");
            }
            newUnits[i] = (float) (unit(i) * factor);
            newLow[i] = moved(low(i), from[i], fromMoved[i], factor);
            newHigh[i] = moved(high(i), to[i], toMoved[i], factor);
        }
        return new InputSpace(newLow, newHigh, newUnits);
    }

    /** Where an end of a range goes; an infinite one stays where it is. */
    private static float moved(float end, float known, float knownMoved, double factor) {
        return Float.isInfinite(end) ? end : (float) (knownMoved + factor * ((double) end - known));
    }

    /** The lowest valid number of a column. */
    float low(int column) {
        return low[low.length == 1 ? 0 : column];
    }

    /** The highest valid number of a column. */
    float high(int column) {
        return high[high.length == 1 ? 0 : column];
    }

    /** By how much a column changes when it is changed by 1, as the radius counts it. */
    float unit(int column) {
        return units[units.length == 1 ? 0 : column];
    }

    /**
     * Checks that there is something for each column.
     *
     * @param owner who has the columns, for messages
     */
    void checkWidth(int width, String owner) {
        int ranges = low.length;
        if ((ranges != 1 && ranges != width) || (units.length != 1 && units.length != width)) {
            throw new IllegalArgumentException(
                    "the input space has " + (ranges != 1 && ranges != width ? ranges : units.length) + " columns, "
                            + owner + " has " + width);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InputSpace space
                && Arrays.equals(low, space.low)
                && Arrays.equals(high, space.high)
                && Arrays.equals(units, space.units);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(new int[] {Arrays.hashCode(low), Arrays.hashCode(high), Arrays.hashCode(units)});
    }

    /** All numbers, so that checkpoints can tell one space from another. */
    @Override
    public String toString() {
        return "from " + text(low) + " to " + text(high)
                + (units.length == 1 && units[0] == 1 ? "" : " in units of " + text(units));
    }

    private static String text(float[] values) {
        return values.length == 1 ? Float.toString(values[0]) : Arrays.toString(values);
    }
}
