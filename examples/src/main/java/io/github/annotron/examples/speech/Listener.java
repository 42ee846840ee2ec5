// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.speech;

import io.github.annotron.examples.speech.Recordings.Recording;
import io.github.annotron.runtime.Predictor;
import io.github.annotron.runtime.metric.ConfusionMatrix;
import io.github.annotron.runtime.transform.Preprocessing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Says which digit a sound is: a model and what is done to sounds before it sees them. For one thread. */
final class Listener {

    /** The names of the classes. */
    static final List<String> DIGITS =
            IntStream.range(0, 10).mapToObj(Integer::toString).toList();

    private final Predictor predictor;

    Listener(SpeechNetModel model, Preprocessing preprocessing) {
        predictor = preprocessing.predictor(model);
    }

    /**
     * The listener of a file.
     *
     * @throws IOException if it cannot be read or has no such model; the message names it
     */
    static Listener of(Path file) throws IOException {
        SpeechNetModel model = SpeechNetModel.create(0);
        return new Listener(model, Preprocessing.restore(file, model));
    }

    /** The probability of each digit, valid until the next call. */
    float[] probabilities(float[] sound) {
        return predictor.predict(sound);
    }

    /** The most probable digit. */
    int digit(float[] sound) {
        return predictor.classify(sound);
    }

    /** Listens to recordings. */
    ConfusionMatrix exam(Recordings recordings) {
        ConfusionMatrix confusion = new ConfusionMatrix(DIGITS);
        for (Recording recording : recordings.all()) {
            confusion.add(recording.digit(), digit(recording.sound()));
        }
        return confusion;
    }
}
