package example.blocks;

import io.github.annotron.runtime.Trainer;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.optimizer.Optimizer;
import io.github.annotron.runtime.training.Evaluation;
import io.github.annotron.runtime.training.Fit;
import io.github.annotron.runtime.training.History;
import io.github.annotron.runtime.training.TrainingEngine;
import io.github.annotron.runtime.training.TrainingSession;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * Trains {@link Residuals}. For one thread at a time.
 */
@Generated("io.github.annotron.processor.NetworkProcessor")
final class ResidualsTrainer implements Trainer {
    private final ResidualsModel model;

    private final TrainingEngine engine;

    private ResidualsTrainer(Builder builder) {
        model = builder.model != null ? builder.model : ResidualsModel.create(builder.seed);
        engine = new TrainingEngine(model, builder.optimizer, builder.seed);
    }

    /**
     * Begins a trainer: Adam with a learning rate of 0.001, a new model, seed 0.
     */
    static Builder builder() {
        return new Builder();
    }

    @Override
    public ResidualsModel model() {
        return model;
    }

    @Override
    public History fit(Dataset training, Fit fit) {
        return engine.fit(training, fit);
    }

    @Override
    public Evaluation evaluate(Dataset data) {
        return engine.evaluate(data);
    }

    @Override
    public void freeze(String... paths) {
        engine.freeze(paths);
    }

    @Override
    public void unfreeze(String... paths) {
        engine.unfreeze(paths);
    }

    @Override
    public TrainingSession session(int batchSize, int threads) {
        return engine.session(batchSize, threads);
    }

    /**
     * What a trainer starts from.
     */
    static final class Builder {
        private ResidualsModel model;

        private Optimizer optimizer = Adam.of(1e-3f);

        private long seed;

        private Builder() {
        }

        /**
         * Goes on training a model instead of making a new one.
         */
        Builder model(ResidualsModel model) {
            this.model = Objects.requireNonNull(model, "model");
            return this;
        }

        /**
         * How gradients change parameters.
         */
        Builder optimizer(Optimizer optimizer) {
            this.optimizer = Objects.requireNonNull(optimizer, "optimizer");
            return this;
        }

        /**
         * Where all random numbers come from: new parameters, the order of the samples, dropout.
         */
        Builder seed(long seed) {
            this.seed = seed;
            return this;
        }

        /**
         * Makes the trainer.
         */
        ResidualsTrainer build() {
            return new ResidualsTrainer(this);
        }
    }
}
