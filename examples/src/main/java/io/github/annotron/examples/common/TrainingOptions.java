// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.common;

import io.github.annotron.live.LivePage;
import io.github.annotron.runtime.checkpoint.Checkpoints;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.log.TensorBoardLog;
import io.github.annotron.runtime.schedule.Schedule;
import io.github.annotron.runtime.schedule.Span;
import io.github.annotron.runtime.training.Fit;
import io.github.annotron.runtime.training.TrainingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options of programs that train: how long, on how many cores, and from which random numbers. */
public class TrainingOptions {

    @Option(names = "--epochs", paramLabel = "N", description = "Passes over the data. Default: ${DEFAULT-VALUE}.")
    private int epochs;

    @Option(names = "--batch", paramLabel = "N", description = "Samples per training step. Default: ${DEFAULT-VALUE}.")
    private int batch;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many share a step. Default: all cores. The result does not depend on it.")
    private int threads;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "For first weights, order and all else that is random. Default: ${DEFAULT-VALUE}.")
    private long seed = 42;

    @Option(
            names = "--checkpoints",
            paramLabel = "FOLDER",
            description =
                    "Where training saves itself after each epoch. Started again with it, training that was ended goes on.")
    private @Nullable Path checkpoints;

    @Option(names = "--tensorboard", paramLabel = "FOLDER", description = "Where to write what TensorBoard shows.")
    private @Nullable Path tensorBoard;

    @Option(
            names = "--live",
            paramLabel = "PORT",
            arity = "0..1",
            fallbackValue = "0",
            description = "Show training in a browser, on this machine only. Default of the port: any that is free.")
    private @Nullable Integer live;

    private @Nullable LivePage page;

    /** Options with these defaults. */
    public TrainingOptions(int epochs, int batch) {
        this.epochs = epochs;
        this.batch = batch;
    }

    /**
     * Refuses values that make no sense.
     *
     * @throws ParameterException naming the option
     */
    public void check(CommandLine line) {
        Cli.atLeast(line, "--epochs", epochs, 1);
        Cli.atLeast(line, "--batch", batch, 1);
        if (line.getParseResult().hasMatchedOption("--threads")) {
            Cli.atLeast(line, "--threads", threads, 1);
        }
        if (live != null) {
            try {
                page = LivePage.on(live);
            } catch (IllegalArgumentException | TrainingException e) {
                throw new ParameterException(line, "--live " + live + ": " + e.getMessage(), e);
            }
        }
    }

    /** The page that shows training, if it was asked for. */
    public Optional<LivePage> page() {
        return Optional.ofNullable(page);
    }

    /**
     * Keeps the page that shows training, if it was asked for, until the user presses Enter; then closes it. Without a terminal it is
     * closed at once.
     *
     * @param out receives what is to be told
     */
    public void endPage(PrintWriter out) throws IOException {
        LivePage shown = page;
        if (shown != null) {
            try (shown) {
                if (isOnTerminal()) {
                    out.println("The live training page stays until you press Enter: " + shown.address());
                    out.flush();
                    // What was typed before does not count.
                    System.in.skip(System.in.available());
                    System.in.read();
                }
            }
        }
    }

    /** Whether somebody may be there to type something. JDKs 22 to 24 may say so without a terminal; then reading ends at once. */
    @SuppressWarnings("SystemConsoleNull")
    public static boolean isOnTerminal() {
        return System.console() != null;
    }

    /** How to train, with a progress bar, and with checkpoints and logs if they were asked for. */
    public Fit fit(Dataset validation) {
        return fit(validation, "");
    }

    /** The same for one of several trainings, whose checkpoints and logs are in folders of these names. */
    public Fit fit(Dataset validation, String run) {
        Fit fit = Fit.epochs(epochs)
                .batchSize(batch)
                .threads(threads)
                .validation(validation)
                .progress();
        if (tensorBoard != null) {
            fit = fit.listener(TensorBoardLog.in(tensorBoard.resolve(run)));
        }
        if (page != null) {
            fit = fit.listener(page);
        }
        return checkpoints == null
                ? fit
                : fit.checkpoints(Checkpoints.in(checkpoints.resolve(run))).resume();
    }

    /** A learning rate that falls evenly to 0 by the end, after it rose during this share of the epochs, 0 for none. */
    public Schedule falling(double rise) {
        Schedule fall = Schedule.linear(Span.epochs((1 - rise) * epochs));
        return rise == 0 ? fall : fall.warmUp(Span.epochs(rise * epochs));
    }

    /** The seed. */
    public long seed() {
        return seed;
    }

    /** Names and values for a report. */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("epochs", Integer.toString(epochs));
        settings.put("batch", Integer.toString(batch));
        settings.put("threads", threads == 0 ? "all" : Integer.toString(threads));
        settings.put("seed", Long.toString(seed));
        return settings;
    }
}
