// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.source;

import io.github.annotron.processor.diagnostic.Diagnostics;
import io.github.annotron.processor.diagnostic.Problem;
import javax.annotation.processing.Messager;
import javax.tools.Diagnostic;

/** Hands problems to the compiler. */
public final class ProblemPrinter {

    private ProblemPrinter() {}

    public static void print(Diagnostics diagnostics, Messager messager) {
        for (Problem problem : diagnostics.problems()) {
            ((ElementSite) problem.site()).print(messager, Diagnostic.Kind.ERROR, problem.message());
        }
    }
}
