// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Compares this library with others. For each task all libraries are started, each in a JVM of its own with the same
 * first weights; then they work in turn, so that a change of the machine's speed meets all of them.
 */
@Command(name = "compare", mixinStandardHelpOptions = true, description = "Compares Annotron with other libraries.")
public final class Compare implements Callable<Integer> {

    @Option(names = "--peers", description = "the folder of the peers' modules (default: ${DEFAULT-VALUE})")
    private Path peers = Path.of("benchmarks", "peers");

    @Option(names = "--workloads", split = ",", description = "names of workloads (default: all)")
    private List<String> names = Workloads.ALL.stream().map(Workload::name).toList();

    @Option(names = "--libraries", split = ",", description = "names of libraries besides ours (default: all)")
    private List<String> libraries = Library.ALL.stream().map(Library::factory).toList();

    @Option(names = "--modes", split = ",", description = "train, predict (default: both)")
    private List<String> modes = List.of("train", "predict");

    @Option(
            names = "--batches",
            split = ",",
            description = "batch sizes; 0 is the workload's own (default: 0, and 1 to predict)")
    private List<Integer> batches = List.of();

    @Option(
            names = "--threads",
            split = ",",
            description = "threads of a step, such as 1,2 (default: ${DEFAULT-VALUE})")
    private List<Integer> threads = List.of(1);

    @Option(names = "--turns", description = "how often each library's turn comes (default: ${DEFAULT-VALUE})")
    private int turns = 9;

    @Option(names = "--seconds", description = "how long a turn is (default: ${DEFAULT-VALUE})")
    private double seconds = 1;

    @Option(names = "--warm-up", description = "how many seconds each works before (default: ${DEFAULT-VALUE})")
    private double warmUp = 7;

    @Option(names = "--flags", split = " ", description = "flags of the JVMs (default: the Vector API)")
    private List<String> flags = List.of("--add-modules=jdk.incubator.vector", "-Xmx2g");

    @Option(names = "--out", description = "a folder for table, turns and plots (default: ${DEFAULT-VALUE})")
    private Path out = Path.of("benchmarks", "peers", "target", "comparison");

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Compare()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(out);
        System.out.printf(
                "Java %s, %s, %d processors; %d turns of %s s after %s s of warm-up%n",
                System.getProperty("java.runtime.version"),
                cpu(),
                Runtime.getRuntime().availableProcessors(),
                turns,
                seconds,
                warmUp);
        List<Library> chosen = Library.ALL.stream()
                .filter(library -> library.equals(Library.OURS) || libraries.contains(library.factory()))
                .toList();
        for (Library library : chosen) {
            if (!library.isBuilt(peers)) {
                throw new IOException(peers.resolve(library.module())
                        + " has not been built; run mvn -Ppeers -DskipTests package first");
            }
            System.out.printf(Locale.ROOT, "%-16s class path %.1f MB%n", library.factory(), library.size(peers) * 1e-6);
        }
        List<Outcome> all = new ArrayList<>();
        StringBuilder tables = new StringBuilder();
        for (int thread : threads) {
            for (String mode : modes) {
                List<Outcome> some = new ArrayList<>();
                for (Outcome.Measurement task : tasks(mode.equals("train"), thread)) {
                    some.addAll(compare(task, chosen));
                }
                String title = mode + ", " + Outcome.Measurement.text(thread);
                tables.append("\n**").append(title).append("**\n\n").append(Report.table(some));
                Report.plot(out.resolve(mode + "-" + thread + ".png"), title, some);
                all.addAll(some);
                // After each, since a run takes long.
                Files.writeString(out.resolve("table.md"), tables);
                Report.writeCsv(out.resolve("turns.csv"), all);
            }
        }
        System.out.print(tables);
        return 0;
    }

    private List<Outcome.Measurement> tasks(boolean training, int threads) {
        List<Outcome.Measurement> tasks = new ArrayList<>();
        for (String name : names) {
            for (int batch : batches(Workloads.of(name), training)) {
                tasks.add(new Outcome.Measurement(name, batch, threads, training));
            }
        }
        return tasks;
    }

    private List<Integer> batches(Workload workload, boolean training) {
        if (batches.isEmpty()) {
            return training ? List.of(workload.batch()) : List.of(workload.batch(), 1);
        }
        return batches.stream()
                .map(batch -> batch == 0 ? workload.batch() : batch)
                .toList();
    }

    private List<Outcome> compare(Outcome.Measurement task, List<Library> chosen) throws IOException {
        System.err.println(task.title());
        List<Turn> contenders = new ArrayList<>();
        try {
            for (Library library : chosen) {
                Turn turn = Turn.start(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        flags,
                        library,
                        peers,
                        task.workload(),
                        task.batch(),
                        task.threads(),
                        task.training(),
                        out.resolve(library.factory() + ".log"));
                if (turn.isReady()) {
                    contenders.add(turn);
                    turn.work(warmUp, false);
                } else {
                    turn.close();
                    if (turn.isFailed()) {
                        throw new IOException(library.factory() + " failed; its log is in " + out);
                    }
                }
            }
            for (int i = 0; i < turns; i++) {
                for (Turn turn : contenders) {
                    turn.work(seconds, true);
                }
            }
            List<Outcome> outcomes = new ArrayList<>();
            for (Turn turn : contenders) {
                Outcome outcome = new Outcome(
                        task,
                        turn.library(),
                        turn.rates(),
                        turn.startMillis(),
                        Outcome.difference(contenders.get(0).values(), turn.values()));
                System.err.printf(Locale.ROOT, "  %-28s %,12.0f samples/s%n", outcome.library(), outcome.median());
                outcomes.add(outcome);
            }
            return outcomes;
        } finally {
            for (Turn turn : contenders) {
                turn.close();
            }
        }
    }

    /** The processor's name, where the system has it in a file. */
    private static String cpu() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
