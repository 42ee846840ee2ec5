// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.emit;

import io.github.annotron.processor.code.Allocation;
import io.github.annotron.processor.code.Grid;
import io.github.annotron.processor.code.Scope;
import io.github.annotron.processor.graph.Node;
import io.github.annotron.processor.graph.Parameter;
import java.util.List;
import java.util.Set;

/** What the scopes of both passes have in common: an operation's own arrays and tables in the class that is written. */
abstract class NodeScope implements Scope {
    final Node node;
    private final Names names;
    private final Tables tables;
    private final Buffers arrays;
    private final Set<String> asked;

    /**
     * The scope of an operation.
     *
     * @param asked receives the names of the arrays that the operation asks for
     */
    NodeScope(Node node, Names names, Tables tables, Buffers arrays, Set<String> asked) {
        this.node = node;
        this.names = names;
        this.tables = tables;
        this.arrays = arrays;
        this.asked = asked;
    }

    /** Notes that the operation asked for an array. */
    String noted(String array) {
        asked.add(array);
        return array;
    }

    /** The name of an operation's own array. */
    static String array(Names names, Node node, String role) {
        return names.of(List.of(node.output(), role), node.layer() + role);
    }

    @Override
    public String table(String role, Grid grid) {
        return tables.grid(node.layer() + role, grid);
    }

    @Override
    public String rows(int rowsPerSample, int step) {
        return tables.rows(rowsPerSample, step);
    }

    @Override
    public String rows(int rowsPerSample, int step, int sampleStep) {
        return tables.rows(rowsPerSample, step, sampleStep);
    }

    @Override
    public String workspace(String role, int size) {
        return array(role, Allocation.perSample(size));
    }

    @Override
    public String array(String role, Allocation allocation) {
        String name = array(names, node, role);
        arrays.add(name, allocation);
        return noted(name);
    }

    @Override
    public String derived(Parameter parameter, String role, long size) {
        // For each user of a shared parameter its own: they need not have the same layout.
        String name =
                names.of(List.of(node.output(), parameter.role(), role), parameter.identifierIn(node.layer()) + role);
        arrays.fixed(name, size);
        return noted(name);
    }
}
