// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.LayerAnnotation;
import io.github.annotron.processor.graph.Layer;
import io.github.annotron.processor.graph.Op;
import io.github.annotron.processor.graph.Strategy;
import io.github.annotron.runtime.Model;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every layer, in chosen shapes. */
class LayerOracleTest extends OracleTest {
    private static final Subject.Family FAMILY = Subject.compile(LayerCases.sources());

    static List<Subject> subjects() {
        return FAMILY.subjects();
    }

    /** In whole numbers, many positions of a window are equal, and many elements of layers. */
    @Test
    void firstOfEqualNumbersTakesTheGradient() {
        List<Subject> choices = subjects().stream()
                .filter(subject ->
                        Stream.of("MaxPool", "GlobalMax", "Maximum", "Minimum").anyMatch(subject.name()::startsWith))
                .toList();
        assertThat(choices).hasSizeGreaterThan(35);
        for (Subject subject : choices) {
            Model model = subject.network().newModel(0);
            Numbers numbers = Numbers.draw(model, 4, true, 8).rounded();
            Interpreter interpreter = new Interpreter(subject.graph());
            Pass pass = interpreter.forward(numbers.batch(), numbers.parameters());
            interpreter.backward(pass);
            assertStep(subject, new Trial(numbers, pass));
        }
    }

    @Test
    void everyOperationHasARule() {
        Set<String> operations = ClassFiles.inPackageOf(io.github.annotron.processor.op.Affine.class).stream()
                .filter(type -> Op.class.isAssignableFrom(type) && !type.isInterface())
                .map(Class::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> ruled = Rules.operations().stream().map(Class::getName).collect(Collectors.toSet());
        assertThat(operations).isNotEmpty().allMatch(ruled::contains, "has a rule in the oracle");
        Set<String> used = subjects().stream()
                .flatMap(subject -> subject.graph().nodes().stream())
                .map(node -> node.op().getClass().getName())
                .collect(Collectors.toSet());
        assertThat(used).containsAll(operations);
    }

    @Test
    void everyLayerHasACase() throws Exception {
        Set<String> annotations = new TreeSet<>();
        for (Class<?> type : ClassFiles.inPackageOf(LayerAnnotation.class)) {
            // The annotation is not kept at run time, but it is in the class file.
            if (type.isAnnotation() && ClassFiles.mentions(type, "Lio/github/annotron/LayerAnnotation;")) {
                annotations.add(type.getSimpleName());
            }
        }
        Set<String> used = subjects().stream()
                .flatMap(subject -> subject.graph().layers().stream())
                .map(Layer::kind)
                .collect(Collectors.toSet());
        // The layers of what it puts there stand in its place.
        assertThat(subjects()).anyMatch(subject -> subject.source().contains("@Use("));
        used.add("Use");
        assertThat(annotations).contains("Dense", "Input").isSubsetOf(used);
    }

    @Test
    void everyStrategyIsHit() {
        assertThat(forwardStrategies("Dense")).containsExactlyInAnyOrder(Strategy.LOOPS, Strategy.MICRO_KERNEL);
        assertThat(forwardStrategies("Conv2D")).containsExactlyInAnyOrder(Strategy.LOOPS, Strategy.MICRO_KERNEL);
        assertThat(backwardStrategies("Dense")).containsExactlyInAnyOrder(Strategy.LOOPS, Strategy.MICRO_KERNEL);
        assertThat(backwardStrategies("Conv2D")).containsExactlyInAnyOrder(Strategy.LOOPS, Strategy.MICRO_KERNEL);
    }

    private static Set<Strategy> forwardStrategies(String kind) {
        Set<Strategy> found = EnumSet.noneOf(Strategy.class);
        for (Subject subject : subjects()) {
            for (Layer layer : subject.graph().layers()) {
                if (layer.kind().equals(kind)) {
                    found.add(layer.strategy().orElseThrow());
                    assertThat(strategyOf(subject.generated().get("Forward"), layer.name()))
                            .as("strategy of " + layer.name() + " in\n" + subject.source())
                            .isEqualTo(layer.strategy().orElseThrow());
                }
            }
        }
        return found;
    }

    private static Set<Strategy> backwardStrategies(String kind) {
        Set<Strategy> found = EnumSet.noneOf(Strategy.class);
        for (Subject subject : subjects()) {
            for (Layer layer : subject.graph().layers()) {
                if (layer.kind().equals(kind)) {
                    Strategy strategy = strategyOf(subject.generated().get("Backward"), layer.name() + "Backward");
                    if (strategy != null) {
                        found.add(strategy);
                    }
                }
            }
        }
        return found;
    }

    /** How the products of a generated method are compiled; null if there is none. */
    private static Strategy strategyOf(String source, String method) {
        Matcher body = Pattern.compile("(?s)\n    void " + method + "_*\\(int from, int to\\) \\{\n(.*?)\n    }\n")
                .matcher(source);
        // A method of the class itself may have the name too; then the layer's has an underscore more.
        while (body.find()) {
            String code = body.group(1);
            // Loops first: a small dense layer has the kernel's call beside them.
            if (code.contains("Math.fma(")) {
                return Strategy.LOOPS;
            }
            if (code.contains("Kernels.product(")
                    || code.contains("Kernels.dense(")
                    || code.contains("Kernels.channelProduct(")) {
                return Strategy.MICRO_KERNEL;
            }
        }
        return null;
    }
}
