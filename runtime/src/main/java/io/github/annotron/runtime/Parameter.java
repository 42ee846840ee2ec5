// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime;

import java.util.List;
import java.util.Locale;
import org.ejml.data.FMatrixRMaj;

/**
 * A trained tensor of a model.
 *
 * @param name the layer's name and the parameter's, for example {@code conv1.kernel}
 * @param shape its extents, outermost first: {@code {units}} for a bias, {@code {in, out}} for a dense kernel, {@code
 *     {height, width, channels per group, filters}} for a convolution kernel
 * @param matrix the values, row-major; the last extent is the columns, all others together are the rows (one row for a
 *     bias). It is the model's own matrix: writing to it changes the model, whose {@link Revision} is
 *     to be told
 */
public record Parameter(String name, List<Integer> shape, FMatrixRMaj matrix) {

    public Parameter {
        shape = List.copyOf(shape);
        long size = TensorSpec.size(shape);
        if (size != matrix.getNumElements()) {
            throw new IllegalArgumentException(name + ": shape " + shape + " has " + size + " elements, the matrix "
                    + matrix.numRows + "x" + matrix.numCols);
        }
    }

    /**
     * Whether it is a kernel: what values are multiplied by, unlike a bias, or the scale, the shift and the averages of a
     * normalisation. That is told by its name, which ends with {@code kernel} or {@code embedding}. Penalties and decay of weights
     * are for kernels only, unless something else is asked for.
     */
    public boolean isKernel() {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith("kernel") || lower.endsWith("embedding");
    }

    /** How many numbers it holds. */
    public int size() {
        return matrix.getNumElements();
    }
}
