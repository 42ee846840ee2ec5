// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.annotron.processor.code.RuntimeNames;
import io.github.annotron.processor.graph.Graph;
import io.github.annotron.processor.graph.Value;
import java.util.Arrays;
import javax.lang.model.element.Modifier;

/** Writes the class that users give a series step by step. */
final class StreamWriter {
    private static final TypeName ROW = TypeName.get(float[].class);

    private final Classes classes;
    private final Graph graph;
    private final ForwardWriter forward;
    private final PredictorWriter predictor;

    /**
     * Begins a class.
     *
     * @param graph the network of one step
     * @param forward computes it
     */
    StreamWriter(Classes classes, Graph graph, ForwardWriter forward) {
        this.classes = classes;
        this.graph = graph;
        this.forward = forward;
        this.predictor = new PredictorWriter(classes, graph, forward);
    }

    TypeSpec write() {
        TypeSpec.Builder type = classes.visible(classes.stream())
                .addSuperinterface(RuntimeNames.STREAM_PREDICTOR)
                .addJavadoc(
                        "Computes the scores of $L step by step. For one thread; allocates nothing once it is made.\n",
                        classes.link());
        type.addField(classes.model(), "model", Modifier.PRIVATE, Modifier.FINAL);
        type.addField(classes.streamForward(), "forward", Modifier.PRIVATE, Modifier.FINAL);
        predictor.addScoreFields(type);
        type.addMethod(MethodSpec.constructorBuilder()
                .addParameter(classes.model(), "model")
                .addStatement("this.model = model")
                .addStatement("forward = new $T(model, 1, false)", classes.streamForward())
                .build());
        type.addMethod(ModelWriter.overriding("model", classes.model())
                .addStatement("return model")
                .build());
        addStep(type);
        predictor.addScores(type);
        Graph.Output first = graph.outputs().get(0);
        type.addMethod(ModelWriter.overriding("decision", TypeName.INT)
                .addStatement(
                        "return $L.decide($L, 0, $L)",
                        PredictorWriter.reading(first),
                        predictor.values(first),
                        first.width())
                .build());
        MethodSpec.Builder reset = ModelWriter.overriding("reset", TypeName.VOID);
        forward.remembered().forEach(array -> reset.addStatement("$T.fill(forward.$L, 0f)", Arrays.class, array));
        type.addMethod(reset.build());
        if (forward.derives()) {
            predictor.addRefresh(type);
        }
        return type.build();
    }

    private void addStep(TypeSpec.Builder type) {
        MethodSpec.Builder step = MethodSpec.methodBuilder("step")
                .addJavadoc("Takes the next step.\n\n")
                .addModifiers(classes.visibility())
                .returns(ROW);
        for (Value input : graph.inputs()) {
            String name = predictor.argument(input);
            step.addParameter(ROW, name)
                    .addJavadoc("@param $L $L values\n", name, input.shape().size());
            predictor.addCopy(step, input);
        }
        Graph.Output first = graph.outputs().get(0);
        step.addJavadoc("@return $L scores; overwritten by the next step\n", first.width())
                .addCode(predictor.compute("1"));
        predictor.addScoring(step);
        type.addMethod(step.addStatement("return $L", predictor.scores(first)).build());
        type.addMethod(ModelWriter.overriding("step", ROW)
                .addParameter(ArrayTypeName.of(ROW), "inputs")
                .varargs()
                .addStatement("$T.checkInputs(model, inputs.length)", RuntimeNames.SUPPORT)
                .addStatement("return step($L)", predictor.arguments())
                .build());
    }
}
