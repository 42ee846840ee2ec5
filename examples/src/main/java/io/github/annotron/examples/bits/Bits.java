// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.bits;

import io.github.annotron.examples.common.Cli;
import io.github.annotron.examples.common.TextTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Trains one network in many JVMs and compares what came out, bit by bit. It does so after each step: then what is too slow
 * for all steps can be compared after its few.
 */
@Command(
        name = "bits",
        sortOptions = false,
        description = "Trains a small convolutional network in JVMs of every kind and compares SHA-256 of weights and"
                + " predictions. Exits with 1 where they differ.")
final class Bits implements Callable<Integer> {

    static final int MOST_STEPS = 1000;

    /** Digits of a hash that are shown; all are compared. */
    private static final int SHOWN = 16;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "50",
            description = "Training steps. A JVM that is n times slower takes n times fewer, or is left out."
                    + " Default: ${DEFAULT-VALUE}.")
    private int steps;

    @Option(
            names = "--jdk",
            paramLabel = "FOLDER",
            description = "A JDK to run in besides the one that runs this; may be repeated. Default: those that"
                    + " environment variables JAVA_HOME_... name.")
    private @Nullable List<Path> jdks;

    @Option(names = "--help", usageHelp = true, description = "Show this and exit.")
    @SuppressWarnings("unused") // picocli acts on it
    private boolean help;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** Runs the program. */
    public static void main(String[] arguments) {
        System.exit(Cli.of(new Bits()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        CommandLine line = spec.commandLine();
        Cli.atLeast(line, "--steps", steps, 1);
        if (steps > MOST_STEPS) {
            throw new ParameterException(line, "--steps must be at most " + MOST_STEPS + ", not " + steps);
        }
        PrintWriter out = line.getOut();
        Agreement agreement = new Agreement();
        TextTable table = new TextTable(List.of("JVM", "threads", "steps", "seconds", "weights", "predictions", ""));
        int runs = 0;
        int wrong = 0;
        for (Jdk jdk : jdks(line)) {
            for (Way way : Way.all(x86())) {
                int taken = way.steps(steps);
                if (taken == 0) {
                    continue;
                }
                String name = jdk.version() + ", " + way.name();
                line.getErr().println(name + ", threads: " + way.threads() + " ...");
                long start = System.nanoTime();
                List<String> results = run(jdk, way, taken);
                double seconds = (System.nanoTime() - start) / 1e9;
                int different = agreement.firstDifference(results);
                runs++;
                wrong += different == 0 ? 0 : 1;
                String[] last = results.get(taken - 1).split(" ", -1);
                table.row(List.of(
                        name,
                        Integer.toString(way.threads()),
                        Integer.toString(taken),
                        String.format(Locale.ROOT, "%.1f", seconds),
                        last[0].substring(0, SHOWN),
                        last[1].substring(0, SHOWN),
                        different == 0 ? "" : "differs in step " + different));
            }
        }
        out.print(table);
        out.println();
        out.println(
                wrong == 0
                        ? "All " + runs + " agree in every bit, step by step."
                        : wrong + " of " + runs + " differ from the first that took the step.");
        out.flush();
        return wrong == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private static boolean x86() {
        return List.of("amd64", "x86_64").contains(System.getProperty("os.arch"));
    }

    /** The JDK that runs this, and others, each once. */
    private List<Jdk> jdks(CommandLine line) throws IOException {
        List<Path> homes = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
        if (jdks != null) {
            homes.addAll(jdks);
        } else {
            System.getenv().entrySet().stream()
                    .filter(variable -> variable.getKey().startsWith("JAVA_HOME_"))
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(variable -> homes.add(Path.of(variable.getValue())));
        }
        Map<Path, Jdk> found = new LinkedHashMap<>();
        for (Path home : homes) {
            try {
                found.putIfAbsent(home.toRealPath(), Jdk.at(home));
            } catch (IOException e) {
                throw new ParameterException(line, "--jdk: " + Cli.reason(e) + " or is not the home of a JDK", e);
            }
        }
        return List.copyOf(found.values());
    }

    /** The hashes after each step. */
    private static List<String> run(Jdk jdk, Way way, int steps) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(jdk.java().toString()));
        command.addAll(way.flags());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Training.class.getName()));
        command.addAll(List.of(Integer.toString(steps), Integer.toString(way.threads())));
        Path printed = Files.createTempFile("annotron-bits", ".txt");
        try {
            int status = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(printed.toFile())
                    .start()
                    .waitFor();
            List<String> lines = Files.readAllLines(printed);
            List<String> results = lines.stream()
                    .filter(text -> text.matches("[0-9]+ [0-9a-f]{64} [0-9a-f]{64}"))
                    .map(text -> text.substring(text.indexOf(' ') + 1))
                    .toList();
            if (status != 0 || results.size() != steps) {
                throw new IOException(String.join(" ", command) + " ended with " + status + " after " + results.size()
                        + " of " + steps + " steps:\n" + String.join("\n", lines));
            }
            return results;
        } finally {
            Files.delete(printed);
        }
    }
}
