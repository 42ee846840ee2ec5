// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.tabular;

import io.github.annotron.data.CsvSchema;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.data.Rows;
import io.github.annotron.runtime.explain.PermutationImportance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Wines: eleven measurements and the colour (0 for red, 1 for white) of each, and whether it is a good one: 7 points or more of
 * 10.
 */
final class Wines {

    private static final String[] MEASUREMENTS = {
        "fixed acidity",
        "volatile acidity",
        "citric acid",
        "residual sugar",
        "chlorides",
        "free sulfur dioxide",
        "total sulfur dioxide",
        "density",
        "pH",
        "sulphates",
        "alcohol"
    };
    private static final List<String> COLOURS = List.of("red", "white");
    private static final float GOOD = 7;

    /** The places of the measurements in a row. */
    static final int[] NUMBERS = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

    /** The place of the colour in a row. */
    static final int COLOUR = 11;

    private Wines() {}

    /**
     * Reads the tables of Cortez et al. (2009, Modeling wine preferences by data mining from physicochemical properties): {@code
     * winequality-red.csv} and {@code winequality-white.csv}, commas between the values, without a header.
     */
    static Dataset read(Path folder) throws IOException {
        CsvSchema schema = CsvSchema.withoutHeader().number(MEASUREMENTS).targetNumber("quality");
        List<float[]> wines = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (int colour = 0; colour < COLOURS.size(); colour++) {
            Dataset table = schema.read(folder.resolve("winequality-" + COLOURS.get(colour) + ".csv"))
                    .dataset();
            for (int row = 0; row < table.size(); row++) {
                float[] wine = new float[COLOUR + 1];
                float[] points = new float[1];
                table.inputs().get(0).read(row, wine, 0);
                table.targets().get(0).read(row, points, 0);
                wine[COLOUR] = colour;
                wines.add(wine);
                labels.add(points[0] >= GOOD ? 1 : 0);
            }
        }
        return dataset(wines, labels);
    }

    /**
     * Makes wines with measurements from normal distributions. How good one is depends on its alcohol, on sulphates, which are best in
     * the middle, on how acids balance, by colour, and on chance; a sixth are good.
     */
    static Dataset make(int count, long seed) {
        Random random = new Random(seed);
        List<float[]> wines = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[] wine = new float[COLOUR + 1];
            for (int place : NUMBERS) {
                wine[place] = (float) (5 + 2 * random.nextGaussian());
            }
            wine[COLOUR] = random.nextInt(2);
            double alcohol = (wine[10] - 5) / 2;
            double sulphates = (wine[9] - 5) / 2;
            double balance = (wine[0] - 5) / 2 * (wine[1] - 5) / 2;
            double quality = alcohol
                    - sulphates * sulphates
                    + (wine[COLOUR] == 0 ? 1 : -1) * balance
                    + 0.5 * random.nextGaussian();
            wines.add(wine);
            labels.add(quality > 0.75 ? 1 : 0);
        }
        return dataset(wines, labels);
    }

    /** Names what is known about a wine. */
    static PermutationImportance features(PermutationImportance importance) {
        PermutationImportance named = importance.feature("colour", COLOUR);
        for (int place : NUMBERS) {
            named = named.feature(MEASUREMENTS[place], place);
        }
        return named;
    }

    /** A yes-or-no target is a number that is 0 or 1, as a class is. */
    private static Dataset dataset(List<float[]> wines, List<Integer> labels) {
        return Dataset.of(
                Rows.of(wines.toArray(new float[0][])),
                labels.stream().mapToInt(Integer::intValue).toArray());
    }
}
