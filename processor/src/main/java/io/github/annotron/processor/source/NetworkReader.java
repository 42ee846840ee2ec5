// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.source;

import io.github.annotron.processor.diagnostic.Diagnostics;
import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.diagnostic.Site;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Reads the interface of a network or a block into a declaration, with all that it inherits and uses. */
public final class NetworkReader {
    private final Elements elements;
    private final Predicate<TypeElement> inSource;
    private final AnnotationReader annotations;
    private final LayerReader layerReader;
    private final Wirings wirings;

    /** The interfaces that are being read, outermost first. */
    private final Set<TypeElement> path = new LinkedHashSet<>();

    /** The way around, if the outermost interface uses itself. */
    private @Nullable String circle;

    /**
     * Makes a reader.
     *
     * @param elements the compiler's utilities
     * @param kinds the simple names of the layer annotations
     * @param inSource whether a type is among those that are being compiled
     */
    public NetworkReader(Elements elements, Set<String> kinds, Predicate<TypeElement> inSource) {
        this.elements = elements;
        this.inSource = inSource;
        this.annotations = new AnnotationReader(elements);
        this.layerReader = new LayerReader(annotations, Set.copyOf(kinds));
        this.wirings = new Wirings(elements, annotations);
    }

    /** A place for problems with the network as a whole. */
    public static Site site(TypeElement type) {
        return new ElementSite(type);
    }

    /** Reads a network or block. What can be read is read in spite of problems, so that a stub can take its place. */
    public NetworkDeclaration read(TypeElement type, NetworkDeclaration.Kind kind, Diagnostics diagnostics) {
        InterfaceRules.check(type, kind, diagnostics);
        path.add(type);
        // What is wrong with the members of a class is of no interest: it should be none.
        Map<String, Found> layers =
                layersOf(type, type.getKind() == ElementKind.INTERFACE ? diagnostics : new Diagnostics());
        path.remove(type);
        PackageElement in = elements.getPackageOf(type);
        return new NetworkDeclaration(
                kind,
                in.getQualifiedName().toString(),
                reference(type, in),
                InterfaceRules.isPublic(type),
                inSource.test(type),
                isCertifiable(type, kind),
                layers.values().stream().map(Found::layer).toList(),
                new ElementSite(type));
    }

    private boolean isCertifiable(TypeElement type, NetworkDeclaration.Kind kind) {
        return annotations
                .find(type, kind.annotation())
                .filter(annotations::isProperJava)
                .map(mirror -> annotations.attributes(type, mirror))
                .filter(attributes -> attributes.has("certifiable"))
                .map(attributes -> attributes.flag("certifiable"))
                .orElse(false);
    }

    /** How a type is referred to within its package. */
    static String reference(TypeElement type, PackageElement in) {
        String qualified = type.getQualifiedName().toString();
        return in.isUnnamed()
                ? qualified
                : qualified.substring(in.getQualifiedName().length() + 1);
    }

    /** A layer, and where it comes from. */
    private record Found(LayerDeclaration layer, TypeElement owner) {}

    /** The layers of an interface, its own and those that it inherits and does not redeclare. */
    private Map<String, Found> layersOf(TypeElement type, Diagnostics diagnostics) {
        Map<String, Found> layers = own(type, diagnostics);
        Set<String> redeclared = Set.copyOf(layers.keySet());
        for (TypeElement parent : parents(type).toList()) {
            inherited(type, parent, diagnostics).forEach((name, found) -> {
                Found other = layers.putIfAbsent(name, found);
                if (other == null || redeclared.contains(name) || other.owner().equals(found.owner())) {
                    return;
                }
                if (extendsFrom(found.owner(), other.owner())) {
                    layers.put(name, found);
                } else if (!extendsFrom(other.owner(), found.owner())) {
                    diagnostics.report(
                            ProblemCode.DUPLICATE_LAYER,
                            new ElementSite(type),
                            type.getSimpleName().toString(),
                            "it inherits two layers named " + name + ", from "
                                    + other.owner().getSimpleName() + " and from "
                                    + found.owner().getSimpleName() + ". Redeclare " + name
                                    + " here, or rename one.");
                }
            });
        }
        checkParameterNames(type, layers, diagnostics);
        return layers;
    }

    private Map<String, Found> own(TypeElement type, Diagnostics diagnostics) {
        Map<String, Found> layers = new TreeMap<>();
        Map<ExecutableElement, List<String>> names = wirings.parameterNames(type);
        for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            if (!method.getModifiers().contains(Modifier.ABSTRACT)) {
                layerReader.checkOther(method, diagnostics);
                continue;
            }
            layerReader
                    .read(
                            method,
                            Objects.requireNonNull(names.get(method)),
                            (user, use) -> part(user, use, diagnostics),
                            diagnostics)
                    .ifPresent(layer -> {
                        if (layers.putIfAbsent(layer.name(), new Found(layer, type)) != null) {
                            diagnostics.report(
                                    ProblemCode.DUPLICATE_LAYER,
                                    layer.site(),
                                    layer.name(),
                                    "two layers have this name, and parameters could not tell them apart. Rename one.");
                        }
                    });
        }
        return layers;
    }

    /** What a parent declares or inherits. Class files have no places, so that all is where the heir is declared. */
    private Map<String, Found> inherited(TypeElement heir, TypeElement parent, Diagnostics diagnostics) {
        if (inSource.test(parent)) {
            Diagnostics own = new Diagnostics();
            Map<String, Found> layers = layersOf(parent, own);
            if (kindOf(parent).isPresent()) {
                diagnostics.leaveToOthers(own);
            } else {
                diagnostics.addAll(own);
            }
            return layers;
        }
        Diagnostics own = new Diagnostics();
        Site site = new ElementSite(heir);
        Map<String, Found> layers = layersOf(parent, own);
        diagnostics.addAll(own, site, heir.getSimpleName() + ", in " + parent.getSimpleName() + ": ");
        layers.replaceAll((name, found) -> new Found(found.layer().at(site), found.owner()));
        return layers;
    }

    private static Stream<TypeElement> parents(TypeElement type) {
        return type.getInterfaces().stream()
                .flatMap(parent -> parent instanceof DeclaredType declared
                        ? Stream.of((TypeElement) declared.asElement())
                        : Stream.empty());
    }

    private static boolean extendsFrom(TypeElement type, TypeElement ancestor) {
        return parents(type).anyMatch(parent -> parent.equals(ancestor) || extendsFrom(parent, ancestor));
    }

    /** What an interface is annotated as. */
    private Optional<NetworkDeclaration.Kind> kindOf(TypeElement type) {
        return Stream.of(NetworkDeclaration.Kind.values())
                .filter(kind -> annotations.find(type, kind.annotation()).isPresent())
                .findFirst();
    }

    /** Reads what {@code @Use} names. */
    private Optional<NetworkDeclaration> part(ExecutableElement method, AnnotationMirror use, Diagnostics diagnostics) {
        String name = method.getSimpleName().toString();
        Attributes attributes = annotations.attributes(method, use);
        Site site = attributes.site("value");
        Optional<TypeElement> type = annotations.type(use, "value");
        Optional<NetworkDeclaration.Kind> kind = type.flatMap(this::kindOf);
        if (kind.isEmpty()) {
            diagnostics.report(
                    ProblemCode.NOT_A_BLOCK,
                    site,
                    name,
                    attributes.constant("value") + " is no block. Name an interface with @Block or @Network.");
            return Optional.empty();
        }
        TypeElement used = type.orElseThrow();
        if (path.contains(used)) {
            // Reported for the outermost only: the others are compiled too.
            circle = Stream.concat(path.stream().dropWhile(outer -> !outer.equals(used)), Stream.of(used))
                    .map(outer -> outer.getSimpleName().toString())
                    .collect(Collectors.joining(" -> "));
            diagnostics.leaveToCompiler();
            reportCircle(site, name, diagnostics);
            return Optional.empty();
        }
        Diagnostics own = new Diagnostics();
        NetworkDeclaration part = read(used, kind.get(), own);
        if (part.inSource()) {
            diagnostics.leaveToOthers(own);
        } else {
            diagnostics.addAll(own, site, name + ", in " + part.reference() + ": ");
        }
        reportCircle(site, name, diagnostics);
        return own.isClean() ? Optional.of(part) : Optional.empty();
    }

    private void reportCircle(Site site, String name, Diagnostics diagnostics) {
        String root = path.iterator().next().getSimpleName().toString();
        if (path.size() == 1 && circle != null && circle.startsWith(root + " ")) {
            diagnostics.report(
                    ProblemCode.CYCLE,
                    site,
                    name,
                    "blocks use each other in a circle, " + circle + ". Let one of them use something else.");
        }
    }

    /**
     * Class files have the names of parameters only if asked to; without, compilers call them arg0, arg1 and so on. Nobody
     * can tell whether an interface was read from a class file, but names of this form that name no layer are wrong anyway.
     */
    private static void checkParameterNames(TypeElement type, Map<String, Found> layers, Diagnostics diagnostics) {
        boolean lost = false;
        for (Found found : layers.values()) {
            List<LayerDeclaration.Read> reads = found.layer().reads();
            for (int i = 0; i < reads.size(); i++) {
                LayerDeclaration.Read read = reads.get(i);
                if (!found.owner().equals(type) || read.isRenamed()) {
                    continue;
                }
                if (!read.layer().equals("arg" + i)) {
                    return;
                }
                lost |= !layers.containsKey(read.layer());
            }
        }
        if (lost) {
            diagnostics.report(
                    ProblemCode.PARAMETER_NAMES,
                    new ElementSite(type),
                    type.getQualifiedName().toString(),
                    "its parameters are named arg0, arg1 and so on, as if it came from a class file without their names."
                            + " Compile it with -parameters or with the processor, or name the layers with @From.");
        }
    }
}
