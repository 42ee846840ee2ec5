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
import io.github.annotron.processor.lint.Lint;
import io.github.annotron.processor.source.LayerDeclaration;
import io.github.annotron.processor.source.NetworkDeclaration;
import io.github.annotron.processor.source.NetworkReader;
import io.github.annotron.processor.source.ProblemPrinter;
import io.github.annotron.processor.source.Suppressions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
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

    private Options options = Options.NONE;

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        Diagnostics diagnostics = new Diagnostics();
        options = Options.read(environment.getOptions(), diagnostics);
        ProblemPrinter.print(diagnostics, environment.getMessager(), options.suppressed());
    }

    @Override
    public Set<String> getSupportedOptions() {
        return Options.NAMES;
    }

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
            NetworkDeclaration network = reader.read(type, diagnostics);
            Optional<Graph> graph = resolve(network, diagnostics);
            if (graph.isPresent()) {
                Lint.check(network, graph.get(), diagnostics);
                Suppressions.check(type, diagnostics);
            }
            boolean generated = canReferToGenerated(type);
            write(
                    graph.isPresent()
                            ? NetworkWriter.write(network, graph.get(), generated)
                            : NetworkWriter.writeStub(network, generated),
                    type,
                    diagnostics);
        } catch (RuntimeException | IOException e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            report(
                    ProblemCode.INTERNAL_ERROR,
                    type,
                    "the compiler failed. Please report this with the declaration of the network.\n" + trace,
                    diagnostics);
        }
        ProblemPrinter.print(diagnostics, processingEnv.getMessager(), options.suppressed());
    }

    private static void report(ProblemCode code, TypeElement type, String text, Diagnostics diagnostics) {
        diagnostics.report(code, NetworkReader.site(type), type.getSimpleName().toString(), text);
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

    /** Writes what can be written, so that only those classes are wrong whose names are taken. */
    private void write(List<JavaFile> files, TypeElement origin, Diagnostics diagnostics) throws IOException {
        List<String> taken = new ArrayList<>();
        for (JavaFile file : files) {
            try {
                write(file, origin);
            } catch (FilerException e) {
                taken.add(file.typeSpec().name());
            }
        }
        if (!taken.isEmpty()) {
            report(
                    ProblemCode.NAME_CLASH,
                    origin,
                    "the compiler generates " + String.join(", ", taken)
                            + " for it, and something else of that name exists already. Rename that or the network.",
                    diagnostics);
        }
    }

    /** By hand, since JavaPoet's way of asking for a file does not name the one originating element first. */
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
