// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.code;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;

/** The body of a generated method in the making. */
public final class Code {
    private final List<CodeBlock> pieces = new ArrayList<>();
    private final List<Multiplication> multiplications = new ArrayList<>();
    private int transposedDepth;
    private boolean exponentials;
    private CodeBlock.Builder block = CodeBlock.builder();

    /** Appends {@code text;}, with JavaPoet's placeholders. */
    public Code line(String text, Object... arguments) {
        block.addStatement(text, arguments);
        return this;
    }

    /** Opens {@code text} and a brace, to be closed by {@link #end}. */
    public Code begin(String text, Object... arguments) {
        block.beginControlFlow(text, arguments);
        return this;
    }

    /** Closes the innermost block and goes on with {@code text}, such as {@code else}. */
    public Code next(String text, Object... arguments) {
        block.nextControlFlow(text, arguments);
        return this;
    }

    /** Closes the innermost block. */
    public Code end() {
        block.endControlFlow();
        return this;
    }

    /** Opens {@code for (int variable = from; variable < to; variable++)}. */
    public Code loop(String variable, Object from, Object to) {
        return begin("for (int $1L = $2L; $1L < $3L; $1L++)", variable, from, to);
    }

    /** Appends a comment line. */
    public Code comment(String text) {
        block.add("// $L\n", text);
        return this;
    }

    /** Notes that there is a call of a product in it. */
    public Code multiplies(Multiplication size) {
        multiplications.add(size);
        return this;
    }

    /** The products that are called. */
    public List<Multiplication> multiplications() {
        return multiplications;
    }

    /** Notes that there is a call of a product with a matrix that it takes the other way round, and of how many summands. */
    public Code multipliesTransposed(int depth) {
        transposedDepth = Math.max(transposedDepth, depth);
        return this;
    }

    /** The most summands of products with a matrix the other way round; 0 if there is none. */
    public int transposedDepth() {
        return transposedDepth;
    }

    /** Notes that there is a call of a function made from exp, of which threads keep intermediate values. */
    public Code usesExponentials() {
        exponentials = true;
        return this;
    }

    /** Whether there is such a call. */
    public boolean hasExponentials() {
        return exponentials;
    }

    /** Says that what follows needs no local variable of what came before: here a long method may be cut. */
    public Code separate() {
        if (!block.isEmpty()) {
            pieces.add(block.build());
            block = CodeBlock.builder();
        }
        return this;
    }

    public boolean isEmpty() {
        return pieces.isEmpty() && block.isEmpty();
    }

    /** The code, in pieces that do not depend on each other's local variables. */
    public List<CodeBlock> pieces() {
        separate();
        return List.copyOf(pieces);
    }
}
