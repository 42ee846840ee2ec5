// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.fourinarow;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;

/** Games of the user against a network, in text: reads commands line by line, also from a pipe, and ends with the input. */
final class Duel {

    private static final String HELP = "A number from 1 to " + Rules.COLUMNS
            + " drops a stone into that column; hint: what the network would think in your place; undo: take back your last"
            + " move; new: another game, in which the other begins; quit.";

    private final Thinker thinker;
    private final BufferedReader in;
    private final PrintWriter out;
    private final StringBuilder moves = new StringBuilder();
    private Game game = new Game();

    /** Which plies are the user's: those that are even or those that are odd. */
    private int parity;

    private int wins;
    private int draws;
    private int losses;

    Duel(Thinker thinker, BufferedReader in, PrintWriter out) {
        this.thinker = thinker;
        this.in = in;
        this.out = out;
    }

    /**
     * Plays until the user has enough.
     *
     * @param userBegins whether the first game is begun by the user
     */
    void play(boolean userBegins) throws IOException {
        parity = userBegins ? 0 : 1;
        out.println("Four in a row, in a column or on a diagonal win. You are X if you begin, else O.");
        out.println(HELP);
        begin();
        boolean goesOn = true;
        while (goesOn) {
            out.print("> ");
            out.flush();
            String line = in.readLine();
            goesOn = line != null && obey(line.strip().toLowerCase(Locale.ROOT));
        }
        out.printf("%nYou won %d, %d were drawn, and you lost %d.%n", wins, draws, losses);
        out.flush();
    }

    private void begin() {
        game = new Game();
        moves.setLength(0);
        out.println();
        if (parity == 1) {
            answer();
        } else {
            out.print(game);
        }
    }

    /** Does what a line says, and returns whether to go on. */
    private boolean obey(String line) {
        switch (line) {
            case "" -> {}
            case "quit", "exit", "q" -> {
                return false;
            }
            case "help", "?" -> out.println(HELP);
            case "new" -> {
                parity = 1 - parity;
                begin();
            }
            case "hint" -> hint();
            case "undo" -> undo();
            default -> move(line);
        }
        return true;
    }

    private void hint() {
        if (game.isOver()) {
            out.println("The game is over; new begins another one.");
            return;
        }
        thinker.think(game);
        out.println(thinker.thoughts());
    }

    private void undo() {
        if (moves.length() < 2) {
            out.println("There is no move of yours to take back.");
            return;
        }
        if (game.isOver()) {
            count(-1);
        }
        // Down to the user's last move, and that one too.
        do {
            moves.setLength(moves.length() - 1);
        } while (moves.length() % 2 != parity);
        game = Game.of(moves.toString());
        out.print(game);
    }

    private void move(String line) {
        if (!line.matches("[0-9]{1,9}")) {
            out.printf("\"%s\" is neither a column nor a command. %s%n", line, HELP);
            return;
        }
        int column = Integer.parseInt(line) - 1;
        if (game.isOver()) {
            out.println("The game is over; new begins another one.");
        } else if (column < 0 || column >= Rules.COLUMNS) {
            out.printf("There is no column %s: columns are 1 to %d.%n", line, Rules.COLUMNS);
        } else if (!game.allows(column)) {
            out.printf("Column %s is full; open are%s.%n", line, open());
        } else {
            drop(column);
            if (game.isOver()) {
                out.print(game);
                end("You have won.");
            } else {
                answer();
            }
        }
    }

    private String open() {
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < Rules.COLUMNS; column++) {
            text.append(game.allows(column) ? " " + (column + 1) : "");
        }
        return text.toString();
    }

    private void drop(int column) {
        game.play(column);
        moves.append(column + 1);
    }

    private void answer() {
        int column = thinker.choose(game);
        out.println(thinker.thoughts());
        drop(column);
        out.printf("The network plays %d.%n%n", column + 1);
        out.print(game);
        if (game.isOver()) {
            end("The network has won.");
        }
    }

    private void end(String victory) {
        out.println(game.isWon() ? victory : "The board is full: a draw.");
        count(1);
        out.println("new begins another game, quit ends.");
    }

    private void count(int by) {
        if (!game.isWon()) {
            draws += by;
        } else if ((game.plies() - 1) % 2 == parity) {
            wins += by;
        } else {
            losses += by;
        }
    }
}
