package example;

import io.github.annotron.runtime.training.TrainerBuilder;
import io.github.annotron.runtime.training.TrainingEngine;
import javax.annotation.processing.Generated;

/**
 * Trains {@link Norms}. For one thread at a time.
 */
@Generated("io.github.annotron.processor.NetworkProcessor")
final class NormsTrainer extends TrainingEngine<NormsModel> {
    private NormsTrainer(Builder builder) {
        super(builder);
    }

    /**
     * Begins a trainer: Adam with a learning rate of 0.001, a new model, seed 0.
     */
    static Builder builder() {
        return new Builder();
    }

    /**
     * What a trainer starts from.
     */
    static final class Builder extends TrainerBuilder<NormsModel, NormsTrainer, Builder> {
        private Builder() {
        }

        @Override
        protected NormsModel newModel(long seed) {
            return NormsModel.create(seed);
        }

        @Override
        public NormsTrainer build() {
            return new NormsTrainer(this);
        }
    }
}
