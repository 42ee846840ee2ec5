// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Times whole processes, from the start of a JVM to its end after a first prediction, beside JVMs that do nothing.
 *
 * <pre>{@code benchmarks/measure StartUp [rounds, 20]}</pre>
 *
 * <p>The kinds take turns; figures are medians in milliseconds.
 */
public final class StartUp {

    private record Kind(String name, List<String> flags, List<String> arguments, double[] milliseconds) {}

    private StartUp() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        Path folder = Files.createTempDirectory("annotron");
        Path table = folder.resolve("table.safetensors");
        Path small = folder.resolve("small.safetensors");
        TableNetModel.create(1).save(table);
        SmallNetModel.create(1).save(small);
        List<Kind> kinds = new ArrayList<>();
        for (List<String> flags : List.of(List.<String>of(), List.of("--add-modules=jdk.incubator.vector"))) {
            String with = flags.isEmpty() ? "scalar" : "vector";
            kinds.add(new Kind("nothing, " + with, flags, List.of(), new double[rounds]));
            kinds.add(new Kind("TableNet, " + with, flags, List.of("table", table.toString()), new double[rounds]));
            kinds.add(new Kind("SmallNet, " + with, flags, List.of("small", small.toString()), new double[rounds]));
        }
        for (int round = 0; round < rounds; round++) {
            for (Kind kind : kinds) {
                kind.milliseconds()[round] = run(kind);
            }
        }
        System.out.printf("Java %s, %d rounds, milliseconds%n", System.getProperty("java.version"), rounds);
        for (Kind kind : kinds) {
            Arrays.sort(kind.milliseconds());
            System.out.printf(
                    "%-18s median %6.1f, least %6.1f%n",
                    kind.name(), kind.milliseconds()[rounds / 2], kind.milliseconds()[0]);
        }
        Files.delete(table);
        Files.delete(small);
        Files.delete(folder);
    }

    private static double run(Kind kind) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(kind.flags());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), FirstPrediction.class.getName()));
        command.addAll(kind.arguments());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        long start = System.nanoTime();
        int exit = builder.start().waitFor();
        double milliseconds = (System.nanoTime() - start) * 1e-6;
        if (exit != 0) {
            throw new IOException(command + " ended with " + exit);
        }
        return milliseconds;
    }
}
