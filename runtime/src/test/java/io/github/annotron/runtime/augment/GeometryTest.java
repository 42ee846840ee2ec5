// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeometryTest {

    private static final Geometry.Move LEFT_TO_RIGHT = (draws, p) -> p.scale(-1, 1);
    private static final Geometry.Move UPSIDE_DOWN = (draws, p) -> p.scale(1, -1);

    private static Geometry.Move shift(double right, double down) {
        return (draws, p) -> p.shift(right, down);
    }

    private static Geometry.Move rotate(double degrees) {
        return (draws, p) -> p.rotate(StrictMath.toRadians(degrees));
    }

    private static Geometry.Move zoom(double factor) {
        return (draws, p) -> p.scale(factor, factor);
    }

    /** Applies moves at an offset of 3, and sees that nothing else is touched. */
    private static float[] move(int height, int width, Border border, float[] picture, Geometry.Move... moves) {
        int channels = picture.length / height / width;
        float[] values = new float[picture.length + 5];
        Arrays.fill(values, -9);
        System.arraycopy(picture, 0, values, 3, picture.length);
        new Geometry(height, width, channels, border, 0, List.of(moves))
                .apply(values, 3, picture.length, new Draws(1), new float[picture.length]);
        assertThat(Arrays.copyOf(values, 3)).containsOnly(-9);
        assertThat(Arrays.copyOfRange(values, 3 + picture.length, values.length))
                .containsOnly(-9);
        return Arrays.copyOfRange(values, 3, 3 + picture.length);
    }

    private static float[] random(int size) {
        Random random = new Random(size);
        float[] picture = new float[size];
        for (int i = 0; i < size; i++) {
            picture[i] = random.nextFloat();
        }
        return picture;
    }

    @ParameterizedTest
    @CsvSource({"4,6,1", "5,5,3", "1,7,2", "28,28,1"})
    void nothingAndItsLikeLeaveEveryBit(int height, int width, int channels) {
        float[] picture = random(height * width * channels);
        for (Border border : Border.values()) {
            assertThat(move(height, width, border, picture)).isEqualTo(picture);
            assertThat(move(height, width, border, picture, rotate(0))).isEqualTo(picture);
            assertThat(move(height, width, border, picture, zoom(1))).isEqualTo(picture);
            assertThat(move(height, width, border, picture, LEFT_TO_RIGHT, LEFT_TO_RIGHT))
                    .isEqualTo(picture);
            assertThat(move(height, width, border, move(height, width, border, picture, UPSIDE_DOWN), UPSIDE_DOWN))
                    .isEqualTo(picture);
            assertThat(move(height, width, border, picture, shift(1, 0), shift(-1, 0)))
                    .isEqualTo(picture);
        }
    }

    @Test
    void flips() {
        float[] picture = {1, 2, 3, 4, 5, 6}; // 2x3
        assertThat(move(2, 3, Border.EDGE, picture, LEFT_TO_RIGHT)).containsExactly(3, 2, 1, 6, 5, 4);
        assertThat(move(2, 3, Border.EDGE, picture, UPSIDE_DOWN)).containsExactly(4, 5, 6, 1, 2, 3);
        float[] colours = {1, 2, 3, 4}; // 1x2, 2 channels
        assertThat(move(1, 2, Border.EDGE, colours, LEFT_TO_RIGHT)).containsExactly(3, 4, 1, 2);
    }

    @Test
    void shiftsByWholePixelsAndFillsTheBorder() {
        float[] row = {1, 2, 3, 4};
        assertThat(move(1, 4, Border.CONSTANT, row, shift(1, 0))).containsExactly(0, 1, 2, 3);
        assertThat(move(1, 4, Border.EDGE, row, shift(2, 0))).containsExactly(1, 1, 1, 2);
        assertThat(move(1, 4, Border.REFLECT, row, shift(3, 0))).containsExactly(3, 2, 1, 1);
        assertThat(move(1, 4, Border.REFLECT, row, shift(-2, 0))).containsExactly(3, 4, 4, 3);
        assertThat(move(1, 4, Border.REFLECT, row, shift(8, 0))).containsExactly(row);
        assertThat(move(1, 4, Border.CONSTANT, row, shift(-9, 0))).containsOnly(0);
        assertThat(move(2, 2, Border.CONSTANT, row, shift(0, 1))).containsExactly(0, 0, 1, 2);
    }

    @Test
    void interpolatesBetweenPixels() {
        float[] row = {1, 2, 4, 8};
        assertThat(move(1, 4, Border.EDGE, row, shift(0.5, 0))).containsExactly(1, 1.5f, 3, 6);
        assertThat(move(1, 4, Border.CONSTANT, row, shift(-0.25, 0))).containsExactly(1.25f, 2.5f, 5, 6);
        float[] square = {0, 4, 8, 20};
        assertThat(move(2, 2, Border.EDGE, square, shift(0.5, 0.5))).containsExactly(0, 2, 4, 8);
    }

    @Test
    void movesInTheOrderOfTheirNames() {
        float[] row = {1, 2, 3, 4};
        assertThat(move(1, 4, Border.CONSTANT, row, shift(1, 0), LEFT_TO_RIGHT)).containsExactly(3, 2, 1, 0);
        assertThat(move(1, 4, Border.CONSTANT, row, LEFT_TO_RIGHT, shift(1, 0))).containsExactly(0, 4, 3, 2);
    }

    @Test
    void turnsCounterclockwise() {
        float[] picture = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        float[] quarter = move(3, 3, Border.CONSTANT, picture, rotate(90));
        float[] expected = {3, 6, 9, 2, 5, 8, 1, 4, 7};
        for (int i = 0; i < 9; i++) {
            assertThat(quarter[i]).isCloseTo(expected[i], within(1e-5f));
        }
        float[] there = move(3, 3, Border.EDGE, picture, rotate(30), rotate(-30));
        for (int i = 0; i < 9; i++) {
            assertThat(there[i]).isCloseTo(picture[i], within(1e-5f));
        }
    }

    @Test
    void zoomsAroundTheMiddle() {
        float[] row = {0, 1, 2, 3, 4, 5, 6};
        assertThat(move(1, 7, Border.CONSTANT, row, zoom(2))).containsExactly(1.5f, 2, 2.5f, 3, 3.5f, 4, 4.5f);
        assertThat(move(1, 7, Border.EDGE, row, zoom(0.5))).containsExactly(0, 0, 1, 3, 5, 6, 6);
    }

    @Test
    void agreesWithAnObviousForm() {
        int height = 6;
        int width = 9;
        float[] picture = random(height * width);
        float[] moved = move(height, width, Border.CONSTANT, picture, rotate(20), zoom(1.3), shift(0.7, -1.2));
        double angle = Math.toRadians(20);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                // Back, the last move first.
                double px = (x - 4 - 0.7) / 1.3;
                double py = (y - 2.5 + 1.2) / 1.3;
                double sx = px * Math.cos(angle) - py * Math.sin(angle) + 4;
                double sy = px * Math.sin(angle) + py * Math.cos(angle) + 2.5;
                double sum = 0;
                for (int v = 0; v < height; v++) {
                    for (int u = 0; u < width; u++) {
                        sum += picture[v * width + u]
                                * Math.max(0, 1 - Math.abs(sx - u))
                                * Math.max(0, 1 - Math.abs(sy - v));
                    }
                }
                assertThat(moved[y * width + x]).isCloseTo((float) sum, within(1e-5f));
            }
        }
    }
}
