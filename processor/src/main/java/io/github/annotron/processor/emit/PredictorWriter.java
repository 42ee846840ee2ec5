// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.annotron.processor.code.Allocation;
import io.github.annotron.processor.code.ArrayLength;
import io.github.annotron.processor.code.Index;
import io.github.annotron.processor.code.RuntimeNames;
import io.github.annotron.processor.graph.Graph;
import io.github.annotron.processor.graph.Value;
import java.util.List;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/** Writes the class that users call to predict. */
final class PredictorWriter {
    private static final TypeName ROW = TypeName.get(float[].class);

    private final Classes classes;
    private final Graph graph;
    private final ForwardWriter forward;

    PredictorWriter(Classes classes, Graph graph, ForwardWriter forward) {
        this.classes = classes;
        this.graph = graph;
        this.forward = forward;
    }

    /** Runs the layers, on what is derived from the parameters as they are now. */
    CodeBlock compute(String samples) {
        CodeBlock run = CodeBlock.of("forward.run(0, $L);\n", samples);
        return forward.derives()
                ? CodeBlock.of("refresh();\n").toBuilder().add(run).build()
                : run;
    }

    void addRefresh(TypeSpec.Builder type) {
        type.addField(long.class, "revision", Modifier.PRIVATE);
        type.addMethod(MethodSpec.methodBuilder("refresh")
                .addModifiers(Modifier.PRIVATE)
                .addStatement("long now = model.revision().number()")
                .beginControlFlow("if (revision != now)")
                .addStatement("forward.derive(0, 1)")
                .addStatement("revision = now")
                .endControlFlow()
                .build());
    }

    static CodeBlock reading(Graph.Output output) {
        return CodeBlock.of("$T.$L", RuntimeNames.READINGS, output.reading());
    }

    String values(Graph.Output output) {
        return "forward." + forward.field(output.value());
    }

    /** The field with the scores of an output. */
    String scores(Graph.Output output) {
        return isSingle() ? "scores" : "scores_" + output.name();
    }

    private boolean isSingle() {
        return graph.outputs().size() == 1;
    }

    TypeSpec write() {
        TypeSpec.Builder type = classes.visible(classes.predictor())
                .addSuperinterface(RuntimeNames.PREDICTOR)
                .addJavadoc(
                        "Computes the scores of $L. For one thread; allocates nothing once it is made.\n",
                        classes.link());
        type.addField(classes.model(), "model", Modifier.PRIVATE, Modifier.FINAL);
        type.addField(int.class, "capacity", Modifier.PRIVATE, Modifier.FINAL);
        type.addField(boolean.class, "keep", Modifier.PRIVATE, Modifier.FINAL);
        type.addField(classes.forward(), "forward", Modifier.PRIVATE, Modifier.FINAL);
        addScoreFields(type);
        type.addField(int.class, "samples", Modifier.PRIVATE);
        type.addMethod(MethodSpec.constructorBuilder()
                .addParameter(classes.model(), "model")
                .addParameter(int.class, "capacity")
                .addParameter(RuntimeNames.MEMORY, "memory")
                .addStatement("this.model = model")
                .addStatement("this.capacity = capacity")
                .addStatement("keep = memory == $T.KEPT", RuntimeNames.MEMORY)
                .addStatement("forward = new $T(model, capacity, keep)", classes.forward())
                .build());
        type.addMethod(ModelWriter.overriding("model", classes.model())
                .addStatement("return model")
                .build());
        type.addMethod(ModelWriter.overriding("capacity", TypeName.INT)
                .addStatement("return capacity")
                .build());
        addOne(type);
        addGeneral(type);
        addScores(type);
        addBatch(type);
        if (forward.derives()) {
            addRefresh(type);
        }
        type.addMethod(ModelWriter.overriding("activation", ROW)
                .addParameter(String.class, "layer")
                .addStatement(
                        "return $T.activation(model, keep, forward.activations, samples, layer)", RuntimeNames.SUPPORT)
                .build());
        return type.build();
    }

    /** Arrays for the scores of each output. */
    void addScoreFields(TypeSpec.Builder type) {
        graph.outputs()
                .forEach(
                        output -> type.addField(FieldSpec.builder(ROW, scores(output), Modifier.PRIVATE, Modifier.FINAL)
                                .initializer(scoresOf(output).code())
                                .build()));
    }

    private static Allocation scoresOf(Graph.Output output) {
        return Allocation.fixed(output.width());
    }

    /** How long the arrays for scores are together. */
    static ArrayLength scores(Graph graph) {
        return graph.outputs().stream()
                .map(output -> scoresOf(output).length())
                .reduce(ArrayLength.NONE, ArrayLength::plus);
    }

    /** Computes all scores, from what the layers have left. */
    void addScoring(MethodSpec.Builder method) {
        graph.outputs()
                .forEach(output -> method.addStatement(
                        "$L.scores($L, $L, $L, $L, 0)",
                        reading(output),
                        output.positions(),
                        output.widthAtPosition(),
                        values(output),
                        scores(output)));
    }

    /** Copies what a parameter named after the input holds, and checks it. */
    void addCopy(MethodSpec.Builder method, Value input) {
        method.addStatement(
                "$T.copy($S, $L, forward.$L, $L)",
                RuntimeNames.SUPPORT,
                input.layer(),
                argument(input),
                forward.field(input),
                input.shape().size());
        if (graph.vocabulary(input) > 0) {
            method.addStatement(
                    "$T.checkIds(model, $L, $L)",
                    RuntimeNames.SUPPORT,
                    graph.inputs().indexOf(input),
                    argument(input));
        }
    }

    /** Elements of an array of inputs, as arguments. */
    CodeBlock arguments() {
        return CodeBlock.join(
                IntStream.range(0, graph.inputs().size())
                        .mapToObj(i -> CodeBlock.of("inputs[$L]", i))
                        .toList(),
                ", ");
    }

    /** Methods whose parameters are named after the inputs. */
    private void addOne(TypeSpec.Builder type) {
        MethodSpec.Builder predict = MethodSpec.methodBuilder("predict")
                .addJavadoc("Computes the scores of one sample.\n\n")
                .addModifiers(classes.visibility())
                .returns(ROW);
        MethodSpec.Builder classify = MethodSpec.methodBuilder("classify")
                .addJavadoc("Decides for one class of one sample.\n\n")
                .addModifiers(classes.visibility())
                .returns(int.class);
        MethodSpec.Builder run = MethodSpec.methodBuilder("run").addModifiers(Modifier.PRIVATE);
        for (Value input : graph.inputs()) {
            String name = argument(input);
            CodeBlock text = CodeBlock.of(
                    "@param $L $L values, $L\n", name, input.shape().size(), input.shape());
            predict.addParameter(ROW, name).addJavadoc(text);
            classify.addParameter(ROW, name).addJavadoc(text);
            run.addParameter(ROW, name);
            addCopy(run, input);
        }
        String arguments =
                String.join(", ", graph.inputs().stream().map(this::argument).toList());
        Graph.Output first = graph.outputs().get(0);
        String of = isSingle() ? "" : " of " + first.name();
        predict.addJavadoc("@return $L scores$L; overwritten by the next call\n", first.width(), of)
                .addStatement("run($L)", arguments);
        addScoring(predict);
        type.addMethod(predict.addStatement("return $L", scores(first)).build());
        if (first.positions() == 1) {
            classify.addJavadoc("@return its index$L\n", of)
                    .addStatement("run($L)", arguments)
                    .addStatement("return $L.decide($L, 0, $L)", reading(first), values(first), first.width());
        } else {
            classify.addJavadoc(
                            "@throws UnsupportedOperationException always: there is a decision at each of $L positions\n",
                            first.positions())
                    .addStatement("throw $T.severalDecisions(model)", RuntimeNames.SUPPORT);
        }
        type.addMethod(classify.build());
        type.addMethod(run.addStatement("samples = 1").addCode(compute("1")).build());
    }

    String argument(Value input) {
        return forward.field(input);
    }

    /** The methods of the interface, which know nothing of names. */
    private void addGeneral(TypeSpec.Builder type) {
        for (String method : List.of("predict", "classify")) {
            type.addMethod(ModelWriter.overriding(method, method.equals("predict") ? ROW : TypeName.INT)
                    .addParameter(ArrayTypeName.of(ROW), "inputs")
                    .varargs()
                    .addStatement("$T.checkInputs(model, inputs.length)", RuntimeNames.SUPPORT)
                    .addStatement("return $L($L)", method, arguments())
                    .build());
        }
    }

    /** What the last prediction has found at each output. */
    void addScores(TypeSpec.Builder type) {
        MethodSpec.Builder scores = ModelWriter.overriding("scores", ROW).addParameter(int.class, "output");
        scores.beginControlFlow("switch (output)");
        for (int i = 0; i < graph.outputs().size(); i++) {
            scores.addCode(
                    "case $L:\n$>return $L;\n$<", i, scores(graph.outputs().get(i)));
        }
        scores.addCode("default:\n$>throw $T.noOutput(model, output);\n$<", RuntimeNames.SUPPORT);
        type.addMethod(scores.endControlFlow().build());
        if (isSingle()) {
            return;
        }
        for (Graph.Output output : graph.outputs()) {
            type.addMethod(MethodSpec.methodBuilder(Names.ofGetter(output.name()))
                    .addJavadoc(
                            "The $L scores of the sample that was predicted last; overwritten by the next prediction.\n\n",
                            output.width())
                    .addJavadoc(classes.see(output.name()))
                    .addModifiers(classes.visibility())
                    .returns(ROW)
                    .addStatement("return $L", scores(output))
                    .build());
        }
    }

    private void addBatch(TypeSpec.Builder type) {
        MethodSpec.Builder one = ModelWriter.overriding("predict", TypeName.VOID)
                .addParameter(ArrayTypeName.of(RuntimeNames.MATRIX), "inputs")
                .addParameter(RuntimeNames.MATRIX, "scores");
        MethodSpec.Builder all = ModelWriter.overriding("predict", TypeName.VOID)
                .addParameter(ArrayTypeName.of(RuntimeNames.MATRIX), "inputs")
                .addParameter(ArrayTypeName.of(RuntimeNames.MATRIX), "scores");
        if (isSingle()) {
            type.addMethod(batch(one, "scores").build());
            type.addMethod(all.addStatement("$T.checkOutputs(model, scores.length)", RuntimeNames.SUPPORT)
                    .addStatement("predict(inputs, scores[0])")
                    .build());
        } else {
            type.addMethod(one.addStatement("$T.checkOutputs(model, 1)", RuntimeNames.SUPPORT)
                    .build());
            all.addStatement("$T.checkOutputs(model, scores.length)", RuntimeNames.SUPPORT);
            type.addMethod(batch(all, "scores[$L]").build());
        }
    }

    /**
     * Fills the body of a method for batches.
     *
     * @param target the matrix for the scores of an output, a format with its number
     */
    private MethodSpec.Builder batch(MethodSpec.Builder method, String target) {
        List<Graph.Output> outputs = graph.outputs();
        method.addStatement("int rows = $L.numRows", target(target, 0))
                .addStatement("$T.checkBatch(model, inputs, rows)", RuntimeNames.SUPPORT);
        for (int i = 0; i < outputs.size(); i++) {
            method.addStatement("$T.checkScores(model, $L, $L, rows)", RuntimeNames.SUPPORT, i, target(target, i));
        }
        CodeBlock copy = graph.inputs().stream().map(this::copyRows).collect(CodeBlock.joining(""));
        List<Value> lent =
                graph.inputs().stream().filter(forward::isReplaceable).toList();
        if (lent.isEmpty()) {
            return method.addCode(pieces(copy, target));
        }
        lent.forEach(input -> method.addStatement("float[] $L = forward.$L", own(input), forward.field(input)));
        CodeBlock.Builder read = CodeBlock.builder().beginControlFlow("if (samples == rows && !keep)");
        graph.inputs().forEach(input -> read.add(lent.contains(input) ? lend(input) : copyRows(input)));
        read.nextControlFlow("else").add(copy).endControlFlow();
        method.beginControlFlow("try").addCode(pieces(read.build(), target)).nextControlFlow("finally");
        lent.forEach(input -> method.addStatement("forward.$L = $L", forward.field(input), own(input)));
        return method.endControlFlow();
    }

    /** A loop over pieces of a batch, each as large as the predictor takes it. */
    private CodeBlock pieces(CodeBlock read, String target) {
        CodeBlock.Builder code = CodeBlock.builder()
                .beginControlFlow("for (int row = 0; row < rows; row += capacity)")
                .addStatement("samples = Math.min(capacity, rows - row)")
                .add(read)
                .add(compute("samples"));
        for (int i = 0; i < graph.outputs().size(); i++) {
            Graph.Output output = graph.outputs().get(i);
            code.addStatement(
                    "$L.scores($L, $L, $L, $L.data, $L)",
                    reading(output),
                    Index.times("samples", output.positions()),
                    output.widthAtPosition(),
                    values(output),
                    target(target, i),
                    Index.times("row", output.width()));
        }
        return code.endControlFlow().build();
    }

    /** Copies samples of a batch from the caller's matrix. */
    private CodeBlock copyRows(Value input) {
        int size = input.shape().size();
        return CodeBlock.of(
                "$T.arraycopy(inputs[$L].data, $L, forward.$L, 0, $L);\n",
                System.class,
                graph.inputs().indexOf(input),
                Index.times("row", size),
                forward.field(input),
                Index.times("samples", size));
    }

    /** The local variable that holds the predictor's own array for an input meanwhile. */
    private String own(Value input) {
        return "own" + (graph.inputs().size() == 1 ? "" : graph.inputs().indexOf(input));
    }

    /** Lets the layers read the caller's matrix itself. */
    private CodeBlock lend(Value input) {
        return CodeBlock.of(
                "forward.$L = inputs[$L].data;\n",
                forward.field(input),
                graph.inputs().indexOf(input));
    }

    private static CodeBlock target(String format, int output) {
        return format.contains("$") ? CodeBlock.of(format, output) : CodeBlock.of(format);
    }
}
