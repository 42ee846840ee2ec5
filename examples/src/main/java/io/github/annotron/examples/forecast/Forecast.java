// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.forecast;

import io.github.annotron.examples.common.Cli;
import io.github.annotron.examples.common.TextTable;
import io.github.annotron.examples.common.TrainingCommand;
import io.github.annotron.examples.common.TrainingOptions;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.data.Rows;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.report.HtmlReport;
import io.github.annotron.runtime.report.LineChart;
import io.github.annotron.runtime.report.TrainingReport;
import io.github.annotron.runtime.training.History;
import io.github.annotron.runtime.transform.Standardize;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Learns from the first 70 % of the hours to forecast the temperature of the coming day, and is examined on the last 20 %. */
@Command(
        name = "forecast",
        sortOptions = false,
        description = "Forecasts the temperature of the coming 24 hours from the weather of the last 48.")
final class Forecast extends TrainingCommand {

    private static final double RATE = 2e-3;
    private static final long MADE_SEED = 1;

    /** Of how many windows the linear function is fitted to one. */
    private static final int LINEAR_STEP = 3;

    /** How many days the chart of the forecast shows. */
    private static final int SHOWN_DAYS = 7;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description =
                    "Hourly weather as CSV, also packed with gzip, with the columns of the UCI's Beijing data: year, month,"
                            + " day, hour, DEWP, TEMP, PRES, cbwd, Iws. Default: made weather.")
    private @Nullable Path data;

    @Option(
            names = "--hours",
            paramLabel = "N",
            defaultValue = "40000",
            description = "Use at most so many hours. Default: ${DEFAULT-VALUE}.")
    private int hours;

    Forecast() {
        super("forecast", new TrainingOptions(3, 64));
    }

    /** Runs the program. */
    public static void main(String[] arguments) {
        System.exit(Cli.of(new Forecast()).execute(arguments));
    }

    @Override
    protected void check(CommandLine line) {
        Cli.atLeast(line, "--hours", hours, 1000);
    }

    @Override
    protected HtmlReport run(CommandLine line, PrintWriter out) throws IOException {
        Weather all = data == null ? MadeWeather.make(hours, MADE_SEED) : Weather.read(data);
        int count = Math.min(hours, all.hours().length);
        Cli.atLeast(line, "the hours in " + data, count, 1000);
        String source = data == null ? "made weather" : data.toString();
        out.printf(Locale.ROOT, "Data: %s, %,d hours.%n", source, count);

        Weather past = all.part(0, count * 7 / 10);
        Standardize scale = Standardize.fit(Rows.of(past.hours()));
        Windows training = Windows.of(past, scale);
        Windows validation = Windows.of(all.part(count * 7 / 10, count * 8 / 10), scale);
        Windows test = Windows.of(all.part(count * 8 / 10, count), scale);

        Dataset samples = training.dataset();
        WeatherNetTrainer trainer = WeatherNetTrainer.builder()
                .optimizer(Adam.of(RATE))
                .schedule(options().falling(0))
                .seed(options().seed())
                .build();
        out.println();
        out.println(trainer.model().summary());
        out.flush();
        History history = trainer.fit(samples, options().fit(validation.dataset()));

        Forecaster network = Forecaster.network(trainer.model());
        List<Errors> errors = List.of(
                Errors.of("as at the same hour of the day before", Forecaster.sameAsYesterday(), test),
                Errors.of("linear least squares (EJML)", Forecaster.linear(training, LINEAR_STEP), test),
                Errors.of("network", network, test));
        out.println();
        TextTable table = new TextTable(Errors.HEADINGS);
        errors.forEach(each -> table.row(each.cells()));
        out.print(table);
        return page(source, trainer.model(), history, samples.size(), errors, chart(network, test));
    }

    /** The last days of the test: what was forecast at the beginning of each, and what came. */
    private static LineChart chart(Forecaster network, Windows test) {
        List<Double> truth = new ArrayList<>();
        List<Double> forecast = new ArrayList<>();
        int days = Math.min(SHOWN_DAYS, test.count() / Windows.COMING);
        int first = test.count() - 1 - (days - 1) * Windows.COMING;
        for (int day = 0; day < days; day++) {
            int window = first + day * Windows.COMING;
            float[] temperatures = network.forecast(test, window);
            for (int hour = 0; hour < Windows.COMING; hour++) {
                truth.add((double) test.temperature(window, hour));
                forecast.add((double) temperatures[hour]);
            }
        }
        return new LineChart(
                "Temperature, °C",
                LineChart.Kind.CURVES,
                "hour",
                List.of(new LineChart.Series("forecast", forecast), new LineChart.Series("truth", truth)));
    }

    private HtmlReport page(
            String source, WeatherNetModel model, History history, int samples, List<Errors> errors, LineChart chart) {
        HtmlReport page = new HtmlReport(
                "WeatherNet forecasts the temperature of a day", "Trained on 70 % of the hours of " + source + ".");
        Map<String, String> figures = new LinkedHashMap<>();
        errors.forEach(each -> figures.put(each.name(), Errors.text(each.all())));
        figures.putAll(TrainingReport.figures(model.layers(), history, samples));
        page.tiles(figures);
        page.section("What it forecast")
                .note("The last days of the test, each forecast at its beginning.")
                .charts(List.of(chart));
        page.section("Errors")
                .note("Root mean squared errors in °C on the last 20 % of the hours.")
                .table(
                        Errors.HEADINGS,
                        Set.of(0),
                        errors.stream().map(Errors::cells).toList(),
                        false);
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("data", source);
        settings.put("hours", Integer.toString(hours));
        settings.put("optimiser", "Adam, learning rate falling evenly from " + RATE + " to 0");
        return finish(page, model, history, settings);
    }

    /**
     * Root mean squared errors of somebody's forecasts, in degrees.
     *
     * @param name who forecast
     * @param all over all 24 hours
     * @param first of the next hour
     * @param middle of the twelfth hour
     * @param last of the last hour
     */
    private record Errors(String name, double all, double first, double middle, double last) {

        static final List<String> HEADINGS =
                List.of("root mean squared error in °C", "24 hours", "1 h ahead", "12 h ahead", "24 h ahead");

        static Errors of(String name, Forecaster forecaster, Windows windows) {
            double[] squares = new double[Windows.COMING];
            for (int window = 0; window < windows.count(); window++) {
                float[] temperatures = forecaster.forecast(windows, window);
                for (int hour = 0; hour < squares.length; hour++) {
                    double difference = temperatures[hour] - windows.temperature(window, hour);
                    squares[hour] += difference * difference / windows.count();
                }
            }
            double sum = 0;
            for (double square : squares) {
                sum += square;
            }
            return new Errors(
                    name,
                    Math.sqrt(sum / squares.length),
                    Math.sqrt(squares[0]),
                    Math.sqrt(squares[11]),
                    Math.sqrt(squares[23]));
        }

        List<String> cells() {
            return List.of(name, text(all), text(first), text(middle), text(last));
        }

        static String text(double error) {
            return String.format(Locale.ROOT, "%.2f", error);
        }
    }
}
