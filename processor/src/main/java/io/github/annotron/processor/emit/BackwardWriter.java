// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.annotron.processor.code.Allocation;
import io.github.annotron.processor.code.ArrayLength;
import io.github.annotron.processor.code.Index;
import io.github.annotron.processor.code.RuntimeNames;
import io.github.annotron.processor.graph.BackwardPass;
import io.github.annotron.processor.graph.Graph;
import io.github.annotron.processor.graph.Layer;
import io.github.annotron.processor.graph.Parameter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Writes the class that holds the gradients and computes them; it is the network's training program. */
final class BackwardWriter {
    /** How the arrays of the forward class are reached. */
    static final String FORWARD = "forward.";

    private final Classes classes;
    private final Graph graph;
    private final BackwardPass pass;
    private final ForwardWriter forward;
    private final Names names = new Names();
    private final Tables tables;
    private final Buffers buffers = new Buffers();
    private final Buffers atParameters = new Buffers();

    /** For each output the targets, and the losses; the weights of the samples; what each penalty adds to the loss. */
    private final List<Allocation> targets;

    private final List<Allocation> losses;
    private final Allocation weights = Allocation.perSample(1);
    private final List<Allocation> penalties;

    /** What is of use only where gradients flow on to the inputs. */
    private final Tables tablesToInputs;

    private final Buffers buffersToInputs;
    private final GradientArrays arrays;
    private final BackwardLayers layers;

    BackwardWriter(Classes classes, Graph graph, BackwardPass pass, ForwardWriter forward) {
        this.classes = classes;
        this.graph = graph;
        this.pass = pass;
        this.forward = forward;
        tables = new Tables(names, forward.tables(), FORWARD);
        tablesToInputs = new Tables(names, tables, "");
        buffersToInputs = new Buffers(buffers);
        arrays = new GradientArrays(graph, pass, forward, names);
        arrays.declare(buffers, atParameters);
        targets = graph.trainedOutputs().stream()
                .map(output -> Allocation.perSample(output.width()))
                .toList();
        losses = Collections.nCopies(targets.size(), Allocation.perSample(1));
        penalties = Collections.nCopies(pass.penalties().size(), Allocation.perSample(1));
        graph.trainedOutputs().stream()
                .filter(output -> output.positions() > 1)
                .forEach(output -> buffers.perSample(lossesAtPositions(output), output.positions()));
        arrays.declareToInputs(buffersToInputs);
        layers = new BackwardLayers(
                classes, graph, pass, forward, names, arrays, buffers, tables, buffersToInputs, tablesToInputs);
    }

    private String lossesAtPositions(Graph.Output output) {
        return names.of(List.of(output, "Losses"), output.name() + "Losses");
    }

    TypeSpec write() {
        TypeSpec.Builder type = classes.begin(classes.backward())
                .addSuperinterface(RuntimeNames.TRAINING_PROGRAM)
                .addJavadoc("""
                        Computes a training step of $L: activations in a {@link $T}, then gradients, layer by layer. The name
                        of an array with the gradient at something starts with d.
                        """, classes.link(), classes.forward());
        addFields(type);
        addConstructor(type);
        addProtocol(type);
        addToInputs(type);
        layers.write(type);
        return type.build();
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
        type.addField(flags(BackwardLayers.LEARNS, "Which layers training changes."));
        type.addField(flags(
                BackwardLayers.PASSES,
                "At which layers a gradient is needed, for themselves or for those before them."));
        type.addField(FieldSpec.builder(float[][].class, "gradientsAtLayers", Modifier.PRIVATE)
                .addJavadoc(
                        "The gradients at the outputs of layers; null until gradients are to flow on to the inputs.\n")
                .build());
        if (layers.usesToInputs()) {
            type.addField(boolean.class, BackwardLayers.TO_INPUTS, Modifier.PRIVATE);
        }
        type.addField(int.class, "samples", Modifier.PRIVATE);
        type.addField(int[].class, "targetWidths", Modifier.PRIVATE);
        if (layers.usesKey()) {
            type.addField(long.class, "key", Modifier.PRIVATE);
        }
        Stream.of(buffers, atParameters, buffersToInputs)
                .flatMap(some -> some.fields().stream())
                .forEach(name -> type.addField(float[].class, name));
        Stream.of(tables, tablesToInputs)
                .flatMap(some -> some.fields().stream())
                .forEach(name -> type.addField(int[].class, name));
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
                .addStatement("targets = new float[][] {$L}", together(targets))
                .addStatement("weights = $L", weights.code())
                .addStatement("losses = new float[][] {$L}", together(losses));
        if (!penalties.isEmpty()) {
            constructor.addStatement("penalties = new float[][] {$L}", together(penalties));
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
        statements.addAll(atParameters.assignments());
        statements.addAll(tables.assignments());
        List<Parameter> parameters = graph.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            if (arrays.trained().contains(parameters.get(i))) {
                statements.add(CodeBlock.of("gradients[$L] = $L", i, arrays.of(parameters.get(i))));
            }
        }
        MethodPlanner.add(type, allocation("allocate"), statements);
    }

    private static MethodSpec allocation(String name) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE)
                .addParameter(int.class, "capacity")
                .build();
    }

    /** What gradients at inputs and at layers need besides those of a training step. */
    private void addToInputs(TypeSpec.Builder type) {
        MethodSpec.Builder method = getter(void.class, BackwardLayers.TO_INPUTS)
                .addParameter(boolean.class, BackwardLayers.TO_INPUTS)
                .beginControlFlow("if ($L && gradientsAtLayers == null)", BackwardLayers.TO_INPUTS)
                .addStatement(
                        "gradientsAtLayers = new float[$L][]", graph.layers().size())
                .addStatement("allocateToInputs(capacity)")
                .endControlFlow();
        if (layers.usesToInputs()) {
            method.addStatement("this.$1L = $1L", BackwardLayers.TO_INPUTS);
        }
        type.addMethod(method.build());
        List<CodeBlock> statements = new ArrayList<>(buffersToInputs.assignments());
        statements.addAll(tablesToInputs.assignments());
        for (Layer layer : graph.layers()) {
            if (pass.reached().contains(layer.output()) && arrays.isAlone(layer.output())) {
                statements.add(CodeBlock.of(
                        "gradientsAtLayers[$L] = $L", forward.indexOf(layer.name()), arrays.of(layer.output())));
            }
        }
        MethodPlanner.add(type, allocation("allocateToInputs"), statements);
        type.addMethod(getter(float[].class, "gradientAt")
                .addParameter(int.class, "layer")
                .addStatement("return gradientsAtLayers == null ? null : gradientsAtLayers[layer]")
                .build());
        type.addMethod(getter(float[].class, "activation")
                .addParameter(int.class, "layer")
                .addStatement("return forward.activations[layer]")
                .build());
    }

    private static CodeBlock together(List<Allocation> arrays) {
        return CodeBlock.join(arrays.stream().map(Allocation::code).toList(), ", ");
    }

    /** How long the gradients at parameters are together. */
    ArrayLength lengthAtParameters() {
        return atParameters.length(true);
    }

    /** How long the other arrays of floats are together, but for those of the forward class and those for gradients at inputs. */
    ArrayLength length() {
        return Stream.of(targets, losses, penalties, List.of(weights))
                .flatMap(List::stream)
                .map(Allocation::length)
                .reduce(buffers.length(true), ArrayLength::plus);
    }

    /** How long the tables are together, likewise. */
    ArrayLength tables() {
        return tables.length();
    }

    /** Which arrays the layers name. */
    Traffic traffic() {
        return layers.traffic();
    }

    /** How long an array is, by the name that it has here. */
    ArrayLength length(String array) {
        return array.startsWith(FORWARD)
                ? forward.length(array.substring(FORWARD.length()))
                : buffers.length(array).plus(atParameters.length(array));
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
                .addParameter(boolean[].class, BackwardLayers.LEARNS)
                .addParameter(boolean[].class, BackwardLayers.PASSES)
                .addStatement("this.learns = learns")
                .addStatement("this.passes = passes");
        if (forward.readsLearns()) {
            freeze.addStatement("forward.learns = learns");
        }
        type.addMethod(freeze.build());
        CodeBlock.Builder modes = CodeBlock.builder();
        if (layers.usesKey()) {
            modes.addStatement("this.key = key");
        }
        modes.addStatement("forward.begin(purpose, key)");
        type.addMethod(getter(void.class, "begin")
                .addParameter(int.class, "samples")
                .addParameter(int[].class, "targetWidths")
                .addParameter(RuntimeNames.PURPOSE, "purpose")
                .addParameter(long.class, "key")
                .addStatement("this.samples = samples")
                .addStatement("this.targetWidths = targetWidths")
                .addCode(forward.hasModes() ? modes.build() : CodeBlock.of(""))
                .build());
        if (!layers.untilAddedTo().isEmpty()) {
            MethodSpec.Builder added = getter(void.class, "isAddedTo").addParameter(int.class, "parameter");
            layers.untilAddedTo()
                    .forEach((parameter, array) -> added.beginControlFlow("if (parameter == $L)", parameter)
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
        MethodSpec.Builder loss = BackwardLayers.phase("loss", BackwardLayers.SAMPLES).toBuilder();
        List<Graph.Output> outputs = graph.trainedOutputs();
        for (int i = 0; i < outputs.size(); i++) {
            Graph.Output output = outputs.get(i);
            String gradient = arrays.of(output.value());
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
        layers.penalties().forEach(loss::addCode);
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
        MethodSpec.Builder run = Stages.staged(BackwardLayers.phase("forward", BackwardLayers.SAMPLES));
        if (forward.stages() == 1) {
            type.addMethod(stages.addStatement("return 1").build());
            type.addMethod(run.addStatement("forward.run(from, to)").build());
            return;
        }
        type.addMethod(stages.addStatement("return forward.$L ? $L : 1", forward.asDeclared(), forward.stages())
                .build());
        type.addMethod(run.beginControlFlow("if (forward.$L)", forward.asDeclared())
                .addStatement("forward.run(stage, from, to)")
                .nextControlFlow("else")
                .addStatement("forward.run(from, to)")
                .endControlFlow()
                .build());
        type.addMethod(Stages.staged(BackwardLayers.phase("forwardTotals", BackwardLayers.PARTS))
                .addStatement("forward.totals(stage, samples, part, parts)")
                .build());
    }

    private static MethodSpec.Builder getter(java.lang.reflect.Type type, String name) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(type);
    }
}
