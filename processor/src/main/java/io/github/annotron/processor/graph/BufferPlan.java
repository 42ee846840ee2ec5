// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;

/**
 * Which arrays serve several values one after the other.
 *
 * @param hosts for each value the one that allocates its array, itself or an earlier one
 * @param sizes for each value that allocates, the elements per sample
 */
public record BufferPlan(Map<Value, Value> hosts, Map<Value, Integer> sizes) {

    /** The value that allocates the array of this one. */
    public Value host(Value value) {
        return Objects.requireNonNull(hosts.get(value), "not planned");
    }

    /** Elements per sample of the array that a value allocates. */
    public int size(Value host) {
        return Objects.requireNonNull(sizes.get(host), "allocates nothing");
    }

    private static final class Slot {
        final Value host;
        int size;
        int free;

        Slot(Value host) {
            this.host = host;
        }
    }

    /**
     * Gives each value, in the order of birth, the array that fits best among those that are no longer in use.
     *
     * @param lifetimes of all values
     * @param equalSizes whether only values of one size may share. Where several workers run, each on its own samples, a
     *     sample must be at the same place of the array for all values; else one worker overwrites another's
     */
    public static BufferPlan of(List<Lifetime> lifetimes, boolean equalSizes) {
        return of(lifetimes, value -> value.shape().size(), equalSizes);
    }

    private static BufferPlan of(List<Lifetime> lifetimes, ToIntFunction<Value> sizeOf, boolean equalSizes) {
        List<Lifetime> ordered = new ArrayList<>(lifetimes);
        ordered.sort(Comparator.comparingInt(Lifetime::birth));
        List<Slot> slots = new ArrayList<>();
        Map<Value, Value> hosts = new LinkedHashMap<>();
        for (Lifetime lifetime : ordered) {
            int size = sizeOf.applyAsInt(lifetime.value());
            Slot slot = slots.stream()
                    .filter(s -> s.free < lifetime.birth() && (!equalSizes || s.size == size))
                    // The smallest that is large enough, or else the largest.
                    .min(Comparator.comparing((Slot s) -> s.size < size)
                            .thenComparing(s -> s.size < size ? -s.size : s.size))
                    .orElse(null);
            if (slot == null) {
                slot = new Slot(lifetime.value());
                slots.add(slot);
            }
            slot.size = Math.max(slot.size, size);
            slot.free = lifetime.death();
            hosts.put(lifetime.value(), slot.host);
        }
        Map<Value, Integer> sizes = new LinkedHashMap<>();
        slots.forEach(slot -> sizes.put(slot.host, slot.size));
        return new BufferPlan(hosts, sizes);
    }

    /** The plan for the activations of a prediction, which runs operation by operation on one thread. */
    public static BufferPlan forPrediction(Graph graph) {
        Storages storages = Storages.of(graph, true);
        Map<Value, Lifetime> lifetimes = new LinkedHashMap<>();
        graph.inputs().forEach(input -> lifetimes.put(input, new Lifetime(input, -1, Lifetime.END)));
        Map<Value, Integer> sizes = new HashMap<>();
        graph.inputs().forEach(input -> sizes.put(input, input.shape().size()));
        List<Node> nodes = graph.nodes();
        for (int time = 0; time < nodes.size(); time++) {
            Node node = nodes.get(time);
            for (Value input : node.inputs()) {
                extend(lifetimes, storages.root(input), time);
            }
            extend(lifetimes, storages.root(node.output()), time);
            sizes.put(node.output(), (int) node.op().lengthInPrediction().perSample());
        }
        graph.outputs().forEach(output -> extend(lifetimes, storages.root(output.value()), Lifetime.END));
        return of(List.copyOf(lifetimes.values()), value -> Objects.requireNonNull(sizes.get(value)), false);
    }

    private static void extend(Map<Value, Lifetime> lifetimes, Value root, int time) {
        lifetimes.merge(
                root,
                new Lifetime(root, time, time),
                (old, now) -> new Lifetime(root, old.birth(), Math.max(old.death(), now.death())));
    }
}
