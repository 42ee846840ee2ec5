// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.foreign;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.io.NamedTensor;
import io.github.annotron.runtime.io.Safetensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tensors that another system saved, by name. It remembers which ones were asked for, so that none is forgotten: see
 * {@link WeightImport#apply}.
 *
 * <p>For use by one thread.
 */
public final class ForeignTensors {

    private final String source;
    private final Map<String, NamedTensor> tensors = new LinkedHashMap<>();
    private final Set<String> unused = new LinkedHashSet<>();

    private ForeignTensors(String source, List<NamedTensor> tensors) {
        this.source = source;
        for (NamedTensor tensor : tensors) {
            if (this.tensors.put(tensor.name(), tensor) != null) {
                throw new IllegalArgumentException(source + " has two tensors named " + tensor.name());
            }
            unused.add(tensor.name());
        }
    }

    /**
     * Reads a safetensors file.
     *
     * @throws IOException as {@link Safetensors#read(Path)} does
     */
    public static ForeignTensors read(Path file) throws IOException {
        return of(file.toString(), Safetensors.read(file));
    }

    /**
     * Takes tensors from anywhere.
     *
     * @param source where they come from, for messages
     * @param tensors with different names
     */
    public static ForeignTensors of(String source, List<NamedTensor> tensors) {
        return new ForeignTensors(source, tensors);
    }

    /**
     * A tensor, which counts as used from now on.
     *
     * @throws IllegalArgumentException if there is none of this name; the message lists those that there are
     */
    public NamedTensor get(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        source + " has no tensor named " + name + "; it has " + tensors.keySet()));
    }

    /** Whether there is a tensor of this name; this does not use it. */
    boolean has(String name) {
        return tensors.containsKey(name);
    }

    /** A tensor, if there is one of this name; it counts as used from now on. */
    public Optional<NamedTensor> find(String name) {
        unused.remove(name);
        return Optional.ofNullable(tensors.get(name));
    }

    /**
     * Declares that tensors are left out on purpose.
     *
     * @return this
     * @throws IllegalArgumentException if there is none of such a name
     */
    public ForeignTensors ignore(String... names) {
        for (String name : names) {
            get(name);
        }
        return this;
    }

    /** Those that nothing has asked for yet. */
    public List<NamedTensor> unused() {
        List<NamedTensor> left = new ArrayList<>();
        for (NamedTensor tensor : tensors.values()) {
            if (unused.contains(tensor.name())) {
                left.add(tensor);
            }
        }
        return left;
    }

    /** Starts to fill a model with these tensors. */
    public WeightImport into(Model model) {
        return new WeightImport(this, model);
    }

    /** Where the tensors come from. */
    @Override
    public String toString() {
        return source;
    }
}
