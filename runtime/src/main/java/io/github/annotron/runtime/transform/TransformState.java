// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.transform;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a file keeps of a transform.
 *
 * @param kind what it is: small letters, digits and hyphens, for example {@code min-max}
 * @param arrays the numbers it was fitted with, each array with at least one, by name
 * @param parts the transforms it is made of
 */
public record TransformState(String kind, Map<String, float[]> arrays, List<TransformState> parts) {

    public TransformState {
        if (!kind.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException(
                    "\"" + kind + "\" is no kind of transform: it takes letters a to z, digits and hyphens");
        }
        arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
        parts = List.copyOf(parts);
    }

    static TransformState of(String kind, Map<String, float[]> arrays) {
        return new TransformState(kind, arrays, List.of());
    }

    /**
     * An array by its name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public float[] array(String name) {
        float[] array = arrays.get(name);
        if (array == null) {
            throw new IllegalArgumentException(kind + " has no " + name);
        }
        return array;
    }

    /**
     * An array of whole numbers.
     *
     * @throws IllegalArgumentException if there is none of this name, or if it has other numbers
     */
    public int[] whole(String name) {
        float[] array = array(name);
        int[] numbers = new int[array.length];
        for (int i = 0; i < array.length; i++) {
            numbers[i] = (int) array[i];
            if (numbers[i] != array[i]) {
                throw new IllegalArgumentException(
                        kind + " has " + array[i] + " in " + name + ", expected a whole number");
            }
        }
        return numbers;
    }

    static float[] floats(int[] numbers) {
        float[] array = new float[numbers.length];
        for (int i = 0; i < array.length; i++) {
            array[i] = numbers[i];
        }
        return array;
    }
}
