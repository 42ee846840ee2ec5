// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.autoencoder;

import io.github.annotron.examples.common.Cli;
import io.github.annotron.examples.common.TextTable;
import io.github.annotron.examples.images.ImageData;
import io.github.annotron.examples.images.ImageOptions;
import io.github.annotron.examples.images.MnistLike;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.io.AtomicFile;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.report.HtmlReport;
import io.github.annotron.runtime.report.HtmlReport.Picture;
import io.github.annotron.runtime.report.TrainingReport;
import io.github.annotron.runtime.schedule.Schedule;
import io.github.annotron.runtime.training.History;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains a network to give back what it is shown, and shows what becomes of it. */
@Command(
        name = "autoencoder",
        sortOptions = false,
        description = "Trains a network to give back the pictures that it is shown.",
        footer =
                "%nWithout --data, MNIST is looked for as the example digits does: in a cache folder, then by download;"
                        + " else the program draws digits of its own.")
final class Autoencoder implements Callable<Integer> {

    private static final double RATE = 0.01;
    private static final double WARMUP = 0.2;

    /** The kinds to choose from. */
    enum Kind {
        DENSE,
        CONVOLUTIONAL,
        VARIATIONAL,
        DENOISING;

        /** The name in options and of files. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--kind",
            paramLabel = "NAME",
            defaultValue = "DENSE",
            description = "dense (784-32-784, beside PCA), convolutional (to 32 numbers by convolutions, beside PCA),"
                    + " variational (to a point of a plane, and a picture for each point), or denoising (784-512-784)."
                    + " Default: dense.")
    private Kind kind = Kind.DENSE;

    @Option(
            names = "--code",
            paramLabel = "N",
            defaultValue = "32",
            description = "How many numbers the dense kind makes of a picture: 32 or 64. Default: ${DEFAULT-VALUE}.")
    private int code;

    @Mixin
    private final ImageOptions options = new ImageOptions(10, 128);

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "autoencoder-out",
            description = "Folder for pictures, report and model. Default: ${DEFAULT-VALUE}.")
    private Path out = Path.of("");

    @Option(names = "--help", usageHelp = true, description = "Show this and exit.")
    @SuppressWarnings("unused") // picocli acts on it
    private boolean help;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** Runs the program. */
    public static void main(String[] arguments) {
        System.exit(Cli.of(new Autoencoder()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        CommandLine line = spec.commandLine();
        check(line);
        PrintWriter log = line.getOut();
        ImageData data = options.find(MnistLike.MNIST, log);

        Study study = study();
        Model model = study.trainer().model();
        log.println();
        log.println(model.summary());
        log.flush();
        History history = study.train(
                data.training().inputs().get(0),
                options.fit(study.pairs(data.validation().inputs().get(0))));

        Findings findings = study.findings(data);
        TextTable table = new TextTable(
                List.of("mean squared error of a pixel on " + data.test().count() + " unseen pictures", ""));
        findings.errors().forEach(error -> table.row(List.of(error.what(), text(error.value()))));
        log.println();
        log.println(table);
        findings.figures().forEach((what, value) -> log.println(what + ": " + value + System.lineSeparator()));

        for (Findings.Sheet sheet : findings.sheets()) {
            Path picture = file(sheet.suffix() + ".png");
            AtomicFile.write(picture, sheet.picture().png());
            log.println("Picture: " + picture.toAbsolutePath());
        }
        model.save(file(".safetensors"));
        log.println("Model:   " + file(".safetensors").toAbsolutePath());
        report(study, data, history, findings).write(file(".html"));
        log.println("Report:  " + file(".html").toAbsolutePath());
        log.flush();
        options.endPage(log);
        return CommandLine.ExitCode.OK;
    }

    private void check(CommandLine line) {
        options.check(line);
        if (kind != Kind.DENSE && line.getParseResult().hasMatchedOption("--code")) {
            throw new ParameterException(line, "--code is for --kind dense, not for " + kind.word());
        }
        if (!CodeStudy.CODES.contains(code)) {
            throw new ParameterException(
                    line,
                    "--code must be one of " + CodeStudy.CODES
                            + ", for which there are networks: shapes are fixed when they are compiled; not " + code);
        }
        Cli.writable(line, "--out", file(".html"));
    }

    private Path file(String ending) {
        return out.resolve(kind.word() + ending);
    }

    private Study study() {
        Adam adam = Adam.of(RATE);
        Schedule schedule = options.falling(WARMUP);
        return switch (kind) {
            case DENSE -> CodeStudy.dense(code, adam, schedule, options.seed());
            case CONVOLUTIONAL -> CodeStudy.convolutional(adam, schedule, options.seed());
            case VARIATIONAL -> VariationalStudy.of(adam, schedule, options.seed());
            case DENOISING -> DenoisingStudy.of(adam, schedule, options.seed());
        };
    }

    private HtmlReport report(Study study, ImageData data, History history, Findings findings) {
        Model model = study.trainer().model();
        Map<String, String> figures = new LinkedHashMap<>();
        findings.errors().forEach(error -> figures.put("error: " + error.what(), text(error.value())));
        figures.putAll(findings.figures());
        figures.putAll(
                TrainingReport.figures(model.layers(), history, data.training().size()));
        Map<String, String> settings = options.settings();
        settings.put("kind", kind.word());
        study.settings(settings);
        settings.put("optimiser", "Adam, learning rate rising to " + RATE + ", then falling to 0, both evenly");

        HtmlReport page = new HtmlReport(study.title(), "Trained on " + data.source() + ".").tiles(figures);
        page.section("What it makes of pictures");
        findings.sheets()
                .forEach(sheet -> page.note(sheet.caption())
                        .picture(new Picture(sheet.picture().uri(), sheet.caption(), "", "")));
        page.section("How it learnt").charts(TrainingReport.charts(history));
        TrainingReport.layers(page.section("The network"), model.layers());
        page.diagram(model);
        TrainingReport.settings(page.section("Settings"), settings);
        return page;
    }

    private static String text(double error) {
        return String.format(Locale.ROOT, "%.5f", error);
    }
}
