// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.autoencoder;

import io.github.annotron.examples.images.ImageData;
import io.github.annotron.runtime.Trainer;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.data.Rows;
import io.github.annotron.runtime.training.Fit;
import io.github.annotron.runtime.training.History;
import java.util.Map;

/** A kind of autoencoder under study: what is trained on what, and what comes of it. */
interface Study {

    /** What it does, as a heading. */
    String title();

    /** Trains the whole. */
    Trainer trainer();

    /** What goes in, and what should come out: the same pictures, unless a kind says otherwise. */
    default Dataset pairs(Rows pictures) {
        return Dataset.of(pictures, pictures);
    }

    /** Trains; to be replaced by who changes the pictures meanwhile. */
    default History train(Rows pictures, Fit fit) {
        return trainer().fit(pairs(pictures), fit);
    }

    /** Compares what the trained network makes of the test pictures with what others do. */
    Findings findings(ImageData data);

    /** Adds the settings of this kind. */
    void settings(Map<String, String> settings);
}
