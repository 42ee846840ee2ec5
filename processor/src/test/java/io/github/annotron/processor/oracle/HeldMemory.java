// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import io.github.annotron.processor.testing.CompiledNetwork;
import io.github.annotron.runtime.Memory;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Predictor;
import io.github.annotron.runtime.Trainer;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.training.TrainingSession;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import javax.management.JMException;
import javax.management.ObjectName;
import org.ejml.data.FMatrixRMaj;

/**
 * A program that prints, for each network that the arguments name and several batch sizes, the bytes that the compiler has planned for
 * training and for prediction, and those that they hold: what the JVM's own histogram of live objects has more with them.
 */
final class HeldMemory {
    private static final int[] BATCHES = {1, 64};
    private static final int THREADS = 2;

    private HeldMemory() {}

    public static void main(String[] references) throws JMException, InterruptedException {
        for (String reference : references) {
            CompiledNetwork network = new CompiledNetwork(HeldMemory.class.getClassLoader(), reference);
            for (int batch : BATCHES) {
                Dataset data = Hashes.data(network.newModel(1), batch, 3);
                print(reference + ":training:" + batch, () -> training(network, data));
                print(reference + ":prediction:" + batch, () -> prediction(network, batch));
            }
        }
    }

    /**
     * Something at work.
     *
     * @param planned bytes
     */
    private record Held(Object all, long planned, Runnable close) {}

    private static void print(String name, Supplier<Held> maker) throws JMException, InterruptedException {
        // For classes to be loaded.
        measure(maker);
        // The median, since now and then something of the JVM's own is there before and no more afterwards.
        List<long[]> results = new ArrayList<>(List.of(measure(maker), measure(maker), measure(maker)));
        results.sort(Comparator.comparingLong(result -> result[1]));
        long[] median = results.get(1);
        System.out.println(name + " " + median[0] + " " + median[1]);
    }

    /** Planned and held bytes, in a thread of its own, as threads keep something for themselves. */
    private static long[] measure(Supplier<Held> maker) throws JMException, InterruptedException {
        long before = live();
        CompletableFuture<Held> made = new CompletableFuture<>();
        CountDownLatch measured = new CountDownLatch(1);
        Thread user = new Thread(() -> {
            Held held;
            try {
                held = maker.get();
            } catch (RuntimeException | Error e) {
                made.completeExceptionally(e);
                throw e;
            }
            made.complete(held);
            try {
                measured.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            held.close.run();
        });
        user.start();
        Held held = made.join();
        long after = live();
        measured.countDown();
        user.join();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("annotron-worker")) {
                thread.join();
            }
        }
        return new long[] {held.planned, after - before};
    }

    private static Held training(CompiledNetwork network, Dataset data) {
        int batch = data.size();
        Trainer trainer = network.newTrainer(network.newModel(1), Adam.of(0.001), 2);
        TrainingSession session = trainer.session(batch, THREADS);
        int[] rows = new int[batch];
        Arrays.setAll(rows, i -> i);
        for (int step = 0; step < 2; step++) {
            session.step(data, rows, 0, batch);
        }
        return new Held(session, trainer.memory(batch, THREADS).total(), session::close);
    }

    private static Held prediction(CompiledNetwork network, int batch) {
        Model model = network.newModel(1);
        Predictor predictor = model.newPredictor(batch, Memory.REUSED);
        FMatrixRMaj[] inputs = model.inputs().stream()
                .map(input -> new FMatrixRMaj(batch, input.size()))
                .toArray(FMatrixRMaj[]::new);
        predictor.predict(inputs, new FMatrixRMaj(batch, model.output().size()));
        long planned = Float.BYTES * model.parameterCount()
                + model.predictionMemory(batch, Memory.REUSED).total();
        return new Held(predictor, planned, () -> {});
    }

    /** The bytes of all objects that are in use, once what threads and caches leave behind is gone. */
    private static long live() throws JMException {
        long last = bytes();
        for (long next = bytes(); next < last; next = bytes()) {
            last = next;
        }
        return last;
    }

    private static long bytes() throws JMException {
        String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        // Later JDKs fill what a region of the heap has left behind a large array, and list that too.
        return histogram
                .lines()
                .map(String::trim)
                .filter(line -> line.matches("\\d+:.*") && !line.contains("jdk.internal.vm.Filler"))
                .mapToLong(line -> Long.parseLong(line.split(" +")[2]))
                .sum();
    }
}
