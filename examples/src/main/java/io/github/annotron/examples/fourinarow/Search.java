// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.fourinarow;

import java.util.Arrays;
import java.util.Random;

/**
 * A Monte-Carlo tree search that a network guides (Silver et al. 2017, Mastering chess and shogi by self-play): each descent goes from the
 * position on along the moves that are worth most by what has been seen, or that the network thinks well of and that have been looked at little,
 * until it comes to a new position, which the network judges. Who can win at once has won, and what follows for sure from ends of
 * games is known for sure (Winands et al. 2008, Monte-Carlo tree search solver). The network is asked by the
 * caller, so that positions of many searches can be judged together. After the first search nothing is allocated.
 */
final class Search {

    /** How much what the network thinks counts against what has been seen. */
    private static final float CURIOSITY = 1.5f;

    /** In place of a child: nothing yet, or how the game ends for who makes the move. */
    private static final int NONE = 0;

    private static final int WON = -1;
    private static final int DRAWN = -2;
    private static final int LOST = -3;

    private final long[] own;
    private final long[] all;
    private final float[] worth;

    // Of the move to column c from node n at index n * COLUMNS + c; sums are for the player who moves.
    private final int[] children;
    private final int[] visits;
    private final float[] sums;
    private final float[] priors;

    private final int[] path = new int[Rules.CELLS + 1];
    private int depth;
    private int nodes;
    private int leaf;
    private boolean hasRoot;

    /**
     * A search.
     *
     * @param descents the most that there may be for a position
     */
    Search(int descents) {
        int capacity = descents + 1;
        own = new long[capacity];
        all = new long[capacity];
        worth = new float[capacity];
        children = new int[capacity * Rules.COLUMNS];
        visits = new int[capacity * Rules.COLUMNS];
        sums = new float[capacity * Rules.COLUMNS];
        priors = new float[capacity * Rules.COLUMNS];
    }

    /** Begins anew with a position that is not the end of a game. */
    void start(long stones, long allStones) {
        nodes = 0;
        hasRoot = false;
        add(stones, allStones);
        // Of later positions it is known that nobody can win at once, of this one it is not.
        for (int column = 0; column < Rules.COLUMNS; column++) {
            if (Rules.isWon(stones | Rules.drop(allStones, column))) {
                children[column] = WON;
                visits[column] = 1;
                sums[column] = 1;
            }
        }
    }

    private int add(long stones, long allStones) {
        int node = nodes++;
        own[node] = stones;
        all[node] = allStones;
        int first = node * Rules.COLUMNS;
        Arrays.fill(children, first, first + Rules.COLUMNS, NONE);
        Arrays.fill(visits, first, first + Rules.COLUMNS, 0);
        Arrays.fill(sums, first, first + Rules.COLUMNS, 0);
        return node;
    }

    /**
     * Descends once, unless it is known how the game ends.
     *
     * @return whether it came to a position that the network is to judge: then {@link #write} shows it, and {@link #judged} is to be
     *     called before the next descent
     */
    boolean descend() {
        depth = 0;
        leaf = 0;
        if (!hasRoot) {
            return true;
        }
        if (outcome(0) != NONE) {
            return false;
        }
        while (true) {
            int edge = best(leaf);
            path[depth++] = edge;
            int child = children[edge];
            if (child == NONE) {
                child = follow(leaf, edge);
                children[edge] = child;
                if (child > 0) {
                    leaf = child;
                    return true;
                }
                conclude();
            }
            if (child < 0) {
                note(gain(child));
                return false;
            }
            leaf = child;
        }
    }

    /** Notes what the end of a game that was found means for the positions before it. */
    private void conclude() {
        for (int i = depth - 1; i > 0; i--) {
            int outcome = outcome(path[i] / Rules.COLUMNS);
            if (outcome == NONE) {
                return;
            }
            children[path[i - 1]] = outcome == WON ? LOST : outcome == LOST ? WON : DRAWN;
        }
    }

    /** How the game ends for who moves in a position, if that is known. */
    private int outcome(int node) {
        boolean isOpen = false;
        int best = LOST;
        for (int column = 0; column < Rules.COLUMNS; column++) {
            if (Rules.drop(all[node], column) != 0) {
                int child = children[node * Rules.COLUMNS + column];
                if (child == WON) {
                    return WON;
                }
                isOpen |= child >= 0;
                best = child == DRAWN ? DRAWN : best;
            }
        }
        return isOpen ? NONE : best;
    }

    private static float gain(int outcome) {
        return outcome == WON ? 1 : outcome == LOST ? -1 : 0;
    }

    private int follow(int node, int edge) {
        long stone = Rules.drop(all[node], edge - node * Rules.COLUMNS);
        long mine = own[node] | stone;
        long both = all[node] | stone;
        if (Rules.isWon(mine)) {
            return WON;
        }
        if (Rules.isFull(both)) {
            return DRAWN;
        }
        long others = both & ~mine;
        return Rules.canWin(others, both) ? LOST : add(others, both);
    }

    /** The move to look at next. */
    private int best(int node) {
        int first = node * Rules.COLUMNS;
        int total = 0;
        for (int edge = first; edge < first + Rules.COLUMNS; edge++) {
            total += visits[edge];
        }
        float factor = CURIOSITY * (float) Math.sqrt(total + 1);
        int best = -1;
        float most = Float.NEGATIVE_INFINITY;
        for (int edge = first; edge < first + Rules.COLUMNS; edge++) {
            if (Rules.drop(all[node], edge - first) != 0 && children[edge] != LOST) {
                // What has not been tried is taken for as good as the position.
                float mean = visits[edge] == 0 ? worth[node] : sums[edge] / visits[edge];
                float appeal = mean + factor * priors[edge] / (1 + visits[edge]);
                if (appeal > most) {
                    most = appeal;
                    best = edge;
                }
            }
        }
        return best;
    }

    /** Writes the position that is to be judged. */
    void write(float[] target, int offset) {
        Rules.write(own[leaf], all[leaf], target, offset);
    }

    /**
     * Takes what the network thinks of the position.
     *
     * @param probabilities holds those of the columns
     * @param offset where they start
     * @param value of the position for the player whose turn it is
     */
    void judged(float[] probabilities, int offset, float value) {
        worth[leaf] = value;
        int first = leaf * Rules.COLUMNS;
        float sum = 0;
        for (int column = 0; column < Rules.COLUMNS; column++) {
            boolean isAllowed = Rules.drop(all[leaf], column) != 0;
            // Not quite 0, so that a network which rules out all that is allowed leaves something.
            priors[first + column] = isAllowed ? probabilities[offset + column] + 1e-6f : 0;
            sum += priors[first + column];
        }
        for (int edge = first; edge < first + Rules.COLUMNS; edge++) {
            priors[edge] /= sum;
        }
        hasRoot = true;
        note(-value);
    }

    /** Adds what a descent found, for the player who made the last move. */
    private void note(float value) {
        float gain = value;
        for (int i = depth - 1; i >= 0; i--) {
            visits[path[i]]++;
            sums[path[i]] += gain;
            gain = -gain;
        }
    }

    /** Mixes chance into what the network thinks of the first move, after that has been judged: Dirichlet noise with the parameter 1. */
    void stir(Random random, float share, float[] scratch) {
        float sum = 0;
        for (int column = 0; column < Rules.COLUMNS; column++) {
            boolean isAllowed = Rules.drop(all[0], column) != 0;
            scratch[column] = isAllowed ? (float) -StrictMath.log(1 - random.nextDouble()) : 0;
            sum += scratch[column];
        }
        for (int column = 0; column < Rules.COLUMNS; column++) {
            priors[column] = (1 - share) * priors[column] + share * scratch[column] / sum;
        }
    }

    /**
     * The share of the descents that began with each column, of those only that win if there are such, and of none that loses. If none of
     * these has been looked at, all of them alike.
     */
    void shares(float[] target) {
        int outcome = outcome(0);
        int total = 0;
        int columns = 0;
        for (int column = 0; column < Rules.COLUMNS; column++) {
            total += Math.max(0, counted(column, outcome));
            columns += counted(column, outcome) < 0 ? 0 : 1;
        }
        for (int column = 0; column < Rules.COLUMNS; column++) {
            int count = counted(column, outcome);
            target[column] = count < 0 ? 0 : total == 0 ? 1f / columns : (float) count / total;
        }
    }

    /** How often a column was looked at, -1 if it is full or known to be worse than another one. */
    private int counted(int column, int outcome) {
        int child = children[column];
        boolean isWorse = outcome == WON ? child != WON : outcome != LOST && child == LOST;
        return isWorse || Rules.drop(all[0], column) == 0 ? -1 : visits[column];
    }

    /** The column that was looked at most, of those that {@link #shares} counts. */
    int choice() {
        int outcome = outcome(0);
        int best = 0;
        for (int column = 1; column < Rules.COLUMNS; column++) {
            if (counted(column, outcome) > counted(best, outcome)) {
                best = column;
            }
        }
        return best;
    }

    /** Whether it is known how the game ends. */
    boolean isSolved() {
        return outcome(0) != NONE;
    }

    /** What the position is worth by all that was seen, from -1 to 1. */
    float value() {
        int outcome = outcome(0);
        if (outcome != NONE) {
            return gain(outcome);
        }
        int total = 0;
        float sum = 0;
        for (int column = 0; column < Rules.COLUMNS; column++) {
            total += visits[column];
            sum += sums[column];
        }
        return total == 0 ? worth[0] : sum / total;
    }

    /** What the network alone thought of a column. */
    float prior(int column) {
        return priors[column];
    }

    /** What the network alone thought of the position. */
    float firstSight() {
        return worth[0];
    }
}
