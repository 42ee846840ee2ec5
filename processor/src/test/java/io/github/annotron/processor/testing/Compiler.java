// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.testing;

import io.github.annotron.processor.testing.Compilations.Compilation;
import java.util.Arrays;
import java.util.List;

/** The compilers that run the processor. */
public enum Compiler {
    JAVAC,
    ECLIPSE;

    /** Compiles source files, each the text of one; their names come from the text. */
    public Compilation compile(List<String> sources) {
        return compileWith(sources);
    }

    /** The same with further options. */
    public Compilation compileWith(List<String> sources, String... options) {
        return this == JAVAC ? Compilations.compile(sources, List.of(), options) : Eclipse.compile(sources, options);
    }

    /** Compiles source files, each the text of one; their names come from the text. */
    public Compilation compile(String... sources) {
        return compile(Arrays.asList(sources));
    }
}
