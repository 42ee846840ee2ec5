// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * A pass in the making, which is cut into stages: what comes before a layer that spans the batch is done for all samples, and then
 * the totals over them, before the pass goes on.
 */
final class Stages {
    private final List<List<CodeBlock>> calls = new ArrayList<>();
    private final List<List<CodeBlock>> totals = new ArrayList<>();

    Stages() {
        next();
    }

    /** Goes on with the next stage. */
    void next() {
        calls.add(new ArrayList<>());
        totals.add(new ArrayList<>());
    }

    int count() {
        return calls.size();
    }

    /** The calls over samples of the present stage. */
    List<CodeBlock> calls() {
        return calls.get(count() - 1);
    }

    /** The calls over all samples that come after those. */
    List<CodeBlock> totals() {
        return totals.get(count() - 1);
    }

    /**
     * Adds a method for the calls with {@code int stage} as its first parameter.
     *
     * @param signature the method without that parameter and without a body
     */
    void addCalls(TypeSpec.Builder type, MethodSpec signature) {
        if (count() == 1) {
            MethodPlanner.add(type, staged(signature).build(), calls());
        } else {
            addChoice(type, signature, calls);
        }
    }

    /** Adds a method for the totals likewise, if there are any. */
    void addTotals(TypeSpec.Builder type, MethodSpec signature) {
        if (count() > 1) {
            addChoice(type, signature, totals.subList(0, count() - 1));
        }
    }

    /** A method for each stage, and one that chooses. */
    private static void addChoice(TypeSpec.Builder type, MethodSpec signature, List<List<CodeBlock>> stages) {
        MethodSpec.Builder choice = staged(signature).beginControlFlow("switch (stage)");
        List<MethodSpec> ones = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            MethodSpec one = MethodSpec.methodBuilder(signature.name() + "Stage" + i)
                    .addModifiers(Modifier.PRIVATE)
                    .addParameters(signature.parameters())
                    .build();
            ones.add(one);
            choice.addCode("case $L:\n$>$L;\nbreak;\n$<", i, MethodPlanner.call(one));
        }
        choice.addCode("default:\n$>throw new $T(\"no stage \" + stage);\n$<", IndexOutOfBoundsException.class);
        type.addMethod(choice.endControlFlow().build());
        for (int i = 0; i < stages.size(); i++) {
            MethodPlanner.add(type, ones.get(i), stages.get(i));
        }
    }

    /** The same method with a stage. */
    static MethodSpec.Builder staged(MethodSpec signature) {
        return MethodSpec.methodBuilder(signature.name())
                .addJavadoc(signature.javadoc())
                .addAnnotations(signature.annotations())
                .addModifiers(signature.modifiers())
                .addParameter(int.class, "stage")
                .addParameters(signature.parameters());
    }
}
