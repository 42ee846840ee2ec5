// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.shakespeare;

import java.util.Arrays;

/**
 * A text in three parts. Of each twenty blocks of 2,000 characters two are held out and one is for validation, so that all parts are
 * from all of the text.
 *
 * @param training 85 % of the characters, as their numbers
 * @param validation 5 %
 * @param heldOut 10 %, looked at once, at the end
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Parts(byte[] training, byte[] validation, byte[] heldOut) {

    private static final int BLOCK = 2000;
    private static final int VALIDATION = 4;

    static Parts of(byte[] ids) {
        byte[][] parts = new byte[3][ids.length];
        int[] lengths = new int[3];
        for (int from = 0; from < ids.length; from += BLOCK) {
            int block = from / BLOCK % 20;
            int part = block % 10 == 9 ? 2 : block == VALIDATION ? 1 : 0;
            int length = Math.min(BLOCK, ids.length - from);
            System.arraycopy(ids, from, parts[part], lengths[part], length);
            lengths[part] += length;
        }
        return new Parts(
                Arrays.copyOf(parts[0], lengths[0]),
                Arrays.copyOf(parts[1], lengths[1]),
                Arrays.copyOf(parts[2], lengths[2]));
    }
}
