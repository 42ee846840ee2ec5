// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.diagnostic.Diagnostics;
import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.graph.Graph;
import io.github.annotron.processor.graph.Layer;
import io.github.annotron.processor.graph.Value;
import io.github.annotron.processor.source.LayerDeclaration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns declarations into operations: checks attributes, infers shapes, creates parameters. */
public final class GraphBuilder {
    private final Diagnostics diagnostics;
    private final Map<String, Value> outputs = new HashMap<>();
    private final List<Layer> layers = new ArrayList<>();

    private GraphBuilder(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /**
     * Builds the graph. A layer that reads a faulty one is passed over: its problems, if any, would be consequences.
     *
     * @param ordered each layer after those that it reads
     * @return empty if a problem was reported
     */
    public static Optional<Graph> build(List<LayerDeclaration> ordered, Diagnostics diagnostics) {
        return new GraphBuilder(diagnostics).build(ordered);
    }

    private Optional<Graph> build(List<LayerDeclaration> ordered) {
        ordered.forEach(this::add);
        LayerDeclaration last = ordered.stream()
                .filter(layer -> layer.output().isPresent())
                .findFirst()
                .orElseThrow();
        Value output = outputs.get(last.name());
        if (output == null) {
            return Optional.empty();
        }
        List<Value> inputs = layers.stream()
                .filter(layer -> layer.kind().equals("Input"))
                .map(Layer::output)
                .toList();
        Graph graph =
                new Graph(layers, inputs, output, last.output().orElseThrow().constant("loss"));
        LossCheck.check(graph, ordered.stream().collect(Collectors.toMap(LayerDeclaration::name, d -> d)), diagnostics);
        return Optional.of(graph).filter(g -> diagnostics.isClean());
    }

    private void add(LayerDeclaration declaration) {
        LayerKind kind = Layers.named(declaration.kind());
        int count = declaration.reads().size();
        if (count < kind.fewestInputs() || count > kind.mostInputs()) {
            diagnostics.report(
                    ProblemCode.INPUT_COUNT,
                    count > kind.mostInputs()
                            ? declaration.reads().get(kind.mostInputs()).site()
                            : declaration.site(),
                    declaration.name(),
                    "@" + kind.annotation() + " reads " + allowed(kind) + ", and the method has " + count
                            + (count == 1 ? " parameter." : " parameters."));
            return;
        }
        List<Value> inputs = new ArrayList<>();
        for (LayerDeclaration.Read read : declaration.reads()) {
            Value input = outputs.get(read.layer());
            if (input == null) {
                return;
            }
            inputs.add(input);
        }
        LayerScope scope = new LayerScope(declaration, diagnostics);
        kind.build(scope, inputs).ifPresent(output -> {
            outputs.put(declaration.name(), output);
            List<String> reads = declaration.reads().stream()
                    .map(LayerDeclaration.Read::layer)
                    .toList();
            layers.add(new Layer(declaration.name(), kind.annotation(), reads, output, scope.nodes()));
        });
    }

    private static String allowed(LayerKind kind) {
        if (kind.mostInputs() == Integer.MAX_VALUE) {
            return kind.fewestInputs() + " or more layers";
        }
        return kind.mostInputs() == 0 ? "no layer" : kind.mostInputs() + " layer";
    }
}
