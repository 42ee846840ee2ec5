// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.robust;

import io.github.annotron.runtime.loss.Loss;
import io.github.annotron.runtime.loss.Reading;
import io.github.annotron.runtime.loss.Readings;
import org.jspecify.annotations.Nullable;

/**
 * By how much the largest wrong output is above the right one: above 0 if the network is wrong. To attack classifiers (N. Carlini, D.
 * Wagner, "Towards evaluating the robustness of neural networks", 2017, function f6 without its bound). Its derivatives are 1 and -1
 * however sure the network is, where those of a cross-entropy become 0 in floats, and an attack finds nothing though there is something.
 */
public record Margin() implements Loss {

    @Override
    public String name() {
        return "margin";
    }

    @Override
    public Reading reading() {
        return Readings.CLASSES;
    }

    @Override
    public boolean accepts(int targetWidth, int width) {
        return targetWidth == 1 || targetWidth == width;
    }

    @Override
    public @Nullable String problem(int width) {
        return width > 1 ? null : "a margin is between classes, and there is 1 output";
    }

    @Override
    public void evaluate(
            int from,
            int to,
            int width,
            float[] output,
            float[] target,
            int targetWidth,
            float[] losses,
            float[] gradient) {
        for (int n = from; n < to; n++) {
            int truth = Reading.truth(target, n * targetWidth, targetWidth);
            int other = truth == 0 ? 1 : 0;
            for (int i = 0; i < width; i++) {
                gradient[n * width + i] = 0;
                if (i != truth && output[n * width + i] > output[n * width + other]) {
                    other = i;
                }
            }
            losses[n] = output[n * width + other] - output[n * width + truth];
            gradient[n * width + other] = 1;
            gradient[n * width + truth] = -1;
        }
    }
}
