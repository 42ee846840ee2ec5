// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Parameter;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.data.Permutation;
import io.github.annotron.runtime.kernel.Powers;
import io.github.annotron.runtime.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks for a good learning rate: trains with rates that grow evenly in their logarithm, and watches the loss (Smith, "Cyclical learning
 * rates for training neural networks", WACV 2017, section 3.3). It ends early when the loss is 4 times as high as its lowest value, or not
 * finite.
 *
 * @param lowest the first rate, above 0
 * @param highest the last one, above the first and finite
 * @param steps how many, at least 10
 * @param batchSize samples per step, at least 1
 * @param smoothing how much of the mean loss stays from step to step, from 0 to below 1
 */
public record RateFinder(double lowest, double highest, int steps, int batchSize, double smoothing) {

    private static final double DIVERGED = 4;

    public RateFinder {
        if (!(lowest > 0 && highest > lowest && highest <= Float.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "rates must be above 0 and finite, and grow, not from " + lowest + " to " + highest);
        }
        if (steps < 10 || batchSize < 1) {
            throw new IllegalArgumentException(
                    "there must be at least 10 steps of at least 1 sample, not " + steps + " of " + batchSize);
        }
        if (!(smoothing >= 0 && smoothing < 1)) {
            throw new IllegalArgumentException("the smoothing must be from 0 to below 1, not " + smoothing);
        }
    }

    /** From 1e-7 to 10 in 100 steps of 32 samples, with a smoothing of 0.9. */
    public static RateFinder standard() {
        return new RateFinder(1e-7, 10, 100, 32, 0.9);
    }

    /** The same between these rates. */
    public RateFinder between(double low, double high) {
        return new RateFinder(low, high, steps, batchSize, smoothing);
    }

    /** The same in so many steps, at least 10. */
    public RateFinder steps(int count) {
        return new RateFinder(lowest, highest, count, batchSize, smoothing);
    }

    /** The same with so many samples per step, at least 1: as many as there will be in training. */
    public RateFinder batchSize(int samples) {
        return new RateFinder(lowest, highest, steps, samples, smoothing);
    }

    /**
     * Tries the rates with the trainer's optimiser and options, a fresh state, and the present parameters, which are given back: model and
     * trainer are afterwards as they were. Nobody else may use the model meanwhile.
     */
    public <M extends Model> RateCurve find(TrainingEngine<M> trainer, Dataset data) {
        List<Parameter> parameters = trainer.model().parameters();
        List<float[]> kept =
                parameters.stream().map(each -> each.matrix().data.clone()).toList();
        try {
            return curve(trial(trainer), data);
        } finally {
            for (int i = 0; i < kept.size(); i++) {
                System.arraycopy(kept.get(i), 0, parameters.get(i).matrix().data, 0, kept.get(i).length);
            }
            trainer.model().revision().advance();
        }
    }

    private <M extends Model> ModelTrainer<M> trial(TrainingEngine<M> trainer) {
        ModelTrainer.Builder<M> builder = ModelTrainer.of(trainer.model())
                .like(trainer.options())
                .schedule(rising(trainer.options().optimizer.rate()));
        builder.averaging = null;
        ModelTrainer<M> trial = builder.build();
        trial.freeze(trainer.freezing().frozen().toArray(new String[0]));
        return trial;
    }

    private Schedule rising(double of) {
        return () -> (done, epochs) -> lowest / of * Powers.of(highest / lowest, done / (steps - 1));
    }

    private RateCurve curve(TrainingEngine<?> trial, Dataset data) {
        List<Double> rates = new ArrayList<>();
        List<Double> losses = new ArrayList<>();
        List<Double> smoothed = new ArrayList<>();
        int batch = Math.min(batchSize, data.size());
        int[] order = new int[data.size()];
        double mean = 0;
        double best = Double.POSITIVE_INFINITY;
        try (TrainingSession session = trial.session(batch, trial.threads(batch))) {
            int next = order.length;
            for (int i = 0; i < steps; i++) {
                if (next + batch > order.length) {
                    Permutation.fill(order, trial.orderSeed() + i);
                    next = 0;
                }
                double loss;
                try {
                    loss = session.step(data, order, next, batch);
                } catch (TrainingException e) {
                    break;
                }
                next += batch;
                mean = smoothing * mean + (1 - smoothing) * loss;
                double corrected = mean / (1 - Powers.of(smoothing, i + 1L));
                rates.add(session.rate());
                losses.add(loss);
                smoothed.add(corrected);
                best = Math.min(best, corrected);
                if (corrected > DIVERGED * best) {
                    break;
                }
            }
        }
        if (rates.isEmpty()) {
            throw new TrainingException("the loss is not finite in the first step, with a learning rate of " + lowest);
        }
        return new RateCurve(rates, losses, smoothed);
    }
}
