// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.peers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a peer is.
 *
 * @param module the folder of its module
 * @param factory a part of the name of its factory's class
 */
record Library(String module, String factory) {

    /** The library that all are compared with. */
    static final Library OURS = new Library("harness", "Annotron");

    static final List<Library> ALL = List.of(
            OURS,
            new Library("pytorch", "PyTorch"),
            new Library("tensorflow", "TensorFlow"),
            new Library("onnxruntime", "OnnxRuntime"),
            new Library("deeplearning4j", "Deeplearning4j"),
            new Library("harness", "Ejml"));

    /** Its own classes and everything that it needs. */
    String classPath(Path peers) {
        Path target = peers.resolve(module).resolve("target");
        return target.resolve("classes") + File.pathSeparator + target.resolve("lib") + File.separator + "*";
    }

    /** Whether its module has been built. */
    boolean isBuilt(Path peers) {
        return Files.isDirectory(peers.resolve(module).resolve("target").resolve("lib"));
    }

    /** The size of all that it brings onto the class path, beside ours and the harness, in bytes. */
    long size(Path peers) {
        try (Stream<Path> jars =
                Files.list(peers.resolve(module).resolve("target").resolve("lib"))) {
            return jars.filter(jar -> isOwn(jar.getFileName().toString()))
                    .mapToLong(jar -> jar.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isOwn(String jar) {
        boolean ours = jar.startsWith("annotron-runtime") || jar.startsWith("ejml") || jar.startsWith("jspecify");
        boolean harness = jar.startsWith("annotron-") || jar.startsWith("picocli") || jar.startsWith("xchart");
        return equals(OURS) ? ours : !ours && !harness;
    }
}
