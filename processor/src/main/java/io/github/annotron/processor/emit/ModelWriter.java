// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.annotron.processor.code.RuntimeNames;
import io.github.annotron.processor.graph.BackwardPass;
import io.github.annotron.processor.graph.Graph;
import io.github.annotron.processor.graph.Layer;
import io.github.annotron.processor.graph.Node;
import io.github.annotron.processor.graph.Parameter;
import io.github.annotron.processor.graph.Part;
import io.github.annotron.processor.graph.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Writes the class that holds the parameters. */
final class ModelWriter {
    private final Classes classes;
    private final Graph graph;
    private final BackwardPass pass;
    private final ForwardWriter forward;
    private final @Nullable BackwardWriter backward;
    private final Accounts accounts;
    private final boolean streams;
    private final boolean hasBounds;

    /**
     * Begins a class.
     *
     * @param forward is done
     * @param backward too; null if there is nothing to train
     * @param streams whether the network can be computed step by step
     * @param hasBounds whether there is code for bounds
     */
    ModelWriter(
            Classes classes,
            Graph graph,
            BackwardPass pass,
            ForwardWriter forward,
            @Nullable BackwardWriter backward,
            boolean streams,
            boolean hasBounds) {
        this.classes = classes;
        this.graph = graph;
        this.pass = pass;
        this.forward = forward;
        this.backward = backward;
        this.accounts = new Accounts(graph, pass, forward, backward);
        this.streams = streams;
        this.hasBounds = hasBounds;
    }

    TypeSpec write() {
        ClassName self = classes.model();
        TypeSpec.Builder type = classes.visible(self)
                .addSuperinterface(RuntimeNames.MODEL)
                .addJavadoc(
                        "The parameters of $L.\n\n$L\n<p>$L.\n",
                        classes.link(),
                        LayerText.table(graph),
                        accounts.text());
        classes.wiring().ifPresent(type::addAnnotation);
        type.addField(FieldSpec.builder(listOf(RuntimeNames.TENSOR_SPEC), "INPUTS")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(
                        "$T.of($L)",
                        List.class,
                        CodeBlock.join(graph.inputs().stream().map(this::spec).toList(), ",\n"))
                .build());
        type.addField(FieldSpec.builder(listOf(RuntimeNames.OUTPUT_SPEC), "OUTPUTS")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(
                        "$T.of($L)",
                        List.class,
                        CodeBlock.join(
                                graph.outputs().stream().map(ModelWriter::spec).toList(), ",\n"))
                .build());
        addParameters(type);
        type.addMethod(MethodSpec.methodBuilder("create")
                .addJavadoc(
                        "Makes a model with fresh parameters.\n\n@param seed the same seed gives the same parameters, on"
                                + " any machine\n")
                .addModifiers(classes.visibility())
                .addModifiers(Modifier.STATIC)
                .addParameter(long.class, "seed")
                .returns(self)
                .addStatement("$1T model = new $1T($2T.fresh())", self, RuntimeNames.PARAMETER_SET)
                .addStatement("model.initialize(seed)")
                .addStatement("return model")
                .build());
        type.addMethod(MethodSpec.methodBuilder("load")
                .addJavadoc("Makes a model with the parameters of a file that {@link #save} has written.\n\n"
                        + "@throws IOException if the file cannot be read or is not of this network\n")
                .addModifiers(classes.visibility())
                .addModifiers(Modifier.STATIC)
                .addParameter(Path.class, "file")
                .addException(IOException.class)
                .returns(self)
                .addStatement("$1T model = new $1T($2T.fresh())", self, RuntimeNames.PARAMETER_SET)
                .addStatement("model.restore(file)")
                .addStatement("return model")
                .build());
        type.addMethod(MethodSpec.methodBuilder("partOf")
                .addJavadoc(
                        "Makes a model of what is a part of another one. Both have the same parameters: what changes one"
                                + " changes the other.\n\n@param path the name of the part, such as {@code encoder}\n"
                                + "@throws IllegalArgumentException if there is no such part\n")
                .addModifiers(classes.visibility())
                .addModifiers(Modifier.STATIC)
                .addParameter(RuntimeNames.MODEL, "whole")
                .addParameter(String.class, "path")
                .returns(self)
                .addStatement("return new $T($T.of(whole, path))", self, RuntimeNames.PARAMETER_SET)
                .build());
        addParts(type);
        addInitialize(type);
        addDescription(type);
        addFactories(type);
        return type.build();
    }

    /** The models of networks that are parts of this one. */
    private void addParts(TypeSpec.Builder type) {
        for (Part part : graph.parts()) {
            ClassName model = ClassName.get(part.packageName(), part.model());
            type.addMethod(MethodSpec.methodBuilder(Names.ofGetter(part.name()))
                    .addJavadoc("The part {@code $L} as a model of its own, over the same parameters.\n", part.name())
                    .addModifiers(classes.visibility())
                    .returns(model)
                    .addStatement("return $T.partOf(this, $S)", model, part.owner())
                    .build());
        }
    }

    private void addParameters(TypeSpec.Builder type) {
        List<CodeBlock> statements = new ArrayList<>();
        for (Parameter parameter : graph.parameters()) {
            String name = forward.parameter(parameter);
            type.addField(RuntimeNames.MATRIX, name);
            statements.add(
                    CodeBlock.of("$L = parameters.add($S, $L)", name, parameter.path(), join(parameter.shape())));
        }
        type.addField(FieldSpec.builder(listOf(RuntimeNames.PARAMETER), "parameters")
                .addModifiers(Modifier.PRIVATE, Modifier.FINAL)
                .build());
        type.addField(RuntimeNames.REVISION, "revision", Modifier.PRIVATE, Modifier.FINAL);
        type.addMethod(MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(RuntimeNames.PARAMETER_SET, "parameters")
                .addStatement("allocate(parameters)")
                .addStatement("this.parameters = parameters.toList()")
                .addStatement("revision = parameters.revision()")
                .build());
        MethodPlanner.add(
                type,
                MethodSpec.methodBuilder("allocate")
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(RuntimeNames.PARAMETER_SET, "parameters")
                        .build(),
                statements);
    }

    private void addInitialize(TypeSpec.Builder type) {
        List<CodeBlock> statements = new ArrayList<>();
        for (Parameter parameter : graph.parameters()) {
            Parameter.Start start = parameter.start();
            CodeBlock seed = CodeBlock.of("$T.seed(seed, $S)", RuntimeNames.INITIALIZERS, parameter.path());
            CodeBlock arguments = switch (start.method()) {
                case "zeros", "ones" -> CodeBlock.of("");
                case "constant", "forgetBias" -> CodeBlock.of(", $Lf", start.constant());
                case "orthogonal" -> CodeBlock.of(", $L", seed);
                default -> CodeBlock.of(", $L, $L, $L", start.fanIn(), start.fanOut(), seed);
            };
            statements.add(CodeBlock.of(
                    "$T.$L($L$L)", RuntimeNames.INITIALIZERS, start.method(), forward.parameter(parameter), arguments));
        }
        graph.nodes().forEach(node -> statements.addAll(node.op().initialize(forward::parameter)));
        MethodPlanner.add(
                type,
                MethodSpec.methodBuilder("initialize")
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(long.class, "seed")
                        .build(),
                statements);
    }

    private void addDescription(TypeSpec.Builder type) {
        type.addMethod(overriding("name", ClassName.get(String.class))
                .addStatement("return $S", classes.network().reference())
                .build());
        type.addMethod(overriding("inputs", listOf(RuntimeNames.TENSOR_SPEC))
                .addStatement("return INPUTS")
                .build());
        type.addMethod(overriding("outputs", listOf(RuntimeNames.OUTPUT_SPEC))
                .addStatement("return OUTPUTS")
                .build());
        List<Node> penalties = pass.penalties();
        if (!penalties.isEmpty()) {
            type.addMethod(overriding("penalties", listOf(RuntimeNames.PENALTY_SPEC))
                    .addStatement(
                            "return $T.of($L)",
                            List.class,
                            CodeBlock.join(
                                    penalties.stream().map(ModelWriter::spec).toList(), ",\n"))
                    .build());
        }
        type.addMethod(overriding("parameters", listOf(RuntimeNames.PARAMETER))
                .addStatement("return parameters")
                .build());
        type.addMethod(overriding("revision", RuntimeNames.REVISION)
                .addStatement("return revision")
                .build());
        type.addMethod(overriding("layers", listOf(RuntimeNames.LAYER_INFO))
                .addStatement("$1T layers = new $1T()", RuntimeNames.LAYER_LIST)
                .addStatement("describe(layers)")
                .addStatement("return layers.toList()")
                .build());
        MethodPlanner.add(
                type,
                MethodSpec.methodBuilder("describe")
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(RuntimeNames.LAYER_LIST, "layers")
                        .build(),
                graph.layers().stream().map(this::info).toList(),
                MethodPlanner.ROWS);
    }

    private void addFactories(TypeSpec.Builder type) {
        type.addMethod(overriding("newCopy", classes.model())
                .addStatement(
                        "return $1T.copied(new $2T($1T.fresh()), this)", RuntimeNames.PARAMETER_SET, classes.model())
                .build());
        type.addMethod(overriding("newPredictor", classes.predictor())
                .addStatement("return new $T(this, 1, $T.REUSED)", classes.predictor(), RuntimeNames.MEMORY)
                .build());
        type.addMethod(overriding("newPredictor", classes.predictor())
                .addParameter(int.class, "capacity")
                .addParameter(RuntimeNames.MEMORY, "memory")
                .addStatement("return new $T(this, capacity, memory)", classes.predictor())
                .build());
        if (hasBounds) {
            type.addMethod(overriding("newBoundProgram", RuntimeNames.BOUND_PROGRAM)
                    .addStatement("return new $T(this)", classes.bounds())
                    .build());
        }
        if (streams) {
            type.addMethod(overriding("newStream", classes.stream())
                    .addStatement("return new $T(this)", classes.stream())
                    .build());
        }
        MethodSpec.Builder prediction = overriding("predictionMemory", RuntimeNames.PASS_MEMORY)
                .addParameter(int.class, "capacity")
                .addParameter(RuntimeNames.MEMORY, "memory");
        if (accounts.dependsOnMemory()) {
            prediction.addStatement("boolean keep = memory == $T.KEPT", RuntimeNames.MEMORY);
        }
        type.addMethod(
                prediction.addStatement("return $L", accounts.ofPrediction()).build());
        MethodSpec.Builder memory = overriding("trainingMemory", RuntimeNames.PASS_MEMORY)
                .addParameter(int.class, "capacity")
                .addParameter(int.class, "threads");
        MethodSpec.Builder program =
                overriding("newTrainingProgram", RuntimeNames.TRAINING_PROGRAM).addParameter(int.class, "capacity");
        BackwardWriter training = backward;
        if (training != null) {
            memory.addStatement("return $L", accounts.ofTraining(training));
            program.addStatement("return new $T(this, capacity)", classes.backward());
        } else {
            CodeBlock refusal = CodeBlock.of(
                    "throw new $T($S)",
                    IllegalStateException.class,
                    classes.network().reference() + " has no loss: train a network that it is a part of");
            memory.addStatement(refusal);
            program.addStatement(refusal);
        }
        type.addMethod(memory.build());
        type.addMethod(program.build());
    }

    /** A row of the layer table, which says no more than there is to say. */
    private CodeBlock info(Layer layer) {
        CodeBlock.Builder row = CodeBlock.builder()
                .add(
                        "layers.add($S, $S, $L)",
                        layer.name(),
                        layer.kind(),
                        join(layer.output().shape().extents()));
        if (!layer.reads().isEmpty()) {
            row.add(".reads($L)", quoted(layer.reads()));
        }
        List<Parameter> parameters = layer.parameters();
        if (!parameters.isEmpty()) {
            String names = quoted(parameters.stream().map(Parameter::path).toList());
            row.add(".parameters($L, $L)", literal(layer.parameterCount()), names);
        }
        if (layer.multiplyAdds() > 0) {
            row.add(".multiplyAdds($L)", literal(layer.multiplyAdds()));
        }
        layer.strategy().ifPresent(strategy -> row.add(".compiledAs($S)", strategy.text()));
        CodeBlock costs = accounts.ofLayer(layer);
        return costs.isEmpty() ? row.build() : row.add("\n").add(costs).build();
    }

    static String literal(long number) {
        return number == (int) number ? Long.toString(number) : number + "L";
    }

    private static String quoted(List<String> names) {
        return names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
    }

    private CodeBlock spec(Value input) {
        int vocabulary = graph.vocabulary(input);
        return CodeBlock.of(
                "new $T($S, $T.of($L)$L)",
                RuntimeNames.TENSOR_SPEC,
                input.layer(),
                List.class,
                join(input.shape().extents()),
                vocabulary == 0 ? "" : ", " + vocabulary);
    }

    private static CodeBlock spec(Graph.Output output) {
        return CodeBlock.of(
                "new $T($S, $T.of($L), $T.$L, $Lf$L)",
                RuntimeNames.OUTPUT_SPEC,
                output.name(),
                List.class,
                join(output.value().shape().extents()),
                RuntimeNames.LOSSES,
                output.loss(),
                output.weight(),
                output.positions() == 1 ? "" : ", " + output.positions());
    }

    private static CodeBlock spec(Node penalty) {
        return CodeBlock.of(
                "new $T($S, $Lf)",
                RuntimeNames.PENALTY_SPEC,
                penalty.layer(),
                penalty.op().penaltyWeight());
    }

    private static String join(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    static MethodSpec.Builder overriding(String name, TypeName returns) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(returns);
    }

    private static ParameterizedTypeName listOf(ClassName element) {
        return ParameterizedTypeName.get(ClassName.get(List.class), element);
    }
}
