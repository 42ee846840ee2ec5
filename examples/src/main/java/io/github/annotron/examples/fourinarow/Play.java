// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.fourinarow;

import io.github.annotron.examples.common.Cli;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Plays the user with a network that has learnt. */
@Command(name = "play", sortOptions = false, description = "Plays you, with a network that has learnt.")
final class Play implements Callable<Integer> {

    /** How much it searches, if nothing else is said. */
    static final String DESCENTS = "400";

    private final BufferedReader in;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            defaultValue = Fourinarow.MODEL,
            description = "File with the network. Default: ${DEFAULT-VALUE}.")
    private Path file = Path.of(Fourinarow.MODEL);

    @Option(
            names = "--descents",
            paramLabel = "N",
            defaultValue = DESCENTS,
            description = "How much it searches for a move; less is weaker. Default: ${DEFAULT-VALUE}.")
    private int descents;

    @Option(names = "--second", description = "Let the network begin.")
    private boolean second;

    @Option(names = "--help", usageHelp = true, description = "Show this and exit.")
    @SuppressWarnings("unused") // picocli acts on it
    private boolean help;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    Play(BufferedReader in) {
        this.in = in;
    }

    @Override
    public Integer call() throws IOException {
        CommandLine line = spec.commandLine();
        Cli.atLeast(line, "--descents", descents, 1);
        new Duel(new Thinker(FourNetModel.load(file), descents), in, line.getOut()).play(!second);
        return CommandLine.ExitCode.OK;
    }
}
