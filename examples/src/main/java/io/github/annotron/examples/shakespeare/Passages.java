// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.shakespeare;

import io.github.annotron.runtime.Seeds;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.data.Rows;

/**
 * A text cut into passages of equal length, as numbers of characters. In each epoch the cuts are at other places.
 *
 * @param ids of the characters
 * @param length of a passage
 * @param ahead 0 for the passages themselves, 1 for the characters that come next
 * @param seed of where the cuts are
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Passages(byte[] ids, int length, int ahead, long seed) implements Rows {

    /** What a network learns from: passages, and for each of their characters the next one. */
    static Dataset dataset(byte[] ids, int length, long seed) {
        return Dataset.of(new Passages(ids, length, 0, seed), new Passages(ids, length, 1, seed));
    }

    @Override
    public int count() {
        // The last one may begin a passage later, and the characters that come next one more.
        return (ids.length - 1) / length - 1;
    }

    @Override
    public int width() {
        return length;
    }

    @Override
    public void read(int row, float[] target, int offset) {
        read(row, 0, target, offset);
    }

    @Override
    public void read(int row, long epoch, float[] target, int offset) {
        int first = row * length + ahead + (int) Math.floorMod(Seeds.of(seed, epoch), (long) length);
        for (int i = 0; i < length; i++) {
            target[offset + i] = ids[first + i];
        }
    }
}
