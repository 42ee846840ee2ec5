// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime;

import io.github.annotron.runtime.loss.Loss;
import io.github.annotron.runtime.loss.Losses;
import java.util.List;

/**
 * An output of a network, for one sample.
 *
 * @param name the layer's name
 * @param shape channels last; the batch is not part of it
 * @param loss what training minimises there; it also says how raw outputs become scores
 * @param weight of its loss in the sum over all outputs
 */
public record OutputSpec(String name, List<Integer> shape, Loss loss, float weight) {

    public OutputSpec {
        shape = List.copyOf(shape);
    }

    /** How many numbers one sample has. */
    public int size() {
        return Math.toIntExact(TensorSpec.size(shape));
    }

    /** Whether training minimises a loss there. */
    public boolean isTrained() {
        return loss != Losses.NONE;
    }
}
