// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.graph.Part;
import io.github.annotron.processor.source.LayerDeclaration;
import java.util.Optional;

/**
 * A layer in its place in the whole network.
 *
 * @param declaration what was declared, with paths instead of names: {@code stage1.conv2}
 * @param scope the path of the block that it is in; empty for the network itself
 * @param owner the path of the layer whose parameters it has: its own, unless it shares them
 * @param source the declaration of that layer
 * @param isTransposed whether it has the transposed kernel of that
 * @param isFrozen whether it, or something around it, is frozen
 */
public record Placement(
        LayerDeclaration declaration,
        String scope,
        String owner,
        LayerDeclaration source,
        boolean isTransposed,
        boolean isFrozen) {
    static final String NETWORK = "";

    /** Whether it shares a kernel with a layer that does the reverse, and so nothing else. */
    boolean isTied() {
        return isTransposed || !source.kind().equals(declaration.kind());
    }

    /** Its path. */
    public String name() {
        return declaration.name();
    }

    /** How messages refer to it: by its path, and the method if that is in a block. */
    public String subject() {
        return scope.equals(NETWORK) ? name() : name() + " (" + declaration.member() + ")";
    }

    /** Whether it is what a block is given, under the name that it has inside of the block. */
    boolean isEntry() {
        return declaration.kind().equals("Input") && !scope.equals(NETWORK);
    }

    /** The network that it puts into this one, if there is one and it is used just once. */
    Optional<Part> part() {
        return scope.equals(NETWORK) ? declaration.asPart(owner) : Optional.empty();
    }

    /** Whether it is what a block results in, under the name that it has outside of the block. */
    boolean isExit() {
        return declaration.kind().equals(Expander.USE);
    }
}
