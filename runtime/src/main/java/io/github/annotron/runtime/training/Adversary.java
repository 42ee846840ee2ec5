// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import io.github.annotron.runtime.LayerInfo;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.augment.Draws;
import io.github.annotron.runtime.robust.AdversarialTraining;
import io.github.annotron.runtime.robust.Ball;
import io.github.annotron.runtime.robust.Pgd;
import io.github.annotron.runtime.support.Support;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Attacks the samples of a batch where they are, in the buffers of the program that then trains on them, and on the same threads. */
final class Adversary {

    private final AdversarialTraining how;
    private final Pgd attack;
    private final TrainingProgram program;
    private final long seed;
    private final Freezing.Flags forTraining;
    private final Freezing.Flags forAttacks;
    private final Ball ball;
    private final int width;
    private final float[] x;
    private final float[] clean;
    private final float[] gradient;
    private final Draws[] draws;

    // Of each thread, the first sample that is not in the valid range.
    private final int[] invalid;

    private final WorkerPool.Task starting = this::start;
    private final WorkerPool.Task preparing;
    private final Passes passes;
    private final WorkerPool.Task moving = this::move;

    // What the threads read in the present step.
    private @Nullable BatchReader batch;
    private long epoch;
    private int samples;
    private float step;

    /**
     * For a session.
     *
     * @param threads how many will attack
     * @param seed of the random starts
     * @throws IllegalArgumentException if the network cannot be attacked so
     */
    Adversary(
            AdversarialTraining how, Model model, TrainingProgram program, Freezing freezing, int threads, long seed) {
        this.how = how;
        this.program = program;
        this.seed = seed;
        attack = how.attack();
        int input = attack.inputOf(model);
        if (!program.carried().isEmpty()) {
            throw new IllegalArgumentException(model.name()
                    + " has stateful layers: what it predicts depends on the batches before, and adversarial training"
                    + " attacks samples by themselves");
        }
        List<String> layers = model.layers().stream().map(LayerInfo::name).toList();
        forTraining = freezing.flags(program);
        forAttacks = new Freezing.Flags(new boolean[layers.size()], Support.allTrue(layers.size()));
        program.toInputs(true);
        float[] atInput =
                program.gradientAt(layers.indexOf(model.inputs().get(input).name()));
        program.toInputs(false);
        if (atInput == null) {
            throw new IllegalArgumentException("no loss of " + model.name() + " has a derivative by its input "
                    + model.inputs().get(input).name() + ", so it cannot be attacked");
        }
        gradient = atInput;
        x = program.input(input);
        clean = new float[x.length];
        width = model.inputs().get(input).size();
        ball = new Ball(
                attack,
                width,
                model.name() + "'s input " + model.inputs().get(input).name());
        draws = Stream.generate(() -> new Draws(0)).limit(threads).toArray(Draws[]::new);
        invalid = new int[threads];
        preparing = program::prepare;
        passes = new Passes(program, program::loss);
    }

    /**
     * Changes the inputs of a batch that is in the program's buffers.
     *
     * @param pool of so many threads as was said
     * @param reader has read the batch
     * @param count how many samples it has
     * @param inEpoch which epoch it belongs to
     * @param steps how many steps the trainer has done
     * @param epochs how many epochs, with the part of the present one
     */
    void attack(
            WorkerPool pool,
            BatchReader reader,
            int[] targetWidths,
            int count,
            long inEpoch,
            double steps,
            double epochs) {
        double factor = how.factor(steps, epochs);
        float radius = (float) (factor * attack.radius());
        batch = reader;
        epoch = inEpoch;
        samples = how.attacked(count);
        step = (float) (factor * attack.stepSize());
        ball.radius(radius);
        pool.run(starting);
        check(reader);
        if (radius == 0) {
            return;
        }
        program.toInputs(true);
        forAttacks.applyTo(program);
        try {
            for (int number = 0; number < attack.steps(); number++) {
                program.begin(samples, targetWidths, Purpose.EXPLANATION, 0);
                if (number == 0) {
                    pool.run(preparing);
                }
                passes.forward(pool, samples);
                passes.backward(pool, samples);
                pool.run(moving);
            }
        } finally {
            program.toInputs(false);
            forTraining.applyTo(program);
        }
    }

    private void check(BatchReader reader) {
        int first = Integer.MAX_VALUE;
        for (int slot : invalid) {
            first = Math.min(first, slot);
        }
        if (first < Integer.MAX_VALUE) {
            int column = ball.firstInvalid(clean, first * width);
            throw new IllegalArgumentException(
                    ball.problem(reader.nameOf(first) + ",", column, clean[first * width + column])
                            + ". Clip what augmentation makes, or give the attack the range of the data");
        }
    }

    private void start(int part, int parts) {
        BatchReader reader = Objects.requireNonNull(batch);
        int from = UpdatePhase.split(samples, part, parts);
        int to = UpdatePhase.split(samples, part + 1, parts);
        System.arraycopy(x, from * width, clean, from * width, (to - from) * width);
        invalid[part] = Integer.MAX_VALUE;
        for (int slot = from; slot < to; slot++) {
            if (ball.firstInvalid(clean, slot * width) >= 0) {
                invalid[part] = Math.min(invalid[part], slot);
            } else if (attack.randomStart()) {
                draws[part].start(seed, epoch, reader.row(slot));
                ball.start(draws[part], clean, x, slot * width);
            }
        }
    }

    private void move(int part, int parts) {
        int to = UpdatePhase.split(samples, part + 1, parts);
        for (int slot = UpdatePhase.split(samples, part, parts); slot < to; slot++) {
            ball.move(clean, gradient, x, slot * width, step);
        }
    }
}
