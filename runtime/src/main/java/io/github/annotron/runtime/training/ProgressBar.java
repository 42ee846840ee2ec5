// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/**
 * Prints the progress of training: on a terminal a bar with loss, accuracy, speed and remaining time of the epoch, redrawn
 * in place; elsewhere a line an epoch. In loops of one's own, {@link #show} draws the bar and {@link #line} ends it.
 */
public final class ProgressBar implements TrainingListener {

    private static final int WIDTH = 24;
    private static final long NANOS_BETWEEN_DRAWINGS = 100_000_000;

    private final PrintStream stream;
    private final boolean terminal;
    private long drawn = System.nanoTime() - NANOS_BETWEEN_DRAWINGS;
    private long begun;
    private int length;

    /**
     * Prints to a stream.
     *
     * @param stream where to; taken for a terminal if the program has one
     */
    @SuppressWarnings("SystemConsoleNull") // JDKs 22 to 24 may have one where there is no terminal; hence TERM, too
    public ProgressBar(PrintStream stream) {
        this(stream, System.console() != null && System.getenv("TERM") != null);
    }

    ProgressBar(PrintStream stream, boolean terminal) {
        this.stream = stream;
        this.terminal = terminal;
    }

    @Override
    public void batchDone(TrainingProgress progress) {
        long now = System.nanoTime();
        if (!terminal || now - drawn < NANOS_BETWEEN_DRAWINGS) {
            return;
        }
        drawn = now;
        double speed = progress.samples() / progress.seconds();
        draw(
                heading(progress),
                progress.samples(),
                progress.size(),
                results(progress.loss(), progress.accuracy()) + String.format(Locale.ROOT, ", %.0f samples/s", speed),
                progress.seconds());
    }

    /**
     * Draws the bar of a loop of one's own, at most ten times a second, and on terminals only. The time that is left is reckoned from
     * the first call after the last {@link #line}.
     *
     * @param heading what is being done
     * @param done how much of it is done, from 0 to {@code all}
     * @param all how much there is to do, at least 1
     * @param results how it goes
     */
    public void show(String heading, long done, long all, String results) {
        long now = System.nanoTime();
        if (begun == 0) {
            begun = now;
        }
        if (terminal && now - drawn >= NANOS_BETWEEN_DRAWINGS) {
            drawn = now;
            draw(heading, done, all, results, (now - begun) / 1e9);
        }
    }

    /** Prints a line in place of the bar. */
    public void line(String text) {
        redraw(text);
        stream.println();
        length = 0;
        begun = 0;
    }

    private void draw(String heading, long done, long all, String results, double seconds) {
        int filled = (int) (WIDTH * done / all);
        String left = done == 0 ? "" : ", " + time(seconds * (all - done) / done) + " left";
        redraw(heading + " [" + "=".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + results + left);
        stream.flush();
    }

    @Override
    public void epochDone(Epoch epoch, TrainingProgress progress) {
        Evaluation validation = epoch.validation();
        line(String.format(
                Locale.ROOT,
                "%s %s%s, %s, %.0f samples/s",
                heading(progress),
                results(epoch.loss(), epoch.accuracy()),
                validation == null ? "" : "; validation " + results(validation.loss(), validation.accuracy()),
                time(epoch.seconds()),
                epoch.samplesPerSecond()));
    }

    private void redraw(String line) {
        // What is left of a longer line is overwritten with spaces.
        stream.print(terminal ? "\r" + line + " ".repeat(Math.max(0, length - line.length())) : line);
        length = line.length();
    }

    private static String heading(TrainingProgress progress) {
        return "epoch " + progress.epoch() + "/" + progress.epochs();
    }

    private static String results(double loss, double accuracy) {
        return new Evaluation(loss, accuracy, 0, List.of()).toString();
    }

    private static String time(double seconds) {
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        return whole < 3600
                ? String.format(Locale.ROOT, "%d:%02d min", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d h", whole / 3600, whole / 60 % 60);
    }
}
