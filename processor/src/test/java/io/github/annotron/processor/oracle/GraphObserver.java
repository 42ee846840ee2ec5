// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import io.github.annotron.processor.diagnostic.Diagnostics;
import io.github.annotron.processor.graph.Graph;
import io.github.annotron.processor.layer.Expander;
import io.github.annotron.processor.layer.GraphBuilder;
import io.github.annotron.processor.layer.Layers;
import io.github.annotron.processor.source.NetworkDeclaration;
import io.github.annotron.processor.source.NetworkReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Runs the compiler's own phases up to the graph, beside the network processor, and keeps the graphs. */
final class GraphObserver extends AbstractProcessor {
    private final Map<String, Graph> graphs = new HashMap<>();

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("io.github.annotron.Network");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (TypeElement annotation : annotations) {
            for (Element element : round.getElementsAnnotatedWith(annotation)) {
                observe((TypeElement) element);
            }
        }
        return false;
    }

    private void observe(TypeElement type) {
        Diagnostics diagnostics = new Diagnostics();
        NetworkReader reader = new NetworkReader(processingEnv.getElementUtils(), Layers.names(), ignored -> true);
        NetworkDeclaration network = reader.read(type, NetworkDeclaration.Kind.NETWORK, diagnostics);
        if (diagnostics.isClean()) {
            GraphBuilder.build(Expander.expand(network, diagnostics), diagnostics)
                    .ifPresent(graph -> graphs.put(type.getQualifiedName().toString(), graph));
        }
    }

    /** The graph of an interface by its qualified name. */
    Graph graph(String reference) {
        Graph graph = graphs.get(reference);
        if (graph == null) {
            throw new AssertionError("no graph of " + reference);
        }
        return graph;
    }
}
