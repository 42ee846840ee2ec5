package example.skips;

import io.github.annotron.runtime.training.TrainerBuilder;
import io.github.annotron.runtime.training.TrainingEngine;
import javax.annotation.processing.Generated;

/**
 * Trains {@link Graphs.Mixer}. For one thread at a time.
 */
@Generated("io.github.annotron.processor.NetworkProcessor")
final class Graphs_MixerTrainer extends TrainingEngine<Graphs_MixerModel> {
    private Graphs_MixerTrainer(Builder builder) {
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
    static final class Builder extends TrainerBuilder<Graphs_MixerModel, Graphs_MixerTrainer, Builder> {
        private Builder() {
        }

        @Override
        protected Graphs_MixerModel newModel(long seed) {
            return Graphs_MixerModel.create(seed);
        }

        @Override
        public Graphs_MixerTrainer build() {
            return new Graphs_MixerTrainer(this);
        }
    }
}
