// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.shakespeare;

/** How well a network foresees a text: the bits that a character takes if it is coded by the network's probabilities. */
final class Surprise {

    private Surprise() {}

    /**
     * The mean over all characters but the first, each after all those before it.
     *
     * @param ids of at least two characters
     */
    static double bits(CharNetModel model, byte[] ids) {
        CharNetStream stream = model.newStream();
        float[] character = new float[1];
        double sum = 0;
        for (int i = 0; i < ids.length - 1; i++) {
            character[0] = ids[i];
            sum -= Math.log(stream.step(character)[ids[i + 1]]);
        }
        return sum / (ids.length - 1) / Math.log(2);
    }
}
