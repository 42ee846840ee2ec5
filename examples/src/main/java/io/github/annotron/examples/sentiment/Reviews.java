// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.sentiment;

import io.github.annotron.runtime.data.Permutation;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Sentences, each for or against something.
 *
 * @param source where they come from, for people
 * @param sentences in a random order
 */
record Reviews(String source, List<Sentence> sentences) {

    /**
     * A sentence.
     *
     * @param words in lower case, and punctuation
     * @param positive whether it is for something
     */
    record Sentence(List<String> words, boolean positive) {}

    Reviews {
        sentences = List.copyOf(sentences);
    }

    /**
     * Reads two files of sentences, one in each line, whose words and punctuation have spaces between them.
     *
     * @param folder has rt-polarity.pos and rt-polarity.neg
     * @throws IOException if one cannot be read, or is empty
     */
    static Reviews read(Path folder, long seed) throws IOException {
        List<Sentence> all = new ArrayList<>();
        add(all, folder.resolve("rt-polarity.pos"), true);
        add(all, folder.resolve("rt-polarity.neg"), false);
        return of(folder.toString(), all, seed);
    }

    /** Puts sentences into a random order. */
    static Reviews of(String source, List<Sentence> all, long seed) {
        int[] order = new int[all.size()];
        Permutation.fill(order, seed);
        List<Sentence> shuffled = new ArrayList<>();
        for (int index : order) {
            shuffled.add(all.get(index));
        }
        return new Reviews(source, shuffled);
    }

    private static void add(List<Sentence> all, Path file, boolean positive) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (MalformedInputException e) {
            throw new IOException(file + " is no text in UTF-8", e);
        }
        int before = all.size();
        for (String line : lines) {
            if (!line.isBlank()) {
                all.add(sentence(line, positive));
            }
        }
        if (all.size() == before) {
            throw new IOException(file + " is empty");
        }
    }

    static Sentence sentence(String line, boolean positive) {
        return new Sentence(List.of(line.strip().toLowerCase(Locale.ROOT).split("\\s+")), positive);
    }

    /** A part of them. */
    Reviews part(int from, int to) {
        return new Reviews(source, sentences.subList(from, to));
    }
}
