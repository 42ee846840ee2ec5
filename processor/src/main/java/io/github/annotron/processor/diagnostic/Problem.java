// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.diagnostic;

/**
 * Something that is wrong.
 *
 * @param code its kind
 * @param text subject, rule with the numbers, remedy
 * @param site where
 */
public record Problem(ProblemCode code, String text, Site site) {

    /** What the user reads. */
    public String message() {
        return "[annotron/" + code.slug() + "] " + text;
    }
}
