// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.data;

import java.util.Objects;
import org.ejml.data.FMatrixRMaj;

/** The kinds of {@link Rows} that come with the runtime. */
@SuppressWarnings("ArrayRecordComponent") // rows are never compared, and copies of the data are what views avoid
final class RowSources {

    private RowSources() {}

    /** Whether rows are classes, also seen through views. */
    static boolean areLabels(Rows rows) {
        return rows instanceof Labels || (rows instanceof Selected selected && areLabels(selected.rows));
    }

    record Matrix(FMatrixRMaj matrix) implements Rows {

        Matrix {
            if (matrix.numCols < 1) {
                throw new IllegalArgumentException(
                        "a matrix of " + matrix.numRows + "x" + matrix.numCols + " has no columns");
            }
        }

        @Override
        public int count() {
            return matrix.numRows;
        }

        @Override
        public int width() {
            return matrix.numCols;
        }

        @Override
        public void read(int row, float[] target, int offset) {
            Objects.checkIndex(row, matrix.numRows);
            System.arraycopy(matrix.data, row * matrix.numCols, target, offset, matrix.numCols);
        }

        static Matrix copyOf(Rows rows) {
            int width = rows.width();
            if ((long) rows.count() * width > Integer.MAX_VALUE - 8) {
                throw new IllegalArgumentException(
                        rows.count() + " rows of " + width + " numbers are more than an array can hold");
            }
            FMatrixRMaj copy = new FMatrixRMaj(rows.count(), width);
            for (int row = 0; row < rows.count(); row++) {
                rows.read(row, copy.data, row * width);
            }
            return new Matrix(copy);
        }
    }

    record Arrays(float[][] rows, int width) implements Rows {

        Arrays(float[][] rows) {
            this(rows, rows.length == 0 ? 0 : rows[0].length);
        }

        Arrays {
            if (width < 1) {
                throw new IllegalArgumentException(rows.length == 0 ? "there are no rows" : "row 0 is empty");
            }
            for (int i = 0; i < rows.length; i++) {
                if (rows[i].length != width) {
                    throw new IllegalArgumentException(
                            "row " + i + " has " + rows[i].length + " numbers, row 0 has " + width);
                }
            }
        }

        @Override
        public int count() {
            return rows.length;
        }

        @Override
        public void read(int row, float[] target, int offset) {
            System.arraycopy(rows[row], 0, target, offset, width);
        }
    }

    record Labels(int[] classes) implements Rows {

        @Override
        public int count() {
            return classes.length;
        }

        @Override
        public int width() {
            return 1;
        }

        @Override
        public void read(int row, float[] target, int offset) {
            target[offset] = classes[row];
        }
    }

    record Bytes(byte[] bytes, int width) implements Rows {

        private static final float[] SCALED = new float[256];

        static {
            for (int i = 0; i < 256; i++) {
                SCALED[i] = i / 255f;
            }
        }

        Bytes {
            if (width < 1) {
                throw new IllegalArgumentException("a row needs at least one number, not " + width);
            }
            if (bytes.length % width != 0) {
                throw new IllegalArgumentException(bytes.length + " bytes are not whole rows of " + width);
            }
        }

        @Override
        public int count() {
            return bytes.length / width;
        }

        @Override
        public void read(int row, float[] target, int offset) {
            Objects.checkIndex(row, count());
            int start = row * width;
            for (int i = 0; i < width; i++) {
                target[offset + i] = SCALED[bytes[start + i] & 0xFF];
            }
        }
    }

    /** Some rows of others, in an order of their own. */
    record Selected(Rows rows, int[] selection) implements Rows {

        @Override
        public int count() {
            return selection.length;
        }

        @Override
        public int width() {
            return rows.width();
        }

        @Override
        public void read(int row, float[] target, int offset) {
            rows.read(selection[row], target, offset);
        }

        @Override
        public void read(int row, long epoch, float[] target, int offset) {
            rows.read(selection[row], epoch, target, offset);
        }

        static Rows of(Rows rows, int[] selection) {
            if (rows instanceof Selected inner) {
                int[] direct = new int[selection.length];
                for (int i = 0; i < direct.length; i++) {
                    direct[i] = inner.selection[selection[i]];
                }
                return new Selected(inner.rows, direct);
            }
            return new Selected(rows, selection);
        }
    }
}
