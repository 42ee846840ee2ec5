// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.code.Index;

/**
 * An image inside of a larger one, surrounded by zeros.
 *
 * @param height rows of the image
 * @param width columns of the image
 * @param channels of both
 * @param top rows above it
 * @param left columns on its left
 * @param outerHeight rows of the larger one
 * @param outerWidth columns of the larger one
 */
record Border(int height, int width, int channels, int top, int left, int outerHeight, int outerWidth) {

    /** Whether there are any zeros. */
    boolean exists() {
        return outerHeight > height || outerWidth > width;
    }

    /** Elements of the larger image. */
    int size() {
        return outerHeight * outerWidth * channels;
    }

    /** Elements from one row of the larger image to the next. */
    int row() {
        return outerWidth * channels;
    }

    /** Where the image begins in the larger one. */
    int start() {
        return top * row() + left * channels;
    }

    /**
     * Emits the copying of an image.
     *
     * @param sample which one, a variable
     * @param target the array of larger images
     * @param base where the one to fill starts
     */
    void copyInside(Code code, String sample, String source, String target, Index base) {
        copy(code, source, inner(sample), target, base.plus("y", rows(row())).plus(start()));
    }

    /** Emits the copying of the image of sample {@code n} out of the larger one. */
    void copyOut(Code code, String source, String target) {
        Index outer = Index.times("n", size()).plus("y", rows(row())).plus(start());
        copy(code, source, outer, target, inner("n"));
    }

    /** Where row y of the image of a sample is. */
    private Index inner(String sample) {
        int run = width * channels;
        return Index.times(sample, (long) height * run).plus("y", rows(run));
    }

    /** The distance of rows, if there are several. */
    private int rows(int distance) {
        return height > 1 ? distance : 0;
    }

    private void copy(Code code, String source, Index from, String target, Index to) {
        if (height > 1) {
            code.loop("y", 0, height);
        }
        code.line("$T.arraycopy($L, $L, $L, $L, $L)", System.class, source, from, target, to, width * channels);
        if (height > 1) {
            code.end();
        }
    }
}
