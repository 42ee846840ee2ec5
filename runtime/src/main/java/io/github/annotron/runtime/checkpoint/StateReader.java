// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.checkpoint;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hands out what a {@link StateWriter} collected, by the same names. */
public final class StateReader {

    private final String source;
    private final String path;
    private final Map<String, String> texts;
    private final Map<String, float[]> arrays;

    /**
     * Reads values.
     *
     * @param source where they come from, for messages
     * @param texts texts and numbers by their names, that of the part included
     * @param arrays arrays likewise
     */
    StateReader(String source, Map<String, String> texts, Map<String, float[]> arrays) {
        this(source, "", texts, arrays);
    }

    private StateReader(String source, String path, Map<String, String> texts, Map<String, float[]> arrays) {
        this.source = source;
        this.path = path;
        this.texts = texts;
        this.arrays = arrays;
    }

    /** The values that {@link StateWriter#in} put under this part. */
    public StateReader in(String part) {
        return new StateReader(source, path + part + "/", texts, arrays);
    }

    /** Whether there is a text, a number or an array of this name. */
    public boolean has(String name) {
        return texts.containsKey(path + name) || arrays.containsKey(path + name);
    }

    /**
     * A text.
     *
     * @throws CheckpointException if there is none of this name
     */
    public String text(String name) {
        return found(name, texts.get(path + name));
    }

    /**
     * A whole number.
     *
     * @throws CheckpointException if there is none of this name
     */
    public long whole(String name) {
        String text = text(name);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw wrong(name, "a whole number", text);
        }
    }

    /**
     * A whole number that counts something.
     *
     * @throws CheckpointException if there is none of this name, or if it is below 0 or above {@link Integer#MAX_VALUE}
     */
    public int count(String name) {
        long value = whole(name);
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw wrong(name, "a number from 0 to " + Integer.MAX_VALUE, Long.toString(value));
        }
        return (int) value;
    }

    /**
     * A number.
     *
     * @throws CheckpointException if there is none of this name
     */
    public double real(String name) {
        String text = text(name);
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw wrong(name, "a number", text);
        }
    }

    /**
     * An array; it belongs to the caller.
     *
     * @throws CheckpointException if there is none of this name
     */
    public float[] floats(String name) {
        return found(name, arrays.get(path + name));
    }

    /**
     * Fills an array.
     *
     * @throws CheckpointException if there is none of this name, or one of another length
     */
    public void read(String name, float[] values) {
        float[] found = floats(name);
        if (found.length != values.length) {
            throw wrong(name, values.length + " numbers", found.length + " numbers");
        }
        System.arraycopy(found, 0, values, 0, values.length);
    }

    private <T> T found(String name, @Nullable T value) {
        if (value == null) {
            throw new CheckpointException(source + ": expected " + path + name + ", found nothing of this name");
        }
        return value;
    }

    private CheckpointException wrong(String name, String expected, String found) {
        return new CheckpointException(source + ": expected " + expected + " as " + path + name + ", found " + found);
    }
}
