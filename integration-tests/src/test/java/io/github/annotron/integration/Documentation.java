// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.integration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The code in the project's pages, which the tests run or compare with what they run. */
final class Documentation {
    private static final Path ROOT = Path.of(System.getProperty("basedir", "")).resolve("..");

    private Documentation() {}

    /**
     * The one block of code that has a text in it.
     *
     * @param page the path of the page
     */
    static String block(String page, String language, String text) {
        Matcher blocks = Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(read(page));
        List<String> found = blocks.results()
                .map(block -> block.group(1))
                .filter(block -> block.contains(text))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(
                    page + " has " + found.size() + " blocks of " + language + " with \"" + text + "\"");
        }
        return found.get(0);
    }

    /** The arguments of a command line, without quotation marks. */
    static List<String> arguments(String command) {
        String[] words = command.strip().replace("\"", "").split("\\s+");
        return Arrays.asList(words).subList(1, words.length);
    }

    private static String read(String page) {
        try {
            return Files.readString(ROOT.resolve(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
