// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What networks cost javac, each time in a process of its own, as a build does: the class of a program without a network, with the one
 * of the README, and with chains of up to 1000 layers; in turn, medians.
 *
 * <pre>{@code benchmarks/measure CompileTime [rounds, 7]}</pre>
 */
public final class CompileTime {
    private static final int[] DEPTHS = {1, 10, 100, 300, 1000};
    private static final int WIDTH = 32;
    private static final String NOTHING = "no network";

    private CompileTime() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 7;
        Path folder = Files.createTempDirectory("compile-time");
        try {
            Map<String, Javac> projects = new LinkedHashMap<>();
            projects.put(NOTHING, new Javac(folder.resolve("nothing")));
            projects.put("LeNet", new Javac(folder.resolve("lenet")).add("Digits", Declarations.leNet()));
            for (int depth : DEPTHS) {
                String name = "Chain" + depth;
                projects.put(
                        depth + (depth == 1 ? " layer" : " layers"),
                        new Javac(folder.resolve(name)).add(name, Declarations.perceptron(name, WIDTH, depth - 1)));
            }
            for (Javac project : projects.values()) {
                project.add("Main", "class Main {\n    public static void main(String[] arguments) {}\n}\n");
            }
            print(measure(projects, rounds));
        } finally {
            Javac.delete(folder);
        }
    }

    private static Map<String, List<Javac.Result>> measure(Map<String, Javac> projects, int rounds)
            throws IOException, InterruptedException {
        Map<String, List<Javac.Result>> results = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<String, Javac> project : projects.entrySet()) {
                results.computeIfAbsent(project.getKey(), name -> new ArrayList<>())
                        .add(project.getValue().compile());
            }
        }
        return results;
    }

    private static void print(Map<String, List<Javac.Result>> results) {
        System.out.printf("javac of Java %s%n", System.getProperty("java.version"));
        System.out.printf("%-12s %9s %9s %14s %12s%n", "", "s", "more, s", "sources, KiB", "classes, KiB");
        double nothing = median(results.get(NOTHING));
        results.forEach((name, all) -> {
            Javac.Result one = all.get(0);
            System.out.printf(
                    "%-12s %9.2f %9.2f %14.0f %12.0f%n",
                    name, median(all), median(all) - nothing, one.sourceBytes() / 1024.0, one.classBytes() / 1024.0);
        });
    }

    private static double median(List<Javac.Result> results) {
        double[] seconds =
                results.stream().mapToDouble(Javac.Result::seconds).sorted().toArray();
        return Arrays.stream(seconds).skip(seconds.length / 2).findFirst().orElseThrow();
    }
}
