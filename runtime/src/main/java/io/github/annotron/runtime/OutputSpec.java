// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime;

import io.github.annotron.runtime.loss.Loss;
import io.github.annotron.runtime.loss.Losses;
import io.github.annotron.runtime.loss.Reading;
import java.util.List;

/**
 * An output of a network, for one sample.
 *
 * @param name the layer's name
 * @param shape channels last; the batch is not part of it
 * @param loss what training minimises there; it also says how raw outputs become scores. A trainer may have another one of the same
 *     reading
 * @param weight of its loss in the sum over all outputs
 * @param positions at how many places the loss is taken, and averaged: 1 if over a whole sample, else the places before the last
 *     axis, such as the steps of a sequence
 */
public record OutputSpec(String name, List<Integer> shape, Loss loss, float weight, int positions) {

    public OutputSpec {
        shape = List.copyOf(shape);
    }

    /** An output whose loss is taken over a whole sample. */
    public OutputSpec(String name, List<Integer> shape, Loss loss, float weight) {
        this(name, shape, loss, weight, 1);
    }

    /** How many numbers one sample has. */
    public int size() {
        return Math.toIntExact(TensorSpec.size(shape));
    }

    /** How many numbers one position has. */
    public int width() {
        return size() / positions;
    }

    /** How raw outputs are read. */
    public Reading reading() {
        return loss.reading();
    }

    /** The same output with another loss. */
    public OutputSpec with(Loss other) {
        return new OutputSpec(name, shape, other, weight, positions);
    }

    /** Whether training minimises a loss there. */
    public boolean isTrained() {
        return loss != Losses.NONE;
    }
}
