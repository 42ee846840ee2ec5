// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.code;

import java.util.ArrayList;
import java.util.List;

/**
 * An index expression: a constant and multiples of variables, written as a person would, {@code n * 784 + x + 2}.
 * Immutable.
 */
public final class Index {
    private final List<String> terms;
    private final long constant;

    private Index(List<String> terms, long constant) {
        this.terms = terms;
        this.constant = constant;
    }

    public static Index of(long constant) {
        return new Index(List.of(), constant);
    }

    public static Index times(String variable, long factor) {
        return of(0).plus(variable, factor);
    }

    public Index plus(long summand) {
        return new Index(terms, constant + summand);
    }

    /** Adds {@code variable * factor}. */
    public Index plus(String variable, long factor) {
        if (factor == 0) {
            return this;
        }
        List<String> longer = new ArrayList<>(terms);
        String sign = factor < 0 ? "-" : "+";
        long size = Math.abs(factor);
        longer.add(sign + (size == 1 ? variable : variable + " * " + size));
        return new Index(longer, constant);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (String term : terms) {
            if (text.length() == 0) {
                text.append(term.charAt(0) == '-' ? "-" : "").append(term, 1, term.length());
            } else {
                text.append(' ').append(term.charAt(0)).append(' ').append(term, 1, term.length());
            }
        }
        if (text.length() == 0) {
            return Long.toString(constant);
        }
        if (constant != 0) {
            text.append(constant < 0 ? " - " : " + ").append(Math.abs(constant));
        }
        return text.toString();
    }
}
