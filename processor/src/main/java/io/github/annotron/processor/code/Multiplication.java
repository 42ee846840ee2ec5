// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.code;

/**
 * The size of a product that the kernel computes.
 *
 * @param rows how many there are
 * @param columns how many there are
 * @param depth how many summands; none if rows of the right operand are nowhere copied
 */
public record Multiplication(Rows rows, int columns, ArrayLength depth) {

    /**
     * Rows of products that threads compute.
     *
     * @param shared how many rows are divided between threads; 0 if samples are
     * @param each rows of a sample
     * @param together how many samples a product has at most; 0 for all of a thread
     */
    public record Rows(int shared, int each, int together) {

        /** A product's rows, of which each thread has some. */
        public static Rows shared(int rows) {
            return new Rows(rows, 0, 0);
        }

        /** Those of all samples of a thread. */
        public static Rows ofBatch(int each) {
            return new Rows(0, each, 0);
        }

        /** Those of so many samples of a thread. */
        public static Rows ofSamples(int each, int together) {
            return new Rows(0, each, together);
        }

        /** Whether rows are divided between threads, not samples. */
        public boolean isShared() {
            return shared > 0;
        }
    }

    /** The larger one in all respects of two whose rows differ only in how many are shared. */
    public Multiplication or(Multiplication other) {
        return new Multiplication(
                new Rows(Math.max(rows.shared, other.rows.shared), rows.each, rows.together),
                Math.max(columns, other.columns),
                depth.or(other.depth));
    }
}
