// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.emit;

import io.github.annotron.processor.code.BackwardScope.Target;
import io.github.annotron.processor.graph.BackwardPass;
import io.github.annotron.processor.graph.Graph;
import io.github.annotron.processor.graph.Node;
import io.github.annotron.processor.graph.Op;
import io.github.annotron.processor.graph.Parameter;
import io.github.annotron.processor.graph.Storages;
import io.github.annotron.processor.graph.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The arrays of the gradients at values and parameters: their names, and who of several writers is the first. */
final class GradientArrays {
    private final Graph graph;
    private final BackwardPass pass;
    private final ForwardWriter forward;
    private final Names names;
    private final Storages storages;
    private final Map<Parameter, Node> firstReaders = new HashMap<>();

    /** Whether an operation adds to the gradient at its inputs. By identity: to hash a node is to hash all that its operation consists of. */
    private final Map<Node, boolean[]> accumulates = new IdentityHashMap<>();

    /** The parameters that change a loss and are not frozen. */
    private final List<Parameter> trained;

    GradientArrays(Graph graph, BackwardPass pass, ForwardWriter forward, Names names) {
        this.graph = graph;
        this.pass = pass;
        this.forward = forward;
        this.names = names;
        storages = Storages.ofGradients(graph);
        Set<Value> written = graph.trainedOutputs().stream()
                .map(output -> storages.root(output.value()))
                .collect(Collectors.toCollection(HashSet::new));
        for (Node node : pass.toInputs()) {
            boolean[] adds = new boolean[node.inputs().size()];
            accumulates.put(node, adds);
            for (int i = 0; i < node.inputs().size(); i++) {
                Value input = node.inputs().get(i);
                if (pass.reached().contains(input)) {
                    boolean isOwn = node.op().storage() == Op.Storage.OWN;
                    adds[i] = !written.add(storages.root(input)) && isOwn;
                }
            }
        }
        pass.nodes().forEach(node -> node.op().parameters().forEach(p -> firstReaders.putIfAbsent(p, node)));
        trained = graph.parameters().stream()
                .filter(p -> firstReaders.containsKey(p) && p.isTrained())
                .toList();
    }

    /** Declares those of a training step: at values and at parameters. */
    void declare(Buffers atValues, Buffers atParameters) {
        pass.gradients().sizes().forEach((value, size) -> atValues.perSample(of(value), size));
        trained.forEach(p -> atParameters.fixed(of(p), p.elements()));
    }

    /** Declares those that are of use on the way to the inputs only. */
    void declareToInputs(Buffers buffers) {
        Stream.concat(graph.inputs().stream(), graph.nodes().stream().map(Node::output))
                .filter(pass.reached()::contains)
                .map(storages::root)
                .filter(root -> !pass.gradients().hosts().containsKey(root))
                .forEach(root -> buffers.perSample(of(root), root.shape().size()));
    }

    /** The parameters that change a loss and are not frozen. */
    List<Parameter> trained() {
        return trained;
    }

    /** The array of the gradient at a value. */
    String of(Value value) {
        Value root = storages.root(value);
        Value host = pass.gradients().hosts().getOrDefault(root, root);
        return names.of(host, "d" + Names.capitalized(forward.field(host)));
    }

    /** Whether the gradient at a value has the array for itself: no other value that reads the same memory adds to it. */
    boolean isAlone(Value value) {
        Value seen = value;
        while (!storages.root(seen).equals(seen)) {
            Value there = seen;
            Value input = graph.nodes().stream()
                    .filter(node -> node.output().equals(there))
                    .findFirst()
                    .orElseThrow()
                    .inputs()
                    .get(0);
            if (readers(input) > 1) {
                return false;
            }
            seen = input;
        }
        return true;
    }

    private long readers(Value value) {
        return graph.nodes().stream()
                        .flatMap(node -> node.inputs().stream())
                        .filter(value::equals)
                        .count()
                + graph.trainedOutputs().stream()
                        .filter(output -> output.value().equals(value))
                        .count();
    }

    /** The array of the gradient of a parameter. */
    String of(Parameter parameter) {
        return names.of(parameter.path(), "d" + Names.capitalized(parameter.identifier()));
    }

    /** Where an operation's gradient at an input goes, which is reached. */
    Target target(Node node, int input) {
        return new Target(of(node.inputs().get(input)), Objects.requireNonNull(accumulates.get(node))[input]);
    }

    /** Where an operation's gradient at a parameter goes, which is trained: the first one on the way back does not add. */
    @SuppressWarnings("ReferenceEquality") // Nodes are places in the graph.
    Target target(Node node, Parameter parameter) {
        return new Target(of(parameter), firstReaders.get(parameter) != node);
    }
}
