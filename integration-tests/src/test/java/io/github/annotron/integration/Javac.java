// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.integration;

import io.github.annotron.integration.Tools.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs javac as a build tool does. */
final class Javac {

    private Javac() {}

    /** Compiles for the class path. */
    static Result compile(Path classes, List<Path> sources, Object... options) {
        List<Object> arguments = new ArrayList<>(List.of("--release", "17", "-parameters", "-cp", Jars.COMPILE));
        return run(arguments, classes, sources, options);
    }

    /** Compiles modules. */
    static Result compileModule(Path classes, List<Path> sources, Object... options) {
        List<Object> arguments = new ArrayList<>(List.of("--release", "17", "-parameters", "-p", Jars.COMPILE));
        return run(arguments, classes, sources, options);
    }

    private static Result run(List<Object> arguments, Path classes, List<Path> sources, Object... options) {
        arguments.addAll(List.of("-encoding", "UTF-8", "-d", classes));
        arguments.addAll(List.of(options));
        arguments.addAll(sources);
        return Tools.run("javac", arguments);
    }
}
