// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor;

import com.google.auto.service.AutoService;
import com.palantir.javapoet.JavaFile;
import io.github.annotron.processor.code.RuntimeNames;
import io.github.annotron.processor.diagnostic.Diagnostics;
import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.emit.Diagram;
import io.github.annotron.processor.emit.NetworkWriter;
import io.github.annotron.processor.graph.Graph;
import io.github.annotron.processor.layer.BoundsCheck;
import io.github.annotron.processor.layer.Expander;
import io.github.annotron.processor.layer.GraphBuilder;
import io.github.annotron.processor.layer.Layers;
import io.github.annotron.processor.layer.Placement;
import io.github.annotron.processor.lint.Lint;
import io.github.annotron.processor.op.Folding;
import io.github.annotron.processor.source.NetworkDeclaration;
import io.github.annotron.processor.source.NetworkReader;
import io.github.annotron.processor.source.ProblemPrinter;
import io.github.annotron.processor.source.Suppressions;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.StandardLocation;

/** Compiles each interface with {@code @Network} or {@code @Block}, independently of all others. */
@AutoService(Processor.class)
public final class NetworkProcessor extends AbstractProcessor {
    private static final Map<String, NetworkDeclaration.Kind> KINDS = Map.of(
            "io.github.annotron.Network", NetworkDeclaration.Kind.NETWORK,
            "io.github.annotron.Block", NetworkDeclaration.Kind.BLOCK);

    private final Set<Element> inSource = new HashSet<>();

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
        return KINDS.keySet();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        inSource.addAll(round.getRootElements());
        for (TypeElement annotation : annotations) {
            NetworkDeclaration.Kind kind = Objects.requireNonNull(
                    KINDS.get(annotation.getQualifiedName().toString()));
            for (Element element : round.getElementsAnnotatedWith(annotation)) {
                compile((TypeElement) element, kind);
            }
        }
        return false;
    }

    /**
     * What comes of a network or block.
     *
     * @param diagram the text of a picture; empty for none
     */
    private record Files(List<JavaFile> classes, String diagram) {}

    private void compile(TypeElement type, NetworkDeclaration.Kind kind) {
        Diagnostics diagnostics = new Diagnostics();
        try {
            NetworkReader reader = new NetworkReader(processingEnv.getElementUtils(), Layers.names(), this::isInSource);
            NetworkDeclaration network = reader.read(type, kind, diagnostics);
            boolean generated = canReferToGenerated(type);
            Files files = kind == NetworkDeclaration.Kind.NETWORK
                    ? compile(network, generated, diagnostics)
                    : compileBlock(network, generated, diagnostics);
            write(files.classes(), type, diagnostics);
            if (!files.diagram().isEmpty()) {
                writeDiagram(network, files.diagram(), type);
            }
            if (diagnostics.isClean()) {
                Suppressions.check(type, diagnostics);
            }
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

    /** The pipeline: each phase reports all that it finds; the next one runs only if that is nothing. */
    private Files compile(NetworkDeclaration network, boolean generated, Diagnostics diagnostics) {
        if (diagnostics.isClean()) {
            List<Placement> placements = Expander.expand(network, diagnostics);
            if (diagnostics.isClean()) {
                Optional<Graph> graph = GraphBuilder.build(placements, diagnostics);
                if (graph.isPresent()) {
                    Lint.check(placements, graph.get(), diagnostics);
                    if (network.isCertifiable()) {
                        BoundsCheck.check(placements, graph.get(), diagnostics);
                    }
                    Graph folded = Folding.apply(graph.get());
                    String diagram = options.diagram() ? Diagram.svg(network, folded) : "";
                    return new Files(NetworkWriter.write(network, folded, generated), diagram);
                }
            }
        }
        return new Files(NetworkWriter.writeStub(network, generated), "");
    }

    /** A block has no shapes of its own: what depends on them is checked where it is used. */
    private static Files compileBlock(NetworkDeclaration block, boolean generated, Diagnostics diagnostics) {
        if (diagnostics.isClean()) {
            Expander.expand(block, diagnostics);
        }
        return new Files(NetworkWriter.writeBlock(block, generated), "");
    }

    private boolean isInSource(TypeElement type) {
        return Stream.iterate((Element) type, Element::getEnclosingElement)
                .takeWhile(outer -> outer.getKind() != ElementKind.PACKAGE)
                .anyMatch(inSource::contains);
    }

    private static void report(ProblemCode code, TypeElement type, String text, Diagnostics diagnostics) {
        diagnostics.report(code, NetworkReader.site(type), type.getSimpleName().toString(), text);
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

    /** Beside the generated sources, which it is for the same readers as: it is no part of what the user ships. */
    private void writeDiagram(NetworkDeclaration network, String svg, TypeElement origin) throws IOException {
        try (OutputStream out = processingEnv
                .getFiler()
                .createResource(
                        StandardLocation.SOURCE_OUTPUT, network.packageName(), network.prefix() + ".svg", origin)
                .openOutputStream()) {
            out.write(svg.getBytes(StandardCharsets.UTF_8));
        }
    }
}
