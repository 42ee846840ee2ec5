// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.diagnostic.Diagnostics;
import io.github.annotron.processor.diagnostic.DidYouMean;
import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.source.LayerDeclaration;
import io.github.annotron.processor.source.NetworkDeclaration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Follows names: finds what each layer reads, and an order of computation. */
public final class Resolver {
    private final NetworkDeclaration network;
    private final Diagnostics diagnostics;
    private final Map<String, LayerDeclaration> byName = new LinkedHashMap<>();
    private final Set<String> ordered = new LinkedHashSet<>();
    private final Set<String> path = new LinkedHashSet<>();
    private final Set<String> cyclic = new LinkedHashSet<>();

    /** Layers that a misspelt name probably means: they are read, if not by their names. */
    private final Set<String> meantBySome = new LinkedHashSet<>();

    private Resolver(NetworkDeclaration network, Diagnostics diagnostics) {
        this.network = network;
        this.diagnostics = diagnostics;
        network.layers().forEach(layer -> byName.put(layer.name(), layer));
    }

    /**
     * Orders the layers: inputs by name, then each layer after those that it reads, as late as possible.
     *
     * @return all layers that the output needs; incomplete if problems were reported
     */
    public static List<LayerDeclaration> resolve(NetworkDeclaration network, Diagnostics diagnostics) {
        return new Resolver(network, diagnostics).resolve();
    }

    private List<LayerDeclaration> resolve() {
        List<LayerDeclaration> outputs = network.layers().stream()
                .filter(layer -> layer.output().isPresent())
                .toList();
        List<LayerDeclaration> inputs = network.layers().stream()
                .filter(layer -> layer.kind().equals("Input"))
                .toList();
        network.layers().forEach(this::checkNames);
        boolean isBlock = network.kind() == NetworkDeclaration.Kind.BLOCK;
        String noun = network.kind().noun();
        if (!inputs.isEmpty()) {
            network.layers().forEach(this::checkCount);
        } else {
            diagnostics.report(
                    ProblemCode.MISSING_INPUT,
                    network.site(),
                    network.reference(),
                    "a " + noun + " has at least one input. Declare one, such as "
                            + (isBlock ? "@Input Tensor x()." : "@Input({28, 28, 1}) Tensor image()."));
        }
        if (outputs.isEmpty()) {
            diagnostics.report(
                    ProblemCode.OUTPUT,
                    network.site(),
                    network.reference(),
                    "a " + noun + " has an output. Put @Output" + (isBlock ? "" : "(loss = ...)")
                            + " on its last layer.");
        }
        if (isBlock && outputs.size() > 1) {
            LayerDeclaration second = outputs.get(1);
            diagnostics.report(
                    ProblemCode.OUTPUT,
                    second.output().orElseThrow().annotation(),
                    second.name(),
                    "a block has one output, and " + outputs.get(0).name() + " is one already.");
        }
        inputs.forEach(input -> ordered.add(input.name()));
        outputs.forEach(this::visit);
        network.layers().forEach(this::visitUnused);
        return ordered.stream().map(byName::get).toList();
    }

    private void checkCount(LayerDeclaration layer) {
        LayerKind kind = Layers.named(layer.kind());
        int count = layer.reads().size();
        if (count < kind.fewestInputs() || count > kind.mostInputs()) {
            diagnostics.report(
                    ProblemCode.INPUT_COUNT,
                    count > kind.mostInputs()
                            ? layer.reads().get(kind.mostInputs()).site()
                            : layer.site(),
                    layer.name(),
                    "@" + kind.annotation() + " reads " + allowed(kind) + ", and the method has " + count
                            + (count == 1 ? " parameter." : " parameters."));
        }
    }

    private static String allowed(LayerKind kind) {
        if (kind.mostInputs() == Integer.MAX_VALUE) {
            return kind.fewestInputs() + " or more layers";
        }
        return switch (kind.mostInputs()) {
            case 0 -> "no layer";
            case 1 -> "1 layer";
            default -> kind.mostInputs() + " layers";
        };
    }

    private void checkNames(LayerDeclaration layer) {
        Set<String> others = new LinkedHashSet<>(byName.keySet());
        others.remove(layer.name());
        for (LayerDeclaration.Read read : layer.reads()) {
            if (!byName.containsKey(read.layer())) {
                meantBySome.addAll(DidYouMean.among(others, read.layer()));
                String remedy =
                        others.isEmpty() ? "There are no other layers." : DidYouMean.remedy(others, read.layer());
                diagnostics.report(
                        ProblemCode.UNKNOWN_LAYER,
                        read.site(),
                        layer.name(),
                        "no layer is named \"" + read.layer() + "\". " + remedy);
            }
        }
    }

    private void visit(LayerDeclaration layer) {
        path.add(layer.name());
        for (LayerDeclaration.Read read : layer.reads()) {
            LayerDeclaration next = byName.get(read.layer());
            if (next == null || ordered.contains(read.layer())) {
                continue;
            }
            if (path.contains(read.layer())) {
                reportCycle(layer, read);
            } else {
                visit(next);
            }
        }
        path.remove(layer.name());
        ordered.add(layer.name());
    }

    private void reportCycle(LayerDeclaration layer, LayerDeclaration.Read read) {
        List<String> circle = new ArrayList<>(path);
        circle = new ArrayList<>(circle.subList(circle.indexOf(read.layer()), circle.size()));
        cyclic.addAll(circle);
        circle.add(read.layer());
        diagnostics.report(
                ProblemCode.CYCLE,
                read.site(),
                layer.name(),
                "layers read each other in a circle, " + String.join(" <- ", circle)
                        + ". Let one of them read something else.");
    }

    /** Reports a layer that the output does not need, unless it only serves another such layer. */
    private void visitUnused(LayerDeclaration layer) {
        boolean read = network.layers().stream()
                .flatMap(other -> other.reads().stream())
                .anyMatch(r -> r.layer().equals(layer.name()));
        if (!read && layer.output().isEmpty() && !meantBySome.contains(layer.name())) {
            diagnostics.report(
                    ProblemCode.UNUSED_LAYER,
                    layer.site(),
                    layer.name(),
                    layer.kind().equals("Input")
                            ? "no layer reads this input. Read it, or remove it."
                            : "no layer reads it. Read it, mark it with @Output, or remove it.");
        }
        if (!ordered.contains(layer.name()) && !cyclic.contains(layer.name())) {
            visit(layer);
        }
    }
}
