// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.bits;

import java.util.ArrayList;
import java.util.List;

/** What the first way that took a step made of it is what all others must make of it. */
final class Agreement {

    private final List<String> first = new ArrayList<>();

    /**
     * Compares the results of a way with those before.
     *
     * @param results one for each step, from the first on
     * @return the number of the first step, from 1, that differs, or 0 if none does
     */
    int firstDifference(List<String> results) {
        for (int i = 0; i < results.size(); i++) {
            if (i == first.size()) {
                first.add(results.get(i));
            } else if (!first.get(i).equals(results.get(i))) {
                return i + 1;
            }
        }
        return 0;
    }
}
