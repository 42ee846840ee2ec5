// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.diagnostic;

import java.util.ArrayList;
import java.util.List;

/** Collects problems, mostly those of one network. */
public final class Diagnostics {
    private final List<Problem> problems = new ArrayList<>();
    private boolean leftToCompiler;

    /**
     * Adds a problem.
     *
     * @param subject what it is about, usually a layer's name
     * @param text the rule with the numbers, and the remedy, as sentences; the first goes on after "subject: "
     */
    public void report(ProblemCode code, Site site, String subject, String text) {
        problems.add(new Problem(code, subject + ": " + text, site));
    }

    /** Says that something is no proper Java: the compiler reports it, and there is nothing to add. */
    public void leaveToCompiler() {
        leftToCompiler = true;
    }

    /** Whether nothing is wrong, warnings aside. */
    public boolean isClean() {
        return !leftToCompiler
                && problems.stream().allMatch(problem -> problem.code().isWarning());
    }

    /** All problems in the order in which they were found. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }
}
