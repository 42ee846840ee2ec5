package example.digits;

import io.github.annotron.runtime.training.TrainerBuilder;
import io.github.annotron.runtime.training.TrainingEngine;
import javax.annotation.processing.Generated;

/**
 * Trains {@link SmallNet}. For one thread at a time.
 */
@Generated("io.github.annotron.processor.NetworkProcessor")
public final class SmallNetTrainer extends TrainingEngine<SmallNetModel> {
    private SmallNetTrainer(Builder builder) {
        super(builder);
    }

    /**
     * Begins a trainer: Adam with a learning rate of 0.001, a new model, seed 0.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * What a trainer starts from.
     */
    public static final class Builder extends TrainerBuilder<SmallNetModel, SmallNetTrainer, Builder> {
        private Builder() {
        }

        @Override
        protected SmallNetModel newModel(long seed) {
            return SmallNetModel.create(seed);
        }

        @Override
        public SmallNetTrainer build() {
            return new SmallNetTrainer(this);
        }
    }
}
