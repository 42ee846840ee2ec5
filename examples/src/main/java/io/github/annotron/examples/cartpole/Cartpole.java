// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.cartpole;

import io.github.annotron.examples.common.Cli;
import io.github.annotron.examples.common.ReportCommand;
import io.github.annotron.runtime.Seeds;
import io.github.annotron.runtime.report.HtmlReport;
import io.github.annotron.runtime.report.LineChart;
import io.github.annotron.runtime.report.TrainingReport;
import io.github.annotron.runtime.training.ProgressBar;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Learns to balance a pole on a cart, and is examined on 100 episodes whose beginnings it has not seen. */
@Command(name = "cartpole", sortOptions = false, description = "Learns to balance a pole on a cart for 10 seconds.")
final class Cartpole extends ReportCommand {

    private static final int EXAM_EPISODES = 100;

    /** Fewer are not enough for a look. */
    private static final int FEWEST_STEPS = Course.STEPS_BETWEEN;

    /** How it learns. */
    enum Method {
        DQN("a deep Q-network", QLearning::new),
        POLICY("policy gradients", PolicyLearning::new);

        private final String words;
        private final LongFunction<Learner> maker;

        Method(String words, LongFunction<Learner> maker) {
            this.words = words;
            this.maker = maker;
        }

        /** One that has not learnt anything yet. */
        Learner learner(long seed) {
            return maker.apply(seed);
        }
    }

    @Option(
            names = "--method",
            defaultValue = "policy",
            description =
                    "How to learn: dqn, a deep Q-network, or policy, policy gradients. Default: ${DEFAULT-VALUE}.")
    private Method method = Method.POLICY;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "200000",
            description = "Most steps to learn from; it stops when it balances perfectly. Default: ${DEFAULT-VALUE}.")
    private int steps;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "For first weights and all else that is random. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            defaultValue = "cartpole.safetensors",
            description = "File for the trained network. Default: ${DEFAULT-VALUE}.")
    private Path file = Path.of("cartpole.safetensors");

    Cartpole() {
        super("cartpole");
    }

    /** Runs the program. */
    public static void main(String[] arguments) {
        System.exit(Cli.of(new Cartpole()).execute(arguments));
    }

    @Override
    protected void check(CommandLine line) {
        Cli.atLeast(line, "--steps", steps, FEWEST_STEPS);
        Cli.writable(line, "--model", file);
    }

    @Override
    protected HtmlReport run(CommandLine line, PrintWriter out) throws IOException {
        try (Learner learner = method.learner(Seeds.of(seed, "learner"))) {
            out.println("Learning by " + method.words + ".");
            out.println();
            out.println(learner.model().summary());
            out.flush();
            Course course = Course.of(learner, steps, seed, new ProgressBar(System.err));
            learner.model().save(file);
            Exam exam = Exam.of(learner.agent(), Seeds.of(seed, "exam"), EXAM_EPISODES);
            out.printf(
                    Locale.ROOT,
                    "%nLearnt from %,d steps in %,d episodes.%n",
                    course.steps(),
                    learner.episodes().size());
            out.printf(
                    Locale.ROOT,
                    "Examined on %d other episodes: mean length %.1f of %d, shortest %d.%n",
                    exam.episodes(),
                    exam.mean(),
                    PoleOnCart.LONGEST,
                    exam.shortest());
            out.println("Network: " + file.toAbsolutePath());
            return page(learner, course, exam);
        }
    }

    private HtmlReport page(Learner learner, Course course, Exam exam) {
        HtmlReport page = new HtmlReport(
                "A pole on a cart", "Learnt by " + method.words + ", examined on episodes that it had not seen.");
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put(
                "steps balanced, of " + PoleOnCart.LONGEST + ", in the mean of " + exam.episodes() + " episodes",
                String.format(Locale.ROOT, "%.1f", exam.mean()));
        figures.put("in the shortest", Integer.toString(exam.shortest()));
        figures.put("steps to learn from", TrainingReport.number(course.steps()));
        figures.put("episodes", TrainingReport.number(learner.episodes().size()));
        figures.put("parameters", TrainingReport.number(learner.model().parameterCount()));
        page.tiles(figures);
        page.section("How it learnt")
                .note("Length of episodes: in training, with pushes that are tried out, and when it does what it takes"
                        + " for best.")
                .charts(List.of(
                        chart("The latest 20 episodes of the training", course, Course.Look::training),
                        chart("At its best, 20 episodes", course, Course.Look::greedy)));
        Episode episode = Episode.of(learner.agent(), Seeds.of(seed, "exam"));
        page.section("An episode")
                .charts(episode.charts())
                .note(
                        "One picture each half a second. The cart may go as far as the line, the pole may lean by 12 degrees.")
                .picture(episode.film());
        page.section("What it expects").picture(ValuePicture.of(learner.agent()));
        TrainingReport.layers(page.section("The network"), learner.model().layers());
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("method", method.words);
        settings.put("most steps", TrainingReport.number(steps));
        settings.put("seed", Long.toString(seed));
        TrainingReport.settings(page.section("Settings"), settings);
        return page;
    }

    private static LineChart chart(String title, Course course, ToDoubleFunction<Course.Look> figure) {
        return new LineChart(
                title,
                LineChart.Kind.ABOVE_ZERO,
                "thousand steps",
                course.looks().stream()
                        .map(look -> Integer.toString(Math.round(look.steps() / 1000f)))
                        .toList(),
                List.of(new LineChart.Series(
                        "length",
                        course.looks().stream().mapToDouble(figure).boxed().toList())));
    }
}
