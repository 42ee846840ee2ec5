// SPDX-License-Identifier: Apache-2.0

/** The annotation processor that compiles a declared network. It exports nothing: javac finds it as a service. */
@SuppressWarnings("requires-automatic") // both are needed to compile only: one is shaded, one is an annotation
module io.github.annotron.processor {
    requires java.compiler;
    requires io.github.annotron;
    requires static com.google.auto.service;
    requires static com.palantir.javapoet;
    requires static org.jspecify;

    provides javax.annotation.processing.Processor with
            io.github.annotron.processor.NetworkProcessor;
}
