// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import io.github.annotron.processor.graph.Graph;
import io.github.annotron.processor.testing.Compilations;
import io.github.annotron.processor.testing.Compilations.Compilation;
import io.github.annotron.processor.testing.CompiledNetwork;
import io.github.annotron.processor.testing.NetworkSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A network under test.
 *
 * @param name the simple name of its interface
 * @param source the text of its interface
 * @param graph what the compiler made of it
 * @param network what the compiler wrote for it
 * @param generated the text of what it wrote, by class name without the network's
 */
record Subject(String name, String source, Graph graph, CompiledNetwork network, Map<String, String> generated) {
    private static final String PACKAGE = "io.github.annotron.example.oracle";

    /** The networks with their class files. */
    record Family(List<Subject> subjects, Map<String, byte[]> classFiles) {}

    /** The source of an interface. */
    static String source(String name, String body) {
        return NetworkSource.of(PACKAGE, name, body);
    }

    /** The same network with code for bounds. */
    static String certifiable(String source) {
        return source.replace("@Network\ninterface", "@Network(certifiable = true)\ninterface");
    }

    /** Compiles interfaces in one run of javac, which must have nothing to complain of. */
    static Family compile(List<String> sources) {
        GraphObserver observer = new GraphObserver();
        Compilation compilation =
                Compilations.compile(sources, List.of(observer)).orThrow();
        ClassLoader loader = compilation.loader();
        List<Subject> subjects = new ArrayList<>();
        for (String source : sources) {
            String reference = Compilations.nameOf(source);
            Map<String, String> generated = new TreeMap<>();
            for (String suffix : List.of("Model", "Forward", "Backward", "Predictor", "Trainer")) {
                generated.put(suffix, compilation.generatedSources().get(reference + suffix));
            }
            subjects.add(new Subject(
                    reference.substring(reference.lastIndexOf('.') + 1),
                    source,
                    observer.graph(reference),
                    new CompiledNetwork(loader, reference),
                    generated));
        }
        return new Family(subjects, compilation.classFiles());
    }

    /** The qualified name of the interface. */
    static String reference(String name) {
        return PACKAGE + "." + name;
    }

    @Override
    public String toString() {
        return name;
    }
}
