// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.robust;

import io.github.annotron.runtime.augment.Draws;
import io.github.annotron.runtime.explain.Gradients;
import io.github.annotron.runtime.loss.Positions;

/** Attacks pieces of the data, on one thread. Samples that are done make room: the last one takes their place. */
final class AttackWorker {

    private final AttackRun run;
    private final Pgd attack;
    private final boolean targeted;
    private final boolean stopsEarly;
    private final int outputSize;
    private final int targetWidth;
    private final int width;
    private final Gradients gradients;
    private final Ball ball;
    private final Draws draws = new Draws(0);

    // Rows of the samples that are under attack.
    private final float[][] inputs;
    private final float[][] targets;
    private final float[] target;
    private final float[] weights;
    private final float[] x;
    private final float[] clean;
    private final float[] slopes;
    private final int[] places;
    private int active;

    AttackWorker(AttackRun run, int capacity) {
        this.run = run;
        attack = run.attacker.attack();
        targeted = run.targeted;
        stopsEarly = attack.stopsEarly() && run.output.reading().classifies();
        outputSize = run.output.size();
        targetWidth = run.data.targetWidth(run.outputIndex);
        gradients = Gradients.atInputs(run.attacker.model(), capacity);
        inputs = new float[run.attacker.model().inputs().size()][];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = gradients.input(i);
        }
        targets = run.data.newTargets(capacity);
        target = gradients.target(run.outputIndex);
        targets[run.outputIndex] = target;
        weights = new float[capacity];
        x = inputs[run.input];
        clean = new float[x.length];
        slopes = gradients.gradient(run.input);
        width = run.result.inputs().numCols;
        ball = new Ball(attack, width, run.attacker.model().name());
        places = new int[capacity];
    }

    /** Attacks the samples at these places of the result. */
    void attack(int from, int count) {
        read(from, count);
        evaluate();
        for (int slot = 0; slot < active; slot++) {
            run.result.clean(places[slot], gradients.values()[slot]);
            put(slot, succeeds(slot));
        }
        dropDone();
        if (attack.radius() == 0) {
            return;
        }
        for (int attempt = 0; attempt < attack.restarts() && active > 0; attempt++) {
            if (attack.randomStart()) {
                for (int slot = 0; slot < active; slot++) {
                    draws.start(run.attacker.seed(), attempt, run.rows[places[slot]]);
                    ball.start(draws, clean, x, slot * width);
                }
                consider();
            }
            float step = targeted ? -attack.stepSize() : attack.stepSize();
            for (int number = 0; number < attack.steps() && active > 0; number++) {
                for (int slot = 0; slot < active; slot++) {
                    ball.move(clean, slopes, x, slot * width, step);
                }
                consider();
            }
        }
    }

    private void read(int from, int count) {
        active = count;
        for (int slot = 0; slot < count; slot++) {
            int row = run.rows[from + slot];
            places[slot] = from + slot;
            if (!run.data.read(row, 0, slot, inputs, targets, weights)) {
                throw run.data.unfit(row, 0);
            }
            int invalid = ball.firstInvalid(x, slot * width);
            if (invalid >= 0) {
                throw new IllegalArgumentException(ball.problem(
                        "row " + row + " of the data, counted from 0,", invalid, x[slot * width + invalid]));
            }
        }
        System.arraycopy(x, 0, clean, 0, count * width);
    }

    private void evaluate() {
        gradients.compute(active, run.outputIndex, run.objective, targetWidth);
    }

    private boolean succeeds(int slot) {
        if (!run.output.reading().classifies()) {
            return false;
        }
        float share = Positions.hits(
                run.output.reading(),
                run.output.positions(),
                gradients.output(run.outputIndex),
                slot * outputSize,
                target,
                slot * targetWidth,
                targetWidth,
                outputSize);
        return targeted ? share == 1 : share < 1;
    }

    /** Looks at the present points, keeps those that are worse than what there was, and takes out samples that are done. */
    private void consider() {
        evaluate();
        for (int slot = 0; slot < active; slot++) {
            boolean success = succeeds(slot);
            if (run.result.isWorse(places[slot], success, gradients.values()[slot], targeted)) {
                put(slot, success);
            }
        }
        dropDone();
    }

    private void put(int slot, boolean success) {
        run.result.put(places[slot], success, gradients.values()[slot], x, slot * width);
    }

    private void dropDone() {
        for (int slot = active - 1; stopsEarly && slot >= 0; slot--) {
            if (run.result.succeeded(places[slot])) {
                active--;
                if (slot < active) {
                    replace(slot, active);
                }
            }
        }
    }

    private void replace(int slot, int last) {
        places[slot] = places[last];
        for (int i = 0; i < inputs.length; i++) {
            copyRow(inputs[i], run.data.inputWidth(i), last, slot);
        }
        copyRow(clean, width, last, slot);
        copyRow(target, targetWidth, last, slot);
        copyRow(slopes, width, last, slot);
    }

    private static void copyRow(float[] rows, int width, int from, int to) {
        System.arraycopy(rows, from * width, rows, to * width, width);
    }
}
