// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.github.annotron.processor.code.ArrayLength;
import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.code.ForwardScope;
import io.github.annotron.processor.code.RuntimeNames;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the class that holds the activations and computes them, a method a layer. */
final class ForwardWriter {
    private final Classes classes;
    private final ClassName name;
    private final Graph graph;
    private final Storages storages;
    private final Names names = new Names();
    private final Tables tables = new Tables(names, null, "");
    private final Buffers activations = new Buffers();
    private final Buffers workspaces = new Buffers();
    private final Map<Value, Integer> ordinals = new HashMap<>();

    private final Map<String, ArrayLength> parameterLengths = new HashMap<>();
    private final Map<String, Integer> indices = new HashMap<>();
    private final List<MethodSpec> methods = new ArrayList<>();
    private final List<CodeBlock> derivations = new ArrayList<>();
    private final List<String> remembered = new ArrayList<>();
    private final List<CodeBlock> calls = new ArrayList<>();
    private final Stages stages = new Stages();
    private final Traffic traffic = new Traffic();

    /** Whether something is random, or changes from step to step, in training only. */
    private boolean usesTraining;

    /** Whether a layer may do the work of another in prediction. */
    private boolean usesAsDeclared;

    private boolean usesKey;

    /** Whether something need not be computed where nobody looks at the layers. */
    private boolean usesEverywhere;

    /** Whether something is computed in another way where it is kept. */
    private boolean usesKeep;

    /** Whether it matters at run time which layers are frozen. */
    private boolean readsLearns;

    /** Values whose array also goes by another field, as that of dropout, which does nothing in prediction. */
    private final Set<Value> hosts = new HashSet<>();

    /** Sums that an activation overwrites go by the name of the layer. */
    private final Map<Value, Value> overwritten = new HashMap<>();

    /**
     * Begins a class.
     *
     * @param name of the class
     * @param graph what it computes
     */
    ForwardWriter(Classes classes, ClassName name, Graph graph) {
        this.classes = classes;
        this.name = name;
        this.graph = graph;
        this.storages = Storages.of(graph, false);
        graph.layers().forEach(layer -> names.of(layer.name(), layer.name()));
        graph.parameters()
                .forEach(parameter -> parameterLengths.put(
                        names.of(parameter.path(), parameter.identifier()), ArrayLength.fixed(parameter.elements())));
        for (Node node : graph.nodes()) {
            ordinals.put(node.output(), ordinals.size());
            if (node.op().storage() == Op.Storage.IN_PLACE) {
                overwritten.put(node.inputs().get(0), node.output());
            }
        }
        for (Layer layer : graph.layers()) {
            indices.put(layer.name(), indices.size());
        }
        planActivations();
    }

    /** The field that holds a value: that of the layer which owns the memory, or one of its own inside of a layer. */
    String field(Value value) {
        Value root = storages.root(value);
        Value shown = overwritten.getOrDefault(root, root);
        return shown.role().isEmpty() ? names.of(shown.layer(), shown.layer()) : names.of(shown, shown.name());
    }

    /** Whether the field of an input is the only one for its array, so that another array can take its place. */
    boolean isReplaceable(Value input) {
        return !hosts.contains(input);
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

    /** Which arrays the layers name. */
    Traffic traffic() {
        return traffic;
    }

    /** How long the arrays of floats are together, but for the parameters. */
    ArrayLength length(boolean keep) {
        return activations.length(keep).plus(workspaces.length(keep));
    }

    /** How long an array is in training; nothing if there is no such array. */
    ArrayLength length(String array) {
        ArrayLength parameter = parameterLengths.get(array);
        return parameter == null ? activations.length(array).plus(workspaces.length(array)) : parameter;
    }

    /** Whether a pass can be of several kinds. */
    boolean hasModes() {
        return usesTraining || usesAsDeclared || usesKey || usesEverywhere;
    }

    /** The field that says whether this is a training step. */
    String training() {
        usesTraining = true;
        return "training";
    }

    /** The field that says whether layers are computed as they are declared, each by itself and in stages. */
    String asDeclared() {
        usesAsDeclared = true;
        return "asDeclared";
    }

    boolean readsLearns() {
        return readsLearns;
    }

    /** The number of a layer in the layer table. */
    int indexOf(String layer) {
        return Objects.requireNonNull(indices.get(layer));
    }

    /** Whether anything is derived from parameters before a pass. */
    boolean derives() {
        return !derivations.isEmpty();
    }

    /** The arrays with what is remembered of earlier passes. */
    List<String> remembered() {
        return remembered;
    }

    int ordinal(Node node) {
        return Objects.requireNonNull(ordinals.get(node.output()));
    }

    String workspace(Node node, String role) {
        return NodeScope.array(names, node, role);
    }

    private void planActivations() {
        BufferPlan plan = BufferPlan.forPrediction(graph);
        Storages prediction = Storages.of(graph, true);
        Map<Value, Long> spares = new HashMap<>();
        for (Node node : graph.nodes()) {
            Value host = plan.host(prediction.root(node.output()));
            spares.merge(host, node.op().lengthInPrediction().fixed(), Math::max);
        }
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
                hosts.add(host);
                activations.guest(field(value), size, field(host));
            } else {
                int shared = plan.size(value);
                long spare = Objects.requireNonNull(spares.get(value));
                if (shared == size && spare == 0) {
                    activations.perSample(field(value), size);
                } else {
                    activations.host(field(value), size, shared, spare);
                }
            }
        }
    }

    TypeSpec write() {
        return write(CodeBlock.of("""
                        Holds the activations of $L and computes them, layer by layer; a row is a sample. For one
                        thread, or for several that work on different samples.
                        """, classes.link())).build();
    }

    /** The class with another description, to which something may be added. */
    TypeSpec.Builder write(CodeBlock javadoc) {
        for (Layer layer : graph.layers()) {
            add(layer);
        }
        TypeSpec.Builder type = classes.begin(name).addJavadoc(javadoc);
        activations.fields().forEach(name -> type.addField(float[].class, name));
        workspaces.fields().forEach(name -> type.addField(float[].class, name));
        graph.parameters().forEach(p -> type.addField(float[].class, parameter(p)));
        tables.fields().forEach(name -> type.addField(int[].class, name));
        type.addField(FieldSpec.builder(float[][].class, "activations", Modifier.FINAL)
                .addJavadoc("The activation of each layer, in the order of the layer table.\n")
                .build());
        addConstructor(type);
        if (stages.count() > 1) {
            asDeclared();
        }
        if (hasModes()) {
            addBegin(type);
        }
        if (usesKeep) {
            type.addField(FieldSpec.builder(boolean.class, "keep", Modifier.PRIVATE, Modifier.FINAL)
                    .addJavadoc("Whether each layer has memory of its own.\n")
                    .build());
        }
        if (readsLearns) {
            type.addField(FieldSpec.builder(boolean[].class, "learns")
                    .addJavadoc("Which layers training changes.\n")
                    .build());
        }
        if (derives()) {
            MethodPlanner.add(
                    type,
                    parts("derive", "Derives from the parameters what the layers read besides them."),
                    derivations);
        }
        MethodPlanner.add(
                type, samples("run", "Computes all layers for the samples {@code from} to {@code to}."), calls);
        if (stages.count() > 1) {
            stages.addCalls(type, samples("run", "Computes a stage of the layers in training."));
            stages.addTotals(type, totals("totals", "Computes the totals that the stage after this one reads."));
        }
        methods.forEach(type::addMethod);
        return type;
    }

    private void add(Layer layer) {
        List<Node> nodes = layer.nodes();
        List<Node> spanning =
                nodes.stream().filter(node -> node.op().spansBatch()).toList();
        add(
                        Pieces.inBlocks(
                                nodes, (node, code) -> node.op().derive(new OpScope(node, new HashSet<>()), code)),
                        layer,
                        parts(derived(layer, "Derive"), layer.name() + ": what it reads besides the parameters."))
                .ifPresent(derivations::add);
        nodes.forEach(node -> remembered.addAll(node.op().remembered(new OpScope(node, new HashSet<>()))));
        if (!spanning.isEmpty()) {
            add(
                            Pieces.of(spanning, (node, code) -> watched(node, code, Op::forwardMoments)),
                            layer,
                            samples(derived(layer, "Moments"), layer.name() + ": each sample's share of the totals."))
                    .ifPresent(stages.calls()::add);
            add(
                            Pieces.inBlocks(spanning, (node, code) -> watched(node, code, Op::forwardTotals)),
                            layer,
                            totals(derived(layer, "Totals"), layer.name() + ": the totals over all samples."))
                    .ifPresent(stages.totals()::add);
            stages.next();
        }
        add(
                        Pieces.of(nodes, (node, code) -> watched(node, code, Op::forward)),
                        layer,
                        samples(method(layer), LayerText.forward(graph, layer)))
                .ifPresent(call -> {
                    calls.add(call);
                    stages.calls().add(call);
                });
    }

    /** What an operation emits for a part of the pass. */
    private interface Emitter {
        void emit(Op op, ForwardScope scope, Code code);
    }

    private void watched(Node node, Code code, Emitter emitter) {
        traffic.watch(
                node, Traffic.Phase.FORWARD, code, asked -> emitter.emit(node.op(), new OpScope(node, asked), code));
    }

    private String derived(Layer layer, String suffix) {
        return names.of(layer.name() + " " + suffix, layer.name() + suffix);
    }

    /** Adds the method of a layer, if there is anything in it; returns a call of it. */
    private Optional<CodeBlock> add(List<CodeBlock> pieces, Layer layer, MethodSpec signature) {
        if (pieces.isEmpty()) {
            return Optional.empty();
        }
        MethodSpec documented = signature.toBuilder()
                .addJavadoc("\n")
                .addJavadoc(classes.see(layer))
                .build();
        methods.addAll(MethodPlanner.ofPieces(documented, pieces));
        return Optional.of(MethodPlanner.call(signature));
    }

    private static MethodSpec samples(String name, String text) {
        return method(name, text, "from", "to");
    }

    private static MethodSpec parts(String name, String text) {
        return method(name, text, "part", "parts");
    }

    private static MethodSpec totals(String name, String text) {
        return method(name, text, "samples", "part", "parts");
    }

    /** A documented method of ints without its body. */
    private static MethodSpec method(String name, String text, String... parameters) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name).addJavadoc("$L\n", text);
        for (String parameter : parameters) {
            method.addParameter(int.class, parameter);
        }
        return method.build();
    }

    /** How many stages the pass has in training. */
    int stages() {
        return stages.count();
    }

    private void addBegin(TypeSpec.Builder type) {
        MethodSpec.Builder begin = MethodSpec.methodBuilder("begin")
                .addJavadoc("Starts a pass: what it is for, and its random bits.\n")
                .addParameter(RuntimeNames.PURPOSE, "purpose")
                .addParameter(long.class, "key");
        if (usesTraining) {
            type.addField(FieldSpec.builder(boolean.class, "training")
                    .addJavadoc("Whether layers such as dropout are active.\n")
                    .build());
            begin.addStatement("training = purpose == $T.TRAINING", RuntimeNames.PURPOSE);
        }
        if (usesAsDeclared) {
            type.addField(FieldSpec.builder(boolean.class, "asDeclared")
                    .addJavadoc("Whether no layer does the work of another.\n")
                    .build());
            begin.addStatement("asDeclared = purpose != $T.EVALUATION", RuntimeNames.PURPOSE);
        }
        if (usesEverywhere) {
            type.addField(FieldSpec.builder(boolean.class, "everywhere", Modifier.PRIVATE)
                    .addJavadoc("Whether that is computed too which no layer reads.\n")
                    .build());
            begin.addStatement("everywhere = purpose == $T.EXPLANATION", RuntimeNames.PURPOSE);
        }
        if (usesKey) {
            type.addField(long.class, "key", Modifier.PRIVATE);
            begin.addStatement("this.key = key");
        }
        type.addMethod(begin.build());
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
        if (usesKeep) {
            constructor.addStatement("this.keep = keep");
        }
        if (usesEverywhere) {
            constructor.addStatement("everywhere = keep");
        }
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

    private final class OpScope extends NodeScope implements ForwardScope {
        OpScope(Node node, Set<String> asked) {
            super(node, names, tables, workspaces, asked);
        }

        @Override
        public String input(int index) {
            return noted(field(node.inputs().get(index)));
        }

        @Override
        public String output() {
            return noted(field(node.output()));
        }

        @Override
        public String parameter(Parameter parameter) {
            return noted(ForwardWriter.this.parameter(parameter));
        }

        @Override
        public String learns() {
            readsLearns = true;
            return "learns[" + indexOf(node.layer()) + "]";
        }

        @Override
        public String training() {
            return ForwardWriter.this.training();
        }

        @Override
        public String asDeclared() {
            return ForwardWriter.this.asDeclared();
        }

        @Override
        public String everywhere() {
            usesEverywhere = true;
            return "everywhere";
        }

        @Override
        public String keep() {
            usesKeep = true;
            return "keep";
        }

        @Override
        public String key() {
            usesKey = true;
            return "key + " + ordinal(node);
        }
    }
}
