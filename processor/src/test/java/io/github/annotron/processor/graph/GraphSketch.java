// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A graph in the making, one operation a layer, values by name. */
final class GraphSketch {
    private static final Layer.Member MEMBER = new Layer.Member("", "Sketch", "layer");

    private final Map<String, Value> values = new LinkedHashMap<>();
    private final List<Layer> layers = new ArrayList<>();

    GraphSketch input(String name, int size) {
        Value value = new Value(name, "", Shape.of(size));
        values.put(name, value);
        layers.add(new Layer(name, MEMBER, "Input", List.of(), value, List.of()));
        return this;
    }

    GraphSketch add(String name, Op op, String... reads) {
        Value value = new Value(name, "", op.shape());
        Node node = new Node(name, op, Arrays.stream(reads).map(this::value).toList(), value);
        values.put(name, value);
        layers.add(new Layer(name, MEMBER, "Fake", List.of(reads), value, List.of(node)));
        return this;
    }

    Value value(String name) {
        return values.get(name);
    }

    Graph output(String name) {
        List<Value> inputs = layers.stream()
                .filter(layer -> layer.kind().equals("Input"))
                .map(Layer::output)
                .toList();
        return new Graph(
                layers, List.of(), inputs, List.of(new Graph.Output(name, value(name), "MEAN_SQUARED_ERROR", 1)));
    }

    /** A graph of all kinds of operations, with skips; each layer but the last is read by a later one. */
    static Graph random(Random random) {
        GraphSketch sketch = new GraphSketch();
        List<String> names = new ArrayList<>();
        Set<String> unread = new HashSet<>();
        Set<String> own = new HashSet<>();
        Set<String> closed = new HashSet<>();
        int inputs = 1 + random.nextInt(3);
        for (int i = 0; i < inputs; i++) {
            sketch.input("in" + i, 1 + random.nextInt(4));
            names.add("in" + i);
            unread.add("in" + i);
        }
        int count = 1 + random.nextInt(15);
        for (int i = 0; i < count; i++) {
            String name = "v" + i;
            List<String> open = names.stream().filter(n -> !closed.contains(n)).toList();
            String first = open.get(random.nextInt(open.size()));
            int size = sketch.value(first).shape().size();
            int kind = random.nextInt(6);
            if (kind == 0) {
                sketch.add(name, FakeOp.view(size), first);
                unread.remove(first);
            } else if (kind == 1) {
                sketch.add(name, random.nextBoolean() ? FakeOp.identity(size) : FakeOp.noise(size), first);
                unread.remove(first);
            } else if (kind == 2 && own.contains(first) && unread.contains(first)) {
                sketch.add(name, FakeOp.inPlace(size), first);
                unread.remove(first);
                closed.add(first); // nothing else reads what is overwritten
            } else {
                int reads = Math.min(open.size(), 1 + random.nextInt(3));
                List<String> chosen = new ArrayList<>(List.of(first));
                for (int r = 1; r < reads; r++) {
                    chosen.add(open.get(random.nextInt(open.size())));
                }
                int width = 1 + random.nextInt(4);
                FakeOp op = kind == 3 ? FakeOp.plain(width) : FakeOp.trained(name, width);
                sketch.add(name, op, chosen.toArray(String[]::new));
                unread.removeAll(chosen);
                own.add(name);
            }
            names.add(name);
            unread.add(name);
        }
        List<String> ends = names.stream().filter(unread::contains).toList();
        sketch.add("out", FakeOp.trained("out", 1 + random.nextInt(4)), ends.toArray(String[]::new));
        return sketch.output("out");
    }
}
