// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.images;

import io.github.annotron.runtime.data.Dataset;

/**
 * What a run learns from and is examined on.
 *
 * @param source where it came from, in words
 * @param kind what is on the pictures; of unknown files, what was looked for
 * @param training to learn from
 * @param validation to watch the learning on, after each epoch
 * @param test for the examination at the end; nothing is decided by it
 */
public record ImageData(String source, MnistLike kind, Dataset training, Dataset validation, GreyImages test) {

    private static final double TRAINING_SHARE = 11.0 / 12;
    private static final long SPLIT_SEED = 1;

    /** Keeps a twelfth of the pictures to learn from for validation. */
    static ImageData of(String source, MnistLike kind, GreyImages training, GreyImages test) {
        Dataset.Split split = training.dataset().split(TRAINING_SHARE, SPLIT_SEED);
        return new ImageData(source, kind, split.first(), split.second(), test);
    }
}
