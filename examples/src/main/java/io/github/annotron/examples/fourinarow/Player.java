// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.fourinarow;

import java.util.Random;

/** Who chooses moves. For one thread. */
interface Player {

    /**
     * Chooses a column.
     *
     * @param game one that is not over
     */
    int choose(Game game);

    /** Drops stones anywhere. */
    static Player random(Random random) {
        return game -> any(random, Rules.open(game.all()));
    }

    /** Chooses one of several cells, and gives its column. */
    static int any(Random random, long cells) {
        long rest = cells;
        for (int skipped = random.nextInt(Long.bitCount(cells)); skipped > 0; skipped--) {
            rest &= rest - 1;
        }
        return Rules.column(rest);
    }

    /**
     * Looks ahead so many moves at all that can happen, and takes what wins soonest or loses latest, by chance where there are several.
     *
     * @param depth 1 sees a win at once, 2 also what the other can do about it
     */
    static Player minimax(int depth, Random random) {
        return game -> {
            long best = 0;
            int most = Integer.MIN_VALUE;
            for (int column = 0; column < Rules.COLUMNS; column++) {
                long stone = Rules.drop(game.all(), column);
                if (stone != 0) {
                    int score = -score(game.all() & ~game.own(), game.own() | stone, depth - 1);
                    if (score > most) {
                        most = score;
                        best = 0;
                    }
                    best |= score == most ? stone : 0;
                }
            }
            return any(random, best);
        };
    }

    /** The score of the position in which the player has {@code own} and the other, who has just moved, {@code others}. */
    private static int score(long own, long others, int depth) {
        long all = own | others;
        if (Rules.isWon(others)) {
            return -1 - depth;
        }
        if (depth == 0 || Rules.isFull(all)) {
            return 0;
        }
        int most = Integer.MIN_VALUE;
        for (int column = 0; column < Rules.COLUMNS; column++) {
            long stone = Rules.drop(all, column);
            if (stone != 0) {
                most = Math.max(most, -score(others, own | stone, depth - 1));
            }
        }
        return most;
    }
}
