// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.annotron.processor.code.RuntimeNames;
import io.github.annotron.processor.graph.Bounded;
import io.github.annotron.processor.graph.Graph;
import io.github.annotron.processor.graph.Value;
import java.util.List;

/** Writes the class that takes bounds of a network's inputs to bounds of its outputs: its forward class, on bounds. */
final class BoundsWriter {

    /** Lower bounds, upper bounds, and a place for what products want behind them. */
    private static final int ROWS = 3;

    private final Classes classes;
    private final Graph graph;
    private final ForwardWriter forward;

    BoundsWriter(Classes classes, Graph network) {
        this.classes = classes;
        this.graph = Bounded.of(network);
        this.forward = new ForwardWriter(classes, classes.bounds(), graph);
    }

    TypeSpec write() {
        TypeSpec.Builder type = forward.write(CodeBlock.of("""
                Holds bounds of the activations of $L and computes them, layer by layer; a row of lower bounds, and a row
                of upper ones. For one thread.
                """, classes.link()))
                .addSuperinterface(RuntimeNames.BOUND_PROGRAM)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(classes.model(), "model")
                        .addStatement("this(model, $L, false)", ROWS)
                        .build());
        addArrays(type, "input", graph.inputs());
        addArrays(
                type,
                "output",
                graph.outputs().stream().map(Graph.Output::value).toList());
        MethodSpec.Builder derive = ModelWriter.overriding("derive", TypeName.VOID);
        if (forward.derives()) {
            derive.addStatement("derive(0, 1)");
        }
        type.addMethod(derive.build());
        type.addMethod(ModelWriter.overriding("run", TypeName.VOID)
                .addStatement("run(0, 2)")
                .build());
        return type.build();
    }

    private void addArrays(TypeSpec.Builder type, String name, List<Value> values) {
        MethodSpec.Builder method = ModelWriter.overriding(name, TypeName.get(float[].class))
                .addParameter(int.class, "n")
                .beginControlFlow("switch (n)");
        for (int i = 0; i < values.size(); i++) {
            method.addCode("case $L:\n$>return $L;\n$<", i, forward.field(values.get(i)));
        }
        method.addCode("default:\n$>throw new $T(n);\n$<", IndexOutOfBoundsException.class);
        type.addMethod(method.endControlFlow().build());
    }
}
