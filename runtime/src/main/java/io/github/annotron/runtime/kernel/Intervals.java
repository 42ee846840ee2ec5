// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

/**
 * Bounds on their way through the operations of a network, for generated code. An array has three rows of {@code size} elements:
 * lower bounds, upper bounds, and a place for the lower bounds once more, where products want them.
 *
 * <p>Bounds hold for the numbers that a predictor computes, rounding included. Additions, multiply-adds, maxima and the like need
 * nothing for it: rounding never reverses the order of two numbers, so a chain of such operations, done in the predictor's order
 * on the right ends of its operands, is itself the bound. Where rounding does reverse an order, as within some polynomials, bounds are
 * widened by {@link #SLACK}. Lower or upper bounds that are not a number say that nothing is known.
 */
public final class Intervals {

    /**
     * The share of itself by which a bound moves outwards behind an activation function that is monotone but for rounding. All floats
     * were tried: no function here is off by more than two thirds of that.
     */
    static final float SLACK = 0x1p-20f;

    /** What is added to that, for results without all their digits. */
    static final float LEAST_SLACK = 8 * Float.MIN_VALUE;

    /** The factor for a sum {@code a + share (b - a)}; see {@link #widenBetween}. */
    private static final float SUM_SLACK = 0x1p-21f;

    private Intervals() {}

    /** Writes the lower bounds behind the upper ones: then each of the first two rows is followed by its opposite. */
    public static void oppose(int size, float[] x) {
        System.arraycopy(x, 0, x, 2 * size, size);
    }

    /**
     * Parts the columns [first, last) of a kernel by sign. Row r becomes row 2r, with what is above zero, and row 2r + 1, with what is
     * below; of a product's two operands one then takes a bound to its own kind and the other one to the opposite.
     *
     * @param rows of the kernel
     * @param rowStep from one row of the kernel to the next
     * @param columnStep from one column of the kernel to the next
     * @param columns of the result
     * @param parted becomes that; not a number for a weight that is not finite
     */
    public static void part(
            int first, int last, int rows, float[] kernel, int rowStep, int columnStep, int columns, float[] parted) {
        for (int r = 0; r < rows; r++) {
            for (int c = first; c < last; c++) {
                float weight = kernel[r * rowStep + c * columnStep];
                float known = doubt(weight) + weight;
                parted[2 * r * columns + c] = Math.max(known, 0f);
                parted[(2 * r + 1) * columns + c] = Math.min(known, 0f);
            }
        }
    }

    /** Puts two rows in order, which a function has computed of lower and upper bounds that rises or falls. */
    public static void order(int size, float[] y) {
        for (int i = 0; i < size; i++) {
            float a = y[i];
            float b = y[size + i];
            y[i] = Math.min(a, b);
            y[size + i] = Math.max(a, b);
        }
    }

    /** 0, and not a number for what is not finite. */
    @SuppressWarnings("IdentityBinaryExpression")
    private static float doubt(float x) {
        return x - x;
    }

    /**
     * Forgets bounds that are not finite, where sums or products of infinities of both signs could be anything.
     *
     * @param y becomes not a number there
     */
    public static void doubt(int size, float[] y) {
        for (int i = 0; i < size; i++) {
            float nothing = doubt(y[i]) + doubt(y[size + i]);
            y[i] += nothing;
            y[size + i] += nothing;
        }
    }

    /**
     * Moves bounds outwards of {@code a + share (b - a)} with a share up to one half, where a has two roles. With u = 2^-24, half a
     * unit in the last place of 1, and both up to m in magnitude, the difference and the sum err by less than 2.1 u m together, at the
     * bound and elsewhere.
     *
     * @param size of a row of x
     * @param x the bounds of all a and b
     * @param results of a row of y
     */
    public static void widenBetween(int size, float[] x, int results, float[] y) {
        float largest = 0;
        for (int i = 0; i < 2 * size; i++) {
            largest = Math.max(largest, Math.abs(x[i]));
        }
        float nothing = doubt(4 * largest); // a difference could be infinite
        float slack = largest * SUM_SLACK + LEAST_SLACK + nothing;
        for (int i = 0; i < results; i++) {
            y[i] -= slack;
            y[results + i] += slack;
        }
    }

    /** Bounds of {@link Activations#sigmoid}. */
    public static void sigmoid(int size, float[] x, float[] y) {
        Activations.sigmoid(x, 0, 2 * size, y);
        widen(size, y);
    }

    /** Bounds of {@link Activations#softplus}. */
    public static void softplus(int size, float[] x, float[] y) {
        Activations.softplus(x, 0, 2 * size, y);
        widen(size, y);
    }

    /** Moves bounds outwards, by a share of {@link #SLACK}. */
    private static void widen(int size, float[] y) {
        for (int i = 0; i < size; i++) {
            y[i] -= Math.abs(y[i]) * SLACK + LEAST_SLACK;
            y[size + i] += Math.abs(y[size + i]) * SLACK + LEAST_SLACK;
        }
    }

    /** Bounds of {@link Activations#gelu}. */
    public static void gelu(int size, float[] x, float[] y) {
        Activations.gelu(x, 0, 2 * size, y);
        valley(size, x, -0.7536f, -0.75f, -0.169972f, y);
    }

    /** Bounds of {@link Activations#silu}. */
    public static void silu(int size, float[] x, float[] y) {
        Activations.silu(x, 0, 2 * size, y);
        valley(size, x, -1.28f, -1.277f, -0.278465f, y);
    }

    /**
     * Bounds of a function that falls and then rises.
     *
     * @param x the bounds before it
     * @param left it falls up to here
     * @param right it rises from here on
     * @param least its values are this at least
     * @param y the function of both rows, becomes the bounds
     */
    private static void valley(int size, float[] x, float left, float right, float least, float[] y) {
        order(size, y);
        widen(size, y);
        for (int i = 0; i < size; i++) {
            if (x[i] < right && x[size + i] > left) {
                y[i] = Math.min(y[i], least);
            }
        }
    }
}
