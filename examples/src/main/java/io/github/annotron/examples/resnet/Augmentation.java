// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.resnet;

import io.github.annotron.examples.common.RandomRows;
import io.github.annotron.examples.images.GreyImages;
import java.util.Random;

/**
 * Moves a picture by some pixels and turns it left to right, so that the network sees another one in each epoch.
 *
 * @param shift by how many pixels at most, in each direction; what comes in at the border is paper
 * @param flip whether every second one is turned
 */
record Augmentation(int shift, boolean flip) implements RandomRows.Change {

    private static final int SIDE = GreyImages.SIDE;

    @Override
    public void apply(float[] values, int offset, Random random) {
        int down = random.nextInt(2 * shift + 1) - shift;
        int right = random.nextInt(2 * shift + 1) - shift;
        boolean turned = flip && random.nextBoolean();
        float[] picture = new float[GreyImages.SIZE];
        System.arraycopy(values, offset, picture, 0, picture.length);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int fromY = y - down;
                int fromX = (turned ? SIDE - 1 - x : x) - right;
                boolean inside = fromY >= 0 && fromY < SIDE && fromX >= 0 && fromX < SIDE;
                values[offset + y * SIDE + x] = inside ? picture[fromY * SIDE + fromX] : 0;
            }
        }
    }
}
