// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.foreign;

import io.github.annotron.runtime.Model;
import java.util.List;
import java.util.function.Supplier;

/** What becomes of a case. */
sealed interface Verdict {

    /** A line for the table. */
    String text();

    /**
     * It cannot be expressed.
     *
     * @param reason what is missing
     */
    record Outside(String reason) implements Verdict {
        @Override
        public String text() {
            return "outside: " + reason;
        }
    }

    /**
     * It runs as a network.
     *
     * @param as the layer or loss that takes the operator's part
     * @param body the methods of the interface
     * @param trial computes what is compared, with a model of that interface
     */
    record Network(String as, String body, Trial trial) implements Verdict {
        @Override
        public String text() {
            return "runs as " + as;
        }
    }

    /**
     * It runs without a network.
     *
     * @param as the class that takes the operator's part
     * @param trial computes what is compared
     */
    record Direct(String as, Supplier<List<Comparison>> trial) implements Verdict {
        @Override
        public String text() {
            return "runs as " + as;
        }
    }

    /** Runs a network. */
    interface Trial {
        List<Comparison> run(Model model);
    }

    /**
     * What was computed and what should have been.
     *
     * @param what for messages
     */
    record Comparison(String what, float[] actual, float[] expected) {}
}
