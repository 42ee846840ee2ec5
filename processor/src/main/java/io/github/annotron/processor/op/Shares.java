// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import io.github.annotron.processor.code.Code;

/** How work that is divided among threads, {@code part} of {@code parts}, falls on rows or columns. */
final class Shares {

    private Shares() {}

    /** Where a part begins, an expression. */
    static String begin(int count) {
        return "(int) (" + count + "L * part / parts)";
    }

    /** Where it ends. */
    static String end(int count) {
        return "(int) (" + count + "L * (part + 1) / parts)";
    }

    /** Declares {@code first} and {@code last}. */
    static void declare(Code code, int count) {
        declare(code, "first", "last", count);
    }

    /** Declares the bounds of this part under names. */
    static void declare(Code code, String begin, String end, int count) {
        code.line("int $L = $L", begin, begin(count));
        code.line("int $L = $L", end, end(count));
    }
}
