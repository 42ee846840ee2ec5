// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.source;

import io.github.annotron.processor.diagnostic.Diagnostics;
import io.github.annotron.processor.diagnostic.Problem;
import io.github.annotron.processor.diagnostic.ProblemCode;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.tools.Diagnostic;

/** Hands problems to the compiler. */
public final class ProblemPrinter {

    private ProblemPrinter() {}

    /**
     * Prints all but the suppressed warnings.
     *
     * @param suppressed what is suppressed in the whole compilation
     */
    public static void print(Diagnostics diagnostics, Messager messager, Set<ProblemCode> suppressed) {
        for (Problem problem : diagnostics.problems()) {
            Diagnostic.Kind kind = problem.code().isWarning() ? Diagnostic.Kind.WARNING : Diagnostic.Kind.ERROR;
            if (!(problem.site() instanceof ElementSite site)) {
                messager.printMessage(kind, problem.message());
            } else if (!suppressed.contains(problem.code()) && !Suppressions.cover(site.element(), problem.code())) {
                site.print(messager, kind, problem.message());
            }
        }
    }
}
