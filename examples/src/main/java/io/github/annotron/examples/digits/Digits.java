// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.digits;

import io.github.annotron.examples.common.Cli;
import io.github.annotron.examples.common.ConfusionMatrix;
import io.github.annotron.runtime.Trainer;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.optimizer.Optimizer;
import io.github.annotron.runtime.training.Fit;
import io.github.annotron.runtime.training.History;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a network to read handwritten digits, examines it, and writes a report. */
@Command(
        name = "digits",
        sortOptions = false,
        description = "Trains a network to read handwritten digits.",
        footer =
                "%nWithout --data, MNIST is looked for in a cache folder ($XDG_CACHE_HOME/annotron/mnist or"
                        + " ~/.cache/annotron/mnist), then downloaded into it. Without a network the program draws digits of its own.")
final class Digits implements Callable<Integer> {

    private static final double RATE = 1e-3;

    /** The networks to choose from. */
    enum Network {
        LENET,
        DENSE
    }

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "A folder with the four files of MNIST (train-images-idx3-ubyte.gz, ...).")
    private @Nullable Path data;

    @Option(names = "--drawn", description = "Draw digits even if MNIST is there.")
    private boolean drawn;

    @Option(
            names = "--samples",
            paramLabel = "N",
            description = "Learn from at most so many digits, for a quick try. Default: all.")
    private int samples;

    @Option(
            names = "--network",
            paramLabel = "NAME",
            defaultValue = "LENET",
            description = "lenet (convolutions) or dense (784-512-256-10, faster). Default: lenet.")
    private Network network = Network.LENET;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "5",
            description = "Passes over the data. Default: ${DEFAULT-VALUE}.")
    private int epochs;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "64",
            description = "Digits per training step. Default: ${DEFAULT-VALUE}.")
    private int batch;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many share a step. Default: all cores. The result does not depend on it.")
    private int threads;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "For first weights, order and dropout. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            defaultValue = "digits-report.html",
            description = "File for the report. Default: ${DEFAULT-VALUE}.")
    private Path report = Path.of("");

    @Option(
            names = "--model",
            paramLabel = "FILE",
            defaultValue = "digits.safetensors",
            description = "File for the model. Default: ${DEFAULT-VALUE}.")
    private Path model = Path.of("");

    @Option(names = "--help", usageHelp = true, description = "Show this and exit.")
    @SuppressWarnings("unused") // picocli acts on it
    private boolean help;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** Runs the program. */
    public static void main(String[] arguments) {
        System.exit(Cli.of(new Digits()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        CommandLine line = spec.commandLine();
        check(line);
        PrintWriter out = line.getOut();
        DigitData digits = DigitSource.standard(out).find(data, drawn, samples);

        Trainer trainer = trainer(digits.training().size());
        out.println();
        out.println(trainer.model().summary());
        out.flush();
        History history = trainer.fit(
                digits.training(),
                Fit.epochs(epochs)
                        .batchSize(batch)
                        .threads(threads)
                        .validation(digits.validation())
                        .progress());

        DigitExam exam = DigitExam.of(trainer.model(), digits.test());
        ConfusionMatrix confusion = exam.confusion();
        out.printf(
                Locale.ROOT,
                "%nTest accuracy: %s (%,d of %,d right)%n%n",
                ConfusionMatrix.percent(confusion.accuracy(), 2),
                confusion.right(),
                confusion.total());
        out.println(confusion);
        trainer.model().save(model);
        out.println("Model:  " + model.toAbsolutePath());
        new DigitReport(trainer.model().name(), trainer.model().layers(), digits, history, exam, settings())
                .page()
                .write(report);
        out.println("Report: " + report.toAbsolutePath());
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    private Trainer trainer(int size) {
        long batches = (size + batch - 1L) / batch;
        Optimizer optimizer = new LinearDecay(Adam.of(RATE), epochs * batches);
        return switch (network) {
            case LENET -> LeNetTrainer.builder().optimizer(optimizer).seed(seed).build();
            case DENSE ->
                DenseNetTrainer.builder().optimizer(optimizer).seed(seed).build();
        };
    }

    private void check(CommandLine line) {
        Cli.atLeast(line, "--epochs", epochs, 1);
        Cli.atLeast(line, "--batch", batch, 1);
        if (spec.commandLine().getParseResult().hasMatchedOption("--threads")) {
            Cli.atLeast(line, "--threads", threads, 1);
        }
        if (spec.commandLine().getParseResult().hasMatchedOption("--samples")) {
            Cli.atLeast(line, "--samples", samples, 12);
        }
        if (data != null && drawn) {
            throw new CommandLine.ParameterException(line, "--data and --drawn exclude each other");
        }
        Cli.writable(line, "--report", report);
        Cli.writable(line, "--model", model);
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("data", data == null ? (drawn ? "drawn" : "looked for") : data.toString());
        settings.put("samples", samples == 0 ? "all" : Integer.toString(samples));
        settings.put("network", network.name().toLowerCase(Locale.ROOT));
        settings.put("epochs", Integer.toString(epochs));
        settings.put("batch", Integer.toString(batch));
        settings.put("threads", threads == 0 ? "all" : Integer.toString(threads));
        settings.put("seed", Long.toString(seed));
        settings.put("optimiser", "Adam, learning rate from " + RATE + " falling evenly to 0");
        settings.put("Java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
        settings.put("machine", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        return settings;
    }
}
