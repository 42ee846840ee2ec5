// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.fourinarow;

/**
 * Computes how a game ends if both play perfectly, by looking at all that can happen: alpha-beta search (Knuth and Moore 1975) with a table of
 * positions that have been seen, good-looking moves first. For one thread.
 */
final class Solver {

    /** Entries of the table; a power of 2. A position is in one place, and the latest one stays. */
    private static final int ENTRIES = 1 << 22;

    /** An entry is {@code key << 4 | (least + 1) << 2 | most + 1}, what is known of the value; 0 is none. */
    private final long[] table = new long[ENTRIES];

    /**
     * The value of a position for the player whose turn it is: 1 is won, 0 a draw, -1 lost.
     *
     * @param own the stones of that player
     * @param all all stones; nobody has four in a row
     */
    int value(long own, long all) {
        return Rules.canWin(own, all) ? 1 : value(own, all, -1, 1);
    }

    /**
     * The cells into which stones fall that keep the value of the position: the perfect moves.
     *
     * @param game one that is not over
     */
    long perfect(Game game) {
        long wins = Rules.threats(game.own(), game.all()) & Rules.open(game.all());
        if (wins != 0) {
            return wins;
        }
        long best = 0;
        int most = -1;
        for (int column = 0; column < Rules.COLUMNS; column++) {
            long stone = Rules.drop(game.all(), column);
            if (stone != 0) {
                long both = game.all() | stone;
                int value = Rules.isFull(both) ? 0 : -value(game.all() & ~game.own(), both);
                if (value > most) {
                    most = value;
                    best = 0;
                }
                best |= value == most ? stone : 0;
            }
        }
        return best;
    }

    /** The value, if it is between alpha and beta, else a bound of it; nobody can win at once. */
    private int value(long own, long all, int alpha, int beta) {
        if (Rules.plies(all) >= Rules.CELLS - 1) {
            return 0;
        }
        long others = all & ~own;
        long open = Rules.open(all);
        long threats = Rules.threats(others, all);
        long forced = open & threats;
        if (forced != 0) {
            if ((forced & forced - 1) != 0) {
                return -1;
            }
            open = forced;
        }
        // Nothing below a cell where the other would win.
        open &= ~(threats >>> 1);
        if (open == 0) {
            return -1;
        }
        // Own and all together determine a position.
        long key = all + own + 1;
        int place = (int) (mixed(key) & ENTRIES - 1);
        long entry = table[place];
        int least = -1;
        int most = 1;
        if (entry >>> 4 == key) {
            least = (int) (entry >>> 2 & 3) - 1;
            most = (int) (entry & 3) - 1;
        }
        int from = Math.max(alpha, least);
        int to = Math.min(beta, most);
        if (from >= to) {
            return from > alpha || least == most ? least : most;
        }
        int value = best(own, all, open, from, to);
        if (value <= from) {
            most = Math.min(most, value);
        } else if (value >= to) {
            least = Math.max(least, value);
        } else {
            least = value;
            most = value;
        }
        table[place] = key << 4 | (least + 1L) << 2 | most + 1;
        return value;
    }

    private int best(long own, long all, long open, int alpha, int beta) {
        long others = all & ~own;
        int floor = alpha;
        int value = -1;
        long rest = open;
        while (rest != 0) {
            long stone = likeliest(rest, own, all);
            rest ^= stone;
            value = Math.max(value, -value(others, all | stone, -beta, -floor));
            if (value >= beta) {
                return value;
            }
            floor = Math.max(floor, value);
        }
        return value;
    }

    /** The move that makes the most threats, of several the one nearest to the middle. */
    private static long likeliest(long moves, long own, long all) {
        long best = 0;
        int most = -1;
        for (long rest = moves; rest != 0; rest &= rest - 1) {
            long stone = Long.lowestOneBit(rest);
            int threats = Long.bitCount(Rules.threats(own | stone, all | stone));
            int distance = Math.abs(2 * Rules.column(stone) - Rules.COLUMNS + 1);
            int score = 2 * Rules.COLUMNS * threats + 2 * Rules.COLUMNS - distance;
            if (score > most) {
                most = score;
                best = stone;
            }
        }
        return best;
    }

    private static long mixed(long key) {
        long product = key * 0x9E3779B97F4A7C15L;
        return product ^ product >>> 32;
    }
}
