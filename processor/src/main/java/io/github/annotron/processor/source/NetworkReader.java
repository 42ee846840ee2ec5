// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.source;

import io.github.annotron.processor.diagnostic.Diagnostics;
import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.diagnostic.Site;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Reads the interface of a network into a declaration. */
public final class NetworkReader {
    private static final String LANGUAGE = "io.github.annotron.";

    private final Elements elements;
    private final Set<String> kinds;

    /**
     * Makes a reader.
     *
     * @param elements the compiler's utilities
     * @param kinds the simple names of the layer annotations
     */
    public NetworkReader(Elements elements, Set<String> kinds) {
        this.elements = elements;
        this.kinds = Set.copyOf(kinds);
    }

    /** A place for problems with the network as a whole. */
    public static Site site(TypeElement type) {
        return new ElementSite(type);
    }

    /**
     * Reads a network. What can be read is read in spite of problems elsewhere.
     *
     * @return empty if nothing can be generated for this type, not even a stub
     */
    public Optional<NetworkDeclaration> read(TypeElement type, Diagnostics diagnostics) {
        if (!isProperInterface(type, diagnostics)) {
            return Optional.empty();
        }
        Map<String, LayerDeclaration> layers = new TreeMap<>();
        for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            if (!method.getModifiers().contains(Modifier.ABSTRACT)) {
                continue;
            }
            readLayer(method, diagnostics).ifPresent(layer -> {
                if (layers.putIfAbsent(layer.name(), layer) != null) {
                    diagnostics.report(
                            ProblemCode.DUPLICATE_LAYER,
                            layer.site(),
                            layer.name(),
                            "two layers have this name, and parameters could not tell them apart. Rename one.");
                }
            });
        }
        PackageElement in = elements.getPackageOf(type);
        String packageName = in.getQualifiedName().toString();
        String qualified = type.getQualifiedName().toString();
        return Optional.of(new NetworkDeclaration(
                packageName,
                packageName.isEmpty() ? qualified : qualified.substring(packageName.length() + 1),
                isPublic(type),
                List.copyOf(layers.values()),
                new ElementSite(type)));
    }

    private boolean isProperInterface(TypeElement type, Diagnostics diagnostics) {
        String rule = null;
        if (type.getKind() != ElementKind.INTERFACE) {
            rule = "@Network belongs on an interface, and this is none. Declare it as an interface.";
        } else if (!type.getTypeParameters().isEmpty()) {
            rule = "a network cannot be generic. Remove the type parameters.";
        } else if (!type.getInterfaces().isEmpty()) {
            rule = "a network cannot extend other interfaces yet. Declare all its layers here.";
        } else {
            for (Element outer = type; outer != null && outer.getKind() != ElementKind.PACKAGE; ) {
                if (outer.getModifiers().contains(Modifier.PRIVATE)) {
                    rule = outer.getSimpleName() + " is private, so the generated classes could not refer to it."
                            + " Make it package-private or public.";
                }
                outer = outer.getEnclosingElement();
            }
        }
        if (rule == null) {
            return true;
        }
        diagnostics.report(
                ProblemCode.NOT_AN_INTERFACE,
                new ElementSite(type),
                type.getSimpleName().toString(),
                rule);
        return false;
    }

    private static boolean isPublic(TypeElement type) {
        for (Element outer = type; outer != null && outer.getKind() != ElementKind.PACKAGE; ) {
            if (!outer.getModifiers().contains(Modifier.PUBLIC)) {
                return false;
            }
            outer = outer.getEnclosingElement();
        }
        return true;
    }

    private Optional<LayerDeclaration> readLayer(ExecutableElement method, Diagnostics diagnostics) {
        String name = method.getSimpleName().toString();
        Site site = new ElementSite(method);
        List<AnnotationMirror> found = new ArrayList<>();
        Optional<Attributes> output = Optional.empty();
        for (AnnotationMirror mirror : method.getAnnotationMirrors()) {
            String annotation = nameOf(mirror);
            if (annotation.startsWith(LANGUAGE) && kinds.contains(annotation.substring(LANGUAGE.length()))) {
                found.add(mirror);
            } else if (annotation.equals(LANGUAGE + "Output")) {
                output = Optional.of(attributes(method, mirror));
            }
        }
        boolean proper = true;
        if (found.size() != 1) {
            Site at = found.isEmpty() ? site : new ElementSite(method, found.get(1), null);
            diagnostics.report(
                    ProblemCode.NOT_A_LAYER,
                    at,
                    name,
                    found.isEmpty()
                            ? "an abstract method of a network carries a layer annotation. Add one of "
                                    + kinds.stream().sorted().toList() + ", or give the method a body."
                            : "a method is one layer, and this one has " + found.size()
                                    + " layer annotations. Move the second to a method of its own.");
            proper = false;
        }
        if (!isTensor(method.getReturnType())) {
            diagnostics.report(
                    ProblemCode.NOT_A_LAYER,
                    site,
                    name,
                    "a layer returns Tensor, and this method returns " + method.getReturnType() + ".");
            proper = false;
        }
        List<LayerDeclaration.Read> reads = new ArrayList<>();
        for (VariableElement parameter : method.getParameters()) {
            if (!isTensor(parameter.asType())) {
                diagnostics.report(
                        ProblemCode.NOT_A_LAYER,
                        new ElementSite(parameter),
                        name,
                        "a parameter of a layer is a Tensor, and " + parameter.getSimpleName() + " is "
                                + parameter.asType() + ".");
                proper = false;
            }
            reads.add(read(parameter));
        }
        if (!proper) {
            return Optional.empty();
        }
        String kind = nameOf(found.get(0)).substring(LANGUAGE.length());
        return Optional.of(new LayerDeclaration(name, kind, attributes(method, found.get(0)), reads, output, site));
    }

    private LayerDeclaration.Read read(VariableElement parameter) {
        for (AnnotationMirror mirror : parameter.getAnnotationMirrors()) {
            if (nameOf(mirror).equals(LANGUAGE + "From")) {
                Attributes from = attributes(parameter, mirror);
                return new LayerDeclaration.Read(from.constant("value"), from.site("value"));
            }
        }
        return new LayerDeclaration.Read(parameter.getSimpleName().toString(), new ElementSite(parameter));
    }

    private Attributes attributes(Element element, AnnotationMirror mirror) {
        Map<String, Object> values = new HashMap<>();
        Map<String, Site> sites = new HashMap<>();
        List<Map.Entry<? extends ExecutableElement, ? extends AnnotationValue>> entries =
                new ArrayList<>(elements.getElementValuesWithDefaults(mirror).entrySet());
        entries.sort(
                Comparator.comparing(entry -> entry.getKey().getSimpleName().toString()));
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry : entries) {
            String name = entry.getKey().getSimpleName().toString();
            values.put(name, plain(entry.getValue()));
            if (mirror.getElementValues().containsKey(entry.getKey())) {
                sites.put(name, new ElementSite(element, mirror, entry.getValue()));
            }
        }
        return new Attributes(values, sites, new ElementSite(element, mirror, null));
    }

    private static Object plain(AnnotationValue value) {
        Object content = value.getValue();
        if (content instanceof List<?> list) {
            return list.stream().map(item -> plain((AnnotationValue) item)).toList();
        }
        if (content instanceof VariableElement constant) {
            return constant.getSimpleName().toString();
        }
        return content;
    }

    private static boolean isTensor(TypeMirror type) {
        return type.toString().equals(LANGUAGE + "Tensor");
    }

    private static String nameOf(AnnotationMirror mirror) {
        return ((TypeElement) mirror.getAnnotationType().asElement())
                .getQualifiedName()
                .toString();
    }
}
