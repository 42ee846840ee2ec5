// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.source;

import io.github.annotron.processor.diagnostic.Site;
import java.util.List;
import java.util.Optional;

/**
 * A layer as it is written.
 *
 * @param name the method's name
 * @param kind the simple name of its layer annotation
 * @param attributes that annotation's values
 * @param reads the layers that its parameters name
 * @param output the values of {@code @Output}, if it carries one
 * @param site the method
 */
public record LayerDeclaration(
        String name, String kind, Attributes attributes, List<Read> reads, Optional<Attributes> output, Site site) {

    /**
     * A parameter.
     *
     * @param layer the layer that it names
     * @param site where it does
     * @param renamed whether {@code @From} names it, and not the parameter's own name
     */
    public record Read(String layer, Site site, boolean renamed) {}

    public LayerDeclaration {
        reads = List.copyOf(reads);
    }
}
