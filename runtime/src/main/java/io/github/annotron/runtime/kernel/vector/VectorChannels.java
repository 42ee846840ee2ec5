// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel.vector;

/** The vector form of {@code Kernels.channelProduct}, as {@link VectorProduct} is that of {@code Kernels.product}. */
public final class VectorChannels {

    private static final int LANES = VectorProduct.LANES;

    private VectorChannels() {}

    /** Returns the first channel that is left to do. */
    public static int product(
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
        int whole = ChannelTiles.product(
                channels,
                fromRow,
                toRow,
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
        int rest = channels - whole;
        if (rest == 0 || whole == 0 || toRow - fromRow < VectorProduct.ROWS_WORTH_PADDING) {
            return whole;
        }
        // The last vector overlaps the one before it; what both compute is done already and thrown away.
        int last = channels - LANES;
        Padding padding = Padding.get(toRow, toRow - fromRow);
        for (int i = fromRow; i < toRow; i++) {
            int from = startOffset + startStep * cRows[i] + last;
            System.arraycopy(start, from, padding.c, (i - fromRow) * LANES, LANES);
        }
        int first = -fromRow * LANES;
        ChannelTiles.panel1(
                fromRow,
                toRow,
                depth,
                a,
                aOffset + last,
                aRows,
                aDepth,
                b,
                bOffset + last,
                bDepth,
                padding.c,
                first,
                1,
                padding.c,
                first,
                padding.rows,
                floor);
        for (int i = fromRow; i < toRow; i++) {
            int from = (i - fromRow) * LANES + LANES - rest;
            System.arraycopy(padding.c, from, c, cOffset + cRows[i] + whole, rest);
        }
        return channels;
    }
}
