// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.source;

import io.github.annotron.processor.diagnostic.Diagnostics;
import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.diagnostic.Site;
import java.util.ArrayList;
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
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Reads the interface of a network into a declaration. */
public final class NetworkReader {
    private static final String LANGUAGE = "io.github.annotron.";
    private static final String OUTPUT = LANGUAGE + "Output";
    private static final String TENSOR = LANGUAGE + "Tensor";

    /** What javac hands out as the value of a constant that does not exist. */
    private static final String JAVAC_ERROR = "<error>";

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

    /** Reads a network. What can be read is read in spite of problems, so that a stub can take its place. */
    public NetworkDeclaration read(TypeElement type, Diagnostics diagnostics) {
        InterfaceRules.check(type, diagnostics);
        // What is wrong with the members of a class is of no interest: it should be none.
        Map<String, LayerDeclaration> layers =
                readLayers(type, type.getKind() == ElementKind.INTERFACE ? diagnostics : new Diagnostics());
        PackageElement in = elements.getPackageOf(type);
        String packageName = in.getQualifiedName().toString();
        String qualified = type.getQualifiedName().toString();
        return new NetworkDeclaration(
                packageName,
                packageName.isEmpty() ? qualified : qualified.substring(packageName.length() + 1),
                InterfaceRules.isPublic(type),
                List.copyOf(layers.values()),
                new ElementSite(type));
    }

    private Map<String, LayerDeclaration> readLayers(TypeElement type, Diagnostics diagnostics) {
        Map<String, LayerDeclaration> layers = new TreeMap<>();
        for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            if (!method.getModifiers().contains(Modifier.ABSTRACT)) {
                checkOther(method, diagnostics);
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
        checkParameterNames(type, layers, diagnostics);
        return layers;
    }

    /**
     * Class files have the names of parameters only if asked to; without, compilers call them arg0, arg1 and so on. Nobody
     * can tell whether an interface was read from a class file, but names of this form that name no layer are wrong anyway.
     */
    private static void checkParameterNames(
            TypeElement type, Map<String, LayerDeclaration> layers, Diagnostics diagnostics) {
        boolean lost = false;
        for (LayerDeclaration layer : layers.values()) {
            for (int i = 0; i < layer.reads().size(); i++) {
                LayerDeclaration.Read read = layer.reads().get(i);
                if (!read.renamed() && !read.layer().equals("arg" + i)) {
                    return;
                }
                lost |= !read.renamed() && !layers.containsKey(read.layer());
            }
        }
        if (lost) {
            diagnostics.report(
                    ProblemCode.PARAMETER_NAMES,
                    new ElementSite(type),
                    type.getQualifiedName().toString(),
                    "its parameters are named arg0, arg1 and so on, as if it came from a class file without their names."
                            + " Compile it with -parameters, or name the layers with @From.");
        }
    }

    /** Methods with a body are the user's business unless they claim to be layers. */
    private void checkOther(ExecutableElement method, Diagnostics diagnostics) {
        if (isBrokenLayer(method)) {
            diagnostics.leaveToCompiler();
            return;
        }
        for (AnnotationMirror mirror : method.getAnnotationMirrors()) {
            String annotation = nameOf(mirror);
            if (kindOf(mirror).isPresent() || annotation.equals(OUTPUT)) {
                diagnostics.report(
                        ProblemCode.NOT_A_LAYER,
                        new ElementSite(method, mirror, null),
                        method.getSimpleName().toString(),
                        "a layer is a method without a body, and this one has a body. Remove the body, or @"
                                + annotation.substring(LANGUAGE.length()) + ".");
            }
        }
    }

    /** An interface method with a body but not {@code default}: no proper Java. */
    private static boolean isBrokenLayer(ExecutableElement method) {
        return !method.isDefault()
                && !method.getModifiers().contains(Modifier.STATIC)
                && !method.getModifiers().contains(Modifier.PRIVATE);
    }

    private Optional<LayerDeclaration> readLayer(ExecutableElement method, Diagnostics diagnostics) {
        String name = method.getSimpleName().toString();
        Site site = new ElementSite(method);
        if (!isProperJava(method)) {
            diagnostics.leaveToCompiler();
            return Optional.empty();
        }
        List<AnnotationMirror> found = new ArrayList<>();
        Optional<Attributes> output = Optional.empty();
        for (AnnotationMirror mirror : method.getAnnotationMirrors()) {
            if (kindOf(mirror).isPresent()) {
                found.add(mirror);
            } else if (nameOf(mirror).equals(OUTPUT)) {
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
        List<LayerDeclaration.Read> reads = new ArrayList<>();
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
            reads.add(read(parameter));
        }
        if (!proper) {
            return Optional.empty();
        }
        String kind = kindOf(found.get(0)).orElseThrow();
        return Optional.of(new LayerDeclaration(name, kind, attributes(method, found.get(0)), reads, output, site));
    }

    /** The layer that an annotation declares, if it is one of these. */
    private Optional<String> kindOf(AnnotationMirror mirror) {
        String annotation = nameOf(mirror);
        return annotation.startsWith(LANGUAGE)
                ? Optional.of(annotation.substring(LANGUAGE.length())).filter(kinds::contains)
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
                        .allMatch(this::isProperJava);
    }

    private boolean isProperJava(AnnotationMirror mirror) {
        if (mirror.getAnnotationType().getKind() == TypeKind.ERROR) {
            return false;
        }
        if (!nameOf(mirror).startsWith(LANGUAGE)) {
            return true;
        }
        List<ExecutableElement> attributes =
                ElementFilter.methodsIn(mirror.getAnnotationType().asElement().getEnclosedElements());
        Map<? extends ExecutableElement, ? extends AnnotationValue> values =
                elements.getElementValuesWithDefaults(mirror);
        return attributes.containsAll(values.keySet())
                && attributes.stream().allMatch(attribute -> {
                    AnnotationValue value = values.get(attribute);
                    return value != null && fits(value.getValue(), attribute.getReturnType());
                });
    }

    /** Whether a value is of its attribute's type; compilers put other things where there is an error. */
    private static boolean fits(Object value, TypeMirror type) {
        return switch (type.getKind()) {
            case INT -> value instanceof Integer;
            case FLOAT -> value instanceof Float;
            case BOOLEAN -> value instanceof Boolean;
            case ARRAY ->
                value instanceof List<?> list
                        && list.stream()
                                .allMatch(item -> fits(
                                        ((AnnotationValue) item).getValue(), ((ArrayType) type).getComponentType()));
            default ->
                type.toString().equals("java.lang.String")
                        ? value instanceof String text && !text.equals(JAVAC_ERROR)
                        : value instanceof VariableElement constant
                                && constant.getKind() == ElementKind.ENUM_CONSTANT
                                && constant.asType().getKind() != TypeKind.ERROR;
        };
    }

    private LayerDeclaration.Read read(VariableElement parameter) {
        for (AnnotationMirror mirror : parameter.getAnnotationMirrors()) {
            if (nameOf(mirror).equals(LANGUAGE + "From")) {
                Attributes from = attributes(parameter, mirror);
                return new LayerDeclaration.Read(from.constant("value"), from.site("value"), true);
            }
        }
        return new LayerDeclaration.Read(parameter.getSimpleName().toString(), new ElementSite(parameter), false);
    }

    private Attributes attributes(Element element, AnnotationMirror mirror) {
        Map<String, Object> values = new HashMap<>();
        Map<String, Site> sites = new HashMap<>();
        elements.getElementValuesWithDefaults(mirror).forEach((attribute, value) -> {
            String name = attribute.getSimpleName().toString();
            values.put(name, plain(value));
            if (mirror.getElementValues().containsKey(attribute)) {
                sites.put(name, new ElementSite(element, mirror, value));
            }
        });
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
        return type.getKind() == TypeKind.DECLARED
                && ((TypeElement) ((DeclaredType) type).asElement())
                        .getQualifiedName()
                        .contentEquals(TENSOR);
    }

    private static String nameOf(AnnotationMirror mirror) {
        return ((TypeElement) mirror.getAnnotationType().asElement())
                .getQualifiedName()
                .toString();
    }
}
