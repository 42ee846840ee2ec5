// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.data;

import java.util.Random;

/** Random orders. */
public final class Permutation {

    private Permutation() {}

    /**
     * Fills an array with 0, 1, 2, ... in a random order: Durstenfeld's form of the Fisher-Yates shuffle (Knuth, The Art
     * of Computer Programming 2, algorithm 3.4.2P) with {@link Random}, whose numbers are specified.
     *
     * @param rows the array to fill
     * @param seed the same seed and length give the same order everywhere
     */
    public static void fill(int[] rows, long seed) {
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i;
        }
        Random random = new Random(seed);
        for (int i = rows.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int row = rows[i];
            rows[i] = rows[j];
            rows[j] = row;
        }
    }

    /**
     * Deals rows in turn, like cards.
     *
     * @param hands to how many, at least 1
     * @param hand which one is looked at, from 0
     * @return its rows, and all others, both in their order
     */
    static int[][] deal(int[] rows, int hands, int hand) {
        int[] inside = new int[(rows.length - hand - 1) / hands + 1];
        int[] outside = new int[rows.length - inside.length];
        int others = 0;
        for (int i = 0; i < rows.length; i++) {
            if (i % hands == hand) {
                inside[i / hands] = rows[i];
            } else {
                outside[others++] = rows[i];
            }
        }
        return new int[][] {inside, outside};
    }
}
