// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.annotron.processor.code.BackwardScope;
import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.code.Index;
import io.github.annotron.processor.code.RuntimeNames;
import io.github.annotron.processor.graph.BackwardPass;
import io.github.annotron.processor.graph.Graph;
import io.github.annotron.processor.graph.Layer;
import io.github.annotron.processor.graph.Node;
import io.github.annotron.processor.graph.Op;
import io.github.annotron.processor.graph.Parameter;
import io.github.annotron.processor.graph.Storages;
import io.github.annotron.processor.graph.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Writes the class that holds the gradients and computes them; it is the network's training program. */
final class BackwardWriter {
    private final Classes classes;
    private final Graph graph;
    private final BackwardPass pass;
    private final ForwardWriter forward;
    private final Storages storages;
    private final Names names = new Names();
    private final Tables tables;
    private final Buffers buffers = new Buffers();
    private final Set<Value> written = new HashSet<>();
    private final Set<Parameter> summed = new HashSet<>();

    /** By parameters' numbers the arrays that are of use until others add to the gradient. */
    private final Map<Integer, String> untilAddedTo = new TreeMap<>();

    /** The parameters that change a loss and are not frozen. */
    private final List<Parameter> trained;

    private final List<MethodSpec> methods = new ArrayList<>();
    private final List<CodeBlock> prepareCalls = new ArrayList<>();
    private final List<CodeBlock> gradientCalls = new ArrayList<>();
    private final Stages stages = new Stages();

    private static final List<String> SAMPLES = List.of("from", "to");
    private static final List<String> PARTS = List.of("part", "parts");
    private static final String LEARNS = "learns";
    private static final String PASSES = "passes";

    private boolean usesKey;

    BackwardWriter(Classes classes, Graph graph, BackwardPass pass, ForwardWriter forward) {
        this.classes = classes;
        this.graph = graph;
        this.pass = pass;
        this.forward = forward;
        this.storages = Storages.ofGradients(graph);
        this.tables = new Tables(names, forward.tables());
        pass.gradients().sizes().forEach((value, size) -> buffers.perSample(gradient(value), size));
        Set<Parameter> judged = pass.nodes().stream()
                .flatMap(node -> node.op().parameters().stream())
                .collect(Collectors.toSet());
        trained = graph.parameters().stream()
                .filter(p -> judged.contains(p) && p.isTrained())
                .toList();
        trained.forEach(p -> buffers.fixed(gradient(p), p.elements()));
        graph.trainedOutputs().forEach(output -> {
            written.add(storages.root(output.value()));
            if (output.positions() > 1) {
                buffers.perSample(lossesAtPositions(output), output.positions());
            }
        });
    }

    private String lossesAtPositions(Graph.Output output) {
        return names.of(List.of(output, "Losses"), output.name() + "Losses");
    }

    private String gradient(Value value) {
        Value host = pass.gradients().host(storages.root(value));
        return names.of(host, "d" + Names.capitalized(forward.field(host)));
    }

    private String gradient(Parameter parameter) {
        return names.of(parameter.path(), "d" + Names.capitalized(parameter.identifier()));
    }

    TypeSpec write() {
        if (forward.derives()) {
            prepareCalls.add(CodeBlock.of("forward.derive(part, parts)"));
        }
        List<Layer> reversed = new ArrayList<>(graph.layers());
        Collections.reverse(reversed);
        reversed.forEach(this::add);
        TypeSpec.Builder type = classes.begin(classes.backward())
                .addSuperinterface(RuntimeNames.TRAINING_PROGRAM)
                .addJavadoc("""
                        Computes a training step of $L: activations in a {@link $T}, then gradients, layer by layer. The name
                        of an array with the gradient at something starts with d.
                        """, classes.link(), classes.forward());
        addFields(type);
        addConstructor(type);
        addProtocol(type);
        MethodPlanner.add(type, phase("prepare", PARTS), prepareCalls);
        // A layer that spans the batch but has nothing to train before it makes no stage of its own here.
        while (stages.count() < forward.stages()) {
            stages.next();
        }
        stages.addCalls(type, phase("backward", SAMPLES));
        stages.addTotals(type, phase("backwardTotals", PARTS));
        MethodPlanner.add(type, phase("gradients", PARTS), gradientCalls);
        methods.forEach(type::addMethod);
        return type.build();
    }

    private void add(Layer layer) {
        List<Node> nodes = pass.nodes().stream()
                .filter(node -> node.layer().equals(layer.name()))
                .toList();
        List<Node> atOnce =
                nodes.stream().filter(node -> !node.op().spansBatch()).toList();
        List<Node> spanning =
                nodes.stream().filter(node -> node.op().spansBatch()).toList();
        String text = LayerText.backward(layer, nodes, pass.trained());
        if (spanning.isEmpty()) {
            add(stages.calls(), PASSES, layer, "Backward", text, SAMPLES, pieces(atOnce, Op::backward));
        } else {
            add(
                    stages.calls(),
                    PASSES,
                    layer,
                    "BackwardMoments",
                    layer.name() + ", backward: each sample's share of the totals.",
                    SAMPLES,
                    Stream.concat(pieces(atOnce, Op::backward).stream(), pieces(spanning, Op::backwardMoments).stream())
                            .toList());
            add(
                    stages.totals(),
                    PASSES,
                    layer,
                    "BackwardTotals",
                    layer.name() + ", backward: the totals over all samples, and the gradients at its parameters.",
                    PARTS,
                    inBlocks(spanning, Op::backwardTotals));
            stages.next();
            add(stages.calls(), PASSES, layer, "Backward", text, SAMPLES, pieces(spanning, Op::backward));
        }
        add(
                gradientCalls,
                LEARNS,
                layer,
                "Gradients",
                LayerText.gradients(layer),
                PARTS,
                inBlocks(nodes, Op::gradients));
        add(
                gradientCalls,
                LEARNS,
                layer,
                "Measure",
                layer.name() + ", after a step: its running averages.",
                PARTS,
                inBlocks(layer.nodes(), Op::measure));
        add(
                prepareCalls,
                PASSES,
                layer,
                "Prepare",
                layer.name() + ", before a step: the transposed weights that the backward pass multiplies with.",
                PARTS,
                inBlocks(nodes, Op::prepare));
    }

    /** What an operation emits for one of the phases of a step. */
    private interface Emitter {
        void emit(Op op, BackwardScope scope, Code code);
    }

    private List<CodeBlock> pieces(List<Node> nodes, Emitter emitter) {
        return Pieces.of(nodes, (node, code) -> emitter.emit(node.op(), new OpScope(node), code));
    }

    private List<CodeBlock> inBlocks(List<Node> nodes, Emitter emitter) {
        return Pieces.inBlocks(nodes, (node, code) -> emitter.emit(node.op(), new OpScope(node), code));
    }

    private void add(
            List<CodeBlock> calls,
            String condition,
            Layer layer,
            String suffix,
            String text,
            List<String> parameters,
            List<CodeBlock> pieces) {
        if (pieces.isEmpty()) {
            return;
        }
        String name = names.of(layer.name() + " " + suffix, layer.name() + suffix);
        MethodSpec.Builder method =
                MethodSpec.methodBuilder(name).addJavadoc("$L\n\n", text).addJavadoc(classes.see(layer));
        parameters.forEach(parameter -> method.addParameter(int.class, parameter));
        methods.addAll(MethodPlanner.ofPieces(method.build(), pieces));
        calls.add(CodeBlock.of(
                "if ($L[$L]) $L", condition, forward.indexOf(layer.name()), MethodPlanner.call(method.build())));
    }

    private static MethodSpec phase(String name, List<String> parameters) {
        MethodSpec.Builder phase =
                MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
        parameters.forEach(parameter -> phase.addParameter(int.class, parameter));
        return phase.build();
    }

    private void addFields(TypeSpec.Builder type) {
        type.addField(classes.forward(), "forward", Modifier.FINAL);
        type.addField(int.class, "capacity", Modifier.PRIVATE, Modifier.FINAL);
        type.addField(float[][].class, "targets", Modifier.PRIVATE, Modifier.FINAL);
        type.addField(float[].class, "weights", Modifier.PRIVATE, Modifier.FINAL);
        type.addField(FieldSpec.builder(RuntimeNames.LOSS_ARRAY, "objectives", Modifier.PRIVATE, Modifier.FINAL)
                .addJavadoc("What training minimises at each output; a trainer may replace it.\n")
                .initializer(
                        "{$L}",
                        graph.trainedOutputs().stream()
                                .map(output -> CodeBlock.of("$T.$L", RuntimeNames.LOSSES, output.loss()))
                                .collect(CodeBlock.joining(", ")))
                .build());
        type.addField(float[][].class, "losses", Modifier.PRIVATE, Modifier.FINAL);
        if (!pass.penalties().isEmpty()) {
            type.addField(float[][].class, "penalties", Modifier.PRIVATE, Modifier.FINAL);
        }
        type.addField(float[][].class, "gradients", Modifier.PRIVATE, Modifier.FINAL);
        type.addField(flags(LEARNS, "Which layers training changes."));
        type.addField(flags(PASSES, "At which layers a gradient is needed, for themselves or for those before them."));
        type.addField(int.class, "samples", Modifier.PRIVATE);
        type.addField(int[].class, "targetWidths", Modifier.PRIVATE);
        if (usesKey) {
            type.addField(long.class, "key", Modifier.PRIVATE);
        }
        buffers.fields().forEach(name -> type.addField(float[].class, name));
        tables.fields().forEach(name -> type.addField(int[].class, name));
    }

    private static FieldSpec flags(String name, String text) {
        return FieldSpec.builder(boolean[].class, name, Modifier.PRIVATE)
                .addJavadoc("$L\n", text)
                .build();
    }

    private void addConstructor(TypeSpec.Builder type) {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addParameter(classes.model(), "model")
                .addParameter(int.class, "capacity")
                .addStatement("this.capacity = capacity")
                .addStatement("forward = new $T(model, capacity, true)", classes.forward())
                .addStatement("targets = new float[][] {$L}", buffers(Graph.Output::width))
                .addStatement("weights = new float[capacity]")
                .addStatement("losses = new float[][] {$L}", buffers(output -> 1));
        int penalties = pass.penalties().size();
        if (penalties > 0) {
            constructor.addStatement("penalties = new float[$L][capacity]", penalties);
        }
        type.addMethod(constructor
                .addStatement("gradients = new float[$L][]", graph.parameters().size())
                .addStatement("allocate(capacity)")
                .addStatement(
                        "freeze($1T.allTrue($2L), $1T.allTrue($2L))",
                        RuntimeNames.SUPPORT,
                        graph.layers().size())
                .build());
        List<CodeBlock> statements = new ArrayList<>(buffers.assignments());
        statements.addAll(tables.assignments());
        List<Parameter> parameters = graph.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            if (trained.contains(parameters.get(i))) {
                statements.add(CodeBlock.of("gradients[$L] = $L", i, gradient(parameters.get(i))));
            }
        }
        MethodPlanner.add(
                type,
                MethodSpec.methodBuilder("allocate")
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(int.class, "capacity")
                        .build(),
                statements);
    }

    private CodeBlock buffers(ToIntFunction<Graph.Output> size) {
        return CodeBlock.join(
                graph.trainedOutputs().stream()
                        .map(output -> Buffers.perSample(size.applyAsInt(output)))
                        .toList(),
                ", ");
    }

    /** A method that returns one of several arrays. */
    private static MethodSpec choice(String name, List<String> arrays) {
        MethodSpec.Builder method = getter(float[].class, name).addParameter(int.class, "index");
        method.beginControlFlow("switch (index)");
        for (int i = 0; i < arrays.size(); i++) {
            method.addCode("case $L:\n$>return forward.$L;\n$<", i, arrays.get(i));
        }
        method.addCode("default:\n$>throw new $T($S);\n$<", IndexOutOfBoundsException.class, "no such " + name);
        return method.endControlFlow().build();
    }

    private void addProtocol(TypeSpec.Builder type) {
        type.addMethod(
                getter(int.class, "capacity").addStatement("return capacity").build());
        type.addMethod(
                choice("input", graph.inputs().stream().map(forward::field).toList()));
        type.addMethod(choice(
                "output",
                graph.trainedOutputs().stream()
                        .map(output -> forward.field(output.value()))
                        .toList()));
        type.addMethod(getter(float[].class, "target")
                .addParameter(int.class, "output")
                .addStatement("return targets[output]")
                .build());
        type.addMethod(
                getter(float[].class, "weights").addStatement("return weights").build());
        type.addMethod(getter(void.class, "objective")
                .addParameter(int.class, "output")
                .addParameter(RuntimeNames.LOSS, "loss")
                .addStatement("objectives[output] = loss")
                .build());
        type.addMethod(getter(float[].class, "losses")
                .addParameter(int.class, "output")
                .addStatement("return losses[output]")
                .build());
        type.addMethod(getter(float[].class, "gradient")
                .addParameter(int.class, "parameter")
                .addStatement("return gradients[parameter]")
                .build());
        MethodSpec.Builder freeze = getter(void.class, "freeze")
                .addParameter(boolean[].class, LEARNS)
                .addParameter(boolean[].class, PASSES)
                .addStatement("this.learns = learns")
                .addStatement("this.passes = passes");
        if (forward.readsLearns()) {
            freeze.addStatement("forward.learns = learns");
        }
        type.addMethod(freeze.build());
        CodeBlock.Builder random = CodeBlock.builder();
        if (usesKey) {
            random.addStatement("this.key = key");
        }
        random.addStatement("forward.begin(training, key)");
        type.addMethod(getter(void.class, "begin")
                .addParameter(int.class, "samples")
                .addParameter(int[].class, "targetWidths")
                .addParameter(boolean.class, "training")
                .addParameter(long.class, "key")
                .addStatement("this.samples = samples")
                .addStatement("this.targetWidths = targetWidths")
                .addCode(forward.hasModes() ? random.build() : CodeBlock.of(""))
                .build());
        if (!untilAddedTo.isEmpty()) {
            MethodSpec.Builder added = getter(void.class, "isAddedTo").addParameter(int.class, "parameter");
            untilAddedTo.forEach((parameter, array) -> added.beginControlFlow("if (parameter == $L)", parameter)
                    .addStatement("$L = null", array)
                    .endControlFlow());
            type.addMethod(added.build());
        }
        if (!forward.remembered().isEmpty()) {
            type.addMethod(ModelWriter.overriding("carried", ParameterizedTypeName.get(List.class, float[].class))
                    .addStatement(
                            "return $T.of($L)",
                            List.class,
                            forward.remembered().stream()
                                    .map(array -> "forward." + array)
                                    .collect(Collectors.joining(", ")))
                    .build());
        }
        addForward(type);
        MethodSpec.Builder loss = phase("loss", SAMPLES).toBuilder();
        List<Graph.Output> outputs = graph.trainedOutputs();
        for (int i = 0; i < outputs.size(); i++) {
            Graph.Output output = outputs.get(i);
            String gradient = gradient(output.value());
            int positions = output.positions();
            String losses = positions == 1 ? "losses[" + i + "]" : lossesAtPositions(output);
            loss.addStatement(
                    "objectives[$L].evaluate($L, $L, $L, forward.$L, targets[$L], $L, $L, $L)",
                    i,
                    Index.times("from", positions),
                    Index.times("to", positions),
                    output.widthAtPosition(),
                    forward.field(output.value()),
                    i,
                    "targetWidths[" + i + "]" + (positions == 1 ? "" : " / " + positions),
                    losses,
                    gradient);
            if (positions > 1) {
                loss.addStatement(
                        "$T.average(from, to, $L, $L, losses[$L])", RuntimeNames.POSITIONS, positions, losses, i);
            }
            loss.addStatement(
                    "$T.weigh(from, to, $L, weights, $Lf / $L, $L)",
                    RuntimeNames.LOSSES,
                    output.width(),
                    output.weight(),
                    positions == 1 ? "samples" : "(" + Index.times("samples", positions) + ")",
                    gradient);
        }
        Code penalties = new Code();
        for (int i = 0; i < pass.penalties().size(); i++) {
            Node node = pass.penalties().get(i);
            node.op().penalty(new OpScope(node), penalties, "penalties[" + i + "]");
        }
        penalties.pieces().forEach(loss::addCode);
        type.addMethod(loss.build());
        if (!pass.penalties().isEmpty()) {
            type.addMethod(getter(float[].class, "penalty")
                    .addParameter(int.class, "index")
                    .addStatement("return penalties[index]")
                    .build());
        }
    }

    private void addForward(TypeSpec.Builder type) {
        MethodSpec.Builder stages = getter(int.class, "stages");
        MethodSpec.Builder run = Stages.staged(phase("forward", SAMPLES));
        if (forward.stages() == 1) {
            type.addMethod(stages.addStatement("return 1").build());
            type.addMethod(run.addStatement("forward.run(from, to)").build());
            return;
        }
        type.addMethod(stages.addStatement("return forward.training ? $L : 1", forward.stages())
                .build());
        type.addMethod(run.beginControlFlow("if (forward.training)")
                .addStatement("forward.run(stage, from, to)")
                .nextControlFlow("else")
                .addStatement("forward.run(from, to)")
                .endControlFlow()
                .build());
        type.addMethod(Stages.staged(phase("forwardTotals", PARTS))
                .addStatement("forward.totals(stage, samples, part, parts)")
                .build());
    }

    private static MethodSpec.Builder getter(java.lang.reflect.Type type, String name) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(type);
    }

    private final class OpScope extends NodeScope implements BackwardScope {
        OpScope(Node node) {
            super(node, names, tables, buffers);
        }

        @Override
        public String input(int index) {
            return "forward." + forward.field(node.inputs().get(index));
        }

        @Override
        public String output() {
            return "forward." + forward.field(node.output());
        }

        @Override
        public String parameter(Parameter parameter) {
            return "forward." + forward.parameter(parameter);
        }

        @Override
        public String learns() {
            return "learns[" + forward.indexOf(node.layer()) + "]";
        }

        @Override
        public boolean needsInputGradient(int index) {
            return pass.trained().contains(node.inputs().get(index));
        }

        @Override
        public Optional<Target> inputGradient(int index) {
            Value input = node.inputs().get(index);
            if (!needsInputGradient(index)) {
                return Optional.empty();
            }
            boolean shared = node.op().storage() != Op.Storage.OWN;
            boolean accumulate = !written.add(storages.root(input)) && !shared;
            return Optional.of(new Target(BackwardWriter.this.gradient(input), accumulate));
        }

        @Override
        public String gradientAt(int index) {
            return BackwardWriter.this.gradient(node.inputs().get(index));
        }

        @Override
        public String outputGradient() {
            return BackwardWriter.this.gradient(node.output());
        }

        @Override
        public Optional<Target> parameterGradient(Parameter parameter) {
            return !trained.contains(parameter)
                    ? Optional.empty()
                    : Optional.of(new Target(BackwardWriter.this.gradient(parameter), !summed.add(parameter)));
        }

        @Override
        public String untilAddedTo(Parameter parameter, String role, CodeBlock allocation) {
            String array = array(role, allocation);
            untilAddedTo.put(graph.parameters().indexOf(parameter), array);
            return array;
        }

        @Override
        public boolean isShared(Parameter parameter) {
            return pass.nodes().stream()
                            .filter(other -> other.op().parameters().contains(parameter))
                            .count()
                    > 1;
        }

        @Override
        public String forwardWorkspace(String role) {
            return "forward." + forward.workspace(node, role);
        }

        @Override
        public String key() {
            usesKey = true;
            return "key + " + forward.ordinal(node);
        }
    }
}
