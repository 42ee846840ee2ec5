// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.regression;

import io.github.annotron.examples.common.Cli;
import io.github.annotron.examples.common.LinearFit;
import io.github.annotron.examples.common.TextTable;
import io.github.annotron.runtime.Predictor;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.training.Fit;
import io.github.annotron.runtime.transform.Preprocessing;
import io.github.annotron.runtime.transform.Standardize;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Fits a curved function of ten variables, and compares the network with a linear fit and with the noise. */
@Command(
        name = "regression",
        sortOptions = false,
        description = "Learns a function of ten variables from noisy values.")
final class Regression implements Callable<Integer> {

    private static final int TEST_SAMPLES = 5_000;

    @Option(
            names = "--samples",
            paramLabel = "N",
            defaultValue = "20000",
            description = "How many values to learn from. Default: ${DEFAULT-VALUE}.")
    private int samples;

    @Option(
            names = "--noise",
            paramLabel = "SD",
            defaultValue = "1",
            description = "The standard deviation of their noise. Default: ${DEFAULT-VALUE}.")
    private double noise;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "20",
            description = "Passes over the data. Default: ${DEFAULT-VALUE}.")
    private int epochs;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "32",
            description = "Samples per training step. Default: ${DEFAULT-VALUE}.")
    private int batch;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "For first weights and order. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--help", usageHelp = true, description = "Show this and exit.")
    @SuppressWarnings("unused") // picocli acts on it
    private boolean help;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** Runs the program. */
    public static void main(String[] arguments) {
        System.exit(Cli.of(new Regression()).execute(arguments));
    }

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        Cli.atLeast(line, "--samples", samples, FriedmanData.VARIABLES + 2);
        Cli.atLeast(line, "--epochs", epochs, 1);
        Cli.atLeast(line, "--batch", batch, 1);
        if (!(noise >= 0 && noise <= 1000)) {
            throw new ParameterException(line, "--noise must be from 0 to 1000, not " + noise);
        }
        PrintWriter out = line.getOut();
        FriedmanData training = FriedmanData.of(samples, noise, 1);
        FriedmanData test = FriedmanData.of(TEST_SAMPLES, noise, 2);
        Errors errors = errors(training, test, out);
        out.println();
        out.print(new TextTable(List.of("root mean squared error on " + TEST_SAMPLES + " unseen values", ""))
                .row(List.of("mean of the training values", text(errors.mean)))
                .row(List.of("linear least squares (EJML)", text(errors.linear)))
                .row(List.of("network", text(errors.network)))
                .row(List.of("the true function: nobody can do better", text(errors.floor))));
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    /**
     * Root mean squared errors on the test data.
     *
     * @param mean of who always says the mean of the training values
     * @param linear of the best linear function
     * @param network of the network
     * @param floor of the true function, which errs by the noise
     */
    record Errors(double mean, double linear, double network, double floor) {}

    private Errors errors(FriedmanData training, FriedmanData test, PrintWriter out) {
        Dataset data = Dataset.of(training.variables(), training.values());
        Preprocessing preprocessing =
                Preprocessing.none().fitInput(data, Standardize::fit).fitTarget(data, Standardize::fit);
        FriedmanNetTrainer trainer =
                FriedmanNetTrainer.builder().optimizer(Adam.of(1e-3)).seed(seed).build();
        out.println(trainer.model().summary());
        out.flush();
        Dataset.Split parts = preprocessing.apply(data).split(0.9, 1);
        trainer.fit(
                parts.first(),
                Fit.epochs(epochs).batchSize(batch).validation(parts.second()).progress());

        Predictor predictor = preprocessing.predictor(trainer.model());
        LinearFit linear = LinearFit.of(training.variables(), training.values());
        double mean = Arrays.stream(training.values())
                .mapToDouble(row -> row[0])
                .average()
                .orElseThrow();
        SquaredError meanError = new SquaredError();
        SquaredError linearError = new SquaredError();
        SquaredError networkError = new SquaredError();
        SquaredError floor = new SquaredError();
        for (int i = 0; i < TEST_SAMPLES; i++) {
            float value = test.values()[i][0];
            meanError.add(mean - value);
            linearError.add(linear.value(test.variables()[i], 0) - value);
            networkError.add(predictor.predict(test.variables()[i])[0] - value);
            floor.add(test.truth()[i][0] - value);
        }
        return new Errors(meanError.root(), linearError.root(), networkError.root(), floor.root());
    }

    private static String text(double error) {
        return String.format(Locale.ROOT, "%.3f", error);
    }

    /** A root mean squared error under way. */
    private static final class SquaredError {

        private double squares;
        private int count;

        void add(double difference) {
            squares += difference * difference;
            count++;
        }

        double root() {
            return Math.sqrt(squares / count);
        }
    }
}
