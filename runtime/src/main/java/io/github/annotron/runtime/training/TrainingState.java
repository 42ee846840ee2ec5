// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import io.github.annotron.runtime.checkpoint.Checkpoint;
import io.github.annotron.runtime.checkpoint.CheckpointException;
import io.github.annotron.runtime.checkpoint.StateReader;
import io.github.annotron.runtime.checkpoint.StateWriter;
import io.github.annotron.runtime.checkpoint.Stateful;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** All that a checkpoint holds of a call of {@code fit}, and of which call it is. */
final class TrainingState {

    private final Map<String, String> identity;
    private final TrainingEngine<?> engine;
    private final TrainingProgress progress;
    private final List<Stateful> others;

    /**
     * Collects the parts.
     *
     * @param identity what must be the same where training goes on, by names for messages
     * @param others what remembers something besides the engine and the progress
     */
    TrainingState(
            Map<String, String> identity, TrainingEngine<?> engine, TrainingProgress progress, List<Stateful> others) {
        this.identity = identity;
        this.engine = engine;
        this.progress = progress;
        this.others = others;
    }

    StateWriter save() {
        StateWriter state = new StateWriter();
        identity.forEach(state.in("training")::put);
        engine.save(state);
        progress.save(state.in("progress"));
        for (int i = 0; i < others.size(); i++) {
            others.get(i).save(state.in(name(i)));
        }
        return state;
    }

    /**
     * Takes over what the engine and the progress were.
     *
     * @throws CheckpointException if it is the checkpoint of another training, naming what differs; nothing is changed then
     */
    void restore(Checkpoint checkpoint) {
        StateReader training = checkpoint.state().in("training");
        List<String> differences = new ArrayList<>();
        identity.forEach((name, here) -> {
            String there = training.text(name);
            if (!there.equals(here)) {
                differences.add(difference(name, there, here));
            }
        });
        if (!differences.isEmpty()) {
            throw new CheckpointException(checkpoint.file() + " is a checkpoint of another training: "
                    + String.join("; ", differences)
                    + ". Resume with the same settings and data, or start anew in another folder.");
        }
        checkpoint.restore(engine.model());
        engine.restore(checkpoint.state());
        progress.restore(checkpoint.state().in("progress"));
    }

    /** Gives the others back what they remembered, after they have heard of the start. */
    void restoreOthers(Checkpoint checkpoint) {
        for (int i = 0; i < others.size(); i++) {
            others.get(i).restore(checkpoint.state().in(name(i)));
        }
    }

    private String name(int other) {
        return other + "." + others.get(other).getClass().getSimpleName();
    }

    /** Of texts with many lines the first that differs. */
    private static String difference(String name, String there, String here) {
        List<String> old = Arrays.asList(there.split("\n", -1));
        List<String> now = Arrays.asList(here.split("\n", -1));
        int line = 0;
        while (line < old.size() && line < now.size() && old.get(line).equals(now.get(line))) {
            line++;
        }
        return "the " + name + " was " + line(old, line) + " and is " + line(now, line);
    }

    private static String line(List<String> lines, int number) {
        return number < lines.size() && !lines.get(number).isEmpty() ? lines.get(number) : "none";
    }
}
