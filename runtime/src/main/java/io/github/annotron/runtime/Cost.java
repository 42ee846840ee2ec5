// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime;

/**
 * What a part of a training step takes, counted by the compiler from the code that it writes.
 *
 * @param multiplyAdds of products, for each sample, without those with zeros around an image and those of elements that nothing depends on
 * @param bytesPerSample the bytes for each sample of the arrays that are read or written, each counted once
 * @param bytes the same of arrays that do not grow with the batch, such as parameters
 */
public record Cost(long multiplyAdds, long bytesPerSample, long bytes) {

    /** Nothing is done. */
    public static final Cost NONE = new Cost(0, 0, 0);

    /** The floating-point operations of a batch: two for each multiply-add. */
    public long operations(int samples) {
        return 2L * samples * multiplyAdds;
    }

    /** The bytes of a batch that have to come to the processor, or to leave it, at least. */
    public long bytes(int samples) {
        return samples * bytesPerSample + bytes;
    }
}
