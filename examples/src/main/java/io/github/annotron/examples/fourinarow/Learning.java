// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.fourinarow;

import io.github.annotron.runtime.Seeds;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.data.ReplayBuffer;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.schedule.Schedule;
import io.github.annotron.runtime.schedule.Span;
import io.github.annotron.runtime.training.ProgressBar;
import io.github.annotron.runtime.training.Regularization;
import io.github.annotron.runtime.training.TrainingSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Learns from games with itself: plays, learns from the latest games where its search looked and how they went, and plays better.
 */
final class Learning implements AutoCloseable {

    static final double RATE = 2e-3;
    static final int BATCH = 128;
    static final int MEMORY = 40_000;

    /** Steps after each move of all games, which makes twice as many samples as there are games. */
    private static final int STEPS_A_MOVE = 6;

    private static final int FIRST_SAMPLES = 2000;
    private static final double DECAY = 1e-4;
    private static final float LAST_RATE = 0.05f;

    private final int games;
    private final int descents;
    private final FourNetModel model;
    private final TrainingSession session;
    private final SelfPlay play;
    private final ReplayBuffer memory = new ReplayBuffer(MEMORY, Rules.WIDTH, Rules.COLUMNS, 1);
    private final Random random;
    private final int[] rows = new int[BATCH];
    private @Nullable Dataset data;
    private int steps;

    // Since the last look.
    private int counted;
    private double losses;

    /**
     * Learns nothing yet.
     *
     * @param games how many it will play
     * @param descents of the search for a move
     */
    Learning(int games, int descents, long seed) {
        this.games = games;
        this.descents = descents;
        FourNetTrainer trainer = FourNetTrainer.builder()
                .optimizer(Adam.of(RATE))
                // An epoch is a game.
                .schedule(Schedule.cosine(Span.epochs(games)).end(LAST_RATE))
                .regularization(Regularization.l2(DECAY))
                .seed(seed)
                .build();
        model = trainer.model();
        session = trainer.session(BATCH, 1);
        random = new Random(Seeds.of(seed, "games"));
        play = new SelfPlay(model, descents, memory, random);
    }

    /** What learns. */
    FourNetModel model() {
        return model;
    }

    /**
     * What was seen after some games.
     *
     * @param games so far
     * @param steps of training so far
     * @param loss mean since the last look: cross-entropy of the moves, squared error of the worth, and the penalty of the weights;
     *     NaN if there was no step
     * @param firstSight the share of puzzles that the network alone solves
     * @param searched the share that it solves with a search
     */
    record Look(int games, int steps, double loss, double firstSight, double searched) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%,6d games, %,6d steps, loss %.3f; puzzles solved at first sight %.1f %%, with a search %.1f %%",
                    games,
                    steps,
                    loss,
                    100 * firstSight,
                    100 * searched);
        }
    }

    /**
     * Plays all games, and learns.
     *
     * @param looks how often to look at it, evenly
     */
    List<Look> run(int looks, Puzzles puzzles, ProgressBar bar) {
        List<Look> seen = new ArrayList<>();
        while (seen.size() < looks) {
            int until = (int) ((long) games * (seen.size() + 1) / looks);
            while (play.finished() < until) {
                play.move();
                train();
                bar.show("playing", Math.min(games, play.finished()), games, state());
            }
            Look look = new Look(
                    play.finished(),
                    steps,
                    loss(),
                    puzzles.solvedBy(new Thinker(model, 0)),
                    puzzles.solvedBy(new Thinker(model, descents)));
            seen.add(look);
            bar.line(look.toString());
            losses = 0;
            counted = 0;
        }
        return seen;
    }

    private String state() {
        return String.format(Locale.ROOT, "loss %.3f, games %.1f long", loss(), play.meanLength());
    }

    private double loss() {
        return counted == 0 ? Double.NaN : losses / counted;
    }

    private void train() {
        if (memory.size() < FIRST_SAMPLES) {
            return;
        }
        Dataset samples = data;
        if (samples == null) {
            samples = Dataset.builder()
                    .input("board", memory.rows(0))
                    .target("move", memory.rows(1))
                    .target("worth", memory.rows(2))
                    .build();
            data = samples;
        }
        session.epoch(Math.min(games, play.finished()));
        for (int i = 0; i < STEPS_A_MOVE; i++) {
            memory.draw(random, rows, 0, BATCH);
            losses += session.step(samples, rows, 0, BATCH);
            counted++;
            steps++;
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
