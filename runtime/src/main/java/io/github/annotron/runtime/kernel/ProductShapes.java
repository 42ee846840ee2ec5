// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

/**
 * Shapes of products that a program computes, the first few. Threads note them without a lock: one that is lost or mixed up of two is
 * compiled later or in vain.
 */
final class ProductShapes {

    private static final ProductShapes PRODUCTS = new ProductShapes();
    private static final ProductShapes ROWS = new ProductShapes();
    private static final ProductShapes CHANNEL_PRODUCTS = new ProductShapes();

    private static final int MOST = 64;

    private final int[] rows = new int[MOST];
    private final int[] columns = new int[MOST];
    private int count;

    private ProductShapes() {}

    static ProductShapes of(VectorForm form) {
        return switch (form) {
            case ROW -> ROWS;
            case CHANNEL_PRODUCT -> CHANNEL_PRODUCTS;
            default -> PRODUCTS;
        };
    }

    void note(int rowCount, int columnCount) {
        int known = count;
        for (int i = 0; i < known; i++) {
            if (rows[i] == rowCount && columns[i] == columnCount) {
                return;
            }
        }
        if (known < MOST) {
            rows[known] = rowCount;
            columns[known] = columnCount;
            count = known + 1;
        }
    }

    int count() {
        return count;
    }

    int rows(int i) {
        return rows[i];
    }

    int columns(int i) {
        return columns[i];
    }
}
