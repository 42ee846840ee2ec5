// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.emit;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import io.github.annotron.processor.graph.Differentiator;
import io.github.annotron.processor.graph.Graph;
import io.github.annotron.processor.graph.Layer;
import io.github.annotron.processor.graph.Shape;
import io.github.annotron.processor.graph.Value;
import io.github.annotron.processor.source.LayerDeclaration;
import io.github.annotron.processor.source.NetworkDeclaration;
import java.util.List;

/** Writes all classes of a network. */
public final class NetworkWriter {

    private NetworkWriter() {}

    /**
     * The classes of a network.
     *
     * @param generated whether {@code javax.annotation.processing.Generated} can be referred to
     */
    public static List<JavaFile> write(NetworkDeclaration network, Graph graph, boolean generated) {
        Classes classes = new Classes(network, generated);
        ForwardWriter forward = new ForwardWriter(classes, graph);
        TypeSpec forwardType = forward.write();
        TypeSpec backwardType =
                new BackwardWriter(classes, graph, Differentiator.differentiate(graph), forward).write();
        return List.of(
                file(network, new ModelWriter(classes, graph, forward).write()),
                file(network, forwardType),
                file(network, backwardType),
                file(network, new TrainerWriter(classes).write()),
                file(network, new PredictorWriter(classes, graph, forward).write()));
    }

    /**
     * Classes with the same methods for a network with errors, so that the compiler reports these errors and not each use
     * of what could not be generated. They are those of a network that does nothing with its inputs.
     */
    public static List<JavaFile> writeStub(NetworkDeclaration network, boolean generated) {
        List<Layer> inputs = network.layers().stream()
                .filter(layer -> layer.kind().equals("Input"))
                .map(LayerDeclaration::name)
                .map(NetworkWriter::input)
                .toList();
        List<Layer> layers = inputs.isEmpty() ? List.of(input("input")) : inputs;
        List<Value> values = layers.stream().map(Layer::output).toList();
        return write(network, new Graph(layers, values, values.get(0), "MEAN_SQUARED_ERROR"), generated);
    }

    private static Layer input(String name) {
        return new Layer(name, "Input", List.of(), new Value(name, "", Shape.of(1)), List.of());
    }

    private static JavaFile file(NetworkDeclaration network, TypeSpec type) {
        return JavaFile.builder(network.packageName(), type)
                .indent("    ")
                .skipJavaLangImports(true)
                .build();
    }
}
