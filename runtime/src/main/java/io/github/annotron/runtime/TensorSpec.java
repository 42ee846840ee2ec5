// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Name and shape of a network's input, for one sample.
 *
 * @param name the layer's name
 * @param shape channels last, for example {@code {28, 28, 1}}; the batch is not part of it
 * @param vocabulary if its numbers are the ids of tokens, how many ids there are: whole numbers from 0 up to below this; 0 if any
 *     numbers will do
 */
public record TensorSpec(String name, List<Integer> shape, int vocabulary) {

    public TensorSpec {
        shape = List.copyOf(shape);
    }

    /** An input that takes any numbers. */
    public TensorSpec(String name, List<Integer> shape) {
        this(name, shape, 0);
    }

    /** Whether the numbers are ids of tokens. */
    public boolean takesIds() {
        return vocabulary > 0;
    }

    /**
     * The first position of a sample whose number is no id of the vocabulary.
     *
     * @param offset where the sample begins
     * @return from 0 on; -1 if all are ids
     */
    public int positionWithoutId(float[] values, int offset) {
        return positionWithoutId(values, offset, size());
    }

    /**
     * The same of a part of a sample.
     *
     * @param offset where the part begins
     * @param count how many numbers it has
     */
    public int positionWithoutId(float[] values, int offset, int count) {
        for (int i = 0; i < count; i++) {
            float value = values[offset + i];
            // Also false for what is not a number.
            if (!(value >= 0 && value < vocabulary && value == (int) value)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * What is wrong with a position, for messages: {@code has the id 7.5 at position 3 of input words, and its ids are whole numbers
     * from 0 to 99}.
     */
    public String problem(float value, int position) {
        return "has the id " + (value == (int) value ? Integer.toString((int) value) : Float.toString(value))
                + " at position " + position + " of input " + name + ", and with a vocabulary of " + vocabulary
                + " ids are whole numbers from 0 to " + (vocabulary - 1);
    }

    /** How many numbers one sample has. */
    public int size() {
        return Math.toIntExact(size(shape));
    }

    /** The shape as people write it, for example {@code 28x28x1}. */
    public String text() {
        return text(shape);
    }

    static String text(List<Integer> shape) {
        return shape.stream().map(String::valueOf).collect(Collectors.joining("x"));
    }

    static long size(List<Integer> shape) {
        long size = 1;
        // By index: an iterator would be an allocation in every prediction of a batch.
        for (int i = 0; i < shape.size(); i++) {
            size = Math.multiplyExact(size, (long) shape.get(i));
        }
        return size;
    }
}
