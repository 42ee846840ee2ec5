// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.images;

import io.github.annotron.examples.common.Cli;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Trainer;
import io.github.annotron.runtime.metric.ConfusionMatrix;
import io.github.annotron.runtime.report.HtmlReport;
import io.github.annotron.runtime.training.Fit;
import io.github.annotron.runtime.training.History;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A program that trains a network to tell pictures apart, examines it, and writes a report. */
public abstract class Classifier implements Callable<Integer> {

    private final MnistLike wanted;

    @Mixin
    private final ImageOptions options;

    @Option(names = "--report", paramLabel = "FILE", description = "File for the report. Default: ${DEFAULT-VALUE}.")
    private Path report;

    @Option(names = "--model", paramLabel = "FILE", description = "File for the model. Default: ${DEFAULT-VALUE}.")
    private Path model;

    @Option(names = "--help", usageHelp = true, description = "Show this and exit.")
    @SuppressWarnings("unused") // picocli acts on it
    private boolean help;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /**
     * A program for these pictures.
     *
     * @param name starts the names of the files that it writes
     * @param options with the program's defaults
     */
    protected Classifier(String name, MnistLike wanted, ImageOptions options) {
        this.wanted = wanted;
        this.options = options;
        report = Path.of(name + "-report.html");
        model = Path.of(name + ".safetensors");
    }

    /**
     * Refuses values of the program's own options.
     *
     * @throws ParameterException naming the option
     */
    protected void check(CommandLine line) {}

    /**
     * Makes a trainer with first weights.
     *
     * @param fit with what options
     */
    protected abstract Trainer trainer(ImageOptions fit);

    /**
     * Trains; to be replaced by who changes the data meanwhile.
     *
     * @param seed of what is random
     */
    protected History fit(Trainer trainer, ImageData data, Fit fit, long seed) {
        return trainer.fit(data.training(), fit);
    }

    /**
     * Examines the trained model further; to be replaced by who has more to show.
     *
     * @param page the report, which what is found is added to
     * @throws IOException if a file cannot be written
     */
    protected void examine(HtmlReport page, Model trained, ImageData data, PrintWriter out) throws IOException {}

    /** The heading of the report about a model of this name. */
    protected abstract String title(String name);

    /** Adds the program's own settings to the report's. */
    protected abstract void settings(Map<String, String> settings);

    @Override
    public final Integer call() throws IOException {
        CommandLine line = spec.commandLine();
        options.check(line);
        check(line);
        Cli.writable(line, "--report", report);
        Cli.writable(line, "--model", model);
        PrintWriter out = line.getOut();
        ImageData data = options.find(wanted, out);

        Trainer trainer = trainer(options);
        out.println();
        out.println(trainer.model().summary());
        out.flush();
        options.page().ifPresent(page -> page.labels(data.kind().classes()));
        History history = fit(trainer, data, options.fit(data.validation()), options.seed());

        ImageExam exam = ImageExam.of(trainer.model(), data);
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
        Map<String, String> settings = options.settings();
        settings(settings);
        ImageReport pages =
                new ImageReport(title(trainer.model().name()), trainer.model().layers(), data, history, exam, settings);
        HtmlReport page = pages.results();
        examine(page, trainer.model(), data, out);
        pages.background(page)
                .section("The network as a picture")
                .diagram(trainer.model())
                .write(report);
        out.println("Report: " + report.toAbsolutePath());
        out.flush();
        options.endPage(out);
        return CommandLine.ExitCode.OK;
    }
}
