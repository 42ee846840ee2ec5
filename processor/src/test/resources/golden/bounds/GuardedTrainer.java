package com.example;

import io.github.annotron.runtime.training.TrainerBuilder;
import io.github.annotron.runtime.training.TrainingEngine;
import javax.annotation.processing.Generated;

/**
 * Trains {@link Guarded}. For one thread at a time.
 */
@Generated("io.github.annotron.processor.NetworkProcessor")
final class GuardedTrainer extends TrainingEngine<GuardedModel> {
    private GuardedTrainer(Builder builder) {
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
    static final class Builder extends TrainerBuilder<GuardedModel, GuardedTrainer, Builder> {
        private Builder() {
        }

        @Override
        protected GuardedModel newModel(long seed) {
            return GuardedModel.create(seed);
        }

        @Override
        public GuardedTrainer build() {
            return new GuardedTrainer(this);
        }
    }
}
