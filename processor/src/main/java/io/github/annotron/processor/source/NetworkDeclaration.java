// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.source;

import io.github.annotron.processor.diagnostic.Site;
import java.util.List;

/**
 * An interface that declares a network or a block.
 *
 * @param kind which of the two
 * @param packageName empty for the default package
 * @param reference how the interface is referred to within its package, such as {@code Outer.Inner}
 * @param isPublic whether what is generated is public too
 * @param inSource whether it is compiled along with what uses it, so that its problems are reported at their own places
 * @param isCertifiable whether code for bounds is wanted
 * @param layers sorted by name, since their order has no meaning
 * @param site the interface
 */
public record NetworkDeclaration(
        Kind kind,
        String packageName,
        String reference,
        boolean isPublic,
        boolean inSource,
        boolean isCertifiable,
        List<LayerDeclaration> layers,
        Site site) {

    /** What an interface declares. */
    public enum Kind {
        NETWORK("Network", "network", "Model"),
        BLOCK("Block", "block", "Wiring");

        private final String annotation;
        private final String noun;
        private final String carrier;

        Kind(String annotation, String noun, String carrier) {
            this.annotation = annotation;
            this.noun = noun;
            this.carrier = carrier;
        }

        /** The simple name of the annotation. */
        public String annotation() {
            return annotation;
        }

        /** What it is called in messages. */
        public String noun() {
            return noun;
        }

        /** The suffix of the generated class that carries {@code @Wiring}. */
        public String carrier() {
            return carrier;
        }
    }

    public NetworkDeclaration {
        layers = List.copyOf(layers);
    }

    /** The prefix of generated classes: {@code Outer_Inner} for a nested interface. */
    public String prefix() {
        return prefix(reference);
    }

    static String prefix(String reference) {
        return reference.replace('.', '_');
    }
}
