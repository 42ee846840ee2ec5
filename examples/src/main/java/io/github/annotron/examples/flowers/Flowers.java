// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.flowers;

import io.github.annotron.examples.common.Cli;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.metric.ConfusionMatrix;
import io.github.annotron.runtime.metric.Evaluator;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.training.Epoch;
import io.github.annotron.runtime.training.Fit;
import io.github.annotron.runtime.transform.Preprocessing;
import io.github.annotron.runtime.transform.Standardize;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Learns to tell three kinds of iris apart on two thirds of the flowers and is examined on the last third. */
@Command(name = "flowers", sortOptions = false, description = "Learns to tell three kinds of iris apart.")
final class Flowers implements Callable<Integer> {

    private static final long MADE_SEED = 1;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "Fisher's irises as CSV: four measurements and the name of the kind in each line."
                    + " Default: made flowers with the same means and covariances.")
    private @Nullable Path data;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "100",
            description = "Passes over the data. Default: ${DEFAULT-VALUE}.")
    private int epochs;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "16",
            description = "Flowers per training step. Default: ${DEFAULT-VALUE}.")
    private int batch;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "For first weights, order and the third that is held out. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--help", usageHelp = true, description = "Show this and exit.")
    @SuppressWarnings("unused") // picocli acts on it
    private boolean help;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** Runs the program. */
    public static void main(String[] arguments) {
        System.exit(Cli.of(new Flowers()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        CommandLine line = spec.commandLine();
        Cli.atLeast(line, "--epochs", epochs, 1);
        Cli.atLeast(line, "--batch", batch, 1);
        PrintWriter out = line.getOut();
        FlowerData flowers = data == null ? MadeFlowers.make(MADE_SEED) : FlowerData.read(data);
        out.println("Data: "
                + (data == null ? "made flowers with the means and covariances of Fisher's irises" : data.toString())
                + ".");
        // As many of each kind, as near as can be.
        Dataset.Split parts = flowers.flowers().stratifiedSplit(2 / 3.0, seed);
        Dataset training = parts.first();
        Dataset test = parts.second();

        FlowerNetTrainer trainer =
                FlowerNetTrainer.builder().optimizer(Adam.of(1e-2)).seed(seed).build();
        out.println();
        out.println(trainer.model().summary());
        Preprocessing preprocessing = Preprocessing.none().fitInput(training, Standardize::fit);
        Epoch last = trainer.fit(
                        preprocessing.apply(training), Fit.epochs(epochs).batchSize(batch))
                .last();
        out.printf(
                Locale.ROOT,
                "Trained on %d flowers: loss %.4f, accuracy %s in epoch %d%n",
                training.size(),
                last.loss(),
                ConfusionMatrix.percent(last.accuracy(), 1),
                last.number());
        ConfusionMatrix confusion = Evaluator.confusion(trainer.model(), preprocessing.apply(test), flowers.names());
        out.printf(
                Locale.ROOT,
                "%nTest accuracy: %s (%d of %d right)%n%n",
                ConfusionMatrix.percent(confusion.accuracy(), 1),
                confusion.right(),
                confusion.total());
        out.print(confusion);
        out.flush();
        return CommandLine.ExitCode.OK;
    }
}
