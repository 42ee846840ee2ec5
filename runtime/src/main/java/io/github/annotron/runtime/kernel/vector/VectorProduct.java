// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;

/**
 * The vector form of {@code Kernels.product}. All vectors have the machine's longest form: with vectors of several lengths
 * in one program HotSpot (seen on JDK 17) no longer knows which it has at hand, and keeps them as objects, hundreds of
 * times slower. So columns that do not fill a vector are computed in a padded copy.
 */
public final class VectorProduct {

    /** How many floats the machine's vectors hold. */
    public static final int LANES = FloatVector.SPECIES_PREFERRED.length();

    /**
     * Whether there are 32 vector registers. AVX-512 and ARM have them; x86 with shorter vectors is taken to have 16. The
     * accumulators of a tile, a row of B, and an element of A must fit, or they go through memory.
     */
    static final boolean MANY_REGISTERS = LANES > 8 || !isX86();

    /** With fewer rows a padded copy of B costs more than it gains. */
    public static final int ROWS_WORTH_PADDING = 4;

    /** From this distance in floats on, rows of B fall on few places of a cache: 1 KB of the second one has 16 lines. */
    private static final int DISTANT = 256;

    /** With fewer rows each element of B is used too seldom for its place in a cache to matter. */
    private static final int ROWS_WORTH_BLOCKS = 12;

    /** The most terms that are summed before the next rows of C, where the rows of B are distant. */
    private static final int TERMS = 384;

    /** From this number of elements on, C is written to places that are in no near cache. */
    private static final int LARGE = 1 << 16;

    /** How many rows of a large C are computed at once. */
    private static final int ROWS = 24;

    /** The floats of a line of the cache. */
    private static final int LINE = 16;

    /** Never read; without it the compiler would leave out what {@link #fetch} is for. */
    @SuppressWarnings("UnusedVariable")
    private static float fetched;

    private VectorProduct() {}

    /** Returns the first column that is left to do. */
    public static int product(
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
        int rows = toRow - fromRow;
        boolean distant = bStride >= DISTANT && rows >= ROWS_WORTH_BLOCKS;
        int blocks = distant ? 1 + (depth - 1) / TERMS : 1;
        boolean byRows = distant && blocks == 1 && (long) rows * columns >= LARGE;
        int whole = 0;
        for (int row = fromRow; row < toRow; row += byRows ? ROWS : rows) {
            int end = byRows ? Math.min(row + ROWS, toRow) : toRow;
            if (byRows) {
                fetch(row, end, columns, c, cOffset, cRows);
            }
            for (int block = 0; block < blocks; block++) {
                boolean first = block == 0;
                whole = Tiles.product(
                        columns,
                        row,
                        end,
                        depth * block / blocks,
                        depth * (block + 1) / blocks,
                        a,
                        aOffset,
                        aRows,
                        aDepth,
                        b,
                        bOffset,
                        bStride,
                        first ? start : c,
                        first ? startOffset : cOffset,
                        first ? startStep : 1,
                        c,
                        cOffset,
                        cRows,
                        block == blocks - 1 ? floor : Float.NEGATIVE_INFINITY);
            }
        }
        int rest = columns - whole;
        if (rest == 0 || rows < ROWS_WORTH_PADDING) {
            return whole;
        }
        Padding padding = Padding.get(toRow, rows);
        padding.ensureTerms(depth);
        for (int p = 0; p < depth; p++) {
            System.arraycopy(b, bOffset + p * bStride + whole, padding.b, p * LANES, rest);
        }
        for (int i = fromRow; i < toRow; i++) {
            System.arraycopy(start, startOffset + startStep * cRows[i] + whole, padding.c, (i - fromRow) * LANES, rest);
        }
        int first = -fromRow * LANES;
        Tiles.panel1(
                fromRow,
                toRow,
                0,
                depth,
                a,
                aOffset,
                aRows,
                aDepth,
                padding.b,
                0,
                LANES,
                padding.c,
                first,
                1,
                padding.c,
                first,
                padding.rows,
                floor);
        for (int i = fromRow; i < toRow; i++) {
            System.arraycopy(padding.c, (i - fromRow) * LANES, c, cOffset + cRows[i] + whole, rest);
        }
        return columns;
    }

    /** The bytes that a thread keeps when it has computed products whose columns do not fill vectors, {@code rowCount} rows up to {@code toRow}. */
    public static long scratchBytes(long toRow, long rowCount, long depth) {
        return Padding.bytes(toRow, rowCount, depth);
    }

    /**
     * Reads a value of each line of rows of C, so that they are in the cache when tiles write them: a processor has many reads under
     * way at a time, but few writes.
     */
    private static void fetch(int fromRow, int toRow, int columns, float[] c, int cOffset, int[] cRows) {
        float sum = 0;
        for (int i = fromRow; i < toRow; i++) {
            int from = cOffset + cRows[i];
            for (int j = from; j < from + columns; j += LINE) {
                sum += c[j];
            }
        }
        fetched = sum;
    }

    private static boolean isX86() {
        String architecture = System.getProperty("os.arch", "");
        return architecture.equals("amd64") || architecture.equals("x86_64") || architecture.equals("x86");
    }
}
