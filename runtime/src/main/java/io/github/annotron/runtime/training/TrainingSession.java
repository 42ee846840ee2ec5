// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.OutputSpec;
import io.github.annotron.runtime.Parameter;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.loss.Positions;
import io.github.annotron.runtime.loss.Reading;
import io.github.annotron.runtime.metric.Metric;
import io.github.annotron.runtime.robust.AdversarialTraining;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Single training steps, for loops of one's own. It owns the buffers of a step and the threads; close it. After the first
 * step on a data set a step allocates nothing. Sessions of one trainer share its parameters and its optimiser's state: use
 * one at a time, from one thread.
 */
public final class TrainingSession implements AutoCloseable {

    private final TrainingEngine<?> engine;
    private final Model model;
    private final List<OutputSpec> outputs;
    private final TrainingProgram program;
    private final WorkerPool pool;
    private final Passes passes;
    private final UpdatePhase updates;
    private final Parameter[] parameters;
    private final float[] @Nullable [] gradients;
    private final float[] @Nullable [] statistics;
    private final float[][] inputs;
    private final float[][] targets;
    private final float[] weights;
    private final float[][] hits;
    private final int penalties;
    private final Tally tally;
    private final BatchReader reader;
    private final @Nullable Adversary adversary;
    private final @Nullable BatchReader ahead;
    private final @Nullable WorkerPool side;

    // Made once, for a method reference made in each step would be an allocation in each step.
    private final WorkerPool.Task loading;
    private final WorkerPool.Task readingAhead = this::readAhead;
    private final WorkerPool.Task copying = this::copy;
    private final WorkerPool.Task trainingAside = this::trainAside;
    private final WorkerPool.Task preparing;
    private final WorkerPool.Task gradient;

    // The data of the last steps: two, so that training and validation in turn are not checked again and again.
    private @Nullable BoundData latest;
    private @Nullable BoundData previous;

    // What the threads read in the present step.
    private @Nullable BoundData active;
    private int samples;
    private double share;
    private double rate;
    private @Nullable String fault;

    // That of the next steps.
    private long epoch;

    /**
     * Opens one.
     *
     * @param prefetch whether one more thread reads the rows of the next batch meanwhile
     * @param adversarial how samples are attacked before each step; null for not at all
     */
    TrainingSession(
            TrainingEngine<?> engine,
            int batchSize,
            int threads,
            boolean prefetch,
            @Nullable AdversarialTraining adversarial) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("a batch must have at least 1 sample, not " + batchSize);
        }
        this.engine = engine;
        model = engine.model();
        outputs = engine.outputs();
        program = model.newTrainingProgram(batchSize);
        parameters = model.parameters().toArray(new Parameter[0]);
        gradients = new float[parameters.length][];
        statistics = new float[parameters.length][];
        for (int i = 0; i < gradients.length; i++) {
            gradients[i] = engine.freezing().isFrozen(parameters[i].name()) ? null : program.gradient(i);
            if (engine.rules().penalizes(i)) {
                program.isAddedTo(i);
            }
            boolean maybeStatistic = program.gradient(i) == null && !parameters[i].isKernel();
            statistics[i] = maybeStatistic ? new float[parameters[i].size()] : null;
        }
        engine.freezing().apply(program);
        inputs = new float[model.inputs().size()][];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = program.input(i);
        }
        targets = new float[outputs.size()][];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = program.target(i);
            program.objective(i, outputs.get(i).loss());
        }
        weights = program.weights();
        hits = new float[outputs.size()][batchSize];
        penalties = model.penalties().size();
        tally = engine.newTally();
        preparing = program::prepare;
        gradient = program::gradients;
        // Before there are threads, for it may refuse the network.
        adversary = adversarial == null
                ? null
                : new Adversary(adversarial, model, program, engine.freezing(), threads, engine.attackSeed());
        pool = new WorkerPool(threads);
        passes = new Passes(program, this::judge);
        reader = new BatchReader(inputs, targets, weights);
        loading = reader::read;
        ahead = prefetch ? new BatchReader(buffersLike(inputs), buffersLike(targets), new float[batchSize]) : null;
        side = prefetch ? new WorkerPool(2) : null;
        updates = new UpdatePhase(engine, parameters, gradients, pool);
        epoch = engine.epochs();
    }

    /** The bytes of what it holds besides the program: what is right at each output. */
    static long bytes(List<OutputSpec> outputs, int batchSize) {
        return (long) Float.BYTES * outputs.size() * batchSize;
    }

    /** The model under training. */
    public Model model() {
        return model;
    }

    /** The largest batch. */
    public int capacity() {
        return program.capacity();
    }

    /**
     * Says which epoch the next steps belong to: rows that change at random, such as augmented ones, do so in each epoch in
     * another way, and schedules may count epochs. Without this it is the one that the trainer's next {@code fit} would begin with.
     * Evaluations read as in epoch 0.
     *
     * @param number counted from 0
     */
    public void epoch(long number) {
        epoch = number;
    }

    /**
     * Forgets what stateful layers carry from step to step, so that the next step begins with states of 0. {@code fit} does so in each
     * epoch.
     */
    public void forget() {
        for (float[] values : program.carried()) {
            Arrays.fill(values, 0f);
        }
    }

    /** What is carried from step to step, live; none in most networks. */
    List<float[]> carried() {
        return program.carried();
    }

    /**
     * Trains on one batch.
     *
     * @param data where its samples are; its targets are checked when it comes for the first time
     * @param rows holds their numbers in the data
     * @param from where the numbers of this batch start
     * @param count how many samples, from 1 to {@link #capacity()}
     * @return the mean loss of the samples, by their weights, before the parameters were changed
     * @throws IllegalArgumentException if the data does not fit the network, naming what was expected and what came
     * @throws TrainingException if the loss or a gradient is not a number or infinite, naming the layer where that first appeared;
     *     the parameters are then as they were
     */
    public double step(Dataset data, int[] rows, int from, int count) {
        Objects.checkFromIndexSize(from, count, rows.length);
        for (int i = from; i < from + count; i++) {
            Objects.checkIndex(rows[i], data.size());
        }
        advance(bind(data), rows, from, count, 0);
        if (fault != null) {
            throw failure(" in step " + (engine.steps() + 1), "");
        }
        return tally.loss();
    }

    /**
     * The weight of the right decisions in the last step, without weights a number from 0 to its samples; not a number unless
     * just one output has a loss that classifies.
     */
    public double hits() {
        return tally.hits();
    }

    /**
     * Computes loss, accuracy and metrics without training.
     *
     * @throws IllegalArgumentException if the data does not fit the network, naming what was expected and what came, or if a
     *     metric means nothing for its output
     */
    public Evaluation evaluate(Dataset data, Metric... metrics) {
        BoundData bound = bind(data);
        Metering metering = new Metering(outputs, metrics, program, bound.targetWidths);
        Tally all = engine.newTally();
        for (int start = 0; start < data.size(); start += samples) {
            fill(bound, 0, null, start, Math.min(capacity(), data.size() - start));
            program.begin(samples, bound.targetWidths, Purpose.EVALUATION, 0);
            if (start == 0) {
                pool.run(preparing);
            }
            score();
            all.addAll(tally);
            metering.add(samples);
        }
        return all.evaluation(metering.measures());
    }

    /** Ends the threads. */
    @Override
    public void close() {
        pool.close();
        if (side != null) {
            side.close();
        }
    }

    /** Checks data, unless it has been one of the last two. */
    BoundData bind(Dataset data) {
        BoundData known = latest;
        if (known == null || known.data != data) {
            BoundData other = previous;
            previous = known;
            known = other != null && other.data == data ? other : BoundData.of(model, outputs, data);
            latest = known;
        }
        return known;
    }

    /**
     * Trains on one batch, unless its loss or a gradient is not finite: then there is a {@link #fault}, and the parameters are as they
     * were.
     *
     * @param share how much of the epoch is done
     */
    void advance(BoundData data, int[] order, int from, int count, double share) {
        this.share = share;
        fill(data, epoch, order, from, count);
        int rest = Math.min(capacity(), order.length - from - count);
        if (side == null || ahead == null || rest <= 0) {
            train();
        } else {
            ahead.start(data, epoch, order, from + count, rest);
            side.run(trainingAside);
        }
    }

    /** Trains while the next batch is read, then helps to read what is left of it. */
    private void trainAside(int part, int parts) {
        BatchReader next = Objects.requireNonNull(ahead);
        if (part > 0) {
            next.readAny();
            return;
        }
        boolean isDone = false;
        try {
            train();
            isDone = true;
        } finally {
            if (!isDone) {
                next.abandon();
            }
        }
        pool.run(readingAhead);
    }

    private void readAhead(int part, int parts) {
        Objects.requireNonNull(ahead).readAny();
    }

    private void copy(int part, int parts) {
        Objects.requireNonNull(ahead).copy(part, parts, inputs, targets, weights);
    }

    private void train() {
        BoundData data = Objects.requireNonNull(active);
        rate = engine.rate(epoch + share);
        long step = engine.steps() + 1;
        if (adversary != null) {
            adversary.attack(pool, reader, data.targetWidths, samples, epoch, (double) engine.steps(), epoch + share);
        }
        program.begin(samples, data.targetWidths, Purpose.TRAINING, engine.key(step));
        pool.run(preparing);
        score();
        fault = Double.isFinite(tally.loss()) ? null : "the loss is " + tally.loss();
        if (fault != null) {
            return;
        }
        passes.backward(pool, samples);
        copyStatistics(true);
        pool.run(gradient);
        if (!updates.adjust()) {
            copyStatistics(false);
            fault = "a gradient is not finite, though the loss is " + tally.loss();
            return;
        }
        updates.update(step, rate);
        engine.stepDone();
    }

    /** What was wrong with the last batch; null if nothing was. */
    @Nullable
    String fault() {
        return fault;
    }

    /**
     * The exception for the last batch, whose {@link #fault} it explains.
     *
     * @param where when it happened
     * @param more what else there is to say, a sentence with a space before it
     */
    TrainingException failure(String where, String more) {
        String diagnosis = Double.isFinite(tally.loss())
                ? Diagnosis.ofGradients(parameters, gradients)
                : Diagnosis.ofForward(model, inputs, samples, reader::nameOf);
        return new TrainingException(fault + where + ". " + diagnosis
                + ". The parameters are as they were before this batch." + more
                + " A lower learning rate, or inputs scaled to about -1 to 1, may help.");
    }

    /** Keeps the running statistics, which are computed with the gradients, or gives them back. */
    private void copyStatistics(boolean keep) {
        for (int i = 0; i < statistics.length; i++) {
            float[] kept = statistics[i];
            if (kept != null) {
                float[] present = parameters[i].matrix().data;
                System.arraycopy(keep ? present : kept, 0, keep ? kept : present, 0, kept.length);
            }
        }
    }

    /**
     * The Euclidean norm of all gradients together in the last step, before it was clipped; not a number unless the builder asked for it or
     * for the clipping of norms.
     */
    public double gradientNorm() {
        return updates.gradientNorm();
    }

    /** The norm of the last step's gradient at a parameter; not a number where nothing is trained. */
    double gradientNorm(int parameter) {
        float[] gradient = gradients[parameter];
        return gradient == null ? Double.NaN : Math.sqrt(Weights.sumOfSquares(gradient, 0, gradient.length));
    }

    /** The learning rate of the last step. */
    public double rate() {
        return rate;
    }

    /** The sums of the last step. */
    Tally tally() {
        return tally;
    }

    private void fill(BoundData data, long epoch, int @Nullable [] order, int from, int count) {
        if (count < 1 || count > capacity()) {
            throw new IllegalArgumentException("a batch has 1 to " + capacity() + " samples, not " + count);
        }
        active = data;
        samples = count;
        // Also where it was read ahead: its name for messages is that of its rows.
        reader.start(data, epoch, order, from, count);
        if (ahead != null && ahead.has(data, epoch, order, from, count)) {
            ahead.check();
            pool.run(copying);
        } else {
            pool.run(loading);
            reader.check();
        }
    }

    private static float[][] buffersLike(float[][] buffers) {
        return Arrays.stream(buffers).map(buffer -> new float[buffer.length]).toArray(float[][]::new);
    }

    private void score() {
        passes.forward(pool, samples);
        tally.clear();
        double weight = 0;
        for (int i = 0; i < samples; i++) {
            weight += weights[i];
        }
        tally.count(samples, weight);
        for (int output = 0; output < hits.length; output++) {
            float[] losses = program.losses(output);
            double sum = 0;
            double right = 0;
            for (int i = 0; i < samples; i++) {
                sum += (double) weights[i] * losses[i];
                right += (double) weights[i] * hits[output][i];
            }
            tally.add(output, sum, right);
        }
        for (int penalty = 0; penalty < penalties; penalty++) {
            float[] losses = program.penalty(penalty);
            double sum = 0;
            for (int i = 0; i < samples; i++) {
                sum += losses[i];
            }
            tally.addPenalty(penalty, sum);
        }
        if (engine.rules().penalizeAny()) {
            tally.addPenalty(penalties, samples * updates.penalty());
        }
    }

    /** The losses of these samples, and what of them is right. */
    private void judge(int from, int to) {
        program.loss(from, to);
        BoundData data = Objects.requireNonNull(active);
        for (int output = 0; output < hits.length; output++) {
            Reading reading = outputs.get(output).reading();
            if (reading.classifies()) {
                int width = outputs.get(output).size();
                int positions = outputs.get(output).positions();
                int targetWidth = data.targetWidths[output];
                float[] values = program.output(output);
                for (int i = from; i < to; i++) {
                    hits[output][i] = Positions.hits(
                            reading,
                            positions,
                            values,
                            i * width,
                            targets[output],
                            i * targetWidth,
                            targetWidth,
                            width);
                }
            }
        }
    }
}
