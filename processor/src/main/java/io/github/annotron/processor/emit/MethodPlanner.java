// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.List;

/** Keeps methods short: HotSpot never compiles a method of more than 8000 bytecodes. */
final class MethodPlanner {
    /** At some 40 bytecodes for the longest statements that are put into lists, well below the limit. */
    private static final int STATEMENTS = 100;

    private MethodPlanner() {}

    /**
     * Adds a method with these statements, and further ones that it calls if they are many.
     *
     * @param type receives the methods
     * @param signature the method without its body; the further ones repeat its parameters
     * @param statements in order
     */
    static void add(TypeSpec.Builder type, MethodSpec signature, List<CodeBlock> statements) {
        MethodSpec.Builder whole = signature.toBuilder();
        if (statements.size() <= STATEMENTS) {
            statements.forEach(whole::addStatement);
            type.addMethod(whole.build());
            return;
        }
        String arguments = String.join(
                ", ",
                signature.parameters().stream()
                        .map(parameter -> parameter.name())
                        .toList());
        int count = (statements.size() + STATEMENTS - 1) / STATEMENTS;
        for (int i = 0; i < count; i++) {
            whole.addStatement("$L$L($L)", signature.name(), i, arguments);
        }
        type.addMethod(whole.build());
        for (int i = 0; i < count; i++) {
            MethodSpec.Builder piece = MethodSpec.methodBuilder(signature.name() + i)
                    .addModifiers(javax.lang.model.element.Modifier.PRIVATE)
                    .addParameters(signature.parameters());
            statements
                    .subList(i * STATEMENTS, Math.min(statements.size(), (i + 1) * STATEMENTS))
                    .forEach(piece::addStatement);
            type.addMethod(piece.build());
        }
    }
}
