// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import io.github.annotron.runtime.LayerInfo;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Parameter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The parameters that training leaves as they are because the user said so at run time. */
final class Freezing {
    private final Model model;
    private final Set<String> frozen = new HashSet<>();

    Freezing(Model model) {
        this.model = model;
    }

    void freeze(String... paths) {
        change(true, paths);
    }

    void unfreeze(String... paths) {
        change(false, paths);
    }

    /**
     * The parameters that are named or are in a path.
     *
     * @throws IllegalArgumentException if there are none
     */
    static List<String> select(Model model, String path) {
        List<String> found = model.parameters().stream()
                .map(Parameter::name)
                .filter(name -> name.equals(path) || name.startsWith(path + "."))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException(model.name() + " has no parameter that is named or is in \"" + path
                    + "\"; it has "
                    + model.parameters().stream().map(Parameter::name).toList());
        }
        return found;
    }

    private void change(boolean freeze, String... paths) {
        Set<String> all = new HashSet<>();
        for (String path : paths) {
            all.addAll(select(model, path));
        }
        if (freeze) {
            frozen.addAll(all);
        } else {
            frozen.removeAll(all);
        }
    }

    boolean isFrozen(String parameter) {
        return frozen.contains(parameter);
    }

    /** The names of all frozen parameters, in the order of the model. */
    List<String> frozen() {
        return model.parameters().stream()
                .map(Parameter::name)
                .filter(this::isFrozen)
                .toList();
    }

    /**
     * What a program is told.
     *
     * @param learns for each layer, whether its parameters are to change
     * @param passes for each layer, whether a gradient is needed at its output
     */
    record Flags(boolean[] learns, boolean[] passes) {
        void applyTo(TrainingProgram program) {
            program.freeze(learns, passes);
        }
    }

    /** Tells a program. */
    void apply(TrainingProgram program) {
        if (!frozen.isEmpty()) {
            flags(program).applyTo(program);
        }
    }

    Flags flags(TrainingProgram program) {
        List<Parameter> parameters = model.parameters();
        Set<String> trained = new HashSet<>();
        for (int i = 0; i < parameters.size(); i++) {
            if (program.gradient(i) != null && !isFrozen(parameters.get(i).name())) {
                trained.add(parameters.get(i).name());
            }
        }
        List<LayerInfo> layers = model.layers();
        boolean[] learns = new boolean[layers.size()];
        boolean[] passes = new boolean[layers.size()];
        Map<String, Boolean> known = new HashMap<>();
        for (int i = 0; i < learns.length; i++) {
            LayerInfo layer = layers.get(i);
            learns[i] = !frozen.containsAll(layer.parameterNames());
            passes[i] = layer.parameterNames().stream().anyMatch(trained::contains)
                    || layer.inputs().stream().anyMatch(input -> known.getOrDefault(input, false));
            known.put(layer.name(), passes[i]);
        }
        return new Flags(learns, passes);
    }
}
