package example.digits;

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
 * Trains {@link SmallNet}. For one thread at a time.
 */
@Generated("io.github.annotron.processor.NetworkProcessor")
public final class SmallNetTrainer implements Trainer {
    private final SmallNetModel model;

    private final TrainingEngine engine;

    private SmallNetTrainer(Builder builder) {
        model = builder.model != null ? builder.model : SmallNetModel.create(builder.seed);
        engine = new TrainingEngine(model, builder.optimizer, builder.seed);
    }

    /**
     * Begins a trainer: Adam with a learning rate of 0.001, a new model, seed 0.
     */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public SmallNetModel model() {
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
    public static final class Builder {
        private SmallNetModel model;

        private Optimizer optimizer = Adam.of(1e-3f);

        private long seed;

        private Builder() {
        }

        /**
         * Goes on training a model instead of making a new one.
         */
        public Builder model(SmallNetModel model) {
            this.model = Objects.requireNonNull(model, "model");
            return this;
        }

        /**
         * How gradients change parameters.
         */
        public Builder optimizer(Optimizer optimizer) {
            this.optimizer = Objects.requireNonNull(optimizer, "optimizer");
            return this;
        }

        /**
         * Where all random numbers come from: new parameters, the order of the samples, dropout.
         */
        public Builder seed(long seed) {
            this.seed = seed;
            return this;
        }

        /**
         * Makes the trainer.
         */
        public SmallNetTrainer build() {
            return new SmallNetTrainer(this);
        }
    }
}
