// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.images;

import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.data.Rows;
import io.github.annotron.runtime.report.Bitmap;
import java.util.Arrays;

/**
 * Pictures of 28 by 28 grey values, each of one of ten classes.
 *
 * @param pixels picture after picture, row by row; unsigned, 0 is paper and 255 is ink
 * @param labels the classes, 0 to 9
 */
public record GreyImages(byte[] pixels, int[] labels) {

    /** The width and the height in pixels. */
    public static final int SIDE = 28;

    /** The number of pixels. */
    public static final int SIZE = SIDE * SIDE;

    public GreyImages {
        if (pixels.length != SIZE * labels.length) {
            throw new IllegalArgumentException(
                    pixels.length + " pixels are not " + labels.length + " pictures of " + SIZE);
        }
        for (int label : labels) {
            if (label < 0 || label > 9) {
                throw new IllegalArgumentException("a label must be from 0 to 9, not " + label);
            }
        }
    }

    /** How many there are. */
    public int count() {
        return labels.length;
    }

    /** The first ones, all if there are not so many. */
    public GreyImages first(int count) {
        int some = Math.min(count, count());
        return new GreyImages(Arrays.copyOf(pixels, some * SIZE), Arrays.copyOf(labels, some));
    }

    /** The pixels as numbers from 0 to 1, a row a picture. */
    public Rows rows() {
        return Rows.scaled(pixels, SIZE);
    }

    /** The pictures with their labels, ready for training. */
    public Dataset dataset() {
        return Dataset.of(rows(), labels);
    }

    /** A picture as a {@code data:} URI with a PNG, black ink on white paper. */
    public String png(int index) {
        return bitmap(index).uri();
    }

    /** A picture, black ink on white paper. */
    public Bitmap bitmap(int index) {
        byte[] paper = new byte[SIZE];
        for (int i = 0; i < SIZE; i++) {
            paper[i] = (byte) ~pixels[index * SIZE + i];
        }
        return new Bitmap(SIDE, SIDE, 1, paper);
    }
}
