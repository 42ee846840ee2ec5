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
        add(new Problem(code, subject + ": " + text, site));
    }

    private void add(Problem problem) {
        if (problem.site() != Site.ELSEWHERE) {
            problems.add(problem);
        } else if (!problem.code().isWarning()) {
            leaveToCompiler();
        }
    }

    /** Adds all that is in another collection. */
    public void addAll(Diagnostics others) {
        problems.addAll(others.problems);
        leftToCompiler |= others.leftToCompiler;
    }

    /**
     * Adds all that is in another collection, at a place for which it is a problem too.
     *
     * @param prefix says whose problems these are
     */
    public void addAll(Diagnostics others, Site site, String prefix) {
        others.problems.forEach(problem -> add(new Problem(problem.code(), prefix + problem.text(), site)));
        leftToCompiler |= others.leftToCompiler;
    }

    /** Says that what is in another collection stands in the way, and is reported by somebody else. */
    public void leaveToOthers(Diagnostics others) {
        leftToCompiler |= !others.isClean();
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
