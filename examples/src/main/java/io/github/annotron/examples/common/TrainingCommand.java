// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.common;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.report.HtmlReport;
import io.github.annotron.runtime.report.TrainingReport;
import io.github.annotron.runtime.training.History;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A program that trains a network, examines it, and writes a report. */
public abstract class TrainingCommand implements Callable<Integer> {

    @Mixin
    private final TrainingOptions options;

    @Option(names = "--report", paramLabel = "FILE", description = "File for the report. Default: ${DEFAULT-VALUE}.")
    private Path report;

    @Option(names = "--help", usageHelp = true, description = "Show this and exit.")
    @SuppressWarnings("unused") // picocli acts on it
    private boolean help;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /**
     * A program.
     *
     * @param name starts the names of the files that it writes
     * @param options with the program's defaults
     */
    protected TrainingCommand(String name, TrainingOptions options) {
        this.options = options;
        report = Path.of(name + "-report.html");
    }

    /** How to train. */
    protected final TrainingOptions options() {
        return options;
    }

    /**
     * Refuses values of the program's own options.
     *
     * @throws ParameterException naming the option
     */
    protected void check(CommandLine line) {}

    /**
     * Trains and examines.
     *
     * @param line for the exceptions of options whose faults are found late
     * @param out receives what is to be told
     * @return the report
     * @throws IOException if a file cannot be read; the message names it
     */
    protected abstract HtmlReport run(CommandLine line, PrintWriter out) throws IOException;

    @Override
    public final Integer call() throws IOException {
        CommandLine line = spec.commandLine();
        options.check(line);
        check(line);
        Cli.writable(line, "--report", report);
        PrintWriter out = line.getOut();
        HtmlReport page = run(line, out);
        page.write(report);
        out.println("Report: " + report.toAbsolutePath());
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    /**
     * Adds what all reports end with: the curves, the layers, the settings.
     *
     * @param own the program's own settings, before those that all have
     */
    protected final HtmlReport finish(HtmlReport page, Model model, History history, Map<String, String> own) {
        page.section("How it learnt").charts(TrainingReport.charts(history));
        TrainingReport.layers(page.section("The network"), model.layers());
        page.diagram(model);
        Map<String, String> settings = new LinkedHashMap<>(own);
        settings.putAll(options.settings());
        TrainingReport.settings(page.section("Settings"), settings);
        return page;
    }
}
