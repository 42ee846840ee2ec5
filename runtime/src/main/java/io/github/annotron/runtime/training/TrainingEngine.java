// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import io.github.annotron.runtime.LayerInfo;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.OutputSpec;
import io.github.annotron.runtime.Parameter;
import io.github.annotron.runtime.PenaltySpec;
import io.github.annotron.runtime.Seeds;
import io.github.annotron.runtime.Trainer;
import io.github.annotron.runtime.checkpoint.StateReader;
import io.github.annotron.runtime.checkpoint.StateWriter;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.metric.Metric;
import io.github.annotron.runtime.optimizer.Optimizer;
import io.github.annotron.runtime.schedule.Schedule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The training loop behind every generated trainer. It keeps what training remembers from call to call: the optimiser's
 * state, the schedule's, and how many steps and epochs have been done, from which the randomness of each follows.
 *
 * @param <M> the model
 */
public abstract class TrainingEngine<M extends Model> implements Trainer {

    private static final int EVALUATION_BATCH = 128;

    /** The forward and backward multiply-adds that make a thread worth the barriers of a step: some 20 microseconds. */
    private static final long WORK_PER_THREAD = 1_000_000;

    private final M model;
    private final List<OutputSpec> outputs;
    private final Freezing freezing;
    private final TrainerBuilder<M, ?, ?> options;
    private final LongFunction<M> newModel;
    private final Rules rules;
    private final @Nullable Average average;
    private final Optimizer.Updater[] updaters;
    private final Schedule.Course course;
    private final long orderSeed;
    private final long stepSeed;
    private final long attackSeed;
    private long steps;
    private int epochs;

    /**
     * Starts training at step 0.
     *
     * @param builder says from what
     * @throws IllegalArgumentException if there is a loss for an output that there is not, or one that does not fit it
     */
    protected TrainingEngine(TrainerBuilder<M, ?, ?> builder) {
        model = builder.start();
        outputs = Objectives.of(model, builder.losses);
        freezing = new Freezing(model);
        options = ModelTrainer.of(model).like(builder);
        newModel = builder::newModel;
        course = options.schedule.start();
        rules = new Rules(model, options.regularization);
        average = options.averaging == null ? null : new Average(options.averaging, model);
        List<Parameter> parameters = model.parameters();
        updaters = new Optimizer.Updater[parameters.size()];
        for (int i = 0; i < updaters.length; i++) {
            updaters[i] = options.optimizer.newUpdater(parameters.get(i).size());
        }
        orderSeed = Seeds.of(options.seed, "order");
        stepSeed = Seeds.of(options.seed, "step");
        attackSeed = Seeds.of(options.seed, "attack");
    }

    @Override
    public final M model() {
        return model;
    }

    @Override
    public final History fit(Dataset training, Fit fit) {
        int batch = Math.min(fit.batchSize(), training.size());
        int threads = fit.threads() == 0 ? threads(batch) : fit.threads();
        try (TrainingSession session = new TrainingSession(this, batch, threads, fit.prefetch(), fit.adversarial())) {
            return new FitRun(this, session, training, fit).run();
        }
    }

    @Override
    public final Evaluation evaluate(Dataset data, Metric... metrics) {
        int batch = Math.min(EVALUATION_BATCH, data.size());
        try (TrainingSession session = session(batch, threads(batch))) {
            return session.evaluate(data, metrics);
        }
    }

    @Override
    public final void freeze(String... paths) {
        freezing.freeze(paths);
    }

    @Override
    public final void unfreeze(String... paths) {
        freezing.unfreeze(paths);
    }

    @Override
    public final TrainingMemory memory(int batchSize, int threads) {
        long parameters = Float.BYTES * model.parameterCount();
        long remembered =
                slots().stream().mapToLong(slot -> slot.values().length).sum();
        return new TrainingMemory(
                parameters,
                Float.BYTES * remembered + (average == null ? 0 : parameters),
                model.trainingMemory(batchSize, threads),
                TrainingSession.bytes(outputs, batchSize) + UpdatePhase.bytes(model.parameters()));
    }

    @Override
    public final TrainingSession session(int batchSize, int threads) {
        return new TrainingSession(this, batchSize, threads, false, null);
    }

    /** As many threads as there are processors, or fewer if a step is too short for them. */
    int threads(int batch) {
        long multiplyAdds =
                model.layers().stream().mapToLong(LayerInfo::multiplyAdds).sum();
        // The backward pass takes twice the forward one's.
        long worthwhile = 3L * batch * multiplyAdds / WORK_PER_THREAD;
        return (int) Math.max(1, Math.min(worthwhile, Runtime.getRuntime().availableProcessors()));
    }

    /** The outputs with a loss, each with that which training minimises. */
    List<OutputSpec> outputs() {
        return outputs;
    }

    Tally newTally() {
        List<PenaltySpec> penalties = new ArrayList<>(model.penalties());
        if (rules.penalizeAny()) {
            penalties.add(new PenaltySpec("regularization", 1));
        }
        return new Tally(outputs, penalties);
    }

    Freezing freezing() {
        return freezing;
    }

    /** What the builder was told; not to be changed. */
    TrainerBuilder<M, ?, ?> options() {
        return options;
    }

    /** What the options say of each parameter. */
    Rules rules() {
        return rules;
    }

    @Nullable
    Clipping clipping() {
        return options.clipping;
    }

    @Nullable
    Average average() {
        return average;
    }

    boolean gradientNorms() {
        return options.gradientNorms;
    }

    /**
     * Makes a model of the average of the weights: a copy, to save or to predict with, while training goes on with the model that it has.
     * The statistics of batch normalisations, and what is not trained, are as they are in the present model.
     *
     * @throws IllegalStateException if the builder was not told of an {@link Averaging}
     */
    public final M averagedModel() {
        Average present = presentAverage();
        M averaged = newModel.apply(options.seed);
        present.copyTo(averaged);
        return averaged;
    }

    /**
     * The same into a model that there is already.
     *
     * @throws IllegalArgumentException if it is the model under training
     */
    public final void averageTo(M target) {
        if (target == model) {
            throw new IllegalArgumentException("training goes on with this model; take another one for the average");
        }
        presentAverage().copyTo(target);
    }

    private Average presentAverage() {
        Average present = average;
        if (present == null) {
            throw new IllegalStateException("there is no average; ask for one by the builder's averaging");
        }
        return present;
    }

    /** The settings that decide what steps do, as texts for checkpoints: training goes on only where they are the same. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(
                "losses",
                outputs.stream().map(output -> output.loss().toString()).collect(Collectors.joining(", ")));
        settings.put("optimiser", options.optimizer.toString());
        settings.put("schedule", options.schedule.toString());
        settings.put("regularisation", options.regularization.toString());
        settings.put("clipping", String.valueOf(options.clipping));
        settings.put("averaging", String.valueOf(options.averaging));
        settings.put("seed", Long.toString(options.seed));
        return settings;
    }

    /** Puts the parameters and all that training remembers from call to call. */
    void save(StateWriter state) {
        model.parameters().forEach(state::put);
        StateWriter own = state.in("trainer");
        own.put("steps", steps);
        own.put("epochs", epochs);
        for (Optimizer.Slot slot : slots()) {
            own.put(slot.name(), slot.values());
        }
        if (average != null) {
            average.save(own.in("average"));
        }
        double[] remembered = course.state();
        for (int i = 0; i < remembered.length; i++) {
            own.put("schedule " + i, remembered[i]);
        }
    }

    /** Takes over what {@link #save} put, but for the parameters. */
    void restore(StateReader state) {
        StateReader own = state.in("trainer");
        steps = own.whole("steps");
        epochs = own.count("epochs");
        for (Optimizer.Slot slot : slots()) {
            own.read(slot.name(), slot.values());
        }
        if (average != null) {
            average.restore(own.in("average"));
        }
        double[] remembered = course.state();
        for (int i = 0; i < remembered.length; i++) {
            remembered[i] = own.real("schedule " + i);
        }
    }

    int epochs() {
        return epochs;
    }

    /** Counts an epoch, and tells the schedule of its loss. */
    void epochDone(double loss) {
        epochs++;
        course.epochDone(loss);
    }

    /** Decides the order of the samples in the epoch that comes next. */
    long orderSeed() {
        return Seeds.of(orderSeed, epochs);
    }

    /** Decides where attacks on training samples start. */
    long attackSeed() {
        return attackSeed;
    }

    long steps() {
        return steps;
    }

    void stepDone() {
        steps++;
        model.revision().advance();
    }

    /** The random bits of a step. */
    long key(long step) {
        return Seeds.of(stepSeed, step);
    }

    Optimizer.Updater updater(int parameter) {
        return updaters[parameter];
    }

    /** Prepares the schedule's next rate; the sessions' steps ask once each. */
    double rate(double epochsDone) {
        double factor = course.factor((double) steps, epochsDone);
        if (!(factor >= 0 && factor < Double.POSITIVE_INFINITY)) {
            throw new IllegalStateException("the schedule's factor is " + factor + " after " + steps + " steps and "
                    + epochsDone + " epochs; it must be 0 or above and finite");
        }
        return options.optimizer.rate() * factor;
    }

    /**
     * All floats that training remembers besides the parameters: live arrays in a fixed order, with names such as {@code
     * conv1.kernel/mean}.
     */
    private List<Optimizer.Slot> slots() {
        List<Optimizer.Slot> slots = new ArrayList<>();
        List<Parameter> parameters = model.parameters();
        for (int i = 0; i < updaters.length; i++) {
            for (Optimizer.Slot slot : updaters[i].state()) {
                slots.add(new Optimizer.Slot(parameters.get(i).name() + "/" + slot.name(), slot.values()));
            }
        }
        return slots;
    }
}
