// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.support;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Parameter;
import io.github.annotron.runtime.Revision;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** The parameters of a model that is being made: new ones, or those that are a part of another model. */
public final class ParameterSet {
    private final @Nullable Model whole;
    private final String path;
    private final List<Parameter> parameters = new ArrayList<>();

    private ParameterSet(@Nullable Model whole, String path) {
        this.whole = whole;
        this.path = path;
    }

    /** Parameters of the model's own, all zero. */
    public static ParameterSet fresh() {
        return new ParameterSet(null, "");
    }

    /**
     * Gives all parameters of a model the values that another model's have, which is of the same network.
     *
     * @return the first one
     */
    public static <M extends Model> M copied(M target, M source) {
        for (int i = 0; i < target.parameters().size(); i++) {
            target.parameters().get(i).matrix().setTo(source.parameters().get(i).matrix());
        }
        target.revision().advance();
        return target;
    }

    /**
     * Parameters that another model has.
     *
     * @param path the name of the part; its parameters' names begin with it
     */
    public static ParameterSet of(Model whole, String path) {
        return new ParameterSet(whole, path);
    }

    /**
     * Adds the next parameter.
     *
     * @throws IllegalArgumentException if the other model has none of this name, or one of another shape
     */
    public FMatrixRMaj add(String name, int... shape) {
        List<Integer> extents = new ArrayList<>();
        for (int extent : shape) {
            extents.add(extent);
        }
        FMatrixRMaj matrix = whole == null ? matrix(shape) : shared(whole, name, extents);
        parameters.add(new Parameter(name, extents, matrix));
        return matrix;
    }

    private static FMatrixRMaj matrix(int... shape) {
        int columns = shape[shape.length - 1];
        int rows = 1;
        for (int i = 0; i < shape.length - 1; i++) {
            rows = Math.multiplyExact(rows, shape[i]);
        }
        return new FMatrixRMaj(rows, columns);
    }

    private FMatrixRMaj shared(Model whole, String name, List<Integer> shape) {
        Parameter parameter = whole.parameter(path + "." + name);
        if (!parameter.shape().equals(shape)) {
            throw new IllegalArgumentException("the part has a " + name + " of " + shape + ", and " + parameter.name()
                    + " of " + whole.name() + " is " + parameter.shape());
        }
        return parameter.matrix();
    }

    /** Counts their changes. */
    public Revision revision() {
        return whole == null ? new Revision() : whole.revision();
    }

    /** All that were added, in this order. */
    public List<Parameter> toList() {
        return List.copyOf(parameters);
    }
}
