// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.fourinarow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class DuelTest {

    private static String play(boolean userBegins, String... lines) throws IOException {
        StringWriter out = new StringWriter();
        BufferedReader in = new BufferedReader(new StringReader(String.join("\n", lines)));
        new Duel(new Thinker(FourNetModel.create(1), 50), in, new PrintWriter(out)).play(userBegins);
        return out.toString();
    }

    @Test
    void answersMovesAndSaysWhatItThinks() throws Exception {
        String text = play(true, "3", "quit");

        assertThat(text)
                .contains("| . . . . . . |", "1 2 3 4 5 6", "The network plays ", "first sight", "looked at", "worth ");
        assertThat(text).contains("X").endsWith(String.format("You won 0, 0 were drawn, and you lost 0.%n"));
    }

    @Test
    void letsTheNetworkBegin() throws Exception {
        String text = play(false, "quit");
        assertThat(text).contains("The network plays ", "X").doesNotContain("O |");
    }

    @Test
    void saysWhatIsWrongWithAMove() throws Exception {
        String text = play(true, "hello", "7", "0", "1", "1", "1", "1", "1", "1", "help");

        assertThat(text).contains("\"hello\" is neither a column nor a command. A number from 1 to 6 drops a stone");
        assertThat(text).contains("There is no column 7: columns are 1 to 6.", "There is no column 0");
        assertThat(text).containsPattern("Column 1 is full; open are( [2-6])+\\.|has won|have won");
        assertThat(text).as("ends with the input").contains("You won ");
    }

    @Test
    void takesMovesBack() throws Exception {
        String text = play(true, "undo", "2", "undo", "quit");
        assertThat(text).contains("There is no move of yours to take back.");
        String afterUndo = text.substring(text.lastIndexOf("> ", text.lastIndexOf("> ") - 1));
        assertThat(afterUndo).contains("| . . . . . . |\n    1 2").doesNotContain("X");
    }

    @Test
    void hintsAndBeginsAnew() throws Exception {
        String text = play(true, "hint", "new", "new", "quit");
        assertThat(text.split("first sight").length).isGreaterThan(2);
        assertThat(text).contains("The network plays ");
    }

    /** Whoever plays only the first column, then the second, and so on loses, even to a search that knows only the rules. */
    @Test
    void countsGames() throws Exception {
        String text = play(true, "1 2 3 4 5 6 1 2 3 4 5 6 1 2 3 4 5 6 1 2 3 4 5 6 1 2 3 4 5 6".split(" "));
        assertThat(text).contains("The network has won.", "The game is over; new begins another one.");
        assertThat(text).endsWith(String.format("You won 0, 0 were drawn, and you lost 1.%n"));
    }
}
