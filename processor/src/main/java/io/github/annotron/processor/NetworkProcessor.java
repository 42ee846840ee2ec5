// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor;

import com.google.auto.service.AutoService;
import com.palantir.javapoet.JavaFile;
import io.github.annotron.processor.code.RuntimeNames;
import io.github.annotron.processor.diagnostic.Diagnostics;
import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.emit.NetworkWriter;
import io.github.annotron.processor.graph.Graph;
import io.github.annotron.processor.layer.GraphBuilder;
import io.github.annotron.processor.layer.Layers;
import io.github.annotron.processor.layer.Resolver;
import io.github.annotron.processor.source.LayerDeclaration;
import io.github.annotron.processor.source.NetworkDeclaration;
import io.github.annotron.processor.source.NetworkReader;
import io.github.annotron.processor.source.ProblemPrinter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Compiles each interface with {@code @Network}, independently of all others. */
@AutoService(Processor.class)
public final class NetworkProcessor extends AbstractProcessor {
    private static final String NETWORK = "io.github.annotron.Network";

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(NETWORK);
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (TypeElement annotation : annotations) {
            for (Element element : round.getElementsAnnotatedWith(annotation)) {
                compile((TypeElement) element);
            }
        }
        return false;
    }

    /** The pipeline: each phase reports all that it finds; the next one runs only if that is nothing. */
    private void compile(TypeElement type) {
        Diagnostics diagnostics = new Diagnostics();
        try {
            NetworkReader reader = new NetworkReader(processingEnv.getElementUtils(), Layers.names());
            Optional<NetworkDeclaration> network = reader.read(type, diagnostics);
            if (network.isPresent()) {
                Optional<Graph> graph = resolve(network.get(), diagnostics);
                boolean generated = canReferToGenerated(type);
                List<JavaFile> files = graph.isPresent()
                        ? NetworkWriter.write(network.get(), graph.get(), generated)
                        : NetworkWriter.writeStub(network.get(), generated);
                for (JavaFile file : files) {
                    write(file, type);
                }
            }
        } catch (FilerException e) {
            diagnostics.report(
                    ProblemCode.NAME_CLASH,
                    NetworkReader.site(type),
                    type.getSimpleName().toString(),
                    "a class that the compiler generates for it exists already (" + e.getMessage()
                            + "). Rename that class or the network.");
        } catch (RuntimeException | IOException e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            diagnostics.report(
                    ProblemCode.INTERNAL_ERROR,
                    NetworkReader.site(type),
                    type.getSimpleName().toString(),
                    "the compiler failed. Please report this with the declaration of the network.\n" + trace);
        }
        ProblemPrinter.print(diagnostics, processingEnv.getMessager());
    }

    private static Optional<Graph> resolve(NetworkDeclaration network, Diagnostics diagnostics) {
        if (!diagnostics.isClean()) {
            return Optional.empty();
        }
        List<LayerDeclaration> ordered = Resolver.resolve(network, diagnostics);
        return diagnostics.isClean() ? GraphBuilder.build(ordered, diagnostics) : Optional.empty();
    }

    /** The annotation is in a module of the JDK that the user's module need not read, even if another one does. */
    private boolean canReferToGenerated(TypeElement type) {
        Elements elements = processingEnv.getElementUtils();
        ModuleElement module = elements.getModuleOf(type);
        String name = RuntimeNames.GENERATED.canonicalName();
        return (module == null ? elements.getTypeElement(name) : elements.getTypeElement(module, name)) != null;
    }

    /** Writes a file by hand, since JavaPoet's way of asking for it does not name the one originating element first. */
    private void write(JavaFile file, TypeElement origin) throws IOException {
        String name = file.packageName().isEmpty()
                ? file.typeSpec().name()
                : file.packageName() + "." + file.typeSpec().name();
        try (Writer writer =
                processingEnv.getFiler().createSourceFile(name, origin).openWriter()) {
            file.writeTo(writer);
        }
    }
}
