// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import io.github.annotron.runtime.Model;

/**
 * Random numbers for a network, and what the interpreter makes of them.
 *
 * @param numbers inputs, targets, parameters
 * @param expected the interpreted step, forward and backward
 */
record Trial(Numbers numbers, Pass expected) {

    /** Closer to a kink, numbers are drawn again. */
    private static final double MARGIN = 5e-6;

    private static final int DRAWS = 100;

    /** Draws until no decision of the pass is a close one. */
    static Trial draw(Subject subject, int samples, boolean training, long seed) {
        Interpreter interpreter = new Interpreter(subject.graph());
        Model model = subject.network().newModel(0);
        double margin = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            // Where functions are saturated, all is close; smaller inputs saturate less.
            double scale = draw < DRAWS / 4 ? 1 : 0.3;
            Numbers numbers = Numbers.draw(model, samples, training, seed * DRAWS + draw, scale);
            Pass pass = interpreter.forward(numbers.batch(), numbers.parameters());
            if (pass.margin() > MARGIN) {
                interpreter.backward(pass);
                return new Trial(numbers, pass);
            }
            margin = Math.max(margin, pass.margin());
        }
        throw new AssertionError(
                "all of " + DRAWS + " draws come as close as " + margin + " to a kink in\n" + subject.source());
    }

    Batch batch() {
        return numbers.batch();
    }
}
