// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

import io.github.annotron.runtime.kernel.vector.VectorChannels;
import io.github.annotron.runtime.kernel.vector.VectorMemory;
import io.github.annotron.runtime.kernel.vector.VectorProduct;
import io.github.annotron.runtime.kernel.vector.VectorRow;
import java.lang.module.ResolvedModule;
import org.jspecify.annotations.Nullable;

/** Products and movements of matrices in {@code float[]}, for generated code. */
public final class Kernels {

    /** With fewer floats in a vector the vector forms are not worth it. */
    static final int FEWEST_LANES = 4;

    /** Says which kernels run: {@code scalar}, {@code vector}, or both, as {@link #vectorized()} has it. */
    private static final @Nullable String ASKED_FOR = System.getProperty("annotron.kernels");

    /** Whether vector forms may run. It does not load the Vector API, of which programs that end soon have no use. */
    static final boolean VECTOR = !"scalar".equals(ASKED_FOR) && hasVectors();

    /** Whether they run from the start on, before they are compiled. */
    static final boolean VECTOR_AT_ONCE = VECTOR && "vector".equals(ASKED_FOR) && VectorProduct.LANES >= FEWEST_LANES;

    private static volatile float[] zeros = new float[1024];

    private Kernels() {}

    /** By a loop: to find that a module is not there the JDK takes streams and lambdas, and these 20 ms when a program starts. */
    private static boolean hasVectors() {
        for (ResolvedModule module : ModuleLayer.boot().configuration().modules()) {
            if (module.name().equals("jdk.incubator.vector")) {
                return true;
            }
        }
        return false;
    }

    /**
     * Computes a product of matrices whose rows and depth may lie anywhere, which makes it dense layers, convolutions
     * without a copy of their windows, recurrent steps, and the gradients of all of them:
     *
     * <pre>
     * C[i][j] = max(floor, S[i][j] + sum over p of A[i][p] B[p][j])   i in [fromRow, toRow), j in [0, columns)
     *
     * A[i][p] = a[aOffset + aRows[i] + aDepth[p]]                     p in [0, depth)
     * B[p][j] = b[bOffset + p * bStride + j]
     * C[i][j] = c[cOffset + cRows[i] + j]
     * S[i][j] = start[startOffset + startStep * cRows[i] + j]
     * </pre>
     *
     * <p>Each element is one chain of fused multiply-adds in ascending order of p that begins with S, whatever the other
     * arguments are; so a range of rows or columns may be split at will. There may be no rows.
     *
     * @param aRows offset of each row of A, indexed by i; see {@link Offsets}
     * @param aDepth offset of each step of the depth, indexed by p
     * @param start the row that the sums start from ({@code startStep} 0: a bias, or {@link #zeros}), or C itself
     *     ({@code startStep} 1, {@code start == c}, {@code startOffset == cOffset}: the product is added to C)
     * @param c the result; of it, a and b, only c may be written to meanwhile, and they must not overlap
     * @param cRows offset of each row of C, indexed by i
     * @param floor 0 for a rectified result, {@link Float#NEGATIVE_INFINITY} for the plain one; as by
     *     {@link Math#max(float, float)}
     */
    public static void product(
            int fromRow,
            int toRow,
            int columns,
            int depth,
            float[] a,
            int aOffset,
            int[] aRows,
            int[] aDepth,
            float[] b,
            int bOffset,
            int bStride,
            float[] start,
            int startOffset,
            int startStep,
            float[] c,
            int cOffset,
            int[] cRows,
            float floor) {
        if (fromRow >= toRow
                || SharedProducts.share(
                        fromRow,
                        toRow,
                        columns,
                        depth,
                        a,
                        aOffset,
                        aRows,
                        aDepth,
                        b,
                        bOffset,
                        bStride,
                        start,
                        startOffset,
                        startStep,
                        c,
                        cOffset,
                        cRows,
                        floor)) {
            return;
        }
        int from = 0;
        if (VectorForm.PRODUCT.runs(toRow - fromRow, columns)) {
            from = VectorProduct.product(
                    fromRow,
                    toRow,
                    columns,
                    depth,
                    a,
                    aOffset,
                    aRows,
                    aDepth,
                    b,
                    bOffset,
                    bStride,
                    start,
                    startOffset,
                    startStep,
                    c,
                    cOffset,
                    cRows,
                    floor);
        }
        if (from < columns) {
            ScalarProduct.product(
                    fromRow,
                    toRow,
                    columns - from,
                    depth,
                    a,
                    aOffset,
                    aRows,
                    aDepth,
                    b,
                    bOffset + from,
                    bStride,
                    start,
                    startOffset + from,
                    startStep,
                    c,
                    cOffset + from,
                    cRows,
                    floor);
        }
    }

    /**
     * Computes a {@link #product} whose rows of A lie in one piece each, {@code A[i][p] = a[aOffset + aRows[i] + p]}, as in
     * dense layers and the steps of recurrent ones. A single row is faster by this than by a table.
     */
    public static void dense(
            int fromRow,
            int toRow,
            int columns,
            int depth,
            float[] a,
            int aOffset,
            int[] aRows,
            float[] b,
            int bOffset,
            int bStride,
            float[] start,
            int startOffset,
            int startStep,
            float[] c,
            int cOffset,
            int[] cRows,
            float floor) {
        int[] aDepth = Offsets.consecutive(depth);
        if (toRow - fromRow != 1) {
            product(
                    fromRow,
                    toRow,
                    columns,
                    depth,
                    a,
                    aOffset,
                    aRows,
                    aDepth,
                    b,
                    bOffset,
                    bStride,
                    start,
                    startOffset,
                    startStep,
                    c,
                    cOffset,
                    cRows,
                    floor);
            return;
        }
        if (SharedProducts.share(
                fromRow,
                toRow,
                columns,
                depth,
                a,
                aOffset,
                aRows,
                null,
                b,
                bOffset,
                bStride,
                start,
                startOffset,
                startStep,
                c,
                cOffset,
                cRows,
                floor)) {
            return;
        }
        int from = 0;
        if (VectorForm.ROW.runs(1, columns)) {
            int row = cRows[fromRow];
            from = VectorRow.product(
                    columns,
                    depth,
                    a,
                    aOffset + aRows[fromRow],
                    b,
                    bOffset,
                    bStride,
                    start,
                    startOffset + startStep * row,
                    c,
                    cOffset + row,
                    floor);
        }
        if (from < columns) {
            ScalarProduct.product(
                    fromRow,
                    toRow,
                    columns - from,
                    depth,
                    a,
                    aOffset,
                    aRows,
                    aDepth,
                    b,
                    bOffset + from,
                    bStride,
                    start,
                    startOffset + from,
                    startStep,
                    c,
                    cOffset + from,
                    cRows,
                    floor);
        }
    }

    /**
     * Whether {@link #dense} is the way to compute a small layer: it fills vectors, along the columns or with several rows. Else
     * a loop with a local variable for each column is faster.
     */
    public static boolean suits(int rows, int columns) {
        VectorForm form = rows == 1 ? VectorForm.ROW : VectorForm.PRODUCT;
        return form.runs(rows, columns) && (columns >= VectorProduct.LANES || rows >= VectorProduct.ROWS_WORTH_PADDING);
    }

    /**
     * Computes a product like {@link #product} for each channel by itself, which makes it depthwise convolutions and their
     * gradients:
     *
     * <pre>
     * C[i][j] = max(floor, S[i][j] + sum over p of A[i][p][j] B[p][j])   i in [fromRow, toRow), j in [0, channels)
     *
     * A[i][p][j] = a[aOffset + aRows[i] + aDepth[p] + j]                 p in [0, depth)
     * B[p][j] = b[bOffset + bDepth[p] + j]
     * C[i][j] = c[cOffset + cRows[i] + j]
     * S[i][j] = start[startOffset + startStep * cRows[i] + j]
     * </pre>
     *
     * <p>All else is as there.
     *
     * @param bDepth offset of each row of B, indexed by p
     */
    public static void channelProduct(
            int fromRow,
            int toRow,
            int channels,
            int depth,
            float[] a,
            int aOffset,
            int[] aRows,
            int[] aDepth,
            float[] b,
            int bOffset,
            int[] bDepth,
            float[] start,
            int startOffset,
            int startStep,
            float[] c,
            int cOffset,
            int[] cRows,
            float floor) {
        int from = 0;
        if (VectorForm.CHANNEL_PRODUCT.runs(toRow - fromRow, channels)) {
            from = VectorChannels.product(
                    fromRow,
                    toRow,
                    channels,
                    depth,
                    a,
                    aOffset,
                    aRows,
                    aDepth,
                    b,
                    bOffset,
                    bDepth,
                    start,
                    startOffset,
                    startStep,
                    c,
                    cOffset,
                    cRows,
                    floor);
        }
        if (from < channels) {
            ScalarChannels.product(
                    fromRow,
                    toRow,
                    channels - from,
                    depth,
                    a,
                    aOffset + from,
                    aRows,
                    aDepth,
                    b,
                    bOffset + from,
                    bDepth,
                    start,
                    startOffset + from,
                    startStep,
                    c,
                    cOffset + from,
                    cRows,
                    floor);
        }
    }

    /**
     * Adds the rows of a matrix up: {@code sums[sumsOffset + j] += x[offset + r * stride + j]} for j in [fromColumn,
     * toColumn) and r in [0, rows), in ascending order of r.
     */
    public static void columnSums(
            int fromColumn, int toColumn, int rows, float[] x, int offset, int stride, float[] sums, int sumsOffset) {
        int from = VectorForm.COLUMN_SUMS.runs()
                ? VectorMemory.columnSums(fromColumn, toColumn, rows, x, offset, stride, sums, sumsOffset)
                : fromColumn;
        ScalarMemory.columnSums(from, toColumn, rows, x, offset, stride, sums, sumsOffset);
    }

    /**
     * Transposes a matrix, or some of its rows: {@code target[targetOffset + k * targetStride + r] = source[sourceOffset +
     * r * sourceStride + k]} for r in [fromRow, toRow) and k in [0, columns).
     */
    public static void transpose(
            int fromRow,
            int toRow,
            int columns,
            float[] source,
            int sourceOffset,
            int sourceStride,
            float[] target,
            int targetOffset,
            int targetStride) {
        ScalarMemory.transpose(
                fromRow, toRow, columns, source, sourceOffset, sourceStride, target, targetOffset, targetStride);
    }

    /**
     * Zeros for the {@code start} of a product without a bias.
     *
     * @return an array of at least this length, which all callers share and none may write to
     */
    public static float[] zeros(int length) {
        float[] shared = zeros;
        if (shared.length < length) {
            shared = new float[length];
            zeros = shared;
        }
        return shared;
    }

    /**
     * Whether the kernels run on the Vector API: it is in the boot layer ({@code --add-modules jdk.incubator.vector}), the machine has
     * vectors of four floats or more, and the system property {@code annotron.kernels} is not {@code scalar}. A program starts with
     * scalar code and goes over once HotSpot has compiled the vector forms that it uses, which a thread of its own sees to; with the
     * value {@code vector} they run from the start. Results are the same bits.
     */
    public static boolean vectorized() {
        return VECTOR && VectorProduct.LANES >= FEWEST_LANES;
    }

    /** Which kernels run, for people: {@code "Vector API, 512 bit"} or {@code "scalar"}. */
    public static String description() {
        if (!vectorized()) {
            return "scalar";
        }
        int bits = VectorProduct.LANES * Float.SIZE;
        return "Vector API, ".concat(Integer.toString(bits)).concat(" bit");
    }
}
