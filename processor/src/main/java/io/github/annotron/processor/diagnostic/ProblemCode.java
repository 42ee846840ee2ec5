// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.diagnostic;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The kinds of problem. The name in camel case is part of each message and of {@code @SuppressWarnings}, so it never
 * changes. {@code docs/diagnostics.md} explains each with examples, which a test compiles.
 */
public enum ProblemCode {
    NOT_AN_INTERFACE,
    NOT_A_LAYER,
    DUPLICATE_LAYER,
    UNKNOWN_LAYER,
    PARAMETER_NAMES,
    CYCLE,
    NOT_A_BLOCK,
    MISSING_INPUT,
    OUTPUT,
    UNUSED_LAYER,
    INPUT_COUNT,
    INVALID_VALUE,
    SHAPE_MISMATCH,
    TOO_LARGE,
    LOSS_MISMATCH,
    WEIGHTS_MISMATCH,
    NOT_CERTIFIABLE,
    NAME_CLASH,
    INVALID_OPTION,
    INTERNAL_ERROR,
    DEAD_UNITS(true),
    LOST_PIXELS(true),
    IDLE_TAPS(true),
    SATURATING_OUTPUT(true),
    DOMINANT_LAYER(true),
    UNKNOWN_WARNING(true);

    private static final String ALL_WARNINGS = "all";

    private final String slug;
    private final boolean warning;

    ProblemCode() {
        this(false);
    }

    ProblemCode(boolean warning) {
        StringBuilder words = new StringBuilder();
        for (String word : name().split("_")) {
            words.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        this.slug = words.toString();
        this.warning = warning;
    }

    /** The name in messages. */
    public String slug() {
        return slug;
    }

    /** Whether a network with it is compiled all the same, and users can suppress it. */
    public boolean isWarning() {
        return warning;
    }

    /** What users can suppress: the slugs of the warnings, and a word for all of them. */
    public static List<String> suppressible() {
        return Stream.concat(Stream.of(ALL_WARNINGS), warnings().map(ProblemCode::slug))
                .toList();
    }

    /** The warnings that a word of {@link #suppressible} stands for; none if it is not one of these. */
    public static Set<ProblemCode> suppressedBy(String word) {
        return warnings()
                .filter(code -> word.equals(ALL_WARNINGS) || word.equals(code.slug))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ProblemCode.class)));
    }

    private static Stream<ProblemCode> warnings() {
        return Arrays.stream(values()).filter(ProblemCode::isWarning);
    }
}
