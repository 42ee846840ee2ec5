// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** Runs programs, those of the running JDK above all. */
final class Tools {
    private static final Path HOME = Path.of(System.getProperty("java.home"));

    /** The feature version of the JDK. */
    static final int JDK = Runtime.version().feature();

    private Tools() {}

    /**
     * What a program has left.
     *
     * @param status 0 if all went well
     * @param output all that it printed
     */
    record Result(int status, String output) {

        /** The output of a program that must not have failed. */
        String orThrow() {
            assertThat(status).as(output).isZero();
            return output;
        }

        /** The output of a program that must have failed. */
        String failure() {
            assertThat(status).as(output).isNotZero();
            return output;
        }
    }

    /** Runs a tool in this JVM. */
    static Result run(String tool, List<?> arguments) {
        StringWriter output = new StringWriter();
        PrintWriter printer = new PrintWriter(output);
        String[] words = arguments.stream().map(Object::toString).toArray(String[]::new);
        int status = ToolProvider.findFirst(tool).orElseThrow().run(printer, printer, words);
        printer.flush();
        return new Result(status, output.toString());
    }

    static Result run(String tool, Object... arguments) {
        return run(tool, Arrays.asList(arguments));
    }

    /** Runs a program of a JDK or an image, such as {@code java}, in a process of its own. */
    static Result start(Path home, Path folder, Map<String, String> environment, String program, List<?> arguments) {
        List<String> command =
                new ArrayList<>(List.of(home.resolve("bin").resolve(program).toString()));
        arguments.forEach(argument -> command.add(argument.toString()));
        try {
            Path output = Files.createTempFile("output", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH"));
            builder.environment().putAll(environment);
            int status = builder.start().waitFor();
            String printed = Files.readString(output);
            Files.delete(output);
            return new Result(status, printed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static Result start(Path folder, Map<String, String> environment, String program, Object... arguments) {
        return start(HOME, folder, environment, program, Arrays.asList(arguments));
    }

    /** The files of a folder and those below it. */
    static List<Path> files(Path folder, String extension) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(extension) && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
