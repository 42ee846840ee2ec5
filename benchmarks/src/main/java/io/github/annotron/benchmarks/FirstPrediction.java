// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.benchmarks;

import java.io.IOException;
import java.nio.file.Path;

/** A whole program: it loads a network, if it is told which and from where, predicts once, and ends. */
final class FirstPrediction {

    private FirstPrediction() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 0) {
            return;
        }
        Path file = Path.of(arguments[1]);
        float[] scores = arguments[0].equals("table")
                ? TableNetModel.load(file).newPredictor().predict(new float[4])
                : SmallNetModel.load(file).newPredictor().predict(new float[28 * 28]);
        if (Float.isNaN(scores[0])) {
            throw new AssertionError("the score is not a number");
        }
    }
}
