// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.code.ForwardScope;
import io.github.annotron.processor.code.Grid;
import io.github.annotron.processor.graph.BufferPlan;
import io.github.annotron.processor.graph.Graph;
import io.github.annotron.processor.graph.Layer;
import io.github.annotron.processor.graph.Node;
import io.github.annotron.processor.graph.Op;
import io.github.annotron.processor.graph.Parameter;
import io.github.annotron.processor.graph.Storages;
import io.github.annotron.processor.graph.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** Writes the class that holds the activations and computes them, a method a layer. */
final class ForwardWriter {
    private final Classes classes;
    private final Graph graph;
    private final Storages storages;
    private final Names names = new Names();
    private final Tables tables = new Tables(names, null);
    private final Buffers activations = new Buffers();
    private final Buffers workspaces = new Buffers();
    private final Map<Node, Integer> ordinals = new HashMap<>();

    /** Whether training is a pass of another kind than prediction, as with dropout. */
    private boolean isRandom;

    /** Sums that an activation overwrites go by the name of the layer. */
    private final Map<Value, Value> overwritten = new HashMap<>();

    ForwardWriter(Classes classes, Graph graph) {
        this.classes = classes;
        this.graph = graph;
        this.storages = Storages.of(graph, false);
        graph.layers().forEach(layer -> names.of(layer.name(), layer.name()));
        graph.parameters().forEach(parameter -> names.of(parameter.path(), parameter.identifier()));
        for (Node node : graph.nodes()) {
            ordinals.put(node, ordinals.size());
            if (node.op().storage() == Op.Storage.IN_PLACE) {
                overwritten.put(node.inputs().get(0), node.output());
            }
        }
        planActivations();
    }

    /** The field that holds a value: that of the layer which owns the memory, or one of its own inside of a layer. */
    String field(Value value) {
        Value root = storages.root(value);
        Value shown = overwritten.getOrDefault(root, root);
        return shown.role().isEmpty() ? names.of(shown.layer(), shown.layer()) : names.of(shown, shown.name());
    }

    /** The name of the method, and of the method in Javadoc. */
    String method(Layer layer) {
        return names.of(layer.name(), layer.name());
    }

    String parameter(Parameter parameter) {
        return names.of(parameter.path(), parameter.identifier());
    }

    Tables tables() {
        return tables;
    }

    boolean isRandom() {
        return isRandom;
    }

    int ordinal(Node node) {
        return Objects.requireNonNull(ordinals.get(node));
    }

    String workspace(Node node, String role) {
        return names.of(List.of(node.output(), role), node.layer() + role);
    }

    private void planActivations() {
        BufferPlan plan = BufferPlan.forPrediction(graph);
        Storages prediction = Storages.of(graph, true);
        graph.inputs()
                .forEach(input ->
                        activations.perSample(field(input), input.shape().size()));
        for (Node node : graph.nodes()) {
            Value value = node.output();
            if (!storages.root(value).equals(value)) {
                continue;
            }
            int size = value.shape().size();
            Value host = plan.host(prediction.root(value));
            if (!host.equals(value)) {
                activations.add(field(value), CodeBlock.of("keep ? $L : $L", Buffers.perSample(size), field(host)));
            } else {
                int shared = plan.size(value);
                String wanted = shared == size ? Integer.toString(size) : "keep ? " + size + " : " + shared;
                activations.add(field(value), Buffers.perSample(wanted));
            }
        }
    }

    TypeSpec write() {
        List<MethodSpec> methods = new ArrayList<>();
        List<CodeBlock> calls = new ArrayList<>();
        for (Layer layer : graph.layers()) {
            Code code = new Code();
            for (Node node : layer.nodes()) {
                node.op().forward(new NodeScope(node), code);
            }
            if (!code.isEmpty()) {
                calls.add(CodeBlock.of("$L(from, to)", method(layer)));
                MethodSpec signature = MethodSpec.methodBuilder(method(layer))
                        .addJavadoc("$L\n\n", LayerText.forward(graph, layer))
                        .addJavadoc(classes.see(layer))
                        .addParameter(int.class, "from")
                        .addParameter(int.class, "to")
                        .build();
                methods.addAll(MethodPlanner.ofPieces(signature, code.pieces()));
            }
        }
        TypeSpec.Builder type = classes.begin(classes.forward()).addJavadoc("""
                        Holds the activations of $L and computes them, layer by layer; a row is a sample. For one
                        thread, or for several that work on different samples.
                        """, classes.link());
        activations.fields().forEach(name -> type.addField(float[].class, name));
        workspaces.fields().forEach(name -> type.addField(float[].class, name));
        graph.parameters().forEach(p -> type.addField(float[].class, parameter(p)));
        tables.fields().forEach(name -> type.addField(int[].class, name));
        type.addField(FieldSpec.builder(float[][].class, "activations", Modifier.FINAL)
                .addJavadoc("The activation of each layer, in the order of the layer table.\n")
                .build());
        addConstructor(type);
        if (isRandom) {
            addBegin(type);
        }
        MethodPlanner.add(
                type,
                MethodSpec.methodBuilder("run")
                        .addJavadoc("Computes all layers for the samples {@code from} to {@code to}.\n")
                        .addParameter(int.class, "from")
                        .addParameter(int.class, "to")
                        .build(),
                calls);
        methods.forEach(type::addMethod);
        return type.build();
    }

    private static void addBegin(TypeSpec.Builder type) {
        type.addField(boolean.class, "training", Modifier.PRIVATE);
        type.addField(long.class, "key", Modifier.PRIVATE);
        type.addMethod(MethodSpec.methodBuilder("begin")
                .addJavadoc("Starts a pass: whether layers such as dropout are active, and their random bits.\n")
                .addParameter(boolean.class, "training")
                .addParameter(long.class, "key")
                .addStatement("this.training = training")
                .addStatement("this.key = key")
                .build());
    }

    private void addConstructor(TypeSpec.Builder type) {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addJavadoc("""
                        @param capacity the largest number of samples
                        @param keep whether each layer has memory of its own, or takes that of layers that are done
                        """)
                .addParameter(classes.model(), "model")
                .addParameter(int.class, "capacity")
                .addParameter(boolean.class, "keep");
        constructor.addStatement("activations = new float[$L][]", graph.layers().size());
        constructor.addStatement("allocate(model, capacity, keep)");
        type.addMethod(constructor.build());
        List<CodeBlock> statements = new ArrayList<>();
        graph.parameters().forEach(p -> statements.add(CodeBlock.of("$1L = model.$1L.data", parameter(p))));
        statements.addAll(activations.assignments());
        statements.addAll(workspaces.assignments());
        statements.addAll(tables.assignments());
        for (int i = 0; i < graph.layers().size(); i++) {
            statements.add(CodeBlock.of(
                    "activations[$L] = $L", i, field(graph.layers().get(i).output())));
        }
        MethodPlanner.add(
                type,
                MethodSpec.methodBuilder("allocate")
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(classes.model(), "model")
                        .addParameter(int.class, "capacity")
                        .addParameter(boolean.class, "keep")
                        .build(),
                statements);
    }

    private final class NodeScope implements ForwardScope {
        private final Node node;

        NodeScope(Node node) {
            this.node = node;
        }

        @Override
        public String input(int index) {
            return field(node.inputs().get(index));
        }

        @Override
        public String output() {
            return field(node.output());
        }

        @Override
        public String parameter(Parameter parameter) {
            return ForwardWriter.this.parameter(parameter);
        }

        @Override
        public String table(String role, Grid grid) {
            return tables.grid(node.layer() + role, grid);
        }

        @Override
        public String rows(int rowsPerSample, int step) {
            return tables.rows(rowsPerSample, step);
        }

        @Override
        public String workspace(String role, int size) {
            String name = ForwardWriter.this.workspace(node, role);
            workspaces.perSample(name, size);
            return name;
        }

        @Override
        public String training() {
            isRandom = true;
            return "training";
        }

        @Override
        public String key() {
            isRandom = true;
            return "key + " + ordinal(node);
        }
    }
}
