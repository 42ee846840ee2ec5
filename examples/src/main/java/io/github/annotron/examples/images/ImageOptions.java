// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.images;

import io.github.annotron.examples.common.Cli;
import io.github.annotron.examples.common.TrainingOptions;
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
public final class ImageOptions extends TrainingOptions {

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

    /** Options with these defaults. */
    public ImageOptions(int epochs, int batch) {
        super(epochs, batch);
    }

    @Override
    public void check(CommandLine line) {
        super.check(line);
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

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("data", data == null ? (drawn ? "drawn" : "looked for") : data.toString());
        settings.put("samples", samples == 0 ? "all" : Integer.toString(samples));
        settings.putAll(super.settings());
        return settings;
    }
}
