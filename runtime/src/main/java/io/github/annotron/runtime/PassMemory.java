// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime;

/**
 * The bytes of the arrays of a predictor or of a training program, the parameters aside: the compiler has planned them, so they are
 * known before anything is allocated.
 *
 * @param gradients at parameters
 * @param samples what has a row for each sample: activations, gradients at them, inputs, targets
 * @param derived what is derived from parameters, such as transposed kernels, and other arrays that do not grow with the batch
 * @param offsets tables of where in the arrays things are
 * @param scratch what threads keep for themselves, also from one predictor or program to the next one
 */
public record PassMemory(long gradients, long samples, long derived, long offsets, long scratch) {

    /** That of so many numbers of four bytes each, and of so many bytes of threads. */
    public static PassMemory ofElements(long gradients, long samples, long derived, long offsets, long scratch) {
        return new PassMemory(
                Float.BYTES * gradients,
                Float.BYTES * samples,
                Float.BYTES * derived,
                Integer.BYTES * offsets,
                scratch);
    }

    /** All together. */
    public long total() {
        return gradients + samples + derived + offsets + scratch;
    }
}
