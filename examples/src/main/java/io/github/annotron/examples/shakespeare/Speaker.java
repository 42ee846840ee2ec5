// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.shakespeare;

import java.util.Random;

/** Writes with a network: what comes next is drawn by the probabilities that it gives. */
final class Speaker {

    private final CharNetStream stream;
    private final float[] character = new float[1];

    Speaker(CharNetModel model) {
        stream = model.newStream();
    }

    /**
     * Continues a text.
     *
     * @param beginning at least one character
     * @param length how many characters to add
     * @param temperature below 1 the probable becomes more probable, above 1 less so
     * @return what was added
     */
    String write(String beginning, int length, double temperature, Random random) {
        stream.reset();
        float[] probabilities = new float[0];
        for (byte id : Alphabet.ids(beginning)) {
            probabilities = read(id);
        }
        StringBuilder written = new StringBuilder();
        for (int i = 0; i < length; i++) {
            int id = draw(probabilities, temperature, random);
            written.append(Alphabet.character(id));
            probabilities = read(id);
        }
        return written.toString();
    }

    private float[] read(int id) {
        character[0] = id;
        return stream.step(character);
    }

    private static int draw(float[] probabilities, double temperature, Random random) {
        double[] weights = new double[probabilities.length];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.pow(probabilities[i], 1 / temperature);
            sum += weights[i];
        }
        double at = random.nextDouble() * sum;
        for (int i = 0; i < weights.length - 1; i++) {
            at -= weights[i];
            if (at < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }
}
