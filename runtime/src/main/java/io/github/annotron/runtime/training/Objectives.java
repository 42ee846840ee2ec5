// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.OutputSpec;
import io.github.annotron.runtime.loss.Loss;
import java.util.List;
import java.util.Map;

/** What training minimises at each output: the declared loss, or another of the same reading. */
final class Objectives {

    /** In place of the name of an only output. */
    static final String ONLY = "";

    private Objectives() {}

    /**
     * The outputs with a loss.
     *
     * @param losses those that take the place of the declared ones, by the names of the outputs
     * @throws IllegalArgumentException if there is no output of such a name, or if a loss does not fit it
     */
    static List<OutputSpec> of(Model model, Map<String, Loss> losses) {
        List<OutputSpec> declared =
                model.outputs().stream().filter(OutputSpec::isTrained).toList();
        List<String> names = declared.stream().map(OutputSpec::name).toList();
        losses.keySet().forEach(name -> {
            if (name.equals(ONLY) ? names.size() != 1 : !names.contains(name)) {
                throw new IllegalArgumentException("a loss for " + (name.equals(ONLY) ? "the only output" : name)
                        + ": the outputs of " + model.name() + " that have a loss are " + names);
            }
        });
        return declared.stream()
                .map(output -> {
                    Loss other = losses.getOrDefault(output.name(), losses.get(ONLY));
                    return other == null ? output : replaced(model, output, other);
                })
                .toList();
    }

    private static OutputSpec replaced(Model model, OutputSpec output, Loss loss) {
        String place = model.name() + "'s output " + output.name();
        if (!loss.reading().equals(output.reading())) {
            throw new IllegalArgumentException("the loss " + loss.name() + " reads outputs as " + loss.reading() + ", "
                    + place + " is declared with " + output.loss().name() + ", which reads them as " + output.reading()
                    + ": predictors would return other scores than training means. Declare the output with a loss that"
                    + " reads as " + loss.reading());
        }
        String problem = loss.problem(output.width());
        if (problem != null) {
            throw new IllegalArgumentException("the loss " + loss.name() + " does not fit " + place + ": " + problem);
        }
        return output.with(loss);
    }
}
