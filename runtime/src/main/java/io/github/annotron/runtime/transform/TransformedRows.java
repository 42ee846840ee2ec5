// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.transform;

import io.github.annotron.runtime.data.Rows;

/** Rows that are transformed whenever they are read. */
final class TransformedRows implements Rows {

    private final Rows rows;
    private final Transform transform;
    private final ThreadLocal<float[]> scratch;

    TransformedRows(Rows rows, Transform transform) {
        checkWidth(transform, rows.width());
        this.rows = rows;
        this.transform = transform;
        scratch = ThreadLocal.withInitial(() -> new float[rows.width()]);
    }

    static void checkWidth(Transform transform, int width) {
        if (width != transform.inputWidth()) {
            throw new IllegalArgumentException(transform.state().kind() + " was fitted to rows of "
                    + transform.inputWidth() + " numbers, these have " + width);
        }
    }

    @Override
    public int count() {
        return rows.count();
    }

    @Override
    public int width() {
        return transform.outputWidth();
    }

    @Override
    public void read(int row, float[] target, int offset) {
        read(row, 0, target, offset);
    }

    @Override
    public void read(int row, long epoch, float[] target, int offset) {
        float[] values = scratch.get();
        rows.read(row, epoch, values, 0);
        transform.apply(values, 0, target, offset);
    }
}
