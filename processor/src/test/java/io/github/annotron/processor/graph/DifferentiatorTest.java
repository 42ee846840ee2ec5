// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class DifferentiatorTest {

    @Test
    void gradientsFlowAgainstTheOrderOfComputation() {
        Graph graph = new GraphSketch()
                .input("in", 4)
                .add("a", FakeOp.trained("a", 3), "in")
                .add("b", FakeOp.plain(3), "a")
                .add("c", FakeOp.trained("c", 3), "b", "a")
                .output("c");
        assertThat(Differentiator.differentiate(graph).nodes())
                .extracting(Node::layer)
                .containsExactly("c", "b", "a");
    }

    @Test
    void onlyWhatDependsOnAParameterHasAGradient() {
        GraphSketch sketch = new GraphSketch()
                .input("in", 4)
                .add("scaled", FakeOp.plain(4), "in")
                .add("a", FakeOp.trained("a", 3), "scaled")
                .add("view", FakeOp.view(3), "a")
                .add("out", FakeOp.plain(3), "view", "scaled");
        BackwardPass pass = Differentiator.differentiate(sketch.output("out"));
        assertThat(pass.trained())
                .containsExactlyInAnyOrder(sketch.value("a"), sketch.value("view"), sketch.value("out"));
        assertThat(pass.nodes()).extracting(Node::layer).containsExactly("out", "view", "a");
        assertThat(pass.gradients().hosts()).doesNotContainKey(sketch.value("scaled"));
    }

    @Test
    void withoutParametersThereIsNothingToDoButTheLoss() {
        GraphSketch sketch = new GraphSketch().input("in", 4).add("out", FakeOp.plain(2), "in");
        BackwardPass pass = Differentiator.differentiate(sketch.output("out"));
        assertThat(pass.nodes()).isEmpty();
        assertThat(pass.trained()).isEmpty();
        assertThat(pass.gradients().hosts()).containsOnlyKeys(sketch.value("out"));
    }

    @Test
    void gradientsThatParametersNeedAreKept() {
        GraphSketch sketch = new GraphSketch()
                .input("in", 4)
                .add("a", FakeOp.trained("a", 4), "in")
                .add("b", FakeOp.plain(4), "a")
                .add("c", FakeOp.plain(4), "b")
                .add("d", FakeOp.trained("d", 4), "c");
        BufferPlan plan = Differentiator.differentiate(sketch.output("d")).gradients();
        // That at d is needed to the end; that at b is done when a's is written.
        assertThat(plan.hosts().get(sketch.value("c"))).isEqualTo(sketch.value("c"));
        assertThat(plan.hosts().get(sketch.value("b"))).isEqualTo(sketch.value("b"));
        assertThat(plan.hosts().get(sketch.value("a"))).isEqualTo(sketch.value("c"));
    }

    /** Runs a backward pass in which each array only knows the gradient at what it holds. */
    @RepeatedTest(300)
    void eachGradientIsThereWhenItIsRead(RepetitionInfo repetition) {
        Graph graph = GraphSketch.random(new Random(repetition.getCurrentRepetition()));
        BackwardPass pass = Differentiator.differentiate(graph);
        Storages storages = Storages.ofGradients(graph);
        Map<Value, Value> hosts = pass.gradients().hosts();
        Map<Value, Value> held = new HashMap<>();
        Value output = storages.root(graph.outputs().get(0).value());
        held.put(hosts.get(output), output);
        Set<Value> complete = new HashSet<>(Set.of(graph.outputs().get(0).value()));
        Map<Value, Integer> readers = readers(graph, pass);

        for (Node node : pass.nodes()) {
            Value root = storages.root(node.output());
            assertThat(readers.getOrDefault(node.output(), 0))
                    .as("readers of %s that have not had their turn", node.output())
                    .isZero();
            assertThat(held).as("the gradient at %s", node.output()).containsEntry(hosts.get(root), root);
            for (Value input : node.inputs()) {
                if (!pass.trained().contains(input)) {
                    continue;
                }
                readers.merge(input, -1, Integer::sum);
                Value target = storages.root(input);
                if (target.equals(root)) {
                    continue;
                }
                assertThat(hosts.get(target)).as("%s and what it reads", node).isNotEqualTo(hosts.get(root));
                if (complete.add(target)) {
                    held.put(hosts.get(target), target);
                } else {
                    assertThat(held).as("the sum at %s", input).containsEntry(hosts.get(target), target);
                }
            }
        }
        for (Node node : graph.nodes()) {
            if (!node.op().parameters().isEmpty()) {
                Value root = storages.root(node.output());
                assertThat(held).as("for the parameters of %s", node).containsEntry(hosts.get(root), root);
            }
        }
        hosts.forEach((value, host) ->
                assertThat(value.shape().size()).isEqualTo(host.shape().size()));
    }

    private static Map<Value, Integer> readers(Graph graph, BackwardPass pass) {
        Map<Value, Integer> readers = new HashMap<>();
        for (Node node : graph.nodes()) {
            if (pass.trained().contains(node.output())) {
                List<Value> inputs = node.inputs();
                inputs.forEach(input -> readers.merge(input, 1, Integer::sum));
            }
        }
        return readers;
    }
}
