// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import java.util.List;
import java.util.Locale;

/**
 * What one call of {@code fit} did.
 *
 * @param epochs in order
 * @param end how it ended
 */
public record History(List<Epoch> epochs, End end) {

    /** Why training ended. */
    public enum Reason {
        /** All epochs are done. */
        COMPLETED,
        /** A listener stopped it. */
        STOPPED,
        /** An exception ended it. */
        FAILED
    }

    /**
     * How training ended.
     *
     * @param reason why
     * @param message what the listener said that stopped it, or the exception; empty if all epochs are done
     * @param epoch the number of the last epoch that was begun, counted over all calls of {@code fit}; 0 if there is none
     * @param batch how many batches of that epoch were done; 0 if that is not known
     */
    public record End(Reason reason, String message, int epoch, int batch) {

        @Override
        public String toString() {
            String where = "epoch " + epoch + ", batch " + batch;
            return switch (reason) {
                case COMPLETED -> "completed with epoch " + epoch;
                case STOPPED -> "stopped in " + where + ": " + message;
                case FAILED -> "failed in " + where + ": " + message;
            };
        }
    }

    public History {
        epochs = List.copyOf(epochs);
    }

    /** Epochs of a training that was completed. */
    public History(List<Epoch> epochs) {
        this(
                epochs,
                new End(
                        Reason.COMPLETED,
                        "",
                        epochs.isEmpty() ? 0 : epochs.get(epochs.size() - 1).number(),
                        0));
    }

    /**
     * The last epoch.
     *
     * @throws IllegalStateException if training was stopped before there was one
     */
    public Epoch last() {
        if (epochs.isEmpty()) {
            throw new IllegalStateException("there is no epoch: " + end);
        }
        return epochs.get(epochs.size() - 1);
    }

    /** A table, a line an epoch; and how training ended, unless all epochs are done. */
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
        if (end.reason != Reason.COMPLETED) {
            text.append(end).append(System.lineSeparator());
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
