// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.common;

import io.github.annotron.runtime.report.HtmlReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A program that writes a report of what it did. */
public abstract class ReportCommand implements Callable<Integer> {

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
     */
    protected ReportCommand(String name) {
        report = Path.of(name + "-report.html");
    }

    /** Refuses values of options that many programs have. */
    void checkShared(CommandLine line) {}

    /** Ends what many programs have, when all else is done. */
    void endShared(PrintWriter out) throws IOException {}

    /**
     * Refuses values of the program's own options.
     *
     * @throws ParameterException naming the option
     */
    protected void check(CommandLine line) {}

    /**
     * Does the work.
     *
     * @param line for the exceptions of options whose faults are found late
     * @param out receives what is to be told
     * @return the report; null if there is nothing to report
     * @throws IOException if a file cannot be read or written; the message names it
     */
    protected abstract @Nullable HtmlReport run(CommandLine line, PrintWriter out) throws IOException;

    @Override
    public final Integer call() throws IOException {
        CommandLine line = spec.commandLine();
        checkShared(line);
        check(line);
        Cli.writable(line, "--report", report);
        PrintWriter out = line.getOut();
        HtmlReport page = run(line, out);
        if (page != null) {
            page.write(report);
            out.println("Report: " + report.toAbsolutePath());
        }
        out.flush();
        endShared(out);
        return CommandLine.ExitCode.OK;
    }
}
