package example.flowers;

import io.github.annotron.runtime.training.TrainerBuilder;
import io.github.annotron.runtime.training.TrainingEngine;
import javax.annotation.processing.Generated;

/**
 * Trains {@link Flowers}. For one thread at a time.
 */
@Generated("io.github.annotron.processor.NetworkProcessor")
final class FlowersTrainer extends TrainingEngine<FlowersModel> {
    private FlowersTrainer(Builder builder) {
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
    static final class Builder extends TrainerBuilder<FlowersModel, FlowersTrainer, Builder> {
        private Builder() {
        }

        @Override
        protected FlowersModel newModel(long seed) {
            return FlowersModel.create(seed);
        }

        @Override
        public FlowersTrainer build() {
            return new FlowersTrainer(this);
        }
    }
}
