// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import io.github.annotron.processor.code.RuntimeNames;
import io.github.annotron.processor.graph.Layer;
import io.github.annotron.processor.source.NetworkDeclaration;
import io.github.annotron.processor.source.Wirings;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * The names of the classes of one network, and what they all have in common.
 *
 * @param network the interface
 * @param generated whether {@code @Generated} can be referred to
 */
record Classes(NetworkDeclaration network, boolean generated) {

    ClassName model() {
        return named("Model");
    }

    ClassName forward() {
        return named("Forward");
    }

    ClassName backward() {
        return named("Backward");
    }

    ClassName trainer() {
        return named("Trainer");
    }

    ClassName wiringCarrier() {
        return named(network.kind().carrier());
    }

    ClassName predictor() {
        return named("Predictor");
    }

    ClassName stream() {
        return named("Stream");
    }

    /** What a stream computes with: a forward class for one step. */
    ClassName streamForward() {
        return named("StreamForward");
    }

    /** What takes bounds of inputs to bounds of outputs. */
    ClassName bounds() {
        return named("Bounds");
    }

    private ClassName named(String suffix) {
        return ClassName.get(network.packageName(), network.prefix() + suffix);
    }

    /** Modifiers of what users see. */
    Modifier[] visibility() {
        return network.isPublic() ? new Modifier[] {Modifier.PUBLIC} : new Modifier[0];
    }

    /** A final class of the user's visibility. */
    TypeSpec.Builder visible(ClassName name) {
        return begin(name).addModifiers(visibility());
    }

    /** A final class for the package only. */
    TypeSpec.Builder begin(ClassName name) {
        return marked(TypeSpec.classBuilder(name).addModifiers(Modifier.FINAL));
    }

    /** A type that says who wrote it. */
    TypeSpec.Builder marked(TypeSpec.Builder type) {
        if (generated) {
            type.addAnnotation(AnnotationSpec.builder(RuntimeNames.GENERATED)
                    .addMember("value", "$S", "io.github.annotron.processor.NetworkProcessor")
                    .build());
        }
        return type;
    }

    /** The names of the methods' parameters, for those who have only class files. */
    Optional<AnnotationSpec> wiring() {
        AnnotationSpec.Builder wiring = AnnotationSpec.builder(ClassName.get("io.github.annotron", "Wiring"));
        List<String> entries = Wirings.of(network);
        entries.forEach(entry -> wiring.addMember("value", "$S", entry));
        return entries.isEmpty() ? Optional.empty() : Optional.of(wiring.build());
    }

    /** A Javadoc tag that leads to a method of the interface. */
    CodeBlock see(String method) {
        return CodeBlock.of("@see $L#$L\n", network.reference(), method);
    }

    /** A Javadoc tag that leads to the declaration of a layer. */
    CodeBlock see(Layer layer) {
        Layer.Member member = layer.member();
        String in = member.packageName().equals(network.packageName()) ? "" : member.packageName() + ".";
        return CodeBlock.of("@see $L$L#$L\n", in, member.type(), member.method());
    }

    /** A Javadoc link to the interface. */
    String link() {
        return "{@link " + network.reference() + "}";
    }
}
