// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.checkpoint;

import io.github.annotron.runtime.Parameter;
import io.github.annotron.runtime.io.NamedTensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects named values for a checkpoint: texts, numbers, and arrays. What is inside another thing has its name before it. */
public final class StateWriter {

    private final String path;
    private final Map<String, String> texts;
    private final List<NamedTensor> tensors;

    /** An empty one. */
    public StateWriter() {
        this("", new LinkedHashMap<>(), new ArrayList<>());
    }

    private StateWriter(String path, Map<String, String> texts, List<NamedTensor> tensors) {
        this.path = path;
        this.texts = texts;
        this.tensors = tensors;
    }

    /** Writes what is inside a part, whose names do not meet those of other parts. */
    public StateWriter in(String part) {
        return new StateWriter(path + part + "/", texts, tensors);
    }

    /** Puts a text. */
    public void put(String name, String value) {
        if (texts.put(path + name, value) != null) {
            throw new IllegalArgumentException("there are two values named " + path + name);
        }
    }

    /** Puts a whole number. */
    public void put(String name, long value) {
        put(name, Long.toString(value));
    }

    /** Puts a number, with all its bits. */
    public void put(String name, double value) {
        put(name, Double.toString(value));
    }

    /** Puts numbers; the array is not copied. */
    public void put(String name, float[] values) {
        tensors.add(new NamedTensor(path + name, List.of(values.length), values));
    }

    /** Puts a parameter under its own name, whatever the part; its numbers are not copied. */
    public void put(Parameter parameter) {
        tensors.add(NamedTensor.of(parameter));
    }

    Map<String, String> texts() {
        return texts;
    }

    List<NamedTensor> tensors() {
        return tensors;
    }
}
