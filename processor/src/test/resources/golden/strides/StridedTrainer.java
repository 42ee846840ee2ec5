package example.strides;

import io.github.annotron.runtime.training.TrainerBuilder;
import io.github.annotron.runtime.training.TrainingEngine;
import javax.annotation.processing.Generated;

/**
 * Trains {@link Strided}. For one thread at a time.
 */
@Generated("io.github.annotron.processor.NetworkProcessor")
final class StridedTrainer extends TrainingEngine<StridedModel> {
    private StridedTrainer(Builder builder) {
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
    static final class Builder extends TrainerBuilder<StridedModel, StridedTrainer, Builder> {
        private Builder() {
        }

        @Override
        protected StridedModel newModel(long seed) {
            return StridedModel.create(seed);
        }

        @Override
        public StridedTrainer build() {
            return new StridedTrainer(this);
        }
    }
}
