// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.emit;

import com.palantir.javapoet.CodeBlock;
import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.graph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** The code of the operations that a layer consists of, for one method. */
final class Pieces {

    private Pieces() {}

    /** That of operations which declare local variables in loops only. */
    static List<CodeBlock> of(List<Node> nodes, BiConsumer<Node, Code> emitter) {
        return nodes.stream().flatMap(node -> emit(node, emitter).stream()).toList();
    }

    /** That of operations which declare the same local variables: where several have code, each has a block. */
    static List<CodeBlock> inBlocks(List<Node> nodes, BiConsumer<Node, Code> emitter) {
        List<List<CodeBlock>> pieces = new ArrayList<>();
        for (Node node : nodes) {
            List<CodeBlock> own = emit(node, emitter);
            if (!own.isEmpty()) {
                pieces.add(own);
            }
        }
        return pieces.stream()
                .flatMap(own -> own.stream().map(piece -> pieces.size() > 1 ? block(piece) : piece))
                .toList();
    }

    private static List<CodeBlock> emit(Node node, BiConsumer<Node, Code> emitter) {
        Code code = new Code();
        emitter.accept(node, code);
        return code.pieces();
    }

    private static CodeBlock block(CodeBlock piece) {
        return CodeBlock.builder()
                .add("{\n")
                .indent()
                .add(piece)
                .unindent()
                .add("}\n")
                .build();
    }
}
