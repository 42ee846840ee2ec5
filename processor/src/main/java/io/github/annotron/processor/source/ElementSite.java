// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.source;

import io.github.annotron.processor.diagnostic.Site;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/** A place in source code, as compilers know it. */
record ElementSite(
        Element element,
        @Nullable AnnotationMirror mirror,
        @Nullable AnnotationValue value) implements Site {

    ElementSite(Element element) {
        this(element, null, null);
    }

    void print(Messager messager, Diagnostic.Kind kind, String message) {
        if (mirror == null) {
            messager.printMessage(kind, message, element);
        } else if (value == null) {
            messager.printMessage(kind, message, element, mirror);
        } else {
            messager.printMessage(kind, message, element, mirror, value);
        }
    }
}
