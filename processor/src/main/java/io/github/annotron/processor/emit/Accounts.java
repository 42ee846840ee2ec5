// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.emit;

import com.palantir.javapoet.CodeBlock;
import io.github.annotron.processor.code.ArrayLength;
import io.github.annotron.processor.code.Multiplication;
import io.github.annotron.processor.code.RuntimeNames;
import io.github.annotron.processor.graph.BackwardPass;
import io.github.annotron.processor.graph.Graph;
import io.github.annotron.processor.graph.Layer;
import io.github.annotron.processor.graph.Node;
import io.github.annotron.processor.graph.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What passes cost, as the classes that compute them have planned it: memory, multiply-adds, and what layers read and write. */
final class Accounts {
    /** In floats; their number is a power of two. */
    private static final int LONGEST_VECTOR = 64;

    private final Graph graph;
    private final BackwardPass pass;
    private final ForwardWriter forward;
    private final @Nullable BackwardWriter backward;

    /**
     * Takes the figures from the writers, which are done.
     *
     * @param backward null if there is nothing to train
     */
    Accounts(Graph graph, BackwardPass pass, ForwardWriter forward, @Nullable BackwardWriter backward) {
        this.graph = graph;
        this.pass = pass;
        this.forward = forward;
        this.backward = backward;
    }

    /** The memory of a predictor, an expression of {@code capacity} and {@code keep}. */
    CodeBlock ofPrediction() {
        ArrayLength kept = predictor(true);
        ArrayLength reused = predictor(false);
        return memory(
                ArrayLength.NONE,
                choice(kept.rows(), reused.rows()),
                choice(kept.rest(), reused.rest()),
                forward.tables().length(),
                scratch("1", List.of(forward.traffic())));
    }

    private static CodeBlock choice(ArrayLength kept, ArrayLength reused) {
        return kept.equals(reused) ? kept.code() : CodeBlock.of("keep ? $L : $L", kept.code(), reused.code());
    }

    /** Whether a predictor takes less where layers take the memory of others. */
    boolean dependsOnMemory() {
        return !predictor(true).equals(predictor(false));
    }

    private ArrayLength predictor(boolean keep) {
        return forward.length(keep).plus(PredictorWriter.scores(graph));
    }

    /** The memory of a training program, an expression of {@code capacity} and {@code threads}. */
    CodeBlock ofTraining(BackwardWriter training) {
        ArrayLength arrays = forward.length(true).plus(training.length());
        return memory(
                training.lengthAtParameters(),
                arrays.rows().code(),
                arrays.rest().code(),
                forward.tables().length().plus(training.tables()),
                scratch("threads", List.of(forward.traffic(), training.traffic())));
    }

    private static CodeBlock memory(
            ArrayLength gradients, CodeBlock rows, CodeBlock fixed, ArrayLength tables, CodeBlock scratch) {
        return CodeBlock.of(
                "$T.ofElements(\n$L,\n$L,\n$L,\n$L,\n$L)",
                RuntimeNames.PASS_MEMORY,
                gradients.code(),
                rows,
                fixed,
                tables.code(),
                scratch);
    }

    /** What threads keep for products and functions; how long vectors are is known at run time. */
    private static CodeBlock scratch(String threads, List<Traffic> passes) {
        // What matters of the columns is which vectors they fill. Few rows may need more than many, so they stay apart.
        Map<List<Integer>, Multiplication> largest = new LinkedHashMap<>();
        passes.stream()
                .flatMap(traffic -> traffic.multiplications().stream())
                .forEach(size -> largest.merge(
                        List.of(
                                Math.min(LONGEST_VECTOR, Integer.lowestOneBit(size.columns())),
                                size.rows().isShared() ? 0 : size.rows().each(),
                                size.rows().together()),
                        size,
                        Multiplication::or));
        CodeBlock.Builder code = CodeBlock.builder().add("$T.of($L)", RuntimeNames.SCRATCH, threads);
        largest.values().forEach(size -> code.add(call(size)));
        int transposedDepth =
                passes.stream().mapToInt(Traffic::transposedDepth).max().orElse(0);
        if (transposedDepth > 0) {
            code.add(".transposedProducts($L)", transposedDepth);
        }
        if (passes.stream().anyMatch(Traffic::hasExponentials)) {
            code.add(".exponentials()");
        }
        return code.add(".bytes()").build();
    }

    private static CodeBlock call(Multiplication size) {
        Multiplication.Rows rows = size.rows();
        CodeBlock.Builder call = CodeBlock.builder().add(".products($L, ", size.columns());
        if (rows.isShared()) {
            call.add("$L, 1", rows.shared());
        } else if (rows.together() == 0) {
            call.add("capacity, $L", rows.each());
        } else {
            call.add("capacity, $L, $L", rows.together(), rows.each());
        }
        return call.add(", $L)", size.depth().largest()).build();
    }

    /** The same for Javadoc: what depends on no capacity. */
    String text() {
        long parameters =
                graph.parameters().stream().mapToLong(Parameter::elements).sum();
        String prediction = "Bytes: " + Float.BYTES * parameters + " of parameters; "
                + Float.BYTES * predictor(false).perSample() + " for each sample of a prediction";
        BackwardWriter training = backward;
        return training == null
                ? prediction
                : prediction + ", "
                        + Float.BYTES
                                * forward.length(true).plus(training.length()).perSample()
                        + " of a batch in training; "
                        + Float.BYTES * training.lengthAtParameters().fixed() + " of gradients at parameters";
    }

    /** The costs of a layer in a training step: calls on its row of the list of layers. */
    CodeBlock ofLayer(Layer layer) {
        CodeBlock.Builder calls = CodeBlock.builder();
        add(calls, layer, Traffic.Phase.FORWARD, node -> true);
        add(calls, layer, Traffic.Phase.BACKWARD, node -> node.inputs().stream().anyMatch(pass.trained()::contains));
        add(calls, layer, Traffic.Phase.GRADIENTS, node -> node.op().isTrained());
        add(calls, layer, Traffic.Phase.PREPARE, node -> false);
        return calls.build();
    }

    /** A product has as many multiply-adds as its two derivatives: one for each pair of an element and a weight that meet. */
    private void add(CodeBlock.Builder calls, Layer layer, Traffic.Phase phase, Predicate<Node> multiplies) {
        BackwardWriter training = backward;
        Traffic traffic = phase == Traffic.Phase.FORWARD
                ? forward.traffic()
                : training == null ? new Traffic() : training.traffic();
        if (!traffic.has(layer.name(), phase)) {
            return;
        }
        ArrayLength length = traffic.length(
                layer.name(),
                phase,
                phase == Traffic.Phase.FORWARD || training == null ? forward::length : training::length);
        long multiplyAdds = layer.nodes().stream()
                .filter(multiplies)
                .mapToLong(node -> node.op().neededMultiplyAdds())
                .sum();
        calls.add(
                ".$L($L, $L, $L)",
                phase.name().toLowerCase(Locale.ROOT),
                ModelWriter.literal(multiplyAdds),
                ModelWriter.literal(Float.BYTES * length.perSample()),
                ModelWriter.literal(Float.BYTES * length.fixed()));
    }
}
