// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.common;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.report.HtmlReport;
import io.github.annotron.runtime.report.TrainingReport;
import io.github.annotron.runtime.training.History;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** A program that trains a network, examines it, and writes a report. */
public abstract class TrainingCommand extends ReportCommand {

    @Mixin
    private final TrainingOptions options;

    /**
     * A program.
     *
     * @param name starts the names of the files that it writes
     * @param options with the program's defaults
     */
    protected TrainingCommand(String name, TrainingOptions options) {
        super(name);
        this.options = options;
    }

    /** How to train. */
    protected final TrainingOptions options() {
        return options;
    }

    @Override
    final void checkShared(CommandLine line) {
        options.check(line);
    }

    @Override
    final void endShared(PrintWriter out) throws IOException {
        options.endPage(out);
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
