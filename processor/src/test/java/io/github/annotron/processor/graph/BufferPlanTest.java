// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class BufferPlanTest {

    private static Value value(String name, int size) {
        return new Value(name, "", Shape.of(size));
    }

    @Test
    void anArrayIsUsedAgainWhenItsValueIsDone() {
        Value a = value("a", 5);
        Value b = value("b", 3);
        Value c = value("c", 4);
        BufferPlan plan =
                BufferPlan.of(List.of(new Lifetime(a, 0, 1), new Lifetime(b, 1, 2), new Lifetime(c, 2, 3)), false);
        assertThat(plan.hosts()).containsExactlyInAnyOrderEntriesOf(Map.of(a, a, b, b, c, a));
        assertThat(plan.sizes()).containsExactlyInAnyOrderEntriesOf(Map.of(a, 5, b, 3));
    }

    @Test
    void anArrayGrowsWithItsLargestValue() {
        Value small = value("small", 2);
        Value large = value("large", 9);
        BufferPlan plan = BufferPlan.of(List.of(new Lifetime(small, 0, 0), new Lifetime(large, 1, 1)), false);
        assertThat(plan.sizes()).containsExactlyEntriesOf(Map.of(small, 9));
    }

    @Test
    void theTightestFitIsTaken() {
        Value ten = value("ten", 10);
        Value five = value("five", 5);
        Value two = value("two", 2);
        Value four = value("four", 4);
        BufferPlan plan = BufferPlan.of(
                List.of(
                        new Lifetime(ten, 0, 1),
                        new Lifetime(five, 0, 1),
                        new Lifetime(two, 0, 1),
                        new Lifetime(four, 2, 2)),
                false);
        assertThat(plan.hosts()).containsEntry(four, five);
    }

    @Test
    void elseTheLargestIsExtended() {
        Value five = value("five", 5);
        Value two = value("two", 2);
        Value six = value("six", 6);
        BufferPlan plan = BufferPlan.of(
                List.of(new Lifetime(two, 0, 1), new Lifetime(five, 0, 1), new Lifetime(six, 2, 2)), false);
        assertThat(plan.hosts()).containsEntry(six, five);
        assertThat(plan.sizes()).containsExactlyInAnyOrderEntriesOf(Map.of(two, 2, five, 6));
    }

    @Test
    void onlyEqualSizesShareIfThatIsAskedFor() {
        Value four = value("four", 4);
        Value three = value("three", 3);
        Value fourToo = value("fourToo", 4);
        List<Lifetime> lifetimes =
                List.of(new Lifetime(four, 0, 0), new Lifetime(three, 1, 1), new Lifetime(fourToo, 2, 2));
        assertThat(BufferPlan.of(lifetimes, true).hosts())
                .containsExactlyInAnyOrderEntriesOf(Map.of(four, four, three, three, fourToo, four));
    }

    @Test
    void birthCountsAndNotTheOrderOfTheList() {
        Value early = value("early", 4);
        Value late = value("late", 4);
        BufferPlan plan = BufferPlan.of(List.of(new Lifetime(late, 5, 6), new Lifetime(early, 0, 1)), true);
        assertThat(plan.hosts()).containsExactlyInAnyOrderEntriesOf(Map.of(early, early, late, early));
    }

    @RepeatedTest(200)
    void valuesOfOneArrayNeverLiveAtTheSameTime(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<Lifetime> lifetimes = new ArrayList<>();
        int count = 1 + random.nextInt(12);
        for (int i = 0; i < count; i++) {
            int birth = random.nextInt(10) - 1;
            int death = random.nextInt(6) == 0 ? Lifetime.END : birth + random.nextInt(5);
            lifetimes.add(new Lifetime(value("v" + i, 1 + random.nextInt(4)), birth, death));
        }
        Collections.shuffle(lifetimes, random);
        boolean equalSizes = random.nextBoolean();
        BufferPlan plan = BufferPlan.of(lifetimes, equalSizes);

        assertThat(plan.hosts().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        lifetimes.stream().map(Lifetime::value).toList());
        assertThat(plan.sizes().keySet()).isEqualTo(Set.copyOf(plan.hosts().values()));
        for (Lifetime a : lifetimes) {
            Value host = plan.hosts().get(a.value());
            int size = a.value().shape().size();
            assertThat(plan.hosts()).containsEntry(host, host);
            assertThat(plan.sizes().get(host)).isGreaterThanOrEqualTo(size);
            if (equalSizes) {
                assertThat(plan.sizes().get(host)).isEqualTo(size);
            }
            for (Lifetime b : lifetimes) {
                if (a != b && plan.hosts().get(b.value()).equals(host)) {
                    assertThat(a.death() < b.birth() || b.death() < a.birth())
                            .as("%s and %s", a, b)
                            .isTrue();
                }
            }
        }
        assertThat(plan.sizes()).hasSizeLessThanOrEqualTo(lifetimes.size());
        if (!equalSizes) {
            assertThat(plan.sizes()).hasSize(mostAlive(lifetimes));
        }
    }

    /** Without regard to sizes, greedy by birth is optimal: as many arrays as values live at once. */
    private static int mostAlive(List<Lifetime> lifetimes) {
        int most = 0;
        for (Lifetime moment : lifetimes) {
            int alive = (int) lifetimes.stream()
                    .filter(other -> other.birth() <= moment.birth() && other.death() >= moment.birth())
                    .count();
            most = Math.max(most, alive);
        }
        return most;
    }

    /** Runs a prediction in which each array only knows whose values it holds. */
    @RepeatedTest(200)
    void aPredictionFindsAllThatItReads(RepetitionInfo repetition) {
        Graph graph = GraphSketch.random(new Random(repetition.getCurrentRepetition()));
        BufferPlan plan = BufferPlan.forPrediction(graph);
        Storages storages = Storages.of(graph, true);
        Map<Value, Value> held = new HashMap<>();
        graph.inputs().forEach(input -> held.put(plan.hosts().get(input), input));
        for (Node node : graph.nodes()) {
            Set<Value> read = new HashSet<>();
            for (Value input : node.inputs()) {
                Value root = storages.root(input);
                read.add(plan.hosts().get(root));
                assertThat(held)
                        .as("%s before %s", input, node)
                        .containsEntry(plan.hosts().get(root), root);
            }
            Value root = storages.root(node.output());
            if (root.equals(node.output())) {
                Value host = plan.hosts().get(root);
                assertThat(read).as("%s overwrites what it reads", node).doesNotContain(host);
                assertThat(plan.sizes().get(host))
                        .isGreaterThanOrEqualTo(root.shape().size());
                held.put(host, root);
            }
        }
        Value output = storages.root(graph.outputs().get(0).value());
        assertThat(held).containsEntry(plan.hosts().get(output), output);
        for (Value input : graph.inputs()) {
            assertThat(held).containsEntry(input, input);
        }
    }
}
