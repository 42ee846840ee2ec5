// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.shakespeare;

import io.github.annotron.examples.common.Cli;
import io.github.annotron.examples.common.TrainingCommand;
import io.github.annotron.examples.common.TrainingOptions;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.report.HtmlReport;
import io.github.annotron.runtime.report.TrainingReport;
import io.github.annotron.runtime.training.Epoch;
import io.github.annotron.runtime.training.History;
import io.github.annotron.runtime.training.TrainingListener;
import io.github.annotron.runtime.training.TrainingProgress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Learns from nine tenths of a text, writes as it learns, and is examined on the last tenth. */
@Command(
        name = "shakespeare",
        sortOptions = false,
        description = "Learns to write like a text, character by character.")
final class Shakespeare extends TrainingCommand {

    private static final double RATE = 4e-3;
    private static final int MADE_CHARACTERS = 300_000;
    private static final int FEWEST_CHARACTERS = 40_000;
    private static final int WRITTEN_MEANWHILE = 200;
    private static final int WRITTEN_AT_THE_END = 1000;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "A text in English, such as tiny Shakespeare. Default: a made play.")
    private @Nullable Path data;

    @Option(
            names = "--characters",
            paramLabel = "N",
            description = "Use at most so many characters, for a quick try. Default: all.")
    private int characters;

    @Option(
            names = "--temperature",
            paramLabel = "T",
            defaultValue = "0.8",
            description = "How daring it writes, above 0. Default: ${DEFAULT-VALUE}.")
    private double temperature;

    Shakespeare() {
        super("shakespeare", new TrainingOptions(8, 32));
    }

    /** Runs the program. */
    public static void main(String[] arguments) {
        System.exit(Cli.of(new Shakespeare()).execute(arguments));
    }

    @Override
    protected void check(CommandLine line) {
        if (line.getParseResult().hasMatchedOption("--characters")) {
            Cli.atLeast(line, "--characters", characters, FEWEST_CHARACTERS);
        }
        if (!(temperature > 0 && temperature <= 10)) {
            throw new ParameterException(line, "--temperature must be above 0 and at most 10, not " + temperature);
        }
    }

    @Override
    protected HtmlReport run(CommandLine line, PrintWriter out) throws IOException {
        String text = data == null
                ? MadeText.make(MADE_CHARACTERS, options().seed())
                : Files.readString(data, StandardCharsets.UTF_8).replace("\r\n", "\n");
        if (text.length() < FEWEST_CHARACTERS) {
            throw new ParameterException(
                    line, data + " has " + text.length() + " characters, and " + FEWEST_CHARACTERS + " are needed");
        }
        byte[] ids = Alphabet.ids(characters == 0 ? text : text.substring(0, Math.min(characters, text.length())));
        String source = data == null ? "a play made by this program" : data.toString();
        out.printf(Locale.ROOT, "Data: %s, %,d characters.%n%n", source, ids.length);
        Parts parts = Parts.of(ids);

        CharNetModel fresh = CharNetModel.create(options().seed());
        int length = fresh.inputs().get(0).size();
        Dataset training = Passages.dataset(parts.training(), length, options().seed());
        Dataset validation =
                Passages.dataset(parts.validation(), length, options().seed());
        CharNetTrainer trainer = CharNetTrainer.builder()
                .model(fresh)
                .optimizer(Adam.of(RATE))
                .schedule(options().falling(0))
                .seed(options().seed())
                .build();
        out.println(fresh.summary());
        out.flush();
        History history = trainer.fit(training, options().fit(validation).listener(new Writing(fresh, out)));

        double bits = Surprise.bits(fresh, parts.heldOut());
        out.printf(Locale.ROOT, "%nHeld-out text: %.3f bits per character%n", bits);
        String written = new Speaker(fresh)
                .write(
                        "\n",
                        WRITTEN_AT_THE_END,
                        temperature,
                        new Random(options().seed()));
        return page(source, fresh, history, training.size(), bits, written);
    }

    /** Shows after each epoch how it writes by now. */
    private final class Writing implements TrainingListener {

        private final CharNetModel model;
        private final PrintWriter out;

        Writing(CharNetModel model, PrintWriter out) {
            this.model = model;
            this.out = out;
        }

        @Override
        public void epochDone(Epoch epoch, TrainingProgress progress) {
            String written = new Speaker(model)
                    .write(
                            "\n",
                            WRITTEN_MEANWHILE,
                            temperature,
                            new Random(options().seed()));
            out.printf(
                    Locale.ROOT,
                    "%nAfter epoch %d, at %.3f bits per character:%n%n%s%n",
                    epoch.number(),
                    epoch.loss() / Math.log(2),
                    written.strip());
            out.flush();
        }
    }

    private HtmlReport page(
            String source, CharNetModel model, History history, int passages, double bits, String written) {
        HtmlReport page = new HtmlReport("CharNet writes", "Trained on nine tenths of " + source + ".");
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("bits per character of held-out text", String.format(Locale.ROOT, "%.3f", bits));
        figures.putAll(TrainingReport.figures(model.layers(), history, passages));
        page.tiles(figures);
        page.section("What it writes");
        written.lines().filter(each -> !each.isBlank()).forEach(page::note);
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("data", source);
        settings.put("characters", characters == 0 ? "all" : Integer.toString(characters));
        settings.put("temperature", Double.toString(temperature));
        settings.put("optimiser", "Adam, learning rate falling evenly from " + RATE + " to 0");
        return finish(page, model, history, settings);
    }
}
