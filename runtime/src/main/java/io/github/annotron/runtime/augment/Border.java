// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.augment;

/** What is beyond the border of a picture that is moved. */
public enum Border {

    /** One value, mostly 0. */
    CONSTANT {
        @Override
        int index(int i, int length) {
            return i < 0 || i >= length ? -1 : i;
        }
    },

    /** The pixel at the border, again and again: {@code a a a | a b c d | d d d}. */
    EDGE {
        @Override
        int index(int i, int length) {
            return Math.max(0, Math.min(i, length - 1));
        }
    },

    /** The picture, mirrored: {@code c b a | a b c d | d c b}. */
    REFLECT {
        @Override
        int index(int i, int length) {
            int place = Math.floorMod(i, 2 * length);
            return place < length ? place : 2 * length - 1 - place;
        }
    };

    /** Where the value of a row or a column is to be read; -1 for the constant. */
    abstract int index(int i, int length);
}
