// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * What networks cost javac, each time in a process of its own, as a build does: the class of a program without a network, with the one
 * of the README, that with what the processor writes for it given as plain sources, and with chains of up to 1000 layers; in turn, medians,
 * by the clock and of processor time. Then the first three in a process that compiles the same again and again.
 *
 * <pre>{@code benchmarks/measure CompileTime [rounds, 7]}</pre>
 */
public final class CompileTime {
    private static final int[] DEPTHS = {1, 10, 100, 300, 1000};
    private static final int WIDTH = 32;
    private static final String NOTHING = "no network";

    /** How often a process compiles the same. */
    private static final int AGAIN = 30;

    /** One row. */
    private interface Compilation {
        Javac.Result run() throws IOException, InterruptedException;
    }

    private CompileTime() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 7;
        Path folder = Files.createTempDirectory("compile-time");
        try {
            Map<String, Compilation> rows = new LinkedHashMap<>();
            Javac nothing = project(folder.resolve("nothing"));
            rows.put(NOTHING, nothing::compile);
            Javac leNet = project(folder.resolve("lenet")).add("Digits", Declarations.leNet());
            rows.put("LeNet", leNet::compile);
            rows.put("its sources", leNet::compileWithoutProcessor);
            for (int depth : DEPTHS) {
                String name = "Chain" + depth;
                Javac chain = project(folder.resolve(name)).add(name, Declarations.perceptron(name, WIDTH, depth - 1));
                rows.put(depth + (depth == 1 ? " layer" : " layers"), chain::compile);
            }
            print(measure(rows, rounds));
            double none = nothing.times(AGAIN).compile().lastSeconds();
            System.out.printf(
                    "compiled %d times in a process, s: %.2f; more for LeNet %.2f, for its sources %.2f%n",
                    AGAIN,
                    none,
                    leNet.times(AGAIN).compile().lastSeconds() - none,
                    leNet.times(AGAIN).compileWithoutProcessor().lastSeconds() - none);
        } finally {
            Javac.delete(folder);
        }
    }

    private static Javac project(Path folder) throws IOException {
        return new Javac(folder).add("Main", "class Main {\n    public static void main(String[] arguments) {}\n}\n");
    }

    private static Map<String, List<Javac.Result>> measure(Map<String, Compilation> rows, int rounds)
            throws IOException, InterruptedException {
        Map<String, List<Javac.Result>> results = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<String, Compilation> row : rows.entrySet()) {
                results.computeIfAbsent(row.getKey(), name -> new ArrayList<>())
                        .add(row.getValue().run());
            }
        }
        return results;
    }

    private static void print(Map<String, List<Javac.Result>> results) {
        System.out.printf("javac of Java %s%n", System.getProperty("java.version"));
        System.out.printf(
                "%-12s %9s %9s %12s %9s %14s %12s%n",
                "", "s", "more, s", "processor, s", "more, s", "sources, KiB", "classes, KiB");
        List<Javac.Result> nothing = Objects.requireNonNull(results.get(NOTHING));
        results.forEach((name, all) -> {
            Javac.Result one = all.get(0);
            double seconds = median(all, Javac.Result::seconds);
            double processor = median(all, Javac.Result::processorSeconds);
            System.out.printf(
                    "%-12s %9.2f %9.2f %12.2f %9.2f %14.0f %12.0f%n",
                    name,
                    seconds,
                    seconds - median(nothing, Javac.Result::seconds),
                    processor,
                    processor - median(nothing, Javac.Result::processorSeconds),
                    one.sourceBytes() / 1024.0,
                    one.classBytes() / 1024.0);
        });
    }

    private static double median(List<Javac.Result> results, ToDoubleFunction<Javac.Result> what) {
        double[] sorted = results.stream().mapToDouble(what).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
