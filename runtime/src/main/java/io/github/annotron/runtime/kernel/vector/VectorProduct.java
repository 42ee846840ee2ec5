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

    /** The most terms that are summed before the next rows of C, where the rows of B are distant. */
    private static final int BLOCK = 384;

    /** With fewer rows each element of B is used too seldom for its place in a cache to matter. */
    private static final int ROWS_WORTH_BLOCKS = 12;

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
        boolean inBlocks = bStride >= DISTANT && toRow - fromRow >= ROWS_WORTH_BLOCKS;
        int blocks = inBlocks ? 1 + (depth - 1) / BLOCK : 1;
        int whole = 0;
        for (int block = 0; block < blocks; block++) {
            boolean first = block == 0;
            whole = Tiles.product(
                    columns,
                    fromRow,
                    toRow,
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
        int rest = columns - whole;
        if (rest == 0 || toRow - fromRow < ROWS_WORTH_PADDING) {
            return whole;
        }
        Padding padding = Padding.get(toRow, toRow - fromRow);
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

    private static boolean isX86() {
        String architecture = System.getProperty("os.arch", "");
        return architecture.equals("amd64") || architecture.equals("x86_64") || architecture.equals("x86");
    }
}
