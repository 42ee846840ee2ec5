// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.fourinarow;

/** A game under way. */
final class Game {

    private long own;
    private long all;
    private boolean isWon;

    /** Puts the stones back. */
    void clear() {
        own = 0;
        all = 0;
        isWon = false;
    }

    /** The stones of the player whose turn it is. */
    long own() {
        return own;
    }

    /** All stones. */
    long all() {
        return all;
    }

    /** How many stones there are; who began has the turn when they are even. */
    int plies() {
        return Rules.plies(all);
    }

    /** Whether a stone can be dropped into a column. */
    boolean allows(int column) {
        return !isOver() && column >= 0 && column < Rules.COLUMNS && Rules.drop(all, column) != 0;
    }

    /**
     * Drops a stone.
     *
     * @throws IllegalArgumentException if that is not allowed
     */
    void play(int column) {
        if (!allows(column)) {
            throw new IllegalArgumentException("no stone can be dropped into column " + column);
        }
        long stone = Rules.drop(all, column);
        isWon = Rules.isWon(own | stone);
        all |= stone;
        own = all & ~(own | stone);
    }

    /** A game in which these columns have been played, digits that count from 1. */
    static Game of(String columns) {
        Game game = new Game();
        columns.chars().forEach(digit -> game.play(digit - '1'));
        return game;
    }

    /** Whether the player who moved last has won. */
    boolean isWon() {
        return isWon;
    }

    /** Whether it is won or the board is full. */
    boolean isOver() {
        return isWon || Rules.isFull(all);
    }

    /** Draws the board: the stones of who began as X, the other's as O. */
    @Override
    public String toString() {
        long first = plies() % 2 == 0 ? own : all & ~own;
        StringBuilder text = new StringBuilder();
        for (int row = Rules.ROWS - 1; row >= 0; row--) {
            text.append("  |");
            for (int column = 0; column < Rules.COLUMNS; column++) {
                long cell = Rules.cell(column, row);
                text.append((all & cell) == 0 ? " ." : (first & cell) == 0 ? " O" : " X");
            }
            text.append(" |\n");
        }
        text.append("   ");
        for (int column = 1; column <= Rules.COLUMNS; column++) {
            text.append(' ').append(column);
        }
        return text.append('\n').toString();
    }
}
