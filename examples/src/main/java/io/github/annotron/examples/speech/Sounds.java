// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.speech;

import io.github.annotron.data.SoundLoader;
import io.github.annotron.runtime.transform.LogMel;

/** How the network is told of sounds, when it learns and when it listens. */
final class Sounds {

    /** Samples a second. */
    static final int RATE = 8000;

    /** The shape of {@link SpeechNet}'s input: 32 ms in each frame, one every 15 ms, just under a second in all. */
    static final LogMel FEATURES =
            LogMel.of(RATE, 64).frames(256, 120).bands(32, 60, 3900).belowLoudest(60);

    /** Reads files as sounds of the length that the features take. */
    static final SoundLoader LOADER = SoundLoader.mono(RATE).length(FEATURES.inputWidth());

    private Sounds() {}
}
