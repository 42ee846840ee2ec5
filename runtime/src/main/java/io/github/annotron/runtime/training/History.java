// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import java.util.List;
import java.util.Locale;

/**
 * What one call of {@code fit} did.
 *
 * @param epochs in order, at least one
 */
public record History(List<Epoch> epochs) {

    public History {
        epochs = List.copyOf(epochs);
    }

    /** The last epoch. */
    public Epoch last() {
        return epochs.get(epochs.size() - 1);
    }

    /** A table, a line an epoch. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(
                String.format("%5s  %10s  %8s  %10s  %8s  %8s  %9s%n", headings("epoch", "loss", "accuracy")));
        for (Epoch epoch : epochs) {
            Evaluation validation = epoch.validation();
            text.append(String.format(
                    Locale.ROOT,
                    "%5d  %10.5f  %8s  %10s  %8s  %8.2f  %9.0f%n",
                    epoch.number(),
                    epoch.loss(),
                    percent(epoch.accuracy()),
                    validation == null ? "" : String.format(Locale.ROOT, "%.5f", validation.loss()),
                    validation == null ? "" : percent(validation.accuracy()),
                    epoch.seconds(),
                    epoch.samplesPerSecond()));
        }
        return text.toString();
    }

    private static Object[] headings(String number, String loss, String accuracy) {
        return new Object[] {number, loss, accuracy, "val. loss", "val. acc", "seconds", "samples/s"};
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "" : String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }
}
