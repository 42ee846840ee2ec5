// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.source;

import io.github.annotron.processor.diagnostic.Site;
import java.util.List;

/**
 * An interface that declares a network.
 *
 * @param packageName empty for the default package
 * @param reference how the interface is referred to within its package, such as {@code Outer.Inner}
 * @param isPublic whether what is generated is public too
 * @param layers sorted by name, since their order has no meaning
 * @param site the interface
 */
public record NetworkDeclaration(
        String packageName, String reference, boolean isPublic, List<LayerDeclaration> layers, Site site) {

    public NetworkDeclaration {
        layers = List.copyOf(layers);
    }

    /** The prefix of generated classes: {@code Outer_Inner} for a nested interface. */
    public String prefix() {
        return reference.replace('.', '_');
    }
}
