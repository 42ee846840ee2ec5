// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.fourinarow;

import io.github.annotron.runtime.Memory;
import io.github.annotron.runtime.data.ReplayBuffer;
import java.util.Random;
import org.ejml.data.FMatrixRMaj;

/**
 * Many games of a network against itself, side by side, so that it judges positions of all of them at once. What is learnt from a position
 * is where its search looked, and what it was worth: the mean of how the game ended and of what the search thought, which chance in later
 * moves does not touch.
 */
final class SelfPlay {

    /** How many games are under way. */
    static final int TABLES = 64;

    /**
     * A quarter of the games begin with up to so many moves by chance, from which nothing is learnt, so that it also sees what it would not let
     * happen.
     */
    private static final int STRANGE_MOVES = 12;

    /** In the first moves a column is chosen by chance, as often as it was looked at, so that games differ; then the best one. */
    private static final int OPENING = 8;

    /** How much chance is mixed into what the network thinks of the move that is searched. */
    private static final float NOISE = 0.25f;

    private final FourNetPredictor predictor;
    private final int descents;
    private final ReplayBuffer memory;
    private final Random random;

    private final Game[] games = new Game[TABLES];
    private final Search[] searches = new Search[TABLES];
    private final float[][][] boards = new float[TABLES][Rules.CELLS][Rules.WIDTH];
    private final float[][][] shares = new float[TABLES][Rules.CELLS][Rules.COLUMNS];
    private final float[][] worth = new float[TABLES][Rules.CELLS];
    private final int[] first = new int[TABLES];
    private int finished;
    private int plies;

    private final int[] asked = new int[TABLES];
    private final FMatrixRMaj[] seen = {new FMatrixRMaj(TABLES, Rules.WIDTH)};
    private final FMatrixRMaj[] thoughts = {new FMatrixRMaj(TABLES, Rules.COLUMNS), new FMatrixRMaj(TABLES, 1)};
    private final float[] scratch = new float[Rules.COLUMNS];
    private final float[] mirroredBoard = new float[Rules.WIDTH];
    private final float[] mirroredShares = new float[Rules.COLUMNS];
    private final float[] target = new float[1];

    /**
     * Begins games.
     *
     * @param descents of the search for a move
     * @param memory receives a board, the shares of the columns and the worth of each position, and of its mirror image
     */
    SelfPlay(FourNetModel model, int descents, ReplayBuffer memory, Random random) {
        predictor = model.newPredictor(TABLES, Memory.REUSED);
        this.descents = descents;
        this.memory = memory;
        this.random = random;
        for (int i = 0; i < TABLES; i++) {
            games[i] = new Game();
            searches[i] = new Search(descents);
            begin(i);
        }
    }

    private void begin(int table) {
        Game game = games[table];
        game.clear();
        int strange = random.nextInt(4) == 0 ? 1 + random.nextInt(STRANGE_MOVES) : 0;
        while (game.plies() < strange) {
            game.play(Player.any(random, Rules.open(game.all())));
            if (game.isOver()) {
                game.clear();
            }
        }
        first[table] = strange;
    }

    /** How many games have been finished. */
    int finished() {
        return finished;
    }

    /** How long they were in the mean. */
    double meanLength() {
        return (double) plies / finished;
    }

    /** Makes a move in each game. */
    void move() {
        for (int i = 0; i < TABLES; i++) {
            searches[i].start(games[i].own(), games[i].all());
        }
        descendAll();
        for (Search search : searches) {
            search.stir(random, NOISE, scratch);
        }
        for (int descent = 0; descent < descents; descent++) {
            descendAll();
        }
        for (int i = 0; i < TABLES; i++) {
            move(i);
        }
    }

    /** A descent in each search, all of whose new positions are judged together. */
    private void descendAll() {
        int rows = 0;
        for (int i = 0; i < TABLES; i++) {
            if (searches[i].descend()) {
                searches[i].write(seen[0].data, rows * Rules.WIDTH);
                asked[rows++] = i;
            }
        }
        if (rows == 0) {
            return;
        }
        seen[0].reshape(rows, Rules.WIDTH);
        thoughts[0].reshape(rows, Rules.COLUMNS);
        thoughts[1].reshape(rows, 1);
        predictor.predict(seen, thoughts);
        for (int row = 0; row < rows; row++) {
            searches[asked[row]].judged(thoughts[0].data, row * Rules.COLUMNS, thoughts[1].data[row]);
        }
    }

    private void move(int table) {
        Game game = games[table];
        int ply = game.plies();
        Rules.write(game.own(), game.all(), boards[table][ply], 0);
        float[] looked = shares[table][ply];
        searches[table].shares(looked);
        worth[table][ply] = searches[table].value();
        game.play(ply < OPENING ? drawn(looked) : searches[table].choice());
        if (game.isOver()) {
            remember(table);
            finished++;
            plies += game.plies();
            begin(table);
        }
    }

    private int drawn(float[] looked) {
        float at = random.nextFloat();
        int column = 0;
        // What was not looked at is not chosen, whatever the roundings.
        for (int i = 0; i < Rules.COLUMNS && at >= 0; i++) {
            if (looked[i] > 0) {
                column = i;
                at -= looked[i];
            }
        }
        return column;
    }

    private void remember(int table) {
        int last = games[table].plies() - 1;
        for (int ply = first[table]; ply <= last; ply++) {
            boolean isLastMovers = (last - ply) % 2 == 0;
            float end = games[table].isWon() ? (isLastMovers ? 1 : -1) : 0;
            target[0] = (end + worth[table][ply]) / 2;
            memory.add(boards[table][ply], shares[table][ply], target);
            mirror(boards[table][ply], mirroredBoard, Rules.PLANES);
            mirror(shares[table][ply], mirroredShares, 1);
            memory.add(mirroredBoard, mirroredShares, target);
        }
    }

    private static void mirror(float[] from, float[] to, int width) {
        int line = Rules.COLUMNS * width;
        for (int i = 0; i < from.length; i++) {
            int column = i % line / width;
            to[i + (Rules.COLUMNS - 1 - 2 * column) * width] = from[i];
        }
    }
}
