// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.processor.testing.Compilations;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.junit.jupiter.api.Test;

class LayersTest {

    /** The annotations are in class files only, so the compiler has to tell which ones are marked. */
    @Test
    void allAnnotationsOfLayersAreKnownAndNoOthers() {
        Marked marked = new Marked();
        Compilations.compile(List.of("class Any {}"), List.of(marked)).orThrow();
        assertThat(marked.all).hasSizeGreaterThan(20);
        assertThat(marked.layers).isEqualTo(new TreeSet<>(Layers.names()));
    }

    @SupportedAnnotationTypes("*")
    private static final class Marked extends AbstractProcessor {
        private final Set<String> all = new TreeSet<>();
        private final Set<String> layers = new TreeSet<>();

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            Element language = processingEnv.getElementUtils().getPackageElement("io.github.annotron");
            for (TypeElement type : ElementFilter.typesIn(language.getEnclosedElements())) {
                String name = type.getSimpleName().toString();
                all.add(name);
                boolean isMarked = type.getAnnotationMirrors().stream()
                        .anyMatch(mirror ->
                                mirror.getAnnotationType().toString().equals("io.github.annotron.LayerAnnotation"));
                if (isMarked && type.getKind() == ElementKind.ANNOTATION_TYPE) {
                    layers.add(name);
                }
            }
            return false;
        }
    }
}
