// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Parameter;
import io.github.annotron.runtime.checkpoint.StateReader;
import io.github.annotron.runtime.checkpoint.StateWriter;
import io.github.annotron.runtime.checkpoint.Stateful;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Stops training when a figure has not become better for some epochs, and gives the model back the parameters of the best
 * epoch, however training ended unless it failed. They are kept in memory, batch-normalisation statistics included. The
 * optimiser's state is not put back: another call of {@code fit} goes on from the best parameters with the moments of the
 * last step.
 *
 * <p>What it remembers is of one call of {@code fit}; the next call begins anew. For use by one training at a time.
 */
public final class EarlyStopping implements TrainingListener, Stateful {

    private final Monitor monitor;
    private final int patience;
    private final double minimumChange;
    private final boolean restoringBest;

    private double best = Double.NaN;
    private int bestEpoch;
    private int waited;
    private float @Nullable [] @Nullable [] weights;

    private EarlyStopping(Monitor monitor, int patience, double minimumChange, boolean restoringBest) {
        if (patience < 1) {
            throw new IllegalArgumentException("the patience must be at least 1 epoch, not " + patience);
        }
        if (!(minimumChange >= 0 && minimumChange < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the minimum change must be at least 0, not " + minimumChange);
        }
        this.monitor = monitor;
        this.patience = patience;
        this.minimumChange = minimumChange;
        this.restoringBest = restoringBest;
    }

    /**
     * Stops when the figure has not become better in so many epochs, by whatever little, and restores the best parameters.
     *
     * @param monitor the figure, such as {@code Monitor.validationLoss()}
     * @param patience how many epochs in a row may pass without a better one before training stops, at least 1
     */
    public static EarlyStopping of(Monitor monitor, int patience) {
        return new EarlyStopping(monitor, patience, 0, true);
    }

    /** The same where only a change of more than this counts as better; at least 0. */
    public EarlyStopping minimumChange(double value) {
        return new EarlyStopping(monitor, patience, value, restoringBest);
    }

    /** The same with the best parameters given back at the end, or with those of the last step left. */
    public EarlyStopping restoreBest(boolean value) {
        return new EarlyStopping(monitor, patience, minimumChange, value);
    }

    @Override
    public void fitStarted(TrainingProgress progress) {
        monitor.check(progress);
        best = Double.NaN;
        bestEpoch = 0;
        waited = 0;
        weights = null;
    }

    @Override
    public void epochDone(Epoch epoch, TrainingProgress progress) {
        double figure = monitor.of(epoch);
        if (monitor.improves(figure, best, minimumChange)) {
            best = figure;
            bestEpoch = epoch.number();
            waited = 0;
            if (restoringBest) {
                keep(progress.model());
            }
            return;
        }
        waited++;
        if (waited >= patience) {
            progress.stop(
                    bestEpoch == 0
                            ? String.format("the %s is not a number", monitor.name())
                            : String.format(
                                    Locale.ROOT,
                                    "the %s has not been better than %.6g, that of epoch %d, for %d epoch%s",
                                    monitor.name(),
                                    best,
                                    bestEpoch,
                                    waited,
                                    waited == 1 ? "" : "s"));
        }
    }

    @Override
    public void fitEnded(History history, TrainingProgress progress, @Nullable Throwable failure) {
        float[][] kept = weights;
        if (failure == null && kept != null) {
            List<Parameter> parameters = progress.model().parameters();
            for (int i = 0; i < kept.length; i++) {
                System.arraycopy(kept[i], 0, parameters.get(i).matrix().data, 0, kept[i].length);
            }
            progress.model().revision().advance();
        }
    }

    /** The number of the best epoch, counted over all calls of {@code fit}; 0 if there is none yet. */
    public int bestEpoch() {
        return bestEpoch;
    }

    /** The figure of the best epoch; not a number if there is none yet. */
    public double best() {
        return best;
    }

    @Override
    public void save(StateWriter state) {
        state.put("best", best);
        state.put("best epoch", bestEpoch);
        state.put("waited", waited);
        float[][] kept = weights;
        state.put("weights", kept == null ? 0 : kept.length);
        for (int i = 0; kept != null && i < kept.length; i++) {
            state.put("weights " + i, kept[i]);
        }
    }

    @Override
    public void restore(StateReader state) {
        best = state.real("best");
        bestEpoch = state.count("best epoch");
        waited = state.count("waited");
        int count = state.count("weights");
        float[][] kept = new float[count][];
        for (int i = 0; i < count; i++) {
            kept[i] = state.floats("weights " + i);
        }
        weights = count == 0 ? null : kept;
    }

    private void keep(Model model) {
        List<Parameter> parameters = model.parameters();
        float[][] kept = weights == null ? new float[parameters.size()][] : weights;
        for (int i = 0; i < kept.length; i++) {
            Parameter parameter = parameters.get(i);
            if (kept[i] == null) {
                kept[i] = new float[parameter.size()];
            }
            System.arraycopy(parameter.matrix().data, 0, kept[i], 0, parameter.size());
        }
        weights = kept;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "EarlyStopping[%s, patience %d, minimum change %s%s]",
                monitor.name(),
                patience,
                minimumChange,
                restoringBest ? "" : ", best not restored");
    }
}
