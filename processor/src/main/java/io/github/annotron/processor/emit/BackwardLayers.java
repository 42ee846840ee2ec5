// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.github.annotron.processor.code.Allocation;
import io.github.annotron.processor.code.BackwardScope;
import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.graph.BackwardPass;
import io.github.annotron.processor.graph.Graph;
import io.github.annotron.processor.graph.Layer;
import io.github.annotron.processor.graph.Node;
import io.github.annotron.processor.graph.Op;
import io.github.annotron.processor.graph.Parameter;
import io.github.annotron.processor.graph.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * The methods of a step's way back, layer by layer, and their calls. A layer between an input and the first parameters has methods of
 * its own for when gradients are to flow on to the inputs.
 */
final class BackwardLayers {
    static final List<String> SAMPLES = List.of("from", "to");
    static final List<String> PARTS = List.of("part", "parts");
    static final String LEARNS = "learns";
    static final String PASSES = "passes";
    static final String TO_INPUTS = "toInputs";

    private final Classes classes;
    private final Graph graph;
    private final BackwardPass pass;
    private final ForwardWriter forward;
    private final Names names;
    private final GradientArrays arrays;
    private final Way trained;
    private final Way toInputs;

    /** By parameters' numbers the arrays that are of use until others add to the gradient. */
    private final Map<Integer, String> untilAddedTo = new TreeMap<>();

    private final List<MethodSpec> methods = new ArrayList<>();
    private final List<CodeBlock> prepareCalls = new ArrayList<>();
    private final List<CodeBlock> gradientCalls = new ArrayList<>();
    private final Stages stages = new Stages();
    private boolean usesKey;
    private boolean usesToInputs;

    /** How far gradients flow: through which operations, at which values there are any, and what else that takes. */
    private record Way(
            Map<String, List<Node>> nodes, Set<Value> values, Buffers buffers, Tables tables, Traffic traffic) {

        List<Node> of(Layer layer) {
            return nodes.getOrDefault(layer.name(), List.of());
        }
    }

    private static Map<String, List<Node>> byLayer(List<Node> nodes) {
        Map<String, List<Node>> byLayer = new HashMap<>();
        for (Node node : nodes) {
            byLayer.computeIfAbsent(node.layer(), name -> new ArrayList<>()).add(node);
        }
        return byLayer;
    }

    /**
     * The code of a layer's way back.
     *
     * @param moments what comes before the totals, if the layer spans the batch
     */
    private record Phases(boolean spansBatch, Phase moments, Phase totals, Phase backward, Phase prepare) {}

    /** The code of a method and what its Javadoc says. */
    private record Phase(String text, List<CodeBlock> pieces) {}

    BackwardLayers(
            Classes classes,
            Graph graph,
            BackwardPass pass,
            ForwardWriter forward,
            Names names,
            GradientArrays arrays,
            Buffers buffers,
            Tables tables,
            Buffers buffersToInputs,
            Tables tablesToInputs) {
        this.classes = classes;
        this.graph = graph;
        this.pass = pass;
        this.forward = forward;
        this.names = names;
        this.arrays = arrays;
        trained = new Way(byLayer(pass.nodes()), pass.trained(), buffers, tables, new Traffic());
        toInputs = new Way(byLayer(pass.toInputs()), pass.reached(), buffersToInputs, tablesToInputs, new Traffic());
        List<Layer> reversed = new ArrayList<>(graph.layers());
        Collections.reverse(reversed);
        // First what every step needs, so that the rest can make use of it.
        List<Phases> near =
                reversed.stream().map(layer -> phases(layer, trained)).toList();
        List<Phases> far = IntStream.range(0, reversed.size())
                .mapToObj(i -> differs(reversed.get(i)) ? phases(reversed.get(i), toInputs) : near.get(i))
                .toList();
        if (forward.derives()) {
            prepareCalls.add(CodeBlock.of("forward.derive(part, parts)"));
        }
        for (int i = 0; i < reversed.size(); i++) {
            add(reversed.get(i), near.get(i), far.get(i));
        }
    }

    /** Whether there may be more to do in a layer where gradients flow on to the inputs. */
    private boolean differs(Layer layer) {
        return toInputs.of(layer).stream()
                .flatMap(node -> Stream.concat(Stream.of(node.output()), node.inputs().stream()))
                .anyMatch(value -> toInputs.values.contains(value) && !trained.values.contains(value));
    }

    private Phases phases(Layer layer, Way way) {
        List<Node> nodes = way.of(layer);
        List<Node> atOnce =
                nodes.stream().filter(node -> !node.op().spansBatch()).toList();
        List<Node> spanning =
                nodes.stream().filter(node -> node.op().spansBatch()).toList();
        List<CodeBlock> first = pieces(atOnce, way, Traffic.Phase.BACKWARD, Op::backward);
        String subject = layer.name() + ", backward: ";
        boolean spans = !spanning.isEmpty();
        return new Phases(
                spans,
                new Phase(
                        subject + "each sample's share of the totals.",
                        spans
                                ? Stream.concat(
                                                first.stream(),
                                                pieces(spanning, way, Traffic.Phase.BACKWARD, Op::backwardMoments)
                                                        .stream())
                                        .toList()
                                : List.of()),
                new Phase(
                        subject + "the totals over all samples, and the gradients at its parameters.",
                        inBlocks(spanning, way, Traffic.Phase.BACKWARD, Op::backwardTotals)),
                new Phase(
                        LayerText.backward(layer, nodes, way.values),
                        spans ? pieces(spanning, way, Traffic.Phase.BACKWARD, Op::backward) : first),
                new Phase(
                        layer.name()
                                + ", before a step: the transposed weights that the backward pass multiplies with.",
                        inBlocks(nodes, way, Traffic.Phase.PREPARE, Op::prepare)));
    }

    private void add(Layer layer, Phases near, Phases far) {
        if (far.spansBatch) {
            add(stages.calls(), layer, "BackwardMoments", SAMPLES, near.moments, far.moments);
            add(stages.totals(), layer, "BackwardTotals", PARTS, near.totals, far.totals);
            stages.next();
        }
        add(stages.calls(), layer, "Backward", SAMPLES, near.backward, far.backward);
        add(prepareCalls, layer, "Prepare", PARTS, near.prepare, far.prepare);
        addLearning(
                layer,
                "Gradients",
                LayerText.gradients(layer),
                inBlocks(trained.of(layer), trained, Traffic.Phase.GRADIENTS, Op::gradients));
        addLearning(
                layer,
                "Measure",
                layer.name() + ", after a step: its running averages.",
                inBlocks(layer.nodes(), trained, Traffic.Phase.GRADIENTS, Op::measure));
    }

    /** Adds the method of a phase, and another one for when gradients flow on to the inputs, if that makes a difference. */
    private void add(
            List<CodeBlock> calls, Layer layer, String suffix, List<String> parameters, Phase near, Phase far) {
        String passes = "if (" + PASSES + "[" + forward.indexOf(layer.name()) + "]";
        if (near.pieces.equals(far.pieces)) {
            method(layer, suffix, parameters, near).ifPresent(call -> calls.add(CodeBlock.of("$L) $L", passes, call)));
            return;
        }
        usesToInputs = true;
        method(layer, suffix, parameters, near)
                .ifPresent(call -> calls.add(CodeBlock.of("$L && !$L) $L", passes, TO_INPUTS, call)));
        method(layer, suffix + "ToInputs", parameters, far)
                .ifPresent(call -> calls.add(CodeBlock.of("$L && $L) $L", passes, TO_INPUTS, call)));
    }

    private void addLearning(Layer layer, String suffix, String text, List<CodeBlock> pieces) {
        method(layer, suffix, PARTS, new Phase(text, pieces))
                .ifPresent(call ->
                        gradientCalls.add(CodeBlock.of("if ($L[$L]) $L", LEARNS, forward.indexOf(layer.name()), call)));
    }

    /** Adds a method, if there is anything in it; returns a call of it. */
    private Optional<CodeBlock> method(Layer layer, String suffix, List<String> parameters, Phase phase) {
        if (phase.pieces.isEmpty()) {
            return Optional.empty();
        }
        String name = names.of(layer.name() + " " + suffix, layer.name() + suffix);
        MethodSpec.Builder method =
                MethodSpec.methodBuilder(name).addJavadoc("$L\n\n", phase.text).addJavadoc(classes.see(layer));
        parameters.forEach(parameter -> method.addParameter(int.class, parameter));
        methods.addAll(MethodPlanner.ofPieces(method.build(), phase.pieces));
        return Optional.of(MethodPlanner.call(method.build()));
    }

    /** What an operation emits for one of the phases of a step. */
    private interface Emitter {
        void emit(Op op, BackwardScope scope, Code code);
    }

    private List<CodeBlock> pieces(List<Node> nodes, Way way, Traffic.Phase phase, Emitter emitter) {
        return Pieces.of(nodes, (node, code) -> watched(node, way, phase, code, emitter));
    }

    private List<CodeBlock> inBlocks(List<Node> nodes, Way way, Traffic.Phase phase, Emitter emitter) {
        return Pieces.inBlocks(nodes, (node, code) -> watched(node, way, phase, code, emitter));
    }

    private void watched(Node node, Way way, Traffic.Phase phase, Code code, Emitter emitter) {
        way.traffic.watch(node, phase, code, asked -> emitter.emit(node.op(), new OpScope(node, way, asked), code));
    }

    /** Which arrays the layers name in training. */
    Traffic traffic() {
        return trained.traffic;
    }

    /** Whether a step has random bits on the way back too. */
    boolean usesKey() {
        return usesKey;
    }

    /** Whether it makes a difference if gradients flow on to the inputs. */
    boolean usesToInputs() {
        return usesToInputs;
    }

    /** By parameters' numbers the arrays that are of use until others add to the gradient. */
    Map<Integer, String> untilAddedTo() {
        return untilAddedTo;
    }

    /** Emits what adds to the loss. */
    List<CodeBlock> penalties() {
        Code penalties = new Code();
        for (int i = 0; i < pass.penalties().size(); i++) {
            Node node = pass.penalties().get(i);
            node.op().penalty(new OpScope(node, trained, new HashSet<>()), penalties, "penalties[" + i + "]");
        }
        return penalties.pieces();
    }

    /** Adds the phases of a step and the methods of the layers. */
    void write(TypeSpec.Builder type) {
        MethodPlanner.add(type, phase("prepare", PARTS), prepareCalls);
        // A layer that spans the batch but has nothing to train before it makes no stage of its own here.
        while (stages.count() < forward.stages()) {
            stages.next();
        }
        stages.addCalls(type, phase("backward", SAMPLES));
        stages.addTotals(type, phase("backwardTotals", PARTS));
        MethodPlanner.add(type, phase("gradients", PARTS), gradientCalls);
        methods.forEach(type::addMethod);
    }

    /** A method of the runtime's interface without its body. */
    static MethodSpec phase(String name, List<String> parameters) {
        MethodSpec.Builder phase =
                MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
        parameters.forEach(parameter -> phase.addParameter(int.class, parameter));
        return phase.build();
    }

    private final class OpScope extends NodeScope implements BackwardScope {
        private final Way way;

        OpScope(Node node, Way way, Set<String> asked) {
            super(node, names, way.tables, way.buffers, asked);
            this.way = way;
        }

        @Override
        public String input(int index) {
            return noted(BackwardWriter.FORWARD + forward.field(node.inputs().get(index)));
        }

        @Override
        public String output() {
            return noted(BackwardWriter.FORWARD + forward.field(node.output()));
        }

        @Override
        public String parameter(Parameter parameter) {
            return noted(BackwardWriter.FORWARD + forward.parameter(parameter));
        }

        @Override
        public String learns() {
            return LEARNS + "[" + forward.indexOf(node.layer()) + "]";
        }

        @Override
        public String training() {
            return BackwardWriter.FORWARD + forward.training();
        }

        @Override
        public boolean needsInputGradient(int index) {
            return way.values.contains(node.inputs().get(index));
        }

        @Override
        public Optional<Target> inputGradient(int index) {
            return needsInputGradient(index) ? Optional.of(noted(arrays.target(node, index))) : Optional.empty();
        }

        private Target noted(Target target) {
            noted(target.array());
            return target;
        }

        @Override
        public String gradientAt(int index) {
            return noted(arrays.of(node.inputs().get(index)));
        }

        @Override
        public String outputGradient() {
            return noted(arrays.of(node.output()));
        }

        @Override
        public Optional<Target> parameterGradient(Parameter parameter) {
            return arrays.trained().contains(parameter)
                    ? Optional.of(noted(arrays.target(node, parameter)))
                    : Optional.empty();
        }

        @Override
        public String untilAddedTo(Parameter parameter, String role, Allocation allocation) {
            String array = array(role, allocation);
            untilAddedTo.put(graph.parameters().indexOf(parameter), array);
            return array;
        }

        @Override
        public String passes(String layer) {
            return PASSES + "[" + forward.indexOf(layer) + "]";
        }

        @Override
        public boolean isShared(Parameter parameter) {
            return pass.nodes().stream()
                            .filter(other -> other.op().parameters().contains(parameter))
                            .count()
                    > 1;
        }

        @Override
        public String forwardWorkspace(String role) {
            return noted(BackwardWriter.FORWARD + forward.workspace(node, role));
        }

        @Override
        public String key() {
            usesKey = true;
            return "key + " + forward.ordinal(node);
        }
    }
}
