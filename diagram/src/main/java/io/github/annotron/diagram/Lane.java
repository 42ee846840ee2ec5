// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A line beside the column. It goes from one layer to all that read it further down, or to one layer from all that it reads.
 *
 * @param number how far it is from the column, from 0
 * @param edges what it stands for
 */
record Lane(int number, List<Edge> edges) {

    /** So many layers that one reads come to it in one line. */
    private static final int MANY = 3;

    /**
     * That a layer reads another one.
     *
     * @param from the row of the one that is read
     * @param to the row of the reader
     */
    record Edge(int from, int to) {

        boolean isStraight() {
            return to == from + 1;
        }
    }

    private int first() {
        return edges.stream().mapToInt(Edge::from).min().orElseThrow();
    }

    private int last() {
        return edges.stream().mapToInt(Edge::to).max().orElseThrow();
    }

    /** Distributes edges to lanes; the shorter a line, the closer it is to the column, so that fewer cross. */
    static List<Lane> of(List<Edge> edges) {
        Map<Integer, Integer> read = new HashMap<>();
        for (Edge edge : edges) {
            read.merge(edge.to, edge.isStraight() ? 0 : 1, Integer::sum);
        }
        Map<Edge, Lane> byEnd = new LinkedHashMap<>();
        for (Edge edge : edges) {
            if (!edge.isStraight()) {
                Edge end = read.getOrDefault(edge.to, 0) >= MANY ? new Edge(-1, edge.to) : new Edge(edge.from, -1);
                byEnd.computeIfAbsent(end, any -> new Lane(0, new ArrayList<>()))
                        .edges
                        .add(edge);
            }
        }
        List<Lane> lines = new ArrayList<>(byEnd.values());
        lines.sort(Comparator.<Lane>comparingInt(line -> line.last() - line.first())
                .thenComparing(Lane::first)
                .thenComparing(Lane::last));
        List<NavigableMap<Integer, Integer>> taken = new ArrayList<>();
        List<Lane> lanes = new ArrayList<>();
        for (Lane line : lines) {
            int number = 0;
            while (number < taken.size() && !isFree(taken.get(number), line.first(), line.last())) {
                number++;
            }
            if (number == taken.size()) {
                taken.add(new TreeMap<>());
            }
            taken.get(number).put(line.first(), line.last());
            lanes.add(new Lane(number, line.edges));
        }
        return lanes;
    }

    /** A layer's own lines may meet at it: one ends in its upper half, the other begins in its lower half. */
    private static boolean isFree(NavigableMap<Integer, Integer> taken, int first, int last) {
        Map.Entry<Integer, Integer> before = taken.lowerEntry(last);
        return before == null || before.getValue() <= first;
    }
}
