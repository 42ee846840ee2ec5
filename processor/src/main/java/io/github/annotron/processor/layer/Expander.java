// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.diagnostic.Diagnostics;
import io.github.annotron.processor.diagnostic.DidYouMean;
import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.diagnostic.Site;
import io.github.annotron.processor.source.Attributes;
import io.github.annotron.processor.source.LayerDeclaration;
import io.github.annotron.processor.source.NetworkDeclaration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts the layers of blocks in the place of their uses, so that what follows sees one flat network. */
public final class Expander {
    static final String USE = "Use";

    private final Diagnostics diagnostics;
    private final List<Placement> placements = new ArrayList<>();

    private Expander(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /**
     * Orders the layers of a network and of all that it uses.
     *
     * @return each layer after those that it reads; incomplete if problems were reported
     */
    public static List<Placement> expand(NetworkDeclaration network, Diagnostics diagnostics) {
        Expander expander = new Expander(diagnostics);
        List<LayerDeclaration> ordered = Resolver.resolve(network, diagnostics);
        if (diagnostics.isClean()) {
            expander.place(
                    ordered,
                    new Frame(
                            Placement.NETWORK, Placement.NETWORK, false, Optional.empty(), Optional.empty(), Map.of()));
        }
        return expander.placements;
    }

    /**
     * A block in its place.
     *
     * @param path its path; empty for the network
     * @param owner the path of the block whose parameters it has
     * @param isFrozen whether it is frozen as a whole
     * @param site where its layers' problems are reported, if not at their own places
     * @param use where it is used, and what it is given can be wrong
     * @param given the path of what each input is given
     */
    private record Frame(
            String path,
            String owner,
            boolean isFrozen,
            Optional<Site> site,
            Optional<Site> use,
            Map<String, String> given) {
        String inside(String name) {
            return within(path, name);
        }
    }

    private static String within(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private void place(List<LayerDeclaration> ordered, Frame frame) {
        Map<String, LayerDeclaration> byName =
                ordered.stream().collect(Collectors.toMap(LayerDeclaration::name, Function.identity()));
        for (LayerDeclaration written : ordered) {
            boolean isEntry = written.kind().equals("Input") && frame.use().isPresent();
            LayerDeclaration layer =
                    (isEntry ? frame.use() : frame.site()).map(written::at).orElse(written);
            LayerDeclaration source = owner(layer, byName);
            String owner = within(frame.owner(), source.name());
            boolean isFrozen = frame.isFrozen() || layer.isFrozen() || source.isFrozen();
            List<String> reads = isEntry
                    ? List.of(frame.given().get(layer.name()))
                    : layer.reads().stream()
                            .map(read -> frame.inside(read.layer()))
                            .toList();
            if (layer.kind().equals(USE)) {
                reads = use(layer, frame, owner, isFrozen, reads);
            }
            placements.add(new Placement(
                    layer.withPaths(frame.inside(layer.name()), reads),
                    frame.path(),
                    owner,
                    source,
                    isTransposed(layer, byName),
                    isFrozen));
        }
    }

    /** Whose parameters a layer has. */
    private LayerDeclaration owner(LayerDeclaration layer, Map<String, LayerDeclaration> byName) {
        Set<String> path = new LinkedHashSet<>();
        LayerDeclaration owner = layer;
        while (owner.weightsOf().isPresent() && path.add(owner.name())) {
            String wanted = owner.weightsOf().get().constant("value");
            Site site = layer.weightsOf().orElseThrow().site("value");
            if (wanted.equals(owner.name()) || path.contains(wanted)) {
                diagnostics.report(
                        ProblemCode.WEIGHTS_MISMATCH,
                        site,
                        layer.name(),
                        "no layer would own the weights: " + String.join(" -> ", path) + " -> " + wanted
                                + ". Remove @WeightsOf from one of them.");
                return layer;
            }
            LayerDeclaration next = byName.get(wanted);
            if (next == null) {
                diagnostics.report(
                        ProblemCode.UNKNOWN_LAYER,
                        site,
                        layer.name(),
                        "no layer is named \"" + wanted + "\". " + DidYouMean.remedy(byName.keySet(), wanted));
                return layer;
            }
            owner = next;
        }
        return owner;
    }

    /** Whether it has the transposed kernel of its {@link #owner}; twice transposed is not. */
    private boolean isTransposed(LayerDeclaration layer, Map<String, LayerDeclaration> byName) {
        Optional<Attributes> weightsOf = layer.weightsOf();
        boolean asked = weightsOf.isPresent() && weightsOf.get().flag("transposed");
        if (asked && !layer.kind().equals("Dense")) {
            diagnostics.report(
                    ProblemCode.INVALID_VALUE,
                    weightsOf.get().site("transposed"),
                    layer.name(),
                    "only a @Dense can have a transposed kernel, and it is a @" + layer.kind()
                            + ". Remove transposed.");
        }
        if (!diagnostics.isClean() || weightsOf.isEmpty()) {
            return asked;
        }
        LayerDeclaration next =
                Objects.requireNonNull(byName.get(weightsOf.get().constant("value")));
        return asked != isTransposed(next, byName);
    }

    /** Places what a layer uses; returns the path of what it results in. */
    private List<String> use(LayerDeclaration layer, Frame frame, String owner, boolean isFrozen, List<String> reads) {
        // A problem with the part was reported if it is missing.
        NetworkDeclaration part = layer.part().orElseThrow();
        Site site = frame.site().orElse(layer.attributes().annotation());
        List<LayerDeclaration> ordered = resolve(part, layer, site);
        Map<String, String> given = new HashMap<>(bind(part, layer, reads));
        int repeat = layer.attributes().integer("repeat");
        if (repeat < 1) {
            diagnostics.report(
                    ProblemCode.INVALID_VALUE,
                    layer.attributes().site("repeat"),
                    layer.name(),
                    "repeat is " + repeat + ". It must be at least 1.");
        } else if (repeat > 1 && given.size() > 1) {
            diagnostics.report(
                    ProblemCode.INVALID_VALUE,
                    layer.attributes().site("repeat"),
                    layer.name(),
                    "repeat is " + repeat + ", and " + part.reference() + " has " + given.size()
                            + " inputs. Only what has one input can be repeated.");
        }
        List<String> outputs = ordered.stream()
                .filter(inner -> inner.output().isPresent())
                .map(LayerDeclaration::name)
                .sorted()
                .toList();
        if (outputs.size() > 1) {
            diagnostics.report(
                    ProblemCode.OUTPUT,
                    layer.attributes().site("value"),
                    layer.name(),
                    part.reference() + " has the outputs " + String.join(" and ", outputs)
                            + ", and what is used must have one.");
        }
        if (!diagnostics.isClean()) {
            return reads;
        }
        String output = outputs.get(0);
        // What is wrong inside of a network that is being compiled too is reported there.
        boolean elsewhere = part.kind() == NetworkDeclaration.Kind.NETWORK && part.inSource();
        String result = "";
        for (int i = 0; i < repeat; i++) {
            String number = repeat == 1 ? "" : "." + i;
            Frame inner = new Frame(
                    frame.inside(layer.name()) + number,
                    owner + number,
                    isFrozen,
                    Optional.of(elsewhere ? Site.ELSEWHERE : site),
                    Optional.of(site),
                    Map.copyOf(given));
            place(ordered, inner);
            result = inner.inside(output);
            String next = result;
            given.replaceAll((input, before) -> next);
        }
        return List.of(result);
    }

    private List<LayerDeclaration> resolve(NetworkDeclaration part, LayerDeclaration layer, Site site) {
        Diagnostics own = new Diagnostics();
        List<LayerDeclaration> ordered = Resolver.resolve(part, own);
        if (part.inSource()) {
            diagnostics.leaveToOthers(own);
        } else {
            diagnostics.addAll(own, site, layer.name() + ", in " + part.reference() + ": ");
        }
        return ordered;
    }

    /** What each input of a part is given: by the parameters' names, which are of no importance if there is one input. */
    private Map<String, String> bind(NetworkDeclaration part, LayerDeclaration layer, List<String> reads) {
        List<String> inputs = part.layers().stream()
                .filter(inner -> inner.kind().equals("Input"))
                .map(LayerDeclaration::name)
                .toList();
        if (inputs.size() == 1 && reads.size() == 1) {
            return Map.of(inputs.get(0), reads.get(0));
        }
        if (inputs.size() != reads.size()) {
            diagnostics.report(
                    ProblemCode.INPUT_COUNT,
                    layer.site(),
                    layer.name(),
                    part.reference() + " has " + count(inputs.size(), "input") + ", " + String.join(" and ", inputs)
                            + ", and the method has " + count(reads.size(), "parameter") + ".");
            return Map.of();
        }
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < reads.size(); i++) {
            LayerDeclaration.Read read = layer.reads().get(i);
            if (inputs.contains(read.parameter())) {
                given.put(read.parameter(), reads.get(i));
            } else {
                diagnostics.report(
                        ProblemCode.UNKNOWN_LAYER,
                        read.site(),
                        layer.name(),
                        part.reference() + " has no input named \"" + read.parameter() + "\". "
                                + DidYouMean.remedy(Set.copyOf(inputs), read.parameter())
                                + " @From on the parameter says which layer it is given.");
            }
        }
        return given;
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
