// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.annotron.processor.code.Index;
import io.github.annotron.processor.code.RuntimeNames;
import io.github.annotron.processor.graph.Graph;
import io.github.annotron.processor.graph.Value;
import java.util.List;
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

    private int width() {
        return graph.output().shape().size();
    }

    private String output() {
        return "forward." + forward.field(graph.output());
    }

    TypeSpec write() {
        TypeSpec.Builder type = classes.visible(classes.predictor())
                .addSuperinterface(RuntimeNames.PREDICTOR)
                .addJavadoc(
                        "Computes the scores of $L. For one thread; allocates nothing once it is made.\n",
                        classes.link());
        type.addField(FieldSpec.builder(RuntimeNames.LOSS, "LOSS", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$T.$L", RuntimeNames.LOSSES, graph.loss())
                .build());
        type.addField(classes.model(), "model", Modifier.PRIVATE, Modifier.FINAL);
        type.addField(int.class, "capacity", Modifier.PRIVATE, Modifier.FINAL);
        type.addField(boolean.class, "keep", Modifier.PRIVATE, Modifier.FINAL);
        type.addField(classes.forward(), "forward", Modifier.PRIVATE, Modifier.FINAL);
        type.addField(FieldSpec.builder(ROW, "scores", Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new float[$L]", width())
                .build());
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
        addBatch(type);
        type.addMethod(ModelWriter.overriding("activation", ROW)
                .addParameter(String.class, "layer")
                .addStatement(
                        "return $T.activation(model, keep, forward.activations, samples, layer)", RuntimeNames.SUPPORT)
                .build());
        return type.build();
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
            run.addParameter(ROW, name)
                    .addStatement(
                            "$T.copy($S, $L, forward.$L, $L)",
                            RuntimeNames.SUPPORT,
                            input.layer(),
                            name,
                            forward.field(input),
                            input.shape().size());
        }
        String arguments =
                String.join(", ", graph.inputs().stream().map(this::argument).toList());
        type.addMethod(predict.addJavadoc("@return $L scores; overwritten by the next call\n", width())
                .addStatement("run($L)", arguments)
                .addStatement("LOSS.scores(1, $L, $L, scores, 0)", width(), output())
                .addStatement("return scores")
                .build());
        type.addMethod(classify.addJavadoc("@return its index\n")
                .addStatement("run($L)", arguments)
                .addStatement("return LOSS.decide($L, 0, $L)", output(), width())
                .build());
        type.addMethod(run.addStatement("samples = 1")
                .addStatement("forward.run(0, 1)")
                .build());
    }

    private String argument(Value input) {
        return forward.field(input);
    }

    /** The methods of the interface, which know nothing of names. */
    private void addGeneral(TypeSpec.Builder type) {
        int count = graph.inputs().size();
        CodeBlock arguments = CodeBlock.join(
                java.util.stream.IntStream.range(0, count)
                        .mapToObj(i -> CodeBlock.of("inputs[$L]", i))
                        .toList(),
                ", ");
        for (String method : List.of("predict", "classify")) {
            type.addMethod(ModelWriter.overriding(method, method.equals("predict") ? ROW : TypeName.INT)
                    .addParameter(ArrayTypeName.of(ROW), "inputs")
                    .varargs()
                    .addStatement("$T.checkInputs(model, inputs.length)", RuntimeNames.SUPPORT)
                    .addStatement("return $L($L)", method, arguments)
                    .build());
        }
    }

    private void addBatch(TypeSpec.Builder type) {
        MethodSpec.Builder predict = ModelWriter.overriding("predict", TypeName.VOID)
                .addParameter(ArrayTypeName.of(RuntimeNames.MATRIX), "inputs")
                .addParameter(RuntimeNames.MATRIX, "scores")
                .addStatement("$T.checkBatch(model, inputs, scores)", RuntimeNames.SUPPORT)
                .beginControlFlow("for (int row = 0; row < scores.numRows; row += capacity)")
                .addStatement("samples = Math.min(capacity, scores.numRows - row)");
        for (int i = 0; i < graph.inputs().size(); i++) {
            Value input = graph.inputs().get(i);
            int size = input.shape().size();
            predict.addStatement(
                    "$T.arraycopy(inputs[$L].data, $L, forward.$L, 0, $L)",
                    System.class,
                    i,
                    Index.times("row", size),
                    forward.field(input),
                    Index.times("samples", size));
        }
        type.addMethod(predict.addStatement("forward.run(0, samples)")
                .addStatement(
                        "LOSS.scores(samples, $L, $L, scores.data, $L)", width(), output(), Index.times("row", width()))
                .endControlFlow()
                .build());
    }
}
