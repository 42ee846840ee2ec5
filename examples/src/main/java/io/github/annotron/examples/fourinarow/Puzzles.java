// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.fourinarow;

import io.github.annotron.runtime.training.ProgressBar;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Positions in which some moves keep what the position is worth and others throw it away, with the moves that keep it. Nobody can win at
 * once.
 *
 * @param positions reached by random moves
 */
record Puzzles(List<Puzzle> positions) {

    private static final int FEWEST_PLIES = 8;
    private static final int MOST_PLIES = 22;

    Puzzles {
        positions = List.copyOf(positions);
    }

    /**
     * A position.
     *
     * @param game at the position
     * @param perfect the cells into which the stones of perfect moves fall
     */
    record Puzzle(Game game, long perfect) {}

    /** Draws positions and solves them. */
    static Puzzles of(Solver solver, int count, Random random, ProgressBar bar) {
        Player chance = Player.random(random);
        List<Puzzle> positions = new ArrayList<>();
        while (positions.size() < count) {
            int plies = FEWEST_PLIES + random.nextInt(MOST_PLIES - FEWEST_PLIES + 1);
            Game game = new Game();
            while (!game.isOver() && game.plies() < plies) {
                game.play(chance.choose(game));
            }
            if (!game.isOver() && !Rules.canWin(game.own(), game.all())) {
                long perfect = solver.perfect(game);
                if (perfect != Rules.open(game.all())) {
                    positions.add(new Puzzle(game, perfect));
                    bar.show("puzzles", positions.size(), count, "solved");
                }
            }
        }
        bar.line(count + " puzzles solved");
        return new Puzzles(positions);
    }

    /** The share of the positions in which a player chooses a perfect move. */
    double solvedBy(Player player) {
        return (double) positions.stream()
                        .filter(each -> (Rules.drop(each.game.all(), player.choose(each.game)) & each.perfect) != 0)
                        .count()
                / positions.size();
    }
}
