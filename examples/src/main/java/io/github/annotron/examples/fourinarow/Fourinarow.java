// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.fourinarow;

import io.github.annotron.examples.common.Cli;
import io.github.annotron.examples.common.ReportCommand;
import io.github.annotron.examples.common.TextTable;
import io.github.annotron.examples.common.TrainingOptions;
import io.github.annotron.runtime.Seeds;
import io.github.annotron.runtime.report.HtmlReport;
import io.github.annotron.runtime.report.LineChart;
import io.github.annotron.runtime.report.TrainingReport;
import io.github.annotron.runtime.training.ProgressBar;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Learns four in a row from games with itself, and is measured against other players, perfect ones included. */
@Command(
        name = "fourinarow",
        sortOptions = false,
        description = "Learns four in a row from games with itself, is measured, and then, on a terminal, plays you.")
final class Fourinarow extends ReportCommand {

    /** Where the network is, if nothing else is said. */
    static final String MODEL = "fourinarow.safetensors";

    private static final int LOOKS = 10;

    @Option(
            names = "--games",
            paramLabel = "N",
            defaultValue = "5000",
            description = "How many games to learn from. Default: ${DEFAULT-VALUE}.")
    private int games;

    @Option(
            names = "--descents",
            paramLabel = "N",
            defaultValue = "64",
            description = "How much to search for a move in learning. Default: ${DEFAULT-VALUE}.")
    private int descents;

    @Option(
            names = "--matches",
            paramLabel = "N",
            defaultValue = "100",
            description = "Games against each of the other players. Default: ${DEFAULT-VALUE}.")
    private int matches;

    @Option(
            names = "--puzzles",
            paramLabel = "N",
            defaultValue = "300",
            description = "Positions to be measured on, for which perfect play is computed. Default: ${DEFAULT-VALUE}.")
    private int puzzleCount;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "For first weights and all else that is random. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            defaultValue = MODEL,
            description = "File for the trained network. Default: ${DEFAULT-VALUE}.")
    private Path file = Path.of(MODEL);

    private boolean hasLearnt;

    Fourinarow() {
        super("fourinarow");
    }

    /** Runs the program. */
    public static void main(String[] arguments) {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        CommandLine line = line(in);
        int exit = line.execute(arguments);
        Fourinarow program = line.getCommand();
        if (program.hasLearnt && exit == CommandLine.ExitCode.OK && TrainingOptions.isOnTerminal()) {
            exit = line(in).execute("play", "--model", program.file.toString());
        }
        System.exit(exit);
    }

    /** The command line, with the command that plays. */
    static CommandLine line(BufferedReader in) {
        return Cli.of(new Fourinarow()).addSubcommand(Cli.of(new Play(in)));
    }

    @Override
    protected void check(CommandLine line) {
        Cli.atLeast(line, "--games", games, 10);
        Cli.atLeast(line, "--descents", descents, 2);
        Cli.atLeast(line, "--matches", matches, 2);
        Cli.atLeast(line, "--puzzles", puzzleCount, 1);
        Cli.writable(line, "--model", file);
    }

    @Override
    protected HtmlReport run(CommandLine line, PrintWriter out) throws IOException {
        ProgressBar bar = new ProgressBar(System.err);
        Solver solver = new Solver();
        Puzzles puzzles = Puzzles.of(solver, puzzleCount, new Random(Seeds.of(seed, "puzzles")), bar);
        out.printf(
                Locale.ROOT,
                "%d columns, %d rows: %s if both play perfectly. Chance solves %.1f %% of %d puzzles.%n%n",
                Rules.COLUMNS,
                Rules.ROWS,
                solver.value(0, 0) == 0 ? "a draw" : solver.value(0, 0) > 0 ? "who begins wins" : "who begins loses",
                100 * puzzles.solvedBy(Player.random(new Random(seed))),
                puzzleCount);
        out.flush();
        FourNetModel model;
        List<Learning.Look> looks;
        try (Learning learning = new Learning(games, descents, Seeds.of(seed, "learner"))) {
            model = learning.model();
            looks = learning.run(LOOKS, puzzles, bar);
        }
        model.save(file);
        List<Match> matchesPlayed = matches(model, solver, bar);
        TextTable table = new TextTable(Match.HEADINGS);
        matchesPlayed.forEach(match -> table.row(match.cells()));
        Learning.Look last = looks.get(looks.size() - 1);
        out.printf(
                Locale.ROOT,
                "%nPuzzles solved at first sight: %.1f %%, with a search of %d descents: %.1f %%.%n%n",
                100 * last.firstSight(),
                descents,
                100 * last.searched());
        out.print(table);
        out.println();
        out.println("Network: " + file.toAbsolutePath());
        out.println("Play it: ./run fourinarow play --model " + file);
        hasLearnt = true;
        return page(model, looks, matchesPlayed);
    }

    /**
     * Games against another player.
     *
     * @param player how the network played
     * @param other the other
     * @param score of the network
     */
    private record Match(String player, String other, Arena.Score score) {

        static final List<String> HEADINGS = List.of("network against", "", "won", "drawn", "lost", "points");

        List<String> cells() {
            return List.of(
                    other,
                    player,
                    Integer.toString(score.wins()),
                    Integer.toString(score.draws()),
                    Integer.toString(score.losses()),
                    String.format(Locale.ROOT, "%.1f %%", 100 * score.points()));
        }
    }

    private List<Match> matches(FourNetModel model, Solver solver, ProgressBar bar) {
        Random random = new Random(Seeds.of(seed, "matches"));
        Map<String, Player> others = new LinkedHashMap<>();
        others.put("random moves", Player.random(random));
        others.put("minimax, 2 moves ahead", Player.minimax(2, random));
        others.put("minimax, 4 moves ahead", Player.minimax(4, random));
        others.put("minimax, 6 moves ahead", Player.minimax(6, random));
        others.put("perfect play", game -> Player.any(random, solver.perfect(game)));
        Map<String, Player> players = new LinkedHashMap<>();
        players.put("at first sight", new Thinker(model, 0));
        players.put(descents + " descents", new Thinker(model, descents));
        players.put(Play.DESCENTS + " descents", new Thinker(model, Integer.parseInt(Play.DESCENTS)));
        List<Match> list = new ArrayList<>();
        int all = others.size() * players.size();
        others.forEach((otherName, other) -> players.forEach((name, player) -> {
            bar.show("matches", list.size(), all, "against " + otherName);
            list.add(new Match(name, otherName, Arena.play(player, other, matches)));
        }));
        bar.line("matches played");
        return list;
    }

    private HtmlReport page(FourNetModel model, List<Learning.Look> looks, List<Match> matchesPlayed) {
        HtmlReport page = new HtmlReport(
                "Four in a row, learnt from games with itself",
                "On a board of " + Rules.COLUMNS + " columns and " + Rules.ROWS
                        + " rows, for which perfect play is known.");
        Learning.Look last = looks.get(looks.size() - 1);
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("of the puzzles solved, with a search", percent(last.searched()));
        figures.put("at first sight", percent(last.firstSight()));
        figures.put("games", TrainingReport.number(last.games()));
        figures.put("steps of training", TrainingReport.number(last.steps()));
        figures.put("parameters", TrainingReport.number(model.parameterCount()));
        page.tiles(figures);
        page.section("How it learnt")
                .note(
                        "Puzzles are positions, reached by chance, in which some moves keep what the position is worth and others do"
                                + " not.")
                .charts(charts(looks));
        page.section("Against others")
                .note("Who begins alternates. Perfect play takes any move that keeps what the position is worth.")
                .table(
                        Match.HEADINGS,
                        Set.of(0, 1),
                        matchesPlayed.stream().map(Match::cells).toList(),
                        false);
        TrainingReport.layers(page.section("The network"), model.layers());
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("descents of a search", Integer.toString(descents));
        settings.put("batch", Integer.toString(Learning.BATCH));
        settings.put("latest positions kept", TrainingReport.number(Learning.MEMORY));
        settings.put("optimiser", "Adam, learning rate from " + Learning.RATE + " by a cosine");
        settings.put("seed", Long.toString(seed));
        TrainingReport.settings(page.section("Settings"), settings);
        return page;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static List<LineChart> charts(List<Learning.Look> looks) {
        List<LineChart> charts = new ArrayList<>();
        charts.add(new LineChart(
                "Puzzles solved",
                LineChart.Kind.SHARES,
                "games",
                places(looks),
                List.of(
                        series("search", looks, Learning.Look::searched),
                        series("first sight", looks, Learning.Look::firstSight))));
        List<Learning.Look> trained =
                looks.stream().filter(look -> !Double.isNaN(look.loss())).toList();
        if (!trained.isEmpty()) {
            charts.add(new LineChart(
                    "Loss",
                    LineChart.Kind.ABOVE_ZERO,
                    "games",
                    places(trained),
                    List.of(series("loss", trained, Learning.Look::loss))));
        }
        return charts;
    }

    private static List<String> places(List<Learning.Look> looks) {
        return looks.stream().map(look -> Integer.toString(look.games())).toList();
    }

    private static LineChart.Series series(
            String name, List<Learning.Look> looks, ToDoubleFunction<Learning.Look> figure) {
        return new LineChart.Series(
                name, looks.stream().mapToDouble(figure).boxed().toList());
    }
}
