// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.source;

import io.github.annotron.processor.diagnostic.Diagnostics;
import io.github.annotron.processor.diagnostic.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** What types can be networks or blocks. */
final class InterfaceRules {

    private InterfaceRules() {}

    static void check(TypeElement type, NetworkDeclaration.Kind kind, Diagnostics diagnostics) {
        List<String> broken = new ArrayList<>();
        if (type.getKind() != ElementKind.INTERFACE) {
            broken.add("@" + kind.annotation()
                    + " belongs on an interface, and this is none. Declare it as an interface.");
        } else if (!type.getTypeParameters().isEmpty()) {
            broken.add("a " + kind.noun() + " cannot be generic. Remove the type parameters.");
        }
        around(type)
                .filter(outer -> outer.getModifiers().contains(Modifier.PRIVATE))
                .forEach(outer -> broken.add(outer.getSimpleName()
                        + " is private, so that the generated classes could not refer to it. Make it package-private or"
                        + " public."));
        for (String rule : broken) {
            diagnostics.report(
                    ProblemCode.NOT_AN_INTERFACE,
                    new ElementSite(type),
                    type.getSimpleName().toString(),
                    rule);
        }
    }

    /** Whether it can be seen from other packages. */
    static boolean isPublic(TypeElement type) {
        return around(type).allMatch(outer -> outer.getModifiers().contains(Modifier.PUBLIC));
    }

    /** The type and those around it, outwards. */
    private static Stream<Element> around(TypeElement type) {
        return Stream.iterate(type, outer -> outer.getKind() != ElementKind.PACKAGE, Element::getEnclosingElement);
    }
}
