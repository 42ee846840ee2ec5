package example.blocks;

import io.github.annotron.runtime.training.TrainerBuilder;
import io.github.annotron.runtime.training.TrainingEngine;
import javax.annotation.processing.Generated;

/**
 * Trains {@link Residuals}. For one thread at a time.
 */
@Generated("io.github.annotron.processor.NetworkProcessor")
final class ResidualsTrainer extends TrainingEngine<ResidualsModel> {
    private ResidualsTrainer(Builder builder) {
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
    static final class Builder extends TrainerBuilder<ResidualsModel, ResidualsTrainer, Builder> {
        private Builder() {
        }

        @Override
        protected ResidualsModel newModel(long seed) {
            return ResidualsModel.create(seed);
        }

        @Override
        public ResidualsTrainer build() {
            return new ResidualsTrainer(this);
        }
    }
}
