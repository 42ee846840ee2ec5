// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.common;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** What a command did: its exit code and what it printed. */
public record Run(int exitCode, String out, String err) {

    /** Runs a command. */
    public static Run of(Object command, String... arguments) {
        return of(Cli.of(command), arguments);
    }

    /** Runs a command line. */
    public static Run of(CommandLine line, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode =
                line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
        return new Run(exitCode, out.toString(), err.toString());
    }

    /** The number behind some text in the output. */
    public double number(String before) {
        Matcher matcher =
                Pattern.compile(Pattern.quote(before) + "\\s*([0-9.]+)").matcher(out);
        if (!matcher.find()) {
            throw new AssertionError("no number behind \"" + before + "\" in:\n" + out + err);
        }
        return Double.parseDouble(matcher.group(1));
    }
}
