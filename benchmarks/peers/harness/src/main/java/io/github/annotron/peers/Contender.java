// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import java.util.StringJoiner;

/**
 * A JVM with one library at work. It says what it computes at first, then, for each line with a number of seconds on its
 * standard input, works for so long and says how many samples a second it did. So several of them can take turns.
 */
public final class Contender {

    /** How many numbers of the first scores, and losses of the first steps, are compared. */
    private static final int CHECKED = 10;

    /** At most about twice so long the clock is not looked at, in nanoseconds, unless a step takes longer. */
    private static final long LOOK_NANOS = 10_000;

    private final Peer peer;
    private final boolean training;
    private final int batch;
    private final float[][] inputs = new float[Task.BATCHES][];
    private final float[][] targets = new float[Task.BATCHES][];
    private long steps;

    /** How many steps there are between two looks at the clock, which cost as much as a small network's layer. */
    private int stride = 1;

    private Contender(Task task, Peer peer) {
        this.peer = peer;
        training = task.training();
        batch = task.batch();
        for (int i = 0; i < Task.BATCHES; i++) {
            inputs[i] = task.inputs(i);
            targets[i] = task.targets(i);
        }
    }

    /** Takes a part of the class name of the factory, and the workload, the batch, the threads, whether to train. */
    public static void main(String[] arguments) throws IOException {
        // Libraries print on the standard output; what is said to the other side goes past them.
        PrintStream out = System.out;
        System.setOut(System.err);
        Peer.Factory factory = factory(arguments[0]);
        Task task = Task.of(
                Workloads.of(arguments[1]),
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]),
                Boolean.parseBoolean(arguments[4]));
        if (!factory.supports(task)) {
            out.println("NO");
            return;
        }
        long start = System.nanoTime();
        try (Peer peer = factory.start(task)) {
            Contender contender = new Contender(task, peer);
            String first = contender.first();
            out.println("READY;" + factory.library() + ";" + (System.nanoTime() - start) / 1_000_000 + ";" + first);
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.println(contender.run(Double.parseDouble(line)));
            }
        }
    }

    private static Peer.Factory factory(String part) {
        for (Peer.Factory factory : ServiceLoader.load(Peer.Factory.class)) {
            if (factory.getClass().getName().contains(part)) {
                return factory;
            }
        }
        throw new IllegalArgumentException("there is no peer " + part);
    }

    /** Scores before training, and the first losses. */
    private String first() {
        StringJoiner values = new StringJoiner(",");
        if (training) {
            for (int i = 0; i < CHECKED; i++) {
                values.add(Double.toString(step()));
            }
        } else {
            float[] scores = peer.predict(inputs[0]);
            for (int i = 0; i < Math.min(CHECKED, scores.length); i++) {
                values.add(Float.toString(scores[i]));
            }
        }
        return values.toString();
    }

    private double step() {
        int number = (int) (steps++ % Task.BATCHES);
        return training ? peer.train(inputs[number], targets[number]) : peer.predict(inputs[number])[0];
    }

    private double run(double seconds) {
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        long done = 0;
        double sum = 0;
        long now;
        do {
            for (int i = 0; i < stride; i++) {
                sum += step();
            }
            done += stride;
            now = System.nanoTime();
            if ((now - start) / done * stride < LOOK_NANOS) {
                stride *= 2;
            }
        } while (now < end);
        if (Double.isNaN(sum)) {
            throw new IllegalStateException("the results are not numbers");
        }
        return batch * done / ((now - start) * 1e-9);
    }
}
