// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import io.github.annotron.runtime.LayerInfo;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Parameter;
import io.github.annotron.runtime.Seeds;
import io.github.annotron.runtime.Trainer;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.optimizer.Optimizer;
import java.util.List;

/**
 * The training loop behind every generated trainer. It keeps what training remembers from call to call: the optimiser's
 * state, and how many steps and epochs have been done, from which the randomness of each follows.
 */
public final class TrainingEngine implements Trainer {

    private static final int EVALUATION_BATCH = 128;

    /** The forward and backward multiply-adds that make a thread worth the barriers of a step: some 20 microseconds. */
    private static final long WORK_PER_THREAD = 1_000_000;

    private final Model model;
    private final Freezing freezing;
    private final Optimizer.Updater[] updaters;
    private final long orderSeed;
    private final long stepSeed;
    private long steps;
    private int epochs;

    /**
     * Starts training at step 0.
     *
     * @param model is trained in place
     * @param optimizer changes its parameters
     * @param seed decides the order of the samples and the randomness of layers such as dropout
     */
    public TrainingEngine(Model model, Optimizer optimizer, long seed) {
        this.model = model;
        freezing = new Freezing(model);
        List<Parameter> parameters = model.parameters();
        updaters = new Optimizer.Updater[parameters.size()];
        for (int i = 0; i < updaters.length; i++) {
            updaters[i] = optimizer.newUpdater(parameters.get(i).size());
        }
        orderSeed = Seeds.of(seed, "order");
        stepSeed = Seeds.of(seed, "step");
    }

    @Override
    public Model model() {
        return model;
    }

    @Override
    public History fit(Dataset training, Fit fit) {
        int batch = Math.min(fit.batchSize(), training.size());
        int threads = fit.threads() == 0 ? threads(batch) : fit.threads();
        try (TrainingSession session = session(batch, threads)) {
            return new FitRun(this, session, training, fit).run();
        }
    }

    @Override
    public Evaluation evaluate(Dataset data) {
        int batch = Math.min(EVALUATION_BATCH, data.size());
        try (TrainingSession session = session(batch, threads(batch))) {
            return session.evaluate(data);
        }
    }

    @Override
    public void freeze(String... paths) {
        freezing.freeze(paths);
    }

    @Override
    public void unfreeze(String... paths) {
        freezing.unfreeze(paths);
    }

    @Override
    public TrainingSession session(int batchSize, int threads) {
        return new TrainingSession(this, batchSize, threads);
    }

    /** As many threads as there are processors, or fewer if a step is too short for them. */
    private int threads(int batch) {
        long multiplyAdds =
                model.layers().stream().mapToLong(LayerInfo::multiplyAdds).sum();
        // The backward pass takes twice the forward one's.
        long worthwhile = 3L * batch * multiplyAdds / WORK_PER_THREAD;
        return (int) Math.max(1, Math.min(worthwhile, Runtime.getRuntime().availableProcessors()));
    }

    Freezing freezing() {
        return freezing;
    }

    int epochs() {
        return epochs;
    }

    void epochDone() {
        epochs++;
    }

    /** Decides the order of the samples in the epoch that comes next. */
    long orderSeed() {
        return Seeds.of(orderSeed, epochs);
    }

    long steps() {
        return steps;
    }

    void stepDone() {
        steps++;
        model.revision().advance();
    }

    /** The random bits of a step. */
    long key(long step) {
        return Seeds.of(stepSeed, step);
    }

    Optimizer.Updater updater(int parameter) {
        return updaters[parameter];
    }
}
