// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.fourinarow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.annotron.runtime.data.ReplayBuffer;
import io.github.annotron.runtime.data.Rows;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SearchTest {

    private static final float[] ANY = {1f / 6, 1f / 6, 1f / 6, 1f / 6, 1f / 6, 1f / 6};

    /** A search that knows nothing but the rules. */
    private static void search(Search search, Game game, int descents) {
        search.start(game.own(), game.all());
        for (int i = 0; i <= descents; i++) {
            if (search.descend()) {
                search.judged(ANY, 0, 0);
            }
        }
    }

    private static float[] shares(Game game, int descents) {
        Search search = new Search(descents);
        search(search, game, descents);
        float[] shares = new float[Rules.COLUMNS];
        search.shares(shares);
        return shares;
    }

    @Test
    void winsWhereItCan() {
        float[] shares = shares(Game.of("112233"), 1);
        assertThat(shares[3]).isEqualTo(1);
    }

    @Test
    void preventsALoss() {
        assertThat(shares(Game.of("11223"), 100)[3]).isGreaterThan(0.5f);
    }

    @Test
    void valuesAreForWhoMoves() {
        Search search = new Search(200);
        search(search, Game.of("3141"), 200);
        assertThat(search.value()).isGreaterThan(0.5f);
        search(search, Game.of("31415"), 200);
        assertThat(search.value()).isLessThan(-0.9f);
    }

    /** Where it is sure, the solver must say the same. */
    @Test
    void knowsEndsForSure() {
        Solver solver = new Solver();
        Random random = new Random(9);
        Player chance = Player.random(random);
        Search search = new Search(3000);
        int sure = 0;
        for (int i = 0; i < 300; i++) {
            Game game = new Game();
            while (!game.isOver() && game.plies() < 12 + i % 17) {
                game.play(chance.choose(game));
            }
            if (!game.isOver()) {
                search(search, game, 3000);
                if (search.isSolved()) {
                    sure++;
                    assertThat(search.value()).isEqualTo(solver.value(game.own(), game.all()));
                    assertThat(Rules.drop(game.all(), search.choice()) & solver.perfect(game))
                            .isNotZero();
                }
            }
        }
        assertThat(sure).isGreaterThan(80);
    }

    /** All that was looked at loses: what was not looked at is left. */
    @Test
    void choosesWhatIsNotKnownToLose() {
        Random random = new Random(1);
        Player chance = Player.random(random);
        float[] shares = new float[Rules.COLUMNS];
        for (int i = 0; i < 100; i++) {
            Game game = new Game();
            while (!game.isOver()) {
                Search search = new Search(2);
                search(search, game, 2);
                search.shares(shares);
                float sum = 0;
                for (int column = 0; column < Rules.COLUMNS; column++) {
                    assertThat(shares[column] > 0 && !game.allows(column)).isFalse();
                    sum += shares[column];
                }
                assertThat(sum).isCloseTo(1, within(1e-5f));
                assertThat(game.allows(search.choice())).isTrue();
                game.play(chance.choose(game));
            }
        }
    }

    @Test
    void leavesFullColumnsAlone() {
        float[] shares = shares(Game.of("11111"), 60);
        assertThat(shares[0]).isZero();
        float sum = 0;
        for (float share : shares) {
            sum += share;
        }
        assertThat(sum).isCloseTo(1, within(1e-5f));
    }

    @Test
    void solvesMostPuzzlesByRulesAlone() {
        Solver solver = new Solver();
        Random random = new Random(6);
        Player chance = Player.random(random);
        Search search = new Search(2000);
        int puzzles = 0;
        int solved = 0;
        while (puzzles < 40) {
            Game game = new Game();
            while (!game.isOver() && game.plies() < 14) {
                game.play(chance.choose(game));
            }
            if (!game.isOver() && solver.perfect(game) != Rules.open(game.all())) {
                puzzles++;
                search(search, game, 2000);
                solved += (Rules.drop(game.all(), search.choice()) & solver.perfect(game)) != 0 ? 1 : 0;
            }
        }
        assertThat(solved).isGreaterThanOrEqualTo(32);
    }

    @Test
    void allocatesNothing() {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        Search search = new Search(300);
        Game game = Game.of("34");
        search(search, game, 300);
        long before = threads.getCurrentThreadAllocatedBytes();
        long asking = threads.getCurrentThreadAllocatedBytes() - before;
        before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 50; i++) {
            search(search, game, 300);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isEqualTo(asking);
    }

    @Test
    void remembersGamesAndTheirMirrorImages() {
        ReplayBuffer memory = new ReplayBuffer(5000, Rules.WIDTH, Rules.COLUMNS, 1);
        SelfPlay play = new SelfPlay(FourNetModel.create(1), 2, memory, new Random(3));
        while (play.finished() < 30) {
            play.move();
        }
        Rows boards = memory.rows(0);
        Rows shares = memory.rows(1);
        Rows ends = memory.rows(2);
        float[] board = new float[Rules.WIDTH];
        float[] mirror = new float[Rules.WIDTH];
        float[] looked = new float[Rules.COLUMNS];
        float[] mirrored = new float[Rules.COLUMNS];
        float[] end = new float[1];
        int beginnings = 0;
        float[] previous = new float[Rules.WIDTH];
        Arrays.fill(previous, 1);
        int contrary = 0;
        int alike = 0;
        float last = 0;
        for (int row = 0; row < memory.size(); row += 2) {
            boards.read(row, board, 0);
            boards.read(row + 1, mirror, 0);
            shares.read(row, looked, 0);
            shares.read(row + 1, mirrored, 0);
            float sum = 0;
            float[] expected = new float[Rules.WIDTH];
            for (int column = 0; column < Rules.COLUMNS; column++) {
                sum += looked[column];
                for (int line = 0; line < Rules.ROWS; line++) {
                    for (int plane = 0; plane < Rules.PLANES; plane++) {
                        int at = (line * Rules.COLUMNS + column) * Rules.PLANES + plane;
                        int other = (line * Rules.COLUMNS + Rules.COLUMNS - 1 - column) * Rules.PLANES + plane;
                        expected[other] = board[at];
                    }
                }
            }
            assertThat(mirror).isEqualTo(expected);
            assertThat(mirrored).containsExactly(looked[5], looked[4], looked[3], looked[2], looked[1], looked[0]);
            assertThat(sum).isCloseTo(1, within(1e-5f));
            ends.read(row, end, 0);
            boolean isNext = follows(previous, board);
            beginnings += isNext ? 0 : 1;
            if (isNext) {
                contrary += end[0] * last < 0 ? 1 : 0;
                alike += end[0] * last > 0 ? 1 : 0;
            }
            previous = board.clone();
            last = end[0];
        }
        assertThat(beginnings).isEqualTo(play.finished());
        assertThat(alike).as("what is good for one is bad for the other").isLessThan(contrary / 2);
    }

    /** Whether a board is another one, seen from the other side, with one stone more. */
    private static boolean follows(float[] before, float[] after) {
        int more = 0;
        for (int i = 0; i < before.length; i += Rules.PLANES) {
            if (after[i] != before[i + 1] || after[i + 1] < before[i]) {
                return false;
            }
            more += (int) (after[i + 1] - before[i]);
        }
        return more == 1;
    }
}
