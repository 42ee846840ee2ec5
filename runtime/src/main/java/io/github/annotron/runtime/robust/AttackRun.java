// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.robust;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.OutputSpec;
import io.github.annotron.runtime.TensorSpec;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.loss.Loss;
import io.github.annotron.runtime.training.BoundData;
import io.github.annotron.runtime.training.WorkerPool;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One call of an attack: the samples are cut into pieces, which threads take one after the other. */
final class AttackRun {

    final Attacker attacker;
    final BoundData data;
    final int[] rows;
    final boolean targeted;
    final int input;
    final OutputSpec output;

    /** The attacked output, counted over those with a loss. */
    final int outputIndex;

    final Loss objective;
    final Attacked result;
    private int done;
    private int failedAt;
    private @Nullable RuntimeException failure;
    private final AtomicInteger next = new AtomicInteger();

    AttackRun(Attacker attacker, Dataset data, int[] rows, boolean targeted) {
        this.attacker = attacker;
        this.rows = rows;
        this.targeted = targeted;
        Model model = attacker.model();
        input = attacker.attack().inputOf(model);
        List<OutputSpec> trained =
                model.outputs().stream().filter(OutputSpec::isTrained).toList();
        outputIndex = attackedOutput(model, attacker.output(), trained);
        output = trained.get(outputIndex);
        Loss other = attacker.loss();
        objective = other == null ? output.loss() : other;
        String problem = objective.problem(output.width());
        if (problem != null) {
            throw new IllegalArgumentException("the loss " + objective.name() + " does not fit " + model.name()
                    + "'s output " + output.name() + ": " + problem);
        }
        this.data = BoundData.of(model, trained, data);
        int targetWidth = this.data.targetWidth(outputIndex);
        if (!objective.accepts(targetWidth / output.positions(), output.width())) {
            throw new IllegalArgumentException("the loss " + objective.name() + " does not take targets of "
                    + targetWidth + " numbers for " + model.name() + "'s output " + output.name());
        }
        TensorSpec attacked = model.inputs().get(input);
        result = new Attacked(attacked.name(), rows.length, attacked.size());
    }

    private static int attackedOutput(Model model, String name, List<OutputSpec> trained) {
        List<String> names = trained.stream().map(OutputSpec::name).toList();
        int index = name.isEmpty() && names.size() == 1 ? 0 : names.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException(model.name() + " is trained at the outputs " + names
                    + ", and the attack is on " + (name.isEmpty() ? "its only one. Call output(...)" : name));
        }
        return index;
    }

    Attacked run() {
        int pieces = (rows.length - 1) / attacker.capacity() + 1;
        int most = attacker.threads() == 0 ? Runtime.getRuntime().availableProcessors() : attacker.threads();
        try (WorkerPool pool = new WorkerPool(Math.max(1, Math.min(most, pieces)))) {
            pool.run(this::work);
        }
        if (failure != null) {
            throw failure;
        }
        return result;
    }

    private void work(int part, int parts) {
        int size = Math.min(attacker.capacity(), rows.length);
        AttackWorker worker = new AttackWorker(this, size);
        // By whoever comes first: how long a piece takes depends on how soon its samples are given up.
        for (int from = next.getAndAdd(size); from < rows.length; from = next.getAndAdd(size)) {
            int count = Math.min(size, rows.length - from);
            try {
                worker.attack(from, count);
            } catch (RuntimeException e) {
                fail(from, e);
                return;
            }
            report(count);
        }
    }

    /** Of several pieces that fail, the first one is reported: those before it have been taken by threads already. */
    private synchronized void fail(int from, RuntimeException e) {
        next.set(rows.length);
        if (failure == null || from < failedAt) {
            failure = e;
            failedAt = from;
        }
    }

    private synchronized void report(int count) {
        done += count;
        Attacker.Listener listener = attacker.listener();
        if (listener != null) {
            listener.done(done, rows.length);
        }
    }
}
