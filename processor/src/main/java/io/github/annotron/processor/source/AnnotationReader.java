// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.source;

import io.github.annotron.processor.diagnostic.Site;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Reads the annotations of the language. */
record AnnotationReader(Elements elements) {
    static final String LANGUAGE = "io.github.annotron.";

    /** What javac hands out as the value of a constant that does not exist. */
    private static final String JAVAC_ERROR = "<error>";

    /** The annotation of this simple name. */
    Optional<? extends AnnotationMirror> find(Element element, String name) {
        return element.getAnnotationMirrors().stream()
                .filter(mirror -> nameOf(mirror).equals(LANGUAGE + name))
                .findFirst();
    }

    /** The values of the annotation of this simple name, if the element carries it. */
    Optional<Attributes> attributes(Element element, String name) {
        return find(element, name).map(mirror -> attributes(element, mirror));
    }

    Attributes attributes(Element element, AnnotationMirror mirror) {
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

    /** The type that an attribute names; empty if it is none that is declared, such as {@code int}. */
    Optional<TypeElement> type(AnnotationMirror mirror, String attribute) {
        return elements.getElementValuesWithDefaults(mirror).entrySet().stream()
                .filter(entry -> entry.getKey().getSimpleName().contentEquals(attribute))
                .map(entry -> entry.getValue().getValue())
                .flatMap(value -> value instanceof DeclaredType type
                        ? Optional.of((TypeElement) type.asElement()).stream()
                        : Optional.<TypeElement>empty().stream())
                .findFirst();
    }

    /** Whether an annotation and its values are known, so that the compiler has nothing to say of it. */
    boolean isProperJava(AnnotationMirror mirror) {
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
                switch (((TypeElement) ((DeclaredType) type).asElement())
                        .getQualifiedName()
                        .toString()) {
                    case "java.lang.String" -> value instanceof String text && !text.equals(JAVAC_ERROR);
                    case "java.lang.Class" -> value instanceof TypeMirror named && named.getKind() != TypeKind.ERROR;
                    default ->
                        value instanceof VariableElement constant
                                && constant.getKind() == ElementKind.ENUM_CONSTANT
                                && constant.asType().getKind() != TypeKind.ERROR;
                };
        };
    }

    private static Object plain(AnnotationValue value) {
        Object content = value.getValue();
        if (content instanceof List<?> list) {
            return list.stream().map(item -> plain((AnnotationValue) item)).toList();
        }
        if (content instanceof VariableElement constant) {
            return constant.getSimpleName().toString();
        }
        return content instanceof TypeMirror type ? type.toString() : content;
    }

    static String nameOf(AnnotationMirror mirror) {
        return ((TypeElement) mirror.getAnnotationType().asElement())
                .getQualifiedName()
                .toString();
    }
}
