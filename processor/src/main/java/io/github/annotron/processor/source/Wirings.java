// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * The names of parameters, which class files lack unless asked to keep them: written as {@code @Wiring} onto a generated
 * class, and read from there.
 */
public final class Wirings {
    private final Elements elements;
    private final AnnotationReader annotations;

    Wirings(Elements elements, AnnotationReader annotations) {
        this.elements = elements;
        this.annotations = annotations;
    }

    /** The value of {@code @Wiring} for a declaration: {@code y(conv2,x)} for each layer that reads others. */
    public static List<String> of(NetworkDeclaration network) {
        return network.layers().stream()
                .filter(layer -> !layer.reads().isEmpty())
                .map(layer -> layer.name() + "("
                        + String.join(
                                ",",
                                layer.reads().stream()
                                        .map(LayerDeclaration.Read::parameter)
                                        .toList())
                        + ")")
                .toList();
    }

    /** What the parameters of each abstract method are called. */
    Map<ExecutableElement, List<String>> parameterNames(TypeElement type) {
        List<ExecutableElement> methods = ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .filter(method -> method.getModifiers().contains(Modifier.ABSTRACT))
                .toList();
        Map<ExecutableElement, List<String>> names = new HashMap<>();
        methods.forEach(method -> names.put(
                method,
                method.getParameters().stream()
                        .map(parameter -> parameter.getSimpleName().toString())
                        .toList()));
        if (names.values().stream().allMatch(Wirings::isLost)) {
            Map<String, List<String>> written = written(type);
            names.replaceAll((method, lost) -> {
                List<String> known = written.getOrDefault(method.getSimpleName().toString(), List.of());
                return known.size() == lost.size() ? known : lost;
            });
        }
        return names;
    }

    private static boolean isLost(List<String> names) {
        return IntStream.range(0, names.size()).allMatch(i -> names.get(i).equals("arg" + i));
    }

    private Map<String, List<String>> written(TypeElement type) {
        Map<String, List<String>> wiring = new HashMap<>();
        PackageElement in = elements.getPackageOf(type);
        String prefix = (in.isUnnamed() ? "" : in.getQualifiedName() + ".")
                + NetworkDeclaration.prefix(NetworkReader.reference(type, in));
        Stream.of(NetworkDeclaration.Kind.values())
                .flatMap(kind -> find(elements.getModuleOf(type), prefix + kind.carrier()).stream())
                .flatMap(carrier -> annotations.attributes(carrier, "Wiring").stream())
                .flatMap(values -> values.strings("value").stream())
                .forEach(entry -> {
                    int open = entry.indexOf('(');
                    wiring.put(
                            entry.substring(0, open),
                            List.of(entry.substring(open + 1, entry.length() - 1)
                                    .split(",")));
                });
        return wiring;
    }

    private Optional<TypeElement> find(ModuleElement module, String name) {
        return Optional.ofNullable(
                module == null ? elements.getTypeElement(name) : elements.getTypeElement(module, name));
    }
}
