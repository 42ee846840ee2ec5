// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.source;

import io.github.annotron.processor.diagnostic.Diagnostics;
import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.diagnostic.Site;
import io.github.annotron.processor.graph.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads methods into layers. */
final class LayerReader {
    private static final String OUTPUT = AnnotationReader.LANGUAGE + "Output";
    private static final String TENSOR = AnnotationReader.LANGUAGE + "Tensor";

    private final AnnotationReader annotations;
    private final Set<String> kinds;

    LayerReader(AnnotationReader annotations, Set<String> kinds) {
        this.annotations = annotations;
        this.kinds = kinds;
    }

    /** Reads what {@code @Use} names. */
    interface PartReader {
        /** The declaration; empty if there is something wrong with it, which was reported. */
        Optional<NetworkDeclaration> read(ExecutableElement method, AnnotationMirror use);
    }

    /** Methods with a body are the user's business unless they claim to be layers. */
    void checkOther(ExecutableElement method, Diagnostics diagnostics) {
        if (isBrokenLayer(method)) {
            diagnostics.leaveToCompiler();
            return;
        }
        for (AnnotationMirror mirror : method.getAnnotationMirrors()) {
            String annotation = AnnotationReader.nameOf(mirror);
            if (kindOf(mirror).isPresent() || annotation.equals(OUTPUT)) {
                diagnostics.report(
                        ProblemCode.NOT_A_LAYER,
                        new ElementSite(method, mirror, null),
                        method.getSimpleName().toString(),
                        "a layer is a method without a body, and this one has a body. Remove the body, or @"
                                + annotation.substring(AnnotationReader.LANGUAGE.length()) + ".");
            }
        }
    }

    /** An interface method with a body but not {@code default}: no proper Java. */
    private static boolean isBrokenLayer(ExecutableElement method) {
        return !method.isDefault()
                && !method.getModifiers().contains(Modifier.STATIC)
                && !method.getModifiers().contains(Modifier.PRIVATE);
    }

    /**
     * Reads an abstract method.
     *
     * @param names what its parameters are called
     */
    Optional<LayerDeclaration> read(
            ExecutableElement method, List<String> names, PartReader parts, Diagnostics diagnostics) {
        String name = method.getSimpleName().toString();
        Site site = new ElementSite(method);
        if (!isProperJava(method)) {
            diagnostics.leaveToCompiler();
            return Optional.empty();
        }
        List<? extends AnnotationMirror> found = method.getAnnotationMirrors().stream()
                .filter(mirror -> kindOf(mirror).isPresent())
                .toList();
        List<LayerDeclaration.Read> reads = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            reads.add(read(method.getParameters().get(i), names.get(i)));
        }
        if (!isLayer(method, found, diagnostics)) {
            return Optional.empty();
        }
        AnnotationMirror layer = found.get(0);
        String kind = kindOf(layer).orElseThrow();
        return Optional.of(new LayerDeclaration(
                name,
                member(method),
                kind,
                annotations.attributes(method, layer),
                reads,
                annotations.attributes(method, "Output"),
                kind.equals("Use") ? parts.read(method, layer) : Optional.empty(),
                annotations.attributes(method, "WeightsOf"),
                annotations.find(method, "Frozen").isPresent(),
                site));
    }

    private Layer.Member member(ExecutableElement method) {
        PackageElement in = annotations.elements().getPackageOf(method);
        String type = NetworkReader.reference((TypeElement) Objects.requireNonNull(method.getEnclosingElement()), in);
        return new Layer.Member(
                in.getQualifiedName().toString(), type, method.getSimpleName().toString());
    }

    private boolean isLayer(ExecutableElement method, List<? extends AnnotationMirror> found, Diagnostics diagnostics) {
        String name = method.getSimpleName().toString();
        Site site = new ElementSite(method);
        boolean proper = true;
        if (found.size() != 1) {
            Site at = found.isEmpty() ? site : new ElementSite(method, found.get(1), null);
            diagnostics.report(
                    ProblemCode.NOT_A_LAYER,
                    at,
                    name,
                    found.isEmpty()
                            ? "an abstract method of a network carries a layer annotation. Add one of " + listOfKinds()
                                    + ", or give the method a body."
                            : "a method is one layer, and this one has " + found.size()
                                    + " layer annotations. Move the second to a method of its own.");
            proper = false;
        }
        if (!method.getTypeParameters().isEmpty()) {
            diagnostics.report(
                    ProblemCode.NOT_A_LAYER, site, name, "a layer cannot be generic. Remove the type parameters.");
            proper = false;
        }
        if (!isTensor(method.getReturnType())) {
            diagnostics.report(
                    ProblemCode.NOT_A_LAYER,
                    site,
                    name,
                    "a layer returns " + TENSOR + ", and this method returns " + method.getReturnType() + ".");
            proper = false;
        }
        for (VariableElement parameter : method.getParameters()) {
            if (!isTensor(parameter.asType())) {
                diagnostics.report(
                        ProblemCode.NOT_A_LAYER,
                        new ElementSite(parameter),
                        name,
                        "a parameter of a layer is of type " + TENSOR + ", and " + parameter.getSimpleName() + " is "
                                + parameter.asType() + ".");
                proper = false;
            }
        }
        return proper;
    }

    /** The layer that an annotation declares, if it is one of these. */
    private Optional<String> kindOf(AnnotationMirror mirror) {
        String annotation = AnnotationReader.nameOf(mirror);
        return annotation.startsWith(AnnotationReader.LANGUAGE)
                ? Optional.of(annotation.substring(AnnotationReader.LANGUAGE.length()))
                        .filter(kinds::contains)
                : Optional.empty();
    }

    private String listOfKinds() {
        return String.join(", ", kinds.stream().map(kind -> "@" + kind).sorted().toList());
    }

    /** Whether all types and annotation values of a method are known, so that the compiler has nothing to say. */
    private boolean isProperJava(ExecutableElement method) {
        List<Element> annotated = new ArrayList<>(method.getParameters());
        annotated.add(method);
        return method.getReturnType().getKind() != TypeKind.ERROR
                && method.getParameters().stream()
                        .noneMatch(parameter -> parameter.asType().getKind() == TypeKind.ERROR)
                && annotated.stream()
                        .flatMap(element -> element.getAnnotationMirrors().stream())
                        .allMatch(annotations::isProperJava);
    }

    private LayerDeclaration.Read read(VariableElement parameter, String name) {
        return annotations
                .attributes(parameter, "From")
                .map(from -> new LayerDeclaration.Read(name, from.constant("value"), from.site("value")))
                .orElseGet(() -> new LayerDeclaration.Read(name, name, new ElementSite(parameter)));
    }

    private static boolean isTensor(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED
                && ((TypeElement) ((DeclaredType) type).asElement())
                        .getQualifiedName()
                        .contentEquals(TENSOR);
    }
}
