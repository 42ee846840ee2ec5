// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.integration;

import io.github.annotron.Tensor;
import io.github.annotron.runtime.Model;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/** The jars that users have, as this build has made them. */
final class Jars {
    static final Path ANNOTATIONS = of(Tensor.class);

    /** The processor's class, which javac loads by its name. */
    static final String PROCESSOR_NAME = "io.github.annotron.processor.NetworkProcessor";

    static final Path PROCESSOR = of(PROCESSOR_NAME);

    /** The runtime and EJML: all that is there when a program runs. */
    static final String RUNTIME = path(of(Model.class), of(FMatrixRMaj.class), of(CommonOps_FDRM.class));

    /** What there is to compile against. */
    static final String COMPILE = ANNOTATIONS + File.pathSeparator + RUNTIME;

    static final String PROCESSOR_PATH = path(PROCESSOR, ANNOTATIONS);

    private Jars() {}

    private static Path of(String name) {
        try {
            return of(Class.forName(name));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static Path of(Class<?> type) {
        Path place = Path.of(URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
        if (!place.toString().endsWith(".jar")) {
            throw new IllegalStateException(
                    place + " is no jar. Run these tests by \"mvn verify\", which packs before.");
        }
        return place;
    }

    private static String path(Path... jars) {
        return Arrays.stream(jars).map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
