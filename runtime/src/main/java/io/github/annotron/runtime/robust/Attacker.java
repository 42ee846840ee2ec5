// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.robust;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.loss.Loss;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Attacks a model, of any generated class, on the samples of a data set: looks for inputs near them about which it decides wrongly, or
 * whose loss is largest. What is attacked is what the model predicts: nothing random, and batch normalisations with their running
 * averages. What becomes of a sample follows from the model, the attack, the seed and the sample's row, and from nothing else: neither
 * from the number of threads nor from which samples are computed together.
 *
 * @param model what is attacked; nobody may train it meanwhile
 * @param attack how
 * @param output whose loss is to grow; empty for the only one that is trained
 * @param loss what is to grow; null for that with which the output is declared. {@link Margin} is another one for classifiers
 * @param capacity how many samples a thread computes at once, at least 1
 * @param threads how many work; 0 for as many as the machine has processors
 * @param seed of the random starts
 * @param listener hears of the progress; null for nobody
 */
public record Attacker(
        Model model,
        Pgd attack,
        String output,
        @Nullable Loss loss,
        int capacity,
        int threads,
        long seed,
        @Nullable Listener listener) {

    private static final int CAPACITY = 64;

    public Attacker {
        if (capacity < 1) {
            throw new IllegalArgumentException("at least 1 sample must be computed at once, not " + capacity);
        }
        if (threads < 0) {
            throw new IllegalArgumentException("there must be at least 1 thread (or 0 to choose), not " + threads);
        }
    }

    /** Hears how far an attack is. */
    @FunctionalInterface
    public interface Listener {

        /**
         * Some more samples are done; called by one thread at a time.
         *
         * @param samples how many by now
         * @param all how many there are
         */
        void done(int samples, int all);
    }

    /** An attack on a model with one trained output, on all processors. */
    public static Attacker of(Model model, Pgd attack) {
        return new Attacker(model, attack, "", null, CAPACITY, 0, 0, null);
    }

    /** The same in another way. */
    public Attacker attack(Pgd other) {
        return new Attacker(model, other, output, loss, capacity, threads, seed, listener);
    }

    /** The same on this one of several outputs. */
    public Attacker output(String name) {
        return new Attacker(model, attack, name, loss, capacity, threads, seed, listener);
    }

    /** The same with another loss that is to grow. */
    public Attacker loss(Loss other) {
        return new Attacker(model, attack, output, other, capacity, threads, seed, listener);
    }

    /** The same, so many samples at once. */
    public Attacker capacity(int samples) {
        return new Attacker(model, attack, output, loss, samples, threads, seed, listener);
    }

    /** The same on so many threads; 0 chooses. */
    public Attacker threads(int count) {
        return new Attacker(model, attack, output, loss, capacity, count, seed, listener);
    }

    /** The same with other random starts. */
    public Attacker seed(long number) {
        return new Attacker(model, attack, output, loss, capacity, threads, number, listener);
    }

    /** The same with a listener. */
    public Attacker listener(Listener other) {
        return new Attacker(model, attack, output, loss, capacity, threads, seed, other);
    }

    /**
     * Leads away from what is right: makes the loss of the targets as large as it can.
     *
     * @param data with what is right
     * @throws IllegalArgumentException if the data does not fit the network, an input is not in the valid range, or the attacked input is
     *     of token ids or lengths, which have no derivative
     */
    public Attacked attack(Dataset data) {
        return run(data, all(data), false);
    }

    /**
     * Leads to something else: makes the loss of the targets as small as it can.
     *
     * @param data the inputs, with the targets that one would like the network to see in them
     * @throws IllegalArgumentException as {@link #attack(Dataset)}
     */
    public Attacked attackTowards(Dataset data) {
        return run(data, all(data), true);
    }

    private static int[] all(Dataset data) {
        return IntStream.range(0, data.size()).toArray();
    }

    /**
     * The same of some rows.
     *
     * @param rows their numbers; results are in this order
     */
    Attacked run(Dataset data, int[] rows, boolean targeted) {
        return new AttackRun(this, data, rows, targeted).run();
    }
}
