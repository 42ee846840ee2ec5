// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Keeps methods short: HotSpot never compiles a method of more than 8000 bytecodes. */
final class MethodPlanner {
    /** At some 140 bytecodes for the longest statements that are put into lists, well below the limit. */
    private static final int STATEMENTS = 50;

    /** At some 200 bytecodes for a row of the layer table with many parameters. */
    static final int ROWS = 30;

    /** At some 60 bytecodes for one input of a concatenation. */
    private static final int PIECES = 50;

    /** At some 0.4 bytecodes for a character of unrolled loops. */
    private static final int CHARACTERS = 12_000;

    private MethodPlanner() {}

    /**
     * Adds a method with these statements, and further ones that it calls if they are many.
     *
     * @param type receives the methods
     * @param signature the method without its body; the further ones repeat its parameters
     * @param statements in order
     */
    static void add(TypeSpec.Builder type, MethodSpec signature, List<CodeBlock> statements) {
        add(type, signature, statements, STATEMENTS);
    }

    /** Does so with at most {@code most} statements in a method. */
    static void add(TypeSpec.Builder type, MethodSpec signature, List<CodeBlock> statements, int most) {
        MethodSpec.Builder whole = signature.toBuilder();
        if (statements.size() <= most) {
            statements.forEach(whole::addStatement);
            type.addMethod(whole.build());
            return;
        }
        int count = (statements.size() + most - 1) / most;
        for (int i = 0; i < count; i++) {
            whole.addStatement("$L($L)", piece(signature, i), arguments(signature));
        }
        type.addMethod(whole.build());
        for (int i = 0; i < count; i++) {
            MethodSpec.Builder piece = MethodSpec.methodBuilder(piece(signature, i))
                    .addModifiers(Modifier.PRIVATE)
                    .addParameters(signature.parameters());
            statements
                    .subList(i * most, Math.min(statements.size(), (i + 1) * most))
                    .forEach(piece::addStatement);
            type.addMethod(piece.build());
        }
    }

    /**
     * Makes a method of pieces of code, or several if they are many or long.
     *
     * @param signature the method without its body
     * @param pieces do not depend on each other's local variables
     * @return the method, and those that it calls
     */
    static List<MethodSpec> ofPieces(MethodSpec signature, List<CodeBlock> pieces) {
        MethodSpec.Builder whole = signature.toBuilder();
        // To measure a piece is to write it.
        List<List<CodeBlock>> parts = pieces.size() <= 1 ? List.of(pieces) : cut(pieces);
        if (parts.size() <= 1) {
            pieces.forEach(whole::addCode);
            return List.of(whole.build());
        }
        List<MethodSpec> methods = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            MethodSpec.Builder part = MethodSpec.methodBuilder(piece(signature, i))
                    .addModifiers(Modifier.PRIVATE)
                    .addParameters(signature.parameters());
            parts.get(i).forEach(part::addCode);
            methods.add(part.build());
            whole.addStatement("$L($L)", part.build().name(), arguments(signature));
        }
        methods.add(0, whole.build());
        return methods;
    }

    private static String piece(MethodSpec signature, int number) {
        return signature.name() + "Part" + number;
    }

    /** A call with the parameters of the caller, which has the same. */
    static CodeBlock call(MethodSpec signature) {
        return CodeBlock.of("$L($L)", signature.name(), arguments(signature));
    }

    private static List<List<CodeBlock>> cut(List<CodeBlock> pieces) {
        List<List<CodeBlock>> parts = new ArrayList<>();
        int characters = CHARACTERS;
        for (CodeBlock piece : pieces) {
            int length = piece.toString().length();
            List<CodeBlock> last = parts.isEmpty() ? List.of() : parts.get(parts.size() - 1);
            if (characters + length > CHARACTERS || last.size() == PIECES) {
                last = new ArrayList<>();
                parts.add(last);
                characters = 0;
            }
            last.add(piece);
            characters += length;
        }
        return parts;
    }

    private static String arguments(MethodSpec signature) {
        return String.join(
                ", ", signature.parameters().stream().map(ParameterSpec::name).toList());
    }
}
