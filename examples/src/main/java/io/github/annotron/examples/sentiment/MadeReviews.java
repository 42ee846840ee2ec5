// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.sentiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes sentences for those who do not have the files. What counts is not only whether a word is a good one, but what stands before it:
 * "not dull" is praise, and behind "but" comes what the reviewer means.
 */
final class MadeReviews {

    private static final String[] SUBJECTS = {"film", "story", "plot", "cast", "ending", "script", "music", "first half"
    };
    private static final String[] GOOD = {"moving", "funny", "clever", "gripping", "fresh", "charming", "honest", "bold"
    };
    private static final String[] BAD = {"dull", "tired", "clumsy", "shallow", "flat", "noisy", "empty", "endless"};
    private static final String[] DEGREES = {"", "very", "truly", "rather", "simply"};
    private static final String[] OPENINGS = {"", "all in all ,", "in the end", "to be fair ,", "for once"};
    private static final double NEGATED = 0.3;
    private static final double TURNED = 0.4;
    private static final double MISTAKEN = 0.02;

    private MadeReviews() {}

    /** Makes so many sentences; two of a hundred say the contrary of what they mean. */
    static Reviews make(int count, long seed) {
        Random random = new Random(seed);
        List<Reviews.Sentence> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean positive = random.nextBoolean();
            StringBuilder text = new StringBuilder(pick(OPENINGS, random));
            if (random.nextDouble() < TURNED) {
                clause(text, !positive, random);
                text.append(" , but");
            }
            clause(text, positive, random);
            text.append(" .");
            all.add(Reviews.sentence(text.toString(), positive ^ random.nextDouble() < MISTAKEN));
        }
        return Reviews.of("sentences made by this program", all, seed);
    }

    private static void clause(StringBuilder text, boolean positive, Random random) {
        boolean negated = random.nextDouble() < NEGATED;
        text.append(" the ")
                .append(pick(SUBJECTS, random))
                .append(" is ")
                .append(negated ? "not " : "")
                .append(pick(DEGREES, random))
                .append(' ')
                .append(pick(positive != negated ? GOOD : BAD, random));
    }

    private static String pick(String[] words, Random random) {
        return words[random.nextInt(words.length)];
    }
}
