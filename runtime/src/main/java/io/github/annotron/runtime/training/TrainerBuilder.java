// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Trainer;
import io.github.annotron.runtime.loss.Loss;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.optimizer.Optimizer;
import io.github.annotron.runtime.schedule.Schedule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a trainer starts from. Unless told otherwise: a new model, Adam with a learning rate of 0.001 that stays, seed 0.
 *
 * @param <M> the generated model
 * @param <T> the generated trainer
 * @param <B> the generated builder itself, which each method returns
 */
public abstract class TrainerBuilder<M extends Model, T extends Trainer, B extends TrainerBuilder<M, T, B>> {

    private @Nullable M model;
    Optimizer optimizer = Adam.of(1e-3);
    Schedule schedule = Schedule.constant();
    final Map<String, Loss> losses = new HashMap<>();
    List<Regularization> regularization = List.of();

    @Nullable
    Clipping clipping;

    @Nullable
    Averaging averaging;

    boolean gradientNorms;
    long seed;

    /** For generated code. */
    protected TrainerBuilder() {}

    /** Makes a model with new parameters. */
    protected abstract M newModel(long ofSeed);

    /** Makes the trainer. */
    public abstract T build();

    /** Goes on training a model instead of making a new one. */
    public B model(M value) {
        model = Objects.requireNonNull(value, "model");
        return self();
    }

    /** How gradients change parameters. */
    public B optimizer(Optimizer value) {
        optimizer = Objects.requireNonNull(value, "optimizer");
        return self();
    }

    /** How the optimiser's learning rate changes while training goes on. */
    public B schedule(Schedule value) {
        schedule = Objects.requireNonNull(value, "schedule");
        return self();
    }

    /**
     * Minimises another loss than the declared one, at a network's only output that has one. It must read raw outputs in the
     * same way, since predictors keep to the declaration; validation and evaluation use it too.
     */
    public B loss(Loss value) {
        return loss(Objectives.ONLY, value);
    }

    /** The same at one of several outputs. */
    public B loss(String output, Loss value) {
        losses.put(Objects.requireNonNull(output, "output"), Objects.requireNonNull(value, "value"));
        return self();
    }

    /** What keeps weights small; rules for several parts of a network add up. */
    public B regularization(Regularization... rules) {
        regularization = List.of(rules);
        return self();
    }

    /** How large gradients may be. */
    public B clipping(Clipping value) {
        clipping = Objects.requireNonNull(value, "clipping");
        return self();
    }

    /** Takes an average of the weights meanwhile: see {@link TrainingEngine#averagedModel}. */
    public B averaging(Averaging value) {
        averaging = Objects.requireNonNull(value, "averaging");
        return self();
    }

    /**
     * Whether the norm of the gradient is computed in each step, for {@link TrainingProgress#gradientNorm} and {@link
     * Epoch#gradientNorm}; it is in any case if norms are clipped.
     */
    public B gradientNorms(boolean value) {
        gradientNorms = value;
        return self();
    }

    /** Where all random numbers come from: new parameters, the order of the samples, dropout. */
    public B seed(long value) {
        seed = value;
        return self();
    }

    /** The model to train. */
    final M start() {
        M given = model;
        return given != null ? given : newModel(seed);
    }

    /** Takes over all options of another builder but for the model. */
    final B like(TrainerBuilder<?, ?, ?> other) {
        optimizer = other.optimizer;
        schedule = other.schedule;
        losses.putAll(other.losses);
        regularization = other.regularization;
        clipping = other.clipping;
        averaging = other.averaging;
        gradientNorms = other.gradientNorms;
        seed = other.seed;
        return self();
    }

    @SuppressWarnings("unchecked") // B is this class: generated code sees to it
    private B self() {
        return (B) this;
    }
}
