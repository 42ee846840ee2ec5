// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.fourinarow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SolverTest {

    private final Solver solver = new Solver();

    /** The value of the position for who has {@code own} and the turn, by looking at everything. */
    private static int naive(long own, long others) {
        long all = own | others;
        if (Rules.isWon(others)) {
            return -1;
        }
        int best = Rules.isFull(all) ? 0 : -1;
        for (int column = 0; column < Rules.COLUMNS && best < 1; column++) {
            long stone = Rules.drop(all, column);
            if (stone != 0) {
                best = Math.max(best, -naive(others, own | stone));
            }
        }
        return best;
    }

    @Test
    void agreesWithLookingAtEverything() {
        Random random = new Random(8);
        Player chance = Player.random(random);
        int[] values = new int[3];
        int positions = 0;
        while (positions < 150) {
            Game game = new Game();
            int plies = 16 + random.nextInt(Rules.CELLS - 16);
            while (!game.isOver() && game.plies() < plies) {
                game.play(chance.choose(game));
            }
            if (game.isOver()) {
                continue;
            }
            positions++;
            long others = game.all() & ~game.own();
            int value = naive(game.own(), others);
            assertThat(solver.value(game.own(), game.all())).isEqualTo(value);
            values[value + 1]++;
            long perfect = 0;
            boolean wins = Rules.canWin(game.own(), game.all());
            for (int column = 0; column < Rules.COLUMNS; column++) {
                long stone = Rules.drop(game.all(), column);
                boolean keeps = stone != 0 && -naive(others, game.own() | stone) == value;
                perfect |= keeps && (!wins || Rules.isWon(game.own() | stone)) ? stone : 0;
            }
            assertThat(solver.perfect(game)).isEqualTo(perfect);
        }
        assertThat(Arrays.stream(values).min().orElseThrow()).isGreaterThan(10);
    }

    @Test
    void findsTheBeginningToBeADraw() {
        assertThat(solver.value(0, 0)).isZero();
    }

    /** Three in a row on the ground with both ends open cannot be stopped. */
    @Test
    void knowsTheDoubleThreat() {
        Game game = Game.of("3141");
        assertThat(solver.value(game.own(), game.all())).isEqualTo(1);
        assertThat(solver.perfect(game) & Rules.cell(4, 0)).isNotZero();
    }

    @Test
    void neverLosesAndNeitherDoPerfectPlayers() {
        Random random = new Random(2);
        Player perfect = game -> Player.any(random, solver.perfect(game));
        assertThat(Arena.play(perfect, Player.minimax(4, random), 2).losses()).isZero();
        assertThat(Arena.play(perfect, perfect, 1).draws()).isEqualTo(1);
    }
}
