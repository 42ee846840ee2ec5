// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.speech;

import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.data.Rows;
import java.util.List;
import java.util.function.Predicate;

/**
 * Words that people have said.
 *
 * @param source where they come from, for people
 */
record Recordings(String source, List<Recording> all) {

    /**
     * One word.
     *
     * @param digit which one
     * @param speaker who said it
     * @param number of the recording, counted from 0 for each digit and speaker
     * @param sound as many samples as {@link Sounds#FEATURES} takes
     */
    @SuppressWarnings("ArrayRecordComponent") // recordings are not compared
    record Recording(int digit, String speaker, int number, float[] sound) {}

    Recordings {
        all = List.copyOf(all);
    }

    /** The speakers, in alphabetical order. */
    List<String> speakers() {
        return all.stream().map(Recording::speaker).distinct().sorted().toList();
    }

    /** A part of them. */
    Recordings where(Predicate<Recording> wanted) {
        return new Recordings(source, all.stream().filter(wanted).toList());
    }

    /** The sounds with their digits. */
    Dataset dataset() {
        return Dataset.of(
                Rows.of(all.stream().map(Recording::sound).toArray(float[][]::new)),
                all.stream().mapToInt(Recording::digit).toArray());
    }
}
