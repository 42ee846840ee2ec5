// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.shakespeare;

import java.util.Locale;
import java.util.Random;

/** Makes a play without a plot, for those who do not have the file. */
final class MadeText {

    private static final String[] NAMES = {"ORLANDO", "ROSALIND", "First Lord", "Clown", "DUKE", "CELIA"};
    private static final String[] OPENINGS = {"Good", "Sweet", "Noble", "False", "Gentle", "Poor"};
    private static final String[] PERSONS = {
        "my lord", "the king", "thy sister", "this fool", "the shepherd", "a soldier"
    };
    private static final String[] VERBS = {"loves", "seeks", "fears", "remembers", "forsakes", "follows"};
    private static final String[] THINGS = {"the crown", "his honour", "the forest", "a letter", "the night", "her ring"
    };
    private static final String[] ENDS = {
        "", " with all my heart", " before the morning", ", and shall not return", " in Arden"
    };

    private MadeText() {}

    /** Makes a text of at least so many characters. */
    static String make(int length, long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(pick(NAMES, random)).append(":\n");
            int lines = 1 + random.nextInt(3);
            for (int line = 0; line < lines; line++) {
                text.append(line(random)).append('\n');
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String line(Random random) {
        String person = pick(PERSONS, random);
        if (random.nextInt(4) == 0) {
            return pick(OPENINGS, random) + " " + pick(NAMES, random).toLowerCase(Locale.ROOT) + ", where is " + person
                    + "?";
        }
        String line = person + " " + pick(VERBS, random) + " " + pick(THINGS, random) + pick(ENDS, random) + ".";
        return Character.toUpperCase(line.charAt(0)) + line.substring(1);
    }

    private static String pick(String[] words, Random random) {
        return words[random.nextInt(words.length)];
    }
}
