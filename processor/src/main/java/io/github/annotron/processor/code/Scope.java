// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.code;

import io.github.annotron.processor.graph.Parameter;
import java.util.Optional;

/** The names around the code of an operation. All are expressions for the class that the code goes into. */
public interface Scope {

    /** The array of an input, {@code capacity} rows of one sample each. */
    String input(int index);

    /** The array of the output. */
    String output();

    /** The array of a parameter. */
    String parameter(Parameter parameter);

    /** The same of one that there need not be: else {@code null}. */
    default String parameterOrNull(Optional<Parameter> parameter) {
        return parameter.map(this::parameter).orElse("null");
    }

    /** A table of the offsets of a grid. */
    String table(String role, Grid grid);

    /** A table of the multiples of {@code step}, {@code rowsPerSample} for each sample of a full batch. */
    String rows(int rowsPerSample, int step);

    /**
     * A table of the offsets of rows, {@code rowsPerSample} for each sample of a full batch, where samples are further apart than
     * their rows are long.
     *
     * @param step the distance of rows
     * @param sampleStep the distance of samples
     */
    String rows(int rowsPerSample, int step, int sampleStep);

    /**
     * An array of the operation's own, zeros at first.
     *
     * @param role its name within the layer
     * @param size elements per sample
     */
    String workspace(String role, int size);

    /** Whether this is a step of training proper, with all that is random in it: a boolean. */
    String training();

    /** Whether the parameters of the layer change in training, unless it is frozen as a whole at run time: a boolean. */
    String learns();

    /** An array of the operation's own. */
    String array(String role, Allocation allocation);

    /** An array of the operation's own that is derived from a parameter before a pass. */
    String derived(Parameter parameter, String role, long size);
}
