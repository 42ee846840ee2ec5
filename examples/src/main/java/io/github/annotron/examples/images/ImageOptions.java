// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.images;

import io.github.annotron.examples.common.Cli;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.schedule.Schedule;
import io.github.annotron.runtime.schedule.Span;
import io.github.annotron.runtime.training.Fit;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that all programs have which train on pictures. */
public final class ImageOptions {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "A folder with four files like MNIST's (train-images-idx3-ubyte.gz, ...).")
    private @Nullable Path data;

    @Option(names = "--drawn", description = "Draw digits even if the files are there.")
    private boolean drawn;

    @Option(
            names = "--samples",
            paramLabel = "N",
            description = "Learn from at most so many pictures, for a quick try. Default: all.")
    private int samples;

    @Option(names = "--epochs", paramLabel = "N", description = "Passes over the data. Default: ${DEFAULT-VALUE}.")
    private int epochs;

    @Option(names = "--batch", paramLabel = "N", description = "Pictures per training step. Default: ${DEFAULT-VALUE}.")
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

    /** Options with these defaults. */
    public ImageOptions(int epochs, int batch) {
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
        if (line.getParseResult().hasMatchedOption("--samples")) {
            Cli.atLeast(line, "--samples", samples, 12);
        }
        if (data != null && drawn) {
            throw new ParameterException(line, "--data and --drawn exclude each other");
        }
    }

    /**
     * Finds the pictures, or draws some.
     *
     * @param log where to say what was found
     * @throws IOException if a folder was given and lacks a file or has a broken one; the message names it
     */
    public ImageData find(MnistLike wanted, PrintWriter log) throws IOException {
        return ImageSource.standard(wanted, log).find(data, drawn, samples);
    }

    /** How to train, with a progress bar. */
    public Fit fit(Dataset validation) {
        return Fit.epochs(epochs)
                .batchSize(batch)
                .threads(threads)
                .validation(validation)
                .progress();
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
        settings.put("data", data == null ? (drawn ? "drawn" : "looked for") : data.toString());
        settings.put("samples", samples == 0 ? "all" : Integer.toString(samples));
        settings.put("epochs", Integer.toString(epochs));
        settings.put("batch", Integer.toString(batch));
        settings.put("threads", threads == 0 ? "all" : Integer.toString(threads));
        settings.put("seed", Long.toString(seed));
        return settings;
    }
}
