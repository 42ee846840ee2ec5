// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.emit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/** Unique identifiers. The user's names are claimed first, so that they come out unchanged wherever possible. */
final class Names {
    /** Names that generated code uses for itself: members, parameters and locals. */
    private static final Set<String> RESERVED = Set.of(
            // members, parameters and locals
            "activations",
            "asDeclared",
            "after",
            "at",
            "atOnce",
            "b",
            "backward",
            "backwardTotals",
            "before",
            "begin",
            "bias",
            "block",
            "bottom",
            "capacity",
            "channel",
            "column",
            "dIn",
            "dOut",
            "derive",
            "feature",
            "filter",
            "first",
            "floor",
            "forward",
            "forwardTotals",
            "from",
            "gate",
            "gateRows",
            "gatesApart",
            "gradient",
            "gradients",
            "gradientsAtLayers",
            "group",
            "i",
            "id",
            "in",
            "input",
            "inputs",
            "keep",
            "kernel",
            "key",
            "kx",
            "ky",
            "largest",
            "last",
            "learns",
            "left",
            "loss",
            "losses",
            "model",
            "n",
            "next",
            "objectives",
            "o",
            "out",
            "output",
            "part",
            "parts",
            "passes",
            "penalties",
            "penalty",
            "prepare",
            "purpose",
            "right",
            "row",
            "run",
            "samples",
            "scores",
            "share",
            "stage",
            "stages",
            "stepGates",
            "steps",
            "t",
            "tap",
            "target",
            "targetWidths",
            "targets",
            "to",
            "toInputs",
            "top",
            "totals",
            "training",
            "unit",
            "w",
            "weights",
            "x",
            "y",
            "INPUTS",
            "OUTPUTS",
            // classes
            "Activations",
            "Arrays",
            "BatchNormalization",
            "Dropout",
            "Float",
            "Functions",
            "Gates",
            "Gaussian",
            "Intervals",
            "Kernels",
            "Losses",
            "Lstm",
            "Math",
            "MaxPooling",
            "Normalization",
            "Offsets",
            "Positions",
            "Readings",
            "Sampling",
            "Scratch",
            "Softmax",
            "Support",
            "System",
            "Tables",
            "TransposedProduct",
            // words that are keywords in some places only
            "permits",
            "record",
            "sealed",
            "var",
            "when",
            "with",
            "yield");

    /** Numbered locals of unrolled code, and the pieces of methods that were too long. */
    private static final Pattern NUMBERED = Pattern.compile(
            "[sx][0-9]+|(allocate|derive|run|prepare|backward|gradients|(run|totals|backward|backwardTotals)Stage[0-9]+)"
                    + "(Part[0-9]+)?");

    /** Methods without parameters that generated classes have anyway, or inherit. */
    private static final Set<String> GETTERS = Set.of(
            "allocate",
            "capacity",
            "clone",
            "finalize",
            "getClass",
            "hashCode",
            "inputs",
            "layers",
            "model",
            "name",
            "newCopy",
            "newBoundProgram",
            "newCertifier",
            "newPredictor",
            "newStream",
            "notify",
            "notifyAll",
            "output",
            "outputs",
            "parameterCount",
            "parameters",
            "penalties",
            "revision",
            "summary",
            "toString",
            "wait");

    private final Map<Object, String> names = new HashMap<>();
    private final Set<String> taken = new HashSet<>(RESERVED);

    /** The name for a key: the wish, a path if need be, if it is free, else the wish with underscores behind it. */
    String of(Object key, String wish) {
        return names.computeIfAbsent(key, ignored -> {
            String name = wish.replace('.', '_');
            while (!taken.add(name)
                    || SourceVersion.isKeyword(name)
                    || NUMBERED.matcher(name).matches()) {
                name += "_";
            }
            return name;
        });
    }

    static String capitalized(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** The name of a method without parameters that is called as something of the user's. */
    static String ofGetter(String wish) {
        return GETTERS.contains(wish) ? wish + "_" : wish;
    }
}
