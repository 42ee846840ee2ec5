// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor;

import io.github.annotron.processor.diagnostic.Diagnostics;
import io.github.annotron.processor.diagnostic.DidYouMean;
import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.diagnostic.Site;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What users set for a whole compilation, with {@code -A} on the compiler's command line.
 *
 * @param suppressed {@code -Aannotron.suppress=LostPixels,DeadUnits}: warnings that are not wanted anywhere
 * @param diagram {@code -Aannotron.diagram=true}: whether each network is drawn, too
 */
record Options(Set<ProblemCode> suppressed, boolean diagram) {
    private static final String PREFIX = "annotron.";
    private static final String SUPPRESS = PREFIX + "suppress";
    private static final String DIAGRAM = PREFIX + "diagram";

    /** Nothing is set. */
    static final Options NONE = new Options(Set.of(), false);

    /** The names of all options. */
    static final Set<String> NAMES = Set.of(SUPPRESS, DIAGRAM);

    /** Reads the options with our prefix; others belong to other processors. Reports what it does not understand. */
    static Options read(Map<String, String> given, Diagnostics diagnostics) {
        Set<ProblemCode> suppressed = EnumSet.noneOf(ProblemCode.class);
        new TreeMap<>(given).forEach((name, value) -> {
            if (name.equals(SUPPRESS)) {
                // Where there is no "=", the value is null.
                for (String word : value == null ? List.of("") : List.of(value.split(",", -1))) {
                    suppressed.addAll(suppressedBy(word.strip(), diagnostics));
                }
            } else if (name.equals(DIAGRAM)) {
                if (value != null && !value.equals("true") && !value.equals("false")) {
                    report(diagnostics, name, "the value is \"" + value + "\". Write true or false.");
                }
            } else if (name.startsWith(PREFIX)) {
                report(diagnostics, name, "there is no such option. " + DidYouMean.remedy(NAMES, name));
            }
        });
        // Without a value, the option is there and null.
        boolean diagram = given.containsKey(DIAGRAM) && !"false".equals(given.get(DIAGRAM));
        return new Options(suppressed, diagram);
    }

    private static Set<ProblemCode> suppressedBy(String word, Diagnostics diagnostics) {
        Set<ProblemCode> codes = ProblemCode.suppressedBy(word);
        if (codes.isEmpty()) {
            report(
                    diagnostics,
                    SUPPRESS,
                    "there is no warning \"" + word + "\" to suppress. "
                            + DidYouMean.remedy(ProblemCode.suppressible(), word));
        }
        return codes;
    }

    private static void report(Diagnostics diagnostics, String name, String text) {
        diagnostics.report(ProblemCode.INVALID_OPTION, Site.NOWHERE, "-A" + name, text);
    }
}
