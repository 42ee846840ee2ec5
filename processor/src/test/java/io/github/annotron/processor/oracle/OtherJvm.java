// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs programs on compiled networks in a JVM of its own, with flags of its own. */
final class OtherJvm {

    /** Vector kernels from the start on. */
    static final List<String> VECTOR = List.of("--add-modules", "jdk.incubator.vector", "-Dannotron.kernels=vector");

    private OtherJvm() {}

    /**
     * Runs a program.
     *
     * @param folder for the class files
     * @param flags of the JVM
     * @param networks compiled ones, which the program can load by name
     * @param main has the method {@code main}
     * @return what it prints: the rest of each line by its first word
     */
    static Map<String, String> run(
            Path folder, List<String> flags, Subject.Family networks, Class<?> main, List<String> arguments) {
        try {
            for (Map.Entry<String, byte[]> file : networks.classFiles().entrySet()) {
                Path path = folder.resolve(file.getKey().replace('.', '/') + ".class");
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue());
            }
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(flags);
            command.add("-cp");
            command.add(folder + File.pathSeparator + System.getProperty("java.class.path"));
            command.add(main.getName());
            command.addAll(arguments);
            Path output = folder.resolve("output.txt");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            int status = process.waitFor();
            String printed = Files.readString(output);
            if (status != 0) {
                throw new AssertionError("the JVM with " + flags + " ended with " + status + ":\n" + printed);
            }
            Map<String, String> words = new TreeMap<>();
            printed.lines().filter(line -> line.indexOf(' ') > 0).forEach(line -> {
                int space = line.indexOf(' ');
                words.put(line.substring(0, space), line.substring(space + 1));
            });
            return words;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
