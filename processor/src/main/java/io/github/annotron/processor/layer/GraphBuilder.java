// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.diagnostic.Diagnostics;
import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.graph.Graph;
import io.github.annotron.processor.graph.Layer;
import io.github.annotron.processor.graph.Shape;
import io.github.annotron.processor.graph.Value;
import io.github.annotron.processor.source.Attributes;
import io.github.annotron.processor.source.LayerDeclaration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns declarations into operations: checks attributes, infers shapes, creates parameters. */
public final class GraphBuilder {
    private final Diagnostics diagnostics;
    private final Map<String, Value> outputs = new HashMap<>();
    private final Map<String, List<Value>> given = new HashMap<>();
    private final SharedWeights weights = new SharedWeights();
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
    public static Optional<Graph> build(List<Placement> ordered, Diagnostics diagnostics) {
        return new GraphBuilder(diagnostics).build(ordered);
    }

    private Optional<Graph> build(List<Placement> ordered) {
        ordered.forEach(this::add);
        weights.check(outputs.keySet(), diagnostics);
        List<LayerDeclaration> results = ordered.stream()
                .filter(layer -> layer.scope().equals(Placement.NETWORK))
                .map(Placement::declaration)
                .filter(layer -> layer.output().isPresent())
                .sorted(Comparator.comparing(LayerDeclaration::name))
                .toList();
        if (!results.stream().map(LayerDeclaration::name).allMatch(outputs::containsKey)) {
            return Optional.empty();
        }
        Graph graph = new Graph(
                layers,
                ordered.stream().flatMap(layer -> layer.part().stream()).toList(),
                given.getOrDefault(Placement.NETWORK, List.of()),
                results.stream().map(this::output).toList());
        Map<String, Placement> placements = ordered.stream().collect(Collectors.toMap(Placement::name, p -> p));
        LossCheck.check(graph, placements, diagnostics);
        TokenCheck.check(graph, placements, diagnostics);
        return Optional.of(graph).filter(g -> diagnostics.isClean());
    }

    private Graph.Output output(LayerDeclaration layer) {
        Attributes written = layer.output().orElseThrow();
        return new Graph.Output(
                layer.name(),
                Objects.requireNonNull(outputs.get(layer.name())),
                written.constant("loss"),
                written.number("weight"));
    }

    private void add(Placement placement) {
        LayerDeclaration declaration = placement.declaration();
        List<Value> inputs = new ArrayList<>();
        for (LayerDeclaration.Read read : declaration.reads()) {
            Value input = outputs.get(read.layer());
            if (input == null) {
                return;
            }
            inputs.add(input);
        }
        Optional<Value> built;
        if (placement.isEntry()) {
            built = Optional.of(inputs.get(0)).filter(input -> fits(placement, input.shape()));
        } else {
            List<Value> around = given.getOrDefault(placement.scope(), List.of());
            LayerScope scope = new LayerScope(placement, around, weights, diagnostics);
            LayerKind kind = Layers.named(declaration.kind());
            built = kind.build(scope, inputs);
            if (built.isPresent() && !placement.isExit()) {
                List<String> reads = inputs.stream().map(Value::layer).toList();
                layers.add(new Layer(
                        placement.name(), declaration.member(), kind.annotation(), reads, built.get(), scope.nodes()));
            }
        }
        built.ifPresent(value -> {
            outputs.put(placement.name(), value);
            if (declaration.kind().equals("Input")) {
                given.computeIfAbsent(placement.scope(), path -> new ArrayList<>())
                        .add(value);
            }
        });
    }

    /** Whether what a part is given has the shape that its input asks for, if it does. */
    private boolean fits(Placement input, Shape shape) {
        List<Integer> wanted = input.declaration().attributes().integers("value");
        if (wanted.isEmpty() || wanted.equals(shape.extents())) {
            return true;
        }
        LayerDeclaration.Read read = input.declaration().reads().get(0);
        diagnostics.report(
                ProblemCode.SHAPE_MISMATCH,
                read.site(),
                input.subject(),
                "it asks for " + LayerScope.braces(wanted) + ", and the output of " + read.layer() + " is "
                        + LayerScope.braces(shape.extents()) + ". Let them agree.");
        return false;
    }
}
