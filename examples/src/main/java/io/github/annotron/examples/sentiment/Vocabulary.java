// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.sentiment;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers for words: 0 is no word at all, 1 a word that is not known, then the most frequent word and so on.
 *
 * @param ids of the words that are known
 */
record Vocabulary(Map<String, Integer> ids) {

    static final int PADDING = 0;
    static final int UNKNOWN = 1;

    Vocabulary {
        ids = Map.copyOf(ids);
    }

    /**
     * The words that occur at least twice in some sentences, the most frequent ones if there are too many.
     *
     * @param size how many ids there are, those of padding and of unknown words among them
     */
    static Vocabulary of(Reviews reviews, int size) {
        Map<String, Integer> counts = new HashMap<>();
        reviews.sentences().forEach(sentence -> sentence.words().forEach(word -> counts.merge(word, 1, Integer::sum)));
        List<String> known = counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .sorted(Comparator.comparing((Map.Entry<String, Integer> entry) -> -entry.getValue())
                        .thenComparing(Map.Entry::getKey))
                .limit(size - 2L)
                .map(Map.Entry::getKey)
                .toList();
        Map<String, Integer> ids = new HashMap<>();
        for (String word : known) {
            ids.put(word, ids.size() + 2);
        }
        return new Vocabulary(ids);
    }

    /** The ids of the first words of a sentence, filled up with those of padding. */
    float[] encode(List<String> words, int steps) {
        float[] encoded = new float[steps];
        for (int i = 0; i < Math.min(steps, words.size()); i++) {
            encoded[i] = ids.getOrDefault(words.get(i), UNKNOWN);
        }
        return encoded;
    }
}
