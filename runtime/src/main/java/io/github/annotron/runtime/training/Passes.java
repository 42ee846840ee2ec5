// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

/** The two passes of a program, stage by stage, on the threads of a pool, each of which has its samples. Passes allocate nothing. */
final class Passes {

    /** What is done with the samples {@code from} (inclusive) to {@code to} (exclusive). */
    interface Samples {
        void run(int from, int to);
    }

    private final TrainingProgram program;
    private final Samples judge;

    // Made once, for a method reference made in each pass would be an allocation in each pass.
    private final WorkerPool.Task forward = this::forward;
    private final WorkerPool.Task forwardTotals = this::forwardTotals;
    private final WorkerPool.Task backward = this::backward;
    private final WorkerPool.Task backwardTotals = this::backwardTotals;

    // What the threads read.
    private int samples;
    private int stage;
    private int lastStage;

    /**
     * For a program.
     *
     * @param judge ends the forward pass of samples, with their losses
     */
    Passes(TrainingProgram program, Samples judge) {
        this.program = program;
        this.judge = judge;
    }

    /** Computes the layers and the losses of the first samples. */
    void forward(WorkerPool pool, int count) {
        run(pool, count, forward, forwardTotals);
    }

    /** Computes the gradients at the activations of the samples of the last forward pass. */
    void backward(WorkerPool pool, int count) {
        run(pool, count, backward, backwardTotals);
    }

    private void run(WorkerPool pool, int count, WorkerPool.Task task, WorkerPool.Task totals) {
        samples = count;
        lastStage = program.stages() - 1;
        for (stage = 0; stage < lastStage; stage++) {
            pool.run(task);
            pool.run(totals);
        }
        pool.run(task);
    }

    private void forward(int part, int parts) {
        int from = UpdatePhase.split(samples, part, parts);
        int to = UpdatePhase.split(samples, part + 1, parts);
        if (from == to) {
            return;
        }
        program.forward(stage, from, to);
        if (stage == lastStage) {
            judge.run(from, to);
        }
    }

    private void backward(int part, int parts) {
        int from = UpdatePhase.split(samples, part, parts);
        int to = UpdatePhase.split(samples, part + 1, parts);
        if (from < to) {
            program.backward(stage, from, to);
        }
    }

    private void forwardTotals(int part, int parts) {
        program.forwardTotals(stage, part, parts);
    }

    private void backwardTotals(int part, int parts) {
        program.backwardTotals(stage, part, parts);
    }
}
