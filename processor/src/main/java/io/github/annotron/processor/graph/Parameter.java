// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tensor that a model keeps.
 *
 * @param layer the layer that owns it
 * @param role its name within the layer, such as {@code kernel} or {@code reverse.kernel}
 * @param shape extents, outermost first; the last one is the columns of its matrix
 * @param start how it is initialised
 * @param change what training does to it
 */
public record Parameter(String layer, String role, List<Integer> shape, Start start, Change change) {

    /** How training changes a parameter. */
    public enum Change {
        /** The optimiser follows its gradient. */
        TRAINED,
        /** It is a running average of what comes through its layer. */
        MEASURED,
        /** It stays as it is. */
        FROZEN
    }

    /**
     * The values to begin with.
     *
     * @param method the method of the runtime's {@code Initializers}
     * @param fanIn inputs of one unit
     * @param fanOut outputs that one input reaches
     * @param constant the value where the method is {@code constant}
     */
    public record Start(String method, long fanIn, long fanOut, float constant) {}

    public Parameter {
        shape = List.copyOf(shape);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof Parameter parameter
                        && layer.equals(parameter.layer)
                        && role.equals(parameter.role)
                        && shape.equals(parameter.shape)
                        && start.equals(parameter.start)
                        && change == parameter.change;
    }

    @Override
    public int hashCode() {
        return 31 * layer.hashCode() + role.hashCode();
    }

    /** The name that users see, such as {@code conv1.kernel}. */
    public String path() {
        return layer + "." + role;
    }

    /** The name of fields that hold it, such as {@code conv1Kernel}. */
    public String identifier() {
        return identifierIn(layer);
    }

    /** The same for what a layer makes of it that may only share it. */
    public String identifierIn(String user) {
        StringBuilder name = new StringBuilder(user);
        for (String word : role.split("\\.")) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
        }
        return name.toString();
    }

    public boolean isTrained() {
        return change == Change.TRAINED;
    }

    public boolean isFrozen() {
        return change == Change.FROZEN;
    }

    /** The columns of its matrix. */
    public int columns() {
        return shape.get(shape.size() - 1);
    }

    /** The rows of its matrix. */
    public long rows() {
        return elements() / columns();
    }

    /** How many numbers it holds. */
    public long elements() {
        return new Shape(shape).elements();
    }
}
