// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.digits;

import io.github.annotron.runtime.data.Dataset;

/**
 * What a run learns from and is examined on.
 *
 * @param source where it came from, in words
 * @param training to learn from
 * @param validation to watch the learning on, after each epoch
 * @param test for the examination at the end; nothing is decided by it
 */
record DigitData(String source, Dataset training, Dataset validation, DigitImages test) {

    private static final double TRAINING_SHARE = 11.0 / 12;
    private static final long SPLIT_SEED = 1;

    /** Keeps a twelfth of the pictures to learn from for validation. */
    static DigitData of(String source, DigitImages training, DigitImages test) {
        Dataset.Split split = training.dataset().split(TRAINING_SHARE, SPLIT_SEED);
        return new DigitData(source, split.first(), split.second(), test);
    }
}
