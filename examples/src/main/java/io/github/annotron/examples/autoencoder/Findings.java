// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.autoencoder;

import io.github.annotron.runtime.data.Rows;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * What an autoencoder reached on unseen pictures.
 *
 * @param errors to be compared
 * @param sheet pictures to look at
 * @param caption what they are
 */
record Findings(List<PixelError> errors, BufferedImage sheet, String caption) {

    Findings {
        errors = List.copyOf(errors);
    }

    /**
     * How far pictures are from what they should be.
     *
     * @param what which pictures
     * @param value the mean squared error of a pixel; values of pixels are from 0 to 1
     */
    record PixelError(String what, double value) {

        /** Compares pictures. */
        static PixelError of(String what, Rows pictures, Rows truth) {
            float[] picture = new float[truth.width()];
            float[] right = new float[truth.width()];
            double squares = 0;
            for (int i = 0; i < truth.count(); i++) {
                pictures.read(i, picture, 0);
                truth.read(i, right, 0);
                for (int j = 0; j < right.length; j++) {
                    double difference = picture[j] - right[j];
                    squares += difference * difference;
                }
            }
            return new PixelError(what, squares / truth.count() / truth.width());
        }
    }
}
