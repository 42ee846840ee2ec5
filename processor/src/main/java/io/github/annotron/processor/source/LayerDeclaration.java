// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.source;

import io.github.annotron.processor.diagnostic.Site;
import io.github.annotron.processor.graph.Layer;
import io.github.annotron.processor.graph.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A layer as it is written.
 *
 * @param name the method's name
 * @param member the method that declares it
 * @param kind the simple name of its layer annotation
 * @param attributes that annotation's values
 * @param reads the layers that its parameters name
 * @param output the values of {@code @Output}, if it carries one
 * @param part what {@code @Use} puts here; empty too if there is something wrong with it, which was reported
 * @param weightsOf the values of {@code @WeightsOf}, if it carries one
 * @param isFrozen whether it carries {@code @Frozen}
 * @param site the method
 */
public record LayerDeclaration(
        String name,
        Layer.Member member,
        String kind,
        Attributes attributes,
        List<Read> reads,
        Optional<Attributes> output,
        Optional<NetworkDeclaration> part,
        Optional<Attributes> weightsOf,
        boolean isFrozen,
        Site site) {

    /**
     * A parameter.
     *
     * @param parameter its own name
     * @param layer the layer that it names
     * @param site where it does
     */
    public record Read(String parameter, String layer, Site site) {

        /** Whether {@code @From} names the layer, and not the parameter's own name. */
        public boolean isRenamed() {
            return !parameter.equals(layer);
        }
    }

    public LayerDeclaration {
        reads = List.copyOf(reads);
    }

    /**
     * The network that it puts here, if it is one and used just once.
     *
     * @param owner the path that its parameters' names begin with
     */
    public Optional<Part> asPart(String owner) {
        return part.filter(used -> used.kind() == NetworkDeclaration.Kind.NETWORK)
                .filter(used -> attributes.integer("repeat") == 1)
                .map(used -> new Part(
                        name,
                        owner,
                        used.packageName(),
                        used.prefix() + used.kind().carrier()));
    }

    /**
     * The same under another name.
     *
     * @param reads what it reads; where there are as many as it has parameters, they stand there
     */
    public LayerDeclaration withPaths(String name, List<String> reads) {
        List<Read> moved = new ArrayList<>();
        for (int i = 0; i < reads.size(); i++) {
            Site place = i < this.reads.size() ? this.reads.get(i).site() : site;
            moved.add(new Read("", reads.get(i), place));
        }
        return new LayerDeclaration(name, member, kind, attributes, moved, output, part, weightsOf, isFrozen, site);
    }

    /** The same with everything at one place, for a layer that cannot be pointed at itself. */
    public LayerDeclaration at(Site place) {
        return new LayerDeclaration(
                name,
                member,
                kind,
                attributes.at(place),
                reads.stream()
                        .map(read -> new Read(read.parameter(), read.layer(), place))
                        .toList(),
                output.map(values -> values.at(place)),
                part,
                weightsOf.map(values -> values.at(place)),
                isFrozen,
                place);
    }
}
