// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.autoencoder;

import io.github.annotron.examples.images.ContactSheet;
import io.github.annotron.examples.images.ImageData;
import io.github.annotron.runtime.data.Rows;
import io.github.annotron.runtime.report.Bitmap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an autoencoder reached on unseen pictures.
 *
 * @param errors to be compared
 * @param figures what else was measured, and what it is
 * @param sheets pictures to look at
 */
record Findings(List<PixelError> errors, Map<String, String> figures, List<Sheet> sheets) {

    Findings {
        errors = List.copyOf(errors);
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        sheets = List.copyOf(sheets);
    }

    /** Errors, and a sheet with what they are the errors of. */
    static Findings of(List<PixelError> errors, Bitmap sheet, String caption) {
        return new Findings(errors, Map.of(), List.of(new Sheet("", sheet, caption)));
    }

    /**
     * Compares copies of the test pictures with what principal components, which are the best linear code, make of them.
     *
     * @param code the size of the code
     */
    static Findings besidePca(ImageData data, int code, Rows copies) {
        Rows pictures = data.test().rows();
        Rows linear = Pca.of(data.training().inputs().get(0), code).restored(pictures);
        return of(
                List.of(
                        PixelError.of("PCA with " + code + " components (EJML)", linear, pictures),
                        PixelError.of("autoencoder with a code of " + code, copies, pictures)),
                ContactSheet.of(20, Math.min(60, pictures.count()), List.of(pictures, copies, linear)),
                "Test pictures; below them, what the decoder makes of their codes; below those, what PCA makes of as many"
                        + " numbers.");
    }

    /** The same with one more figure. */
    Findings figure(String what, String value) {
        Map<String, String> more = new LinkedHashMap<>(figures);
        more.put(what, value);
        return new Findings(errors, more, sheets);
    }

    /** The same with one more sheet. */
    Findings sheet(Sheet sheet) {
        List<Sheet> more = new ArrayList<>(sheets);
        more.add(sheet);
        return new Findings(errors, figures, more);
    }

    /**
     * Pictures to look at.
     *
     * @param suffix of the name of the file
     * @param picture all of them in one
     * @param caption what they are
     */
    record Sheet(String suffix, Bitmap picture, String caption) {}

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
