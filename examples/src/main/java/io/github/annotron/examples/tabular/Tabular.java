// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.tabular;

import io.github.annotron.examples.common.Cli;
import io.github.annotron.examples.common.TextTable;
import io.github.annotron.examples.common.TrainingOptions;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.data.Fold;
import io.github.annotron.runtime.explain.Importance;
import io.github.annotron.runtime.explain.PermutationImportance;
import io.github.annotron.runtime.loss.Loss;
import io.github.annotron.runtime.loss.Losses;
import io.github.annotron.runtime.metric.ConfusionMatrix;
import io.github.annotron.runtime.metric.Evaluator;
import io.github.annotron.runtime.metric.Metric;
import io.github.annotron.runtime.metric.Metrics;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.report.ExplanationReport;
import io.github.annotron.runtime.report.HtmlReport;
import io.github.annotron.runtime.report.TrainingReport;
import io.github.annotron.runtime.training.EarlyStopping;
import io.github.annotron.runtime.training.Evaluation;
import io.github.annotron.runtime.training.History;
import io.github.annotron.runtime.training.Monitor;
import io.github.annotron.runtime.training.TrainingEngine;
import io.github.annotron.runtime.transform.Columns;
import io.github.annotron.runtime.transform.OneHot;
import io.github.annotron.runtime.transform.Preprocessing;
import io.github.annotron.runtime.transform.Standardize;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Tells good wines by their measurements: cross-validation of a network and of a logistic regression on the same features, with
 * standardisation, class weights and early stopping.
 */
@Command(
        name = "tabular",
        sortOptions = false,
        description = "Tells good wines by a table of measurements, beside a logistic regression.")
final class Tabular implements Callable<Integer> {

    private static final int MADE_WINES = 4_000;
    private static final long MADE_SEED = 1;

    /** What is learnt from of the samples that are not in the fold; the others say when to stop. */
    private static final double LEARNT = 0.85;

    private static final List<String> CLASSES = List.of("other", "good");
    private static final String AREA = "ROC AUC";
    private static final int ORDERS = 10;
    private static final String LOST =
            "What the last fold's " + AREA + " loses on unseen wines if a measurement is put in a random order";
    private static final Metric[] METRICS = {
        Metrics.rocAuc(), Metrics.averagePrecision(), Metrics.f1(0), Metrics.precision(0), Metrics.recall(0)
    };

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "A folder with winequality-red.csv and winequality-white.csv (Cortez et al. 2009)."
                    + " Default: made wines.")
    private @Nullable Path data;

    @Option(
            names = "--folds",
            paramLabel = "N",
            defaultValue = "5",
            description = "Parts of the cross-validation. Default: ${DEFAULT-VALUE}.")
    private int folds;

    @Option(
            names = "--patience",
            paramLabel = "N",
            defaultValue = "10",
            description = "Stops after so many epochs without a better " + AREA
                    + " on the validation data. Default: ${DEFAULT-VALUE}.")
    private int patience;

    @Option(names = "--report", paramLabel = "FILE", description = "Writes a report in HTML.")
    private @Nullable Path report;

    @Mixin
    private final TrainingOptions options = new TrainingOptions(100, 64);

    @Option(names = "--help", usageHelp = true, description = "Show this and exit.")
    @SuppressWarnings("unused") // picocli acts on it
    private boolean help;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** Makes a trainer with a loss and a seed. */
    private interface Kind {
        TrainingEngine<?> trainer(Loss loss, long seed);
    }

    private static final Map<String, Kind> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put(
                "logistic regression",
                (loss, seed) -> WineLogisticTrainer.builder()
                        .optimizer(Adam.of(1e-2))
                        .loss(loss)
                        .seed(seed)
                        .build());
        KINDS.put(
                "network",
                (loss, seed) -> WineNetTrainer.builder()
                        .optimizer(Adam.of(2e-3))
                        .loss(loss)
                        .seed(seed)
                        .build());
    }

    /** Runs the program. */
    public static void main(String[] arguments) {
        System.exit(Cli.of(new Tabular()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        CommandLine line = spec.commandLine();
        Cli.atLeast(line, "--folds", folds, 2);
        Cli.atLeast(line, "--patience", patience, 1);
        options.check(line);
        PrintWriter out = line.getOut();
        Dataset wines = data == null ? Wines.make(MADE_WINES, MADE_SEED) : Wines.read(data);
        int[] counts = wines.classCounts();
        out.printf(
                Locale.ROOT,
                "Data: %s, %d wines, %s of them good.%n%n",
                data == null ? "made wines" : data,
                wines.size(),
                ConfusionMatrix.percent((double) counts[1] / wines.size(), 1));
        List<Study> studies = new ArrayList<>();
        for (Map.Entry<String, Kind> kind : KINDS.entrySet()) {
            studies.add(study(kind.getKey(), kind.getValue(), wines));
        }
        TextTable table = new TextTable(headings());
        studies.forEach(study -> table.row(study.cells()));
        out.printf("%d folds, mean and standard deviation of figures of unseen wines:%n%n", folds);
        out.print(table);
        Study network = studies.get(studies.size() - 1);
        out.printf("%nWhat the network took unseen wines for, all folds together:%n%n%s", network.confusion);
        TextTable importance = new TextTable(List.of("", "mean", "deviation"));
        network.importances.forEach(each -> importance.row(List.of(
                each.feature(),
                String.format(Locale.ROOT, "%.4f", each.mean()),
                String.format(Locale.ROOT, "%.4f", each.deviation()))));
        out.printf("%n%s, in %d random orders:%n%n%s", LOST, ORDERS, importance);
        if (report != null) {
            write(report, studies, network);
            out.printf("%nReport: %s%n", report);
        }
        out.flush();
        options.endPage(out);
        return CommandLine.ExitCode.OK;
    }

    /**
     * A cross-validation.
     *
     * @param evaluations of the folds
     * @param confusion of all folds together
     * @param history of the last fold's training
     * @param model the last fold's
     * @param importances of what is known about a wine, for the last fold's model on its unseen wines
     */
    private record Study(
            String name,
            List<Evaluation> evaluations,
            ConfusionMatrix confusion,
            History history,
            Model model,
            List<Importance> importances) {

        List<String> cells() {
            List<String> cells = new ArrayList<>(List.of(name, figure(Evaluation::accuracy)));
            for (Metric metric : METRICS) {
                cells.add(figure(evaluation -> evaluation.measure(metric.name())));
            }
            return cells;
        }

        private String figure(ToDoubleFunction<Evaluation> of) {
            double mean = evaluations.stream().mapToDouble(of).average().orElseThrow();
            double squares = evaluations.stream()
                    .mapToDouble(evaluation -> Math.pow(of.applyAsDouble(evaluation) - mean, 2))
                    .sum();
            return String.format(Locale.ROOT, "%.3f ± %.3f", mean, Math.sqrt(squares / (evaluations.size() - 1)));
        }
    }

    private static List<String> headings() {
        List<String> headings = new ArrayList<>(List.of("", "accuracy"));
        for (Metric metric : METRICS) {
            headings.add(metric.name().replace(" of class 0", " of good"));
        }
        return headings;
    }

    private Study study(String name, Kind kind, Dataset wines) {
        List<Evaluation> evaluations = new ArrayList<>();
        ConfusionMatrix confusion = new ConfusionMatrix(CLASSES);
        History history = new History(List.of());
        Model model = null;
        List<Importance> importances = List.of();
        for (Fold fold : wines.stratifiedFolds(folds, options.seed())) {
            Dataset.Split parts = fold.training().stratifiedSplit(LEARNT, options.seed());
            float[] weights = parts.first().classWeights();
            Preprocessing preprocessing = Preprocessing.none()
                    .fitInput(
                            parts.first(),
                            Columns.fitting(Standardize::fit, Wines.NUMBERS).and(OneHot::fit, Wines.COLOUR));
            TrainingEngine<?> trainer =
                    kind.trainer(Losses.sigmoidCrossEntropy().classWeights(weights[0], weights[1]), options.seed());
            history = trainer.fit(
                    preprocessing.apply(parts.first()),
                    options.fit(preprocessing.apply(parts.second()), name + " " + (evaluations.size() + 1))
                            .metrics(Metrics.rocAuc())
                            .listener(EarlyStopping.of(Monitor.named("validation " + AREA, true), patience)));
            Dataset unseen = preprocessing.apply(fold.validation());
            evaluations.add(trainer.evaluate(unseen, METRICS));
            confusion.addAll(Evaluator.confusion(trainer.model(), unseen, CLASSES));
            model = trainer.model();
            if (evaluations.size() == folds) {
                importances = Wines.features(PermutationImportance.of(model, fold.validation()))
                        .through(preprocessing)
                        .metric(Metrics.rocAuc())
                        .repeats(ORDERS)
                        .seed(options.seed())
                        .ranked();
            }
        }
        return new Study(name, evaluations, confusion, history, Objects.requireNonNull(model), importances);
    }

    private void write(Path file, List<Study> studies, Study network) throws IOException {
        HtmlReport page = new HtmlReport(
                "Good wines", "A network and a logistic regression on the same features, in " + folds + " folds.");
        page.section("Unseen wines")
                .table(headings(), Set.of(0), studies.stream().map(Study::cells).toList(), false);
        page.section("What the network took for what").confusion(network.confusion);
        page.section("What counted")
                .note(LOST + ". The line at the end of a bar is the standard deviation over " + ORDERS
                        + " random orders. Of measurements that say the same, each seems to count for little.")
                .charts(studies.stream()
                        .map(study -> ExplanationReport.chart(
                                "Permutation importance: " + study.name, "lost " + AREA, study.importances))
                        .toList());
        page.section("How the network of the last fold learnt").charts(TrainingReport.charts(network.history));
        TrainingReport.layers(page.section("The network"), network.model.layers());
        TrainingReport.settings(page.section("Settings"), options.settings());
        page.write(file);
    }
}
