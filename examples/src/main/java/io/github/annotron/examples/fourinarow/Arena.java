// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.fourinarow;

import java.util.Locale;

/** Lets two players play each other. */
final class Arena {

    private Arena() {}

    /**
     * Games of one player against another.
     *
     * @param wins that it won
     * @param draws that nobody won
     * @param losses that the other won
     */
    record Score(int wins, int draws, int losses) {

        int games() {
            return wins + draws + losses;
        }

        /** The share of the points: 1 for a win, a half for a draw. */
        double points() {
            return (wins + 0.5 * draws) / games();
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%d won, %d drawn, %d lost", wins, draws, losses);
        }
    }

    /** Plays so many games, of which the player begins every other one, the first one included. */
    static Score play(Player player, Player other, int games) {
        int wins = 0;
        int draws = 0;
        for (int i = 0; i < games; i++) {
            Game game = new Game();
            int parity = i % 2;
            while (!game.isOver()) {
                boolean isPlayers = game.plies() % 2 == parity;
                game.play((isPlayers ? player : other).choose(game));
            }
            if (!game.isWon()) {
                draws++;
            } else if ((game.plies() - 1) % 2 == parity) {
                wins++;
            }
        }
        return new Score(wins, draws, games - wins - draws);
    }
}
