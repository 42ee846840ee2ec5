// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DrawnDigitsTest {

    private static final int SIZE = GreyImages.SIZE;

    @Test
    void drawsTheSameOnEveryMachine() throws Exception {
        GreyImages images = DrawnDigits.draw(200, 7);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(images.pixels());

        // When the drawing changes on purpose, so does this.
        assertThat(HexFormat.of().formatHex(digest.digest()))
                .isEqualTo("558bf7c428797bda40787cd198ea7ceae5e9d553eaf406d1ea6a58b6e2a4732a");
    }

    @Test
    void drawsTheSameFirstPicturesWhateverTheCount() {
        assertThat(DrawnDigits.draw(500, 7).first(50))
                .usingRecursiveComparison()
                .isEqualTo(DrawnDigits.draw(50, 7));
    }

    @Test
    void drawsOthersWithAnotherSeed() {
        assertThat(distinct(DrawnDigits.draw(1000, 1), DrawnDigits.draw(1000, 2)))
                .isEqualTo(2000);
    }

    private static int distinct(GreyImages... sets) {
        Set<ByteBuffer> pictures = new HashSet<>();
        for (GreyImages images : sets) {
            for (int i = 0; i < images.count(); i++) {
                pictures.add(ByteBuffer.wrap(images.pixels(), i * SIZE, SIZE));
            }
        }
        return pictures.size();
    }

    @Test
    void drawsAllDigitsEquallyOften() {
        int[] counts = new int[10];
        for (int label : DrawnDigits.draw(5000, 3).labels()) {
            counts[label]++;
        }
        assertThat(Arrays.stream(counts).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(400, 600));
    }

    @Test
    void putsInkOnEachPicture() {
        GreyImages images = DrawnDigits.draw(2000, 4);
        for (int i = 0; i < images.count(); i++) {
            int dark = 0;
            for (int j = 0; j < SIZE; j++) {
                dark += (images.pixels()[i * SIZE + j] & 0xFF) > 120 ? 1 : 0;
            }
            assertThat(dark)
                    .as("dark pixels of picture %d, a %d", i, images.labels()[i])
                    .isBetween(8, 400);
        }
    }

    /** One picture per class, changed a little, would be recognised by its mean. */
    @Test
    void variesTooMuchForTheMeanPictures() {
        GreyImages training = DrawnDigits.draw(5000, 5);
        GreyImages test = DrawnDigits.draw(1000, 6);
        float[][] means = new float[10][SIZE];
        int[] counts = new int[10];
        for (int label : training.labels()) {
            counts[label]++;
        }
        float[] picture = new float[SIZE];
        for (int i = 0; i < training.count(); i++) {
            training.rows().read(i, picture, 0);
            int label = training.labels()[i];
            for (int j = 0; j < SIZE; j++) {
                means[label][j] += picture[j] / counts[label];
            }
        }
        int right = 0;
        for (int i = 0; i < test.count(); i++) {
            test.rows().read(i, picture, 0);
            right += nearest(means, picture) == test.labels()[i] ? 1 : 0;
        }
        assertThat(right / 1000.0).isBetween(0.4, 0.85);
    }

    private static int nearest(float[][] means, float[] picture) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < means.length; i++) {
            double distance = 0;
            for (int j = 0; j < picture.length; j++) {
                distance += (means[i][j] - picture[j]) * (means[i][j] - picture[j]);
            }
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }
}
