// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.source;

import io.github.annotron.processor.diagnostic.Site;
import java.util.List;
import java.util.Map;

/**
 * The values of an annotation, defaults included, with the places where they stand.
 *
 * @param values Integer, Boolean, Float, the name of an enum constant or of a class, a String, or a list of these
 * @param sites where; the annotation itself for what is left to its default
 * @param annotation the annotation's own place
 */
public record Attributes(Map<String, Object> values, Map<String, Site> sites, Site annotation) {

    public Attributes {
        values = Map.copyOf(values);
        sites = Map.copyOf(sites);
    }

    public int integer(String name) {
        return (Integer) value(name);
    }

    public float number(String name) {
        return (Float) value(name);
    }

    public boolean flag(String name) {
        return (Boolean) value(name);
    }

    /** The name of an enum constant or of a class, or a text. */
    public String constant(String name) {
        return (String) value(name);
    }

    public List<Integer> integers(String name) {
        return ((List<?>) value(name)).stream().map(Integer.class::cast).toList();
    }

    public List<String> strings(String name) {
        return ((List<?>) value(name)).stream().map(String.class::cast).toList();
    }

    /** Whether there is a value of this name. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** The same values, all at one place. */
    Attributes at(Site place) {
        return new Attributes(values, Map.of(), place);
    }

    /** Where a value stands. */
    public Site site(String name) {
        return sites.getOrDefault(name, annotation);
    }

    private Object value(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no attribute " + name + " among " + values.keySet());
        }
        return value;
    }
}
