// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.emit;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import io.github.annotron.processor.graph.BackwardPass;
import io.github.annotron.processor.graph.Bounded;
import io.github.annotron.processor.graph.Differentiator;
import io.github.annotron.processor.graph.Graph;
import io.github.annotron.processor.graph.Layer;
import io.github.annotron.processor.graph.OneStep;
import io.github.annotron.processor.graph.Part;
import io.github.annotron.processor.graph.Shape;
import io.github.annotron.processor.graph.Value;
import io.github.annotron.processor.op.DeadPixels;
import io.github.annotron.processor.op.PooledRectifiers;
import io.github.annotron.processor.op.StepwiseSums;
import io.github.annotron.processor.source.Attributes;
import io.github.annotron.processor.source.LayerDeclaration;
import io.github.annotron.processor.source.NetworkDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes all classes of a network. */
public final class NetworkWriter {

    private NetworkWriter() {}

    /**
     * The classes of a network.
     *
     * @param generated whether {@code javax.annotation.processing.Generated} can be referred to
     */
    public static List<JavaFile> write(NetworkDeclaration network, Graph graph, boolean generated) {
        return write(network, graph, OneStep.of(graph), generated);
    }

    private static List<JavaFile> write(
            NetworkDeclaration network, Graph graph, Optional<Graph> oneStep, boolean generated) {
        Classes classes = new Classes(network, generated);
        Graph alive = PooledRectifiers.apply(DeadPixels.apply(graph));
        ForwardWriter forward = new ForwardWriter(classes, classes.forward(), StepwiseSums.apply(alive));
        TypeSpec forwardType = forward.write();
        BackwardPass pass = Differentiator.differentiate(alive);
        List<JavaFile> files = new ArrayList<>();
        boolean hasBounds = network.isCertifiable() && Bounded.refused(graph).isEmpty();
        files.add(file(network, forwardType));
        BackwardWriter backward = null;
        if (!graph.trainedOutputs().isEmpty()) {
            backward = new BackwardWriter(classes, alive, pass, forward);
            files.add(file(network, backward.write()));
            files.add(file(network, new TrainerWriter(classes).write()));
        }
        ModelWriter model = new ModelWriter(classes, alive, pass, forward, backward, oneStep.isPresent(), hasBounds);
        // The class that users look for comes first in lists of what is generated.
        files.add(0, file(network, model.write()));
        files.add(file(network, new PredictorWriter(classes, graph, forward).write()));
        if (hasBounds) {
            files.add(file(network, new BoundsWriter(classes, graph).write()));
        }
        oneStep.ifPresent(one -> {
            ForwardWriter step = new ForwardWriter(classes, classes.streamForward(), one);
            files.add(file(network, step.write()));
            files.add(file(network, new StreamWriter(classes, one, step).write()));
        });
        return files;
    }

    /** What a block leaves for those who use it from a class file. */
    public static List<JavaFile> writeBlock(NetworkDeclaration block, boolean generated) {
        Classes classes = new Classes(block, generated);
        TypeSpec.Builder type = classes.marked(TypeSpec.interfaceBuilder(classes.wiringCarrier()))
                .addJavadoc("The names of the parameters in $L.\n", classes.link());
        classes.wiring().ifPresent(type::addAnnotation);
        return List.of(file(block, type.build()));
    }

    /**
     * Classes with the same methods for a network with errors, so that the compiler reports these errors and not each use
     * of what could not be generated. They are those of a network that does nothing with its inputs.
     */
    public static List<JavaFile> writeStub(NetworkDeclaration network, boolean generated) {
        List<Layer> inputs = network.layers().stream()
                .filter(layer -> layer.kind().equals("Input"))
                .map(LayerDeclaration::name)
                .map(name -> input(network, name))
                .toList();
        List<Layer> layers = inputs.isEmpty() ? List.of(input(network, "input")) : inputs;
        List<Value> values = layers.stream().map(Layer::output).toList();
        List<Graph.Output> outputs = network.layers().stream()
                .flatMap(layer -> layer.output().stream().map(written -> output(layer, written, values.get(0))))
                .toList();
        Graph.Output some = new Graph.Output("output", values.get(0), "MEAN_SQUARED_ERROR", 1);
        Graph graph = new Graph(layers, parts(network), values, outputs.isEmpty() ? List.of(some) : outputs);
        boolean recurrent =
                network.layers().stream().anyMatch(layer -> layer.kind().equals("Recurrent"));
        return write(network, graph, Optional.of(graph).filter(any -> recurrent), generated);
    }

    private static Graph.Output output(LayerDeclaration layer, Attributes written, Value value) {
        return new Graph.Output(layer.name(), value, written.constant("loss"), 1);
    }

    private static List<Part> parts(NetworkDeclaration network) {
        return network.layers().stream()
                .flatMap(layer -> layer.asPart(layer.name()).stream())
                .toList();
    }

    private static Layer input(NetworkDeclaration network, String name) {
        return new Layer(
                name,
                new Layer.Member(network.packageName(), network.reference(), name),
                "Input",
                List.of(),
                new Value(name, "", Shape.of(1)),
                List.of());
    }

    private static JavaFile file(NetworkDeclaration network, TypeSpec type) {
        return JavaFile.builder(network.packageName(), type)
                .indent("    ")
                .skipJavaLangImports(true)
                .build();
    }
}
