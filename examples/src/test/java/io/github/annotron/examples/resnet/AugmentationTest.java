// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.resnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AugmentationTest {

    private static final int SIDE = 28;
    private static final int OFFSET = 3;
    private static final int ROW = 10;
    private static final int COLUMN = 4;

    /** Where the only dark pixel of a picture comes to lie. */
    private static String moved(Augmentation augmentation, long seed) {
        float[] values = new float[OFFSET + SIDE * SIDE + 1];
        values[OFFSET + ROW * SIDE + COLUMN] = 0.5f;
        augmentation.apply(values, OFFSET, new Random(seed));
        String place = "";
        for (int i = 0; i < values.length; i++) {
            if (values[i] != 0) {
                assertThat(values[i]).isEqualTo(0.5f);
                place += (i - OFFSET) / SIDE + "," + (i - OFFSET) % SIDE;
            }
        }
        return place;
    }

    private static Set<String> places(Augmentation augmentation) {
        Set<String> places = new HashSet<>();
        for (int seed = 0; seed < 300; seed++) {
            places.add(moved(augmentation, seed));
        }
        return places;
    }

    @Test
    void leavesPicturesAsTheyAre() {
        assertThat(places(new Augmentation(0, false))).containsExactly("10,4");
    }

    @Test
    void turnsEverySecondOne() {
        assertThat(places(new Augmentation(0, true))).containsExactlyInAnyOrder("10,4", "10,23");
        long turned = new Random(1)
                .longs(1000)
                .filter(seed -> moved(new Augmentation(0, true), seed).equals("10,23"))
                .count();
        assertThat(turned).isBetween(450L, 550L);
    }

    @Test
    void movesInAllDirections() {
        Set<String> places = places(new Augmentation(1, false));

        assertThat(places)
                .containsExactlyInAnyOrder("9,3", "9,4", "9,5", "10,3", "10,4", "10,5", "11,3", "11,4", "11,5");
    }

    @Test
    void cutsOffWhatLeavesThePicture() {
        Set<String> places = places(new Augmentation(6, false));

        assertThat(places).contains("").contains("16,0").hasSizeBetween(80, 13 * 11 + 1);
    }
}
