// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.fourinarow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RulesTest {

    private static final int[][] DIRECTIONS = {{1, 0}, {0, 1}, {1, 1}, {1, -1}};

    /** The players' stones in columns and rows, 0 for none, the slow obvious way. */
    private final int[][] board = new int[Rules.COLUMNS][Rules.ROWS];

    private boolean hasFour(int player) {
        for (int column = 0; column < Rules.COLUMNS; column++) {
            for (int row = 0; row < Rules.ROWS; row++) {
                for (int[] direction : DIRECTIONS) {
                    int length = 0;
                    while (length < 4 && at(column + length * direction[0], row + length * direction[1]) == player) {
                        length++;
                    }
                    if (length == 4) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private int at(int column, int row) {
        return column >= 0 && column < Rules.COLUMNS && row >= 0 && row < Rules.ROWS ? board[column][row] : -1;
    }

    private int height(int column) {
        int height = 0;
        while (at(column, height) > 0) {
            height++;
        }
        return height;
    }

    @Test
    void agreesWithTheObviousBoard() {
        Random random = new Random(4);
        int wins = 0;
        int draws = 0;
        for (int i = 0; i < 500; i++) {
            for (int[] column : board) {
                Arrays.fill(column, 0);
            }
            Game game = new Game();
            int player = 1;
            while (!game.isOver()) {
                checkCells(game, player);
                int column = random.nextInt(Rules.COLUMNS);
                if (height(column) < Rules.ROWS) {
                    board[column][height(column)] = player;
                    game.play(column);
                    assertThat(game.isWon()).isEqualTo(hasFour(player));
                    player = 3 - player;
                } else {
                    assertThat(game.allows(column)).isFalse();
                }
            }
            wins += game.isWon() ? 1 : 0;
            draws += game.isWon() ? 0 : 1;
        }
        assertThat(wins).isGreaterThan(300);
        assertThat(draws).isPositive();
    }

    /** What is open, and where a stone would complete four. */
    private void checkCells(Game game, int player) {
        long open = 0;
        long threats = 0;
        for (int column = 0; column < Rules.COLUMNS; column++) {
            for (int row = height(column); row < Rules.ROWS; row++) {
                open |= row == height(column) ? Rules.cell(column, row) : 0;
                board[column][row] = player;
                threats |= hasFour(player) ? Rules.cell(column, row) : 0;
                board[column][row] = 0;
            }
        }
        assertThat(Rules.open(game.all())).isEqualTo(open);
        assertThat(Rules.threats(game.own(), game.all())).isEqualTo(threats);
        assertThat(Rules.canWin(game.own(), game.all())).isEqualTo((open & threats) != 0);
    }

    @Test
    void drawsTheBoard() {
        assertThat(Game.of("33421")).hasToString("""
                  | . . . . . . |
                  | . . . . . . |
                  | . . . . . . |
                  | . . O . . . |
                  | X O X X . . |
                    1 2 3 4 5 6
                """);
        assertThatThrownBy(() -> Game.of("111111")).hasMessage("no stone can be dropped into column 0");
        assertThatThrownBy(() -> Game.of("12121212")).hasMessage("no stone can be dropped into column 1");
        assertThat(Game.of("1212121").isWon()).isTrue();
    }

    @Test
    void showsBothPlayersStonesFromTheOnesSide() {
        Game game = Game.of("16");
        float[] seen = new float[Rules.WIDTH];
        Rules.write(game.own(), game.all(), seen, 0);
        int lowest = (Rules.ROWS - 1) * Rules.COLUMNS * 2;
        for (int i = 0; i < seen.length; i++) {
            // Who moves began in the first column, the other one answered in the last.
            assertThat(seen[i]).isEqualTo(i == lowest || i == seen.length - 1 ? 1 : 0);
        }
    }
}
