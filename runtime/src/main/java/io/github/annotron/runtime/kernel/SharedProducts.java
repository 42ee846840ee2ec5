// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Products of one thread that others help with, each on its rows or its columns. No element depends on who computes it. For one thread
 * at a time; a product allocates nothing.
 */
public final class SharedProducts implements AutoCloseable {

    /** With fewer multiply-adds, to tell the others takes longer than they save. */
    private static final int LEAST = 1 << 17;

    /** The same of a single row, which waits for its weights to come from memory. */
    private static final int LEAST_OF_ROW = 1 << 16;

    /** Rows are parted in as many as the largest tiles have. */
    private static final int ROWS = 12;

    /** Columns are parted in as many as the longest vectors hold. */
    private static final int COLUMNS = 16;

    /** For each thread, if the product is large: then who is late delays the others less. */
    private static final int PARTS = 2;

    private static final ThreadLocal<@Nullable SharedProducts> OF_THREAD = new ThreadLocal<>();

    /** Whether any have begun in this program; else nobody needs to look. */
    private static volatile boolean exist;

    private final int threads;
    private final Helpers helpers;
    private boolean isRunning;
    private boolean isByRows;

    private int fromRow;
    private int toRow;
    private int columns;
    private int depth;
    private float[] a = {};
    private int aOffset;
    private int[] aRows = {};
    private int @Nullable [] aDepth;
    private float[] b = {};
    private int bOffset;
    private int bStride;
    private float[] start = {};
    private int startOffset;
    private int startStep;
    private float[] c = {};
    private int cOffset;
    private int[] cRows = {};
    private float floor;

    /**
     * Products in some threads, which start now.
     *
     * @param threads how many compute, the caller included
     * @throws IllegalArgumentException if there is not one
     */
    public SharedProducts(int threads) {
        this.threads = threads;
        helpers = new Helpers(threads, this::part);
    }

    /**
     * From now on the large products of this thread are shared.
     *
     * @throws IllegalStateException if they are closed
     */
    public void begin() {
        helpers.checkOpen();
        helpers.wake();
        if (!exist) {
            exist = true;
        }
        OF_THREAD.set(this);
    }

    /** From now on this thread computes alone again. */
    public void end() {
        OF_THREAD.set(null);
    }

    /** Ends the other threads. */
    @Override
    public void close() {
        helpers.close();
    }

    /** Shares a product of {@link Kernels}, if this thread shares any; {@code aDepth} is null for one of rows in one piece. */
    static boolean share(
            int fromRow,
            int toRow,
            int columns,
            int depth,
            float[] a,
            int aOffset,
            int[] aRows,
            int @Nullable [] aDepth,
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
        if (!exist) {
            return false;
        }
        int rows = toRow - fromRow;
        int least = rows == 1 ? LEAST_OF_ROW : LEAST;
        long multiplyAdds = (long) rows * columns * depth;
        SharedProducts own = multiplyAdds >= least ? OF_THREAD.get() : null;
        if (own == null || own.isRunning) {
            return false;
        }
        int wanted = (int) Math.min((long) own.threads * PARTS, multiplyAdds * 2 / least);
        own.isByRows = rows >= ROWS * own.threads;
        int parts = own.isByRows
                ? Math.min(wanted, rows / ROWS)
                : Math.min(Math.min(wanted, own.threads), columns / COLUMNS);
        if (parts < 2) {
            return false;
        }
        own.fromRow = fromRow;
        own.toRow = toRow;
        own.columns = columns;
        own.depth = depth;
        own.a = a;
        own.aOffset = aOffset;
        own.aRows = aRows;
        own.aDepth = aDepth;
        own.b = b;
        own.bOffset = bOffset;
        own.bStride = bStride;
        own.start = start;
        own.startOffset = startOffset;
        own.startStep = startStep;
        own.c = c;
        own.cOffset = cOffset;
        own.cRows = cRows;
        own.floor = floor;
        own.isRunning = true;
        try {
            own.helpers.run(Math.min(parts, Helpers.MOST));
        } finally {
            own.isRunning = false;
        }
        return true;
    }

    private void part(int part, int parts) {
        if (isByRows) {
            int rows = toRow - fromRow;
            compute(fromRow + cut(rows, ROWS, part, parts), fromRow + cut(rows, ROWS, part + 1, parts), 0, columns);
        } else {
            compute(fromRow, toRow, cut(columns, COLUMNS, part, parts), cut(columns, COLUMNS, part + 1, parts));
        }
    }

    /** Where a part of {@code count} begins, in whole units but at the end. */
    private static int cut(int count, int unit, int part, int parts) {
        return part == parts ? count : count / unit * part / parts * unit;
    }

    private void compute(int first, int last, int left, int right) {
        if (aDepth == null) {
            Kernels.dense(
                    first,
                    last,
                    right - left,
                    depth,
                    a,
                    aOffset,
                    aRows,
                    b,
                    bOffset + left,
                    bStride,
                    start,
                    startOffset + left,
                    startStep,
                    c,
                    cOffset + left,
                    cRows,
                    floor);
        } else {
            Kernels.product(
                    first,
                    last,
                    right - left,
                    depth,
                    a,
                    aOffset,
                    aRows,
                    aDepth,
                    b,
                    bOffset + left,
                    bStride,
                    start,
                    startOffset + left,
                    startStep,
                    c,
                    cOffset + left,
                    cRows,
                    floor);
        }
    }
}
