// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.fourinarow;

/**
 * The rules of four in a row. Two players drop stones into columns in turn; who has four in a row, in a column or on a diagonal first has
 * won, and a full board is a draw. The board is smaller than the usual one of 7 columns and 6 rows, so that perfect play can be computed.
 *
 * <p>Stones are bits of a number: {@code ROWS + 1} bits a column, the lowest stone first, the last one always 0. A position is two
 * numbers: the stones of the player whose turn it is, {@code own}, and all stones, {@code all}.
 */
final class Rules {

    static final int COLUMNS = 6;
    static final int ROWS = 5;
    static final int CELLS = COLUMNS * ROWS;

    /** What a position looks like to a network: for each cell whether a stone of one's own is there, and one of the other. */
    static final int PLANES = 2;

    static final int WIDTH = CELLS * PLANES;

    /** Bits from a column to the next. */
    private static final int STEP = ROWS + 1;

    private static final long COLUMN = (1L << ROWS) - 1;
    private static final long BOTTOM = bottom();
    private static final long BOARD = BOTTOM * COLUMN;

    private Rules() {}

    private static long bottom() {
        long bits = 0;
        for (int column = 0; column < COLUMNS; column++) {
            bits |= 1L << column * STEP;
        }
        return bits;
    }

    /** The bit of a cell; row 0 is the lowest. */
    static long cell(int column, int row) {
        return 1L << column * STEP + row;
    }

    /** The cells into which stones can fall, one for each column that is not full. */
    static long open(long all) {
        return (all + BOTTOM) & BOARD;
    }

    /** The cell into which a stone in this column falls, 0 if the column is full. */
    static long drop(long all, int column) {
        return open(all) & COLUMN << column * STEP;
    }

    /** The column of a cell. */
    static int column(long cell) {
        return Long.numberOfTrailingZeros(cell) / STEP;
    }

    static boolean isFull(long all) {
        return all == BOARD;
    }

    static int plies(long all) {
        return Long.bitCount(all);
    }

    /** Whether there are four in a row. */
    static boolean isWon(long stones) {
        return hasFour(stones, 1) || hasFour(stones, STEP) || hasFour(stones, STEP - 1) || hasFour(stones, STEP + 1);
    }

    private static boolean hasFour(long stones, int step) {
        long pairs = stones & stones >>> step;
        return (pairs & pairs >>> 2 * step) != 0;
    }

    /** The empty cells, reachable or not, that would complete four in a row for these stones. */
    static long threats(long stones, long all) {
        long cells = stones << 1 & stones << 2 & stones << 3;
        cells |= threats(stones, STEP) | threats(stones, STEP - 1) | threats(stones, STEP + 1);
        return cells & (BOARD ^ all);
    }

    /** Behind, before, and within three stones at this distance of each other. */
    private static long threats(long stones, int step) {
        long below = stones << step & stones << 2 * step;
        long above = stones >>> step & stones >>> 2 * step;
        return below & (stones << 3 * step | stones >>> step) | above & (stones >>> 3 * step | stones << step);
    }

    /** Whether the player whose turn it is can win at once. */
    static boolean canWin(long own, long all) {
        return (threats(own, all) & open(all)) != 0;
    }

    /** Writes what a network sees: rows from the top, columns from the left, planes last. */
    static void write(long own, long all, float[] target, int offset) {
        int at = offset;
        for (int row = ROWS - 1; row >= 0; row--) {
            for (int column = 0; column < COLUMNS; column++) {
                long cell = cell(column, row);
                target[at++] = (own & cell) == 0 ? 0 : 1;
                target[at++] = (all & ~own & cell) == 0 ? 0 : 1;
            }
        }
    }
}
