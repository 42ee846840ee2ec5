// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.source;

import io.github.annotron.processor.diagnostic.Diagnostics;
import io.github.annotron.processor.diagnostic.DidYouMean;
import io.github.annotron.processor.diagnostic.ProblemCode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** {@code @SuppressWarnings("annotron:DeadUnits")} on a layer, its network, or a type around that. */
public final class Suppressions {
    private static final String LANGUAGE = "annotron";
    private static final String PREFIX = LANGUAGE + ":";

    private Suppressions() {}

    /** Whether a warning at an element is suppressed, there or further out. */
    static boolean cover(Element element, ProblemCode code) {
        return Stream.iterate(element, e -> e != null, Element::getEnclosingElement)
                .flatMap(Suppressions::words)
                .map(Word::text)
                .filter(text -> text.startsWith(PREFIX))
                .anyMatch(text -> ProblemCode.suppressedBy(text.substring(PREFIX.length()))
                        .contains(code));
    }

    /** Reports words on a network and its members that are meant for this compiler and suppress nothing. */
    public static void check(TypeElement network, Diagnostics diagnostics) {
        List<String> known =
                ProblemCode.suppressible().stream().map(word -> PREFIX + word).toList();
        Stream.concat(Stream.of(network), network.getEnclosedElements().stream())
                .flatMap(Suppressions::words)
                .filter(word -> word.text().startsWith(LANGUAGE) && !known.contains(word.text()))
                .forEach(word -> diagnostics.report(
                        ProblemCode.UNKNOWN_WARNING,
                        word.site(),
                        word.site().element().getSimpleName().toString(),
                        "there is no warning \"" + word.text() + "\" to suppress. "
                                + DidYouMean.remedy(known, word.text())));
    }

    private record Word(String text, ElementSite site) {}

    private static Stream<Word> words(Element element) {
        return element.getAnnotationMirrors().stream()
                .filter(mirror -> mirror.getAnnotationType().toString().equals("java.lang.SuppressWarnings"))
                .flatMap(mirror -> mirror.getElementValues().values().stream()
                        .flatMap(Suppressions::items)
                        .flatMap(item -> word(element, mirror, item).stream()));
    }

    private static Stream<AnnotationValue> items(AnnotationValue value) {
        return value.getValue() instanceof List<?> list
                ? list.stream().map(AnnotationValue.class::cast)
                : Stream.of(value);
    }

    /** Where it is no proper Java, something else than a string stands there. */
    private static Optional<Word> word(Element element, AnnotationMirror mirror, AnnotationValue item) {
        return item.getValue() instanceof String text
                ? Optional.of(new Word(text, new ElementSite(element, mirror, item)))
                : Optional.empty();
    }
}
