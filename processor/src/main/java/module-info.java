// SPDX-License-Identifier: Apache-2.0

/** The annotation processor that compiles a declared network. It exports nothing: javac finds it as a service. */
@SuppressWarnings("requires-automatic") // what is static is needed to compile only: shaded, or annotations
module io.github.annotron.processor {
    requires java.compiler;
    requires io.github.annotron;
    requires static com.google.auto.service;
    requires static com.palantir.javapoet;
    requires static io.github.annotron.diagram;
    requires static org.jspecify;

    provides javax.annotation.processing.Processor with
            io.github.annotron.processor.NetworkProcessor;
}
