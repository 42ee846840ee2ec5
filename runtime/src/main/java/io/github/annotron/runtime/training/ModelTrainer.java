// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import io.github.annotron.runtime.Model;

/**
 * Trains a model of any kind, for tools that know no generated trainer.
 *
 * @param <M> the model
 */
public final class ModelTrainer<M extends Model> extends TrainingEngine<M> {

    private ModelTrainer(Builder<M> builder) {
        super(builder);
    }

    /** Begins a trainer of a model. */
    public static <M extends Model> Builder<M> of(M model) {
        return new Builder<M>().model(model);
    }

    /**
     * What a trainer starts from.
     *
     * @param <M> the model
     */
    public static final class Builder<M extends Model> extends TrainerBuilder<M, ModelTrainer<M>, Builder<M>> {

        private Builder() {}

        @Override
        protected M newModel(long ofSeed) {
            throw new IllegalStateException("a model of an unknown kind cannot be made anew");
        }

        @Override
        public ModelTrainer<M> build() {
            return new ModelTrainer<>(this);
        }
    }
}
