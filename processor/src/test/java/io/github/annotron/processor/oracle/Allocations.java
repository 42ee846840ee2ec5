// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import com.sun.management.ThreadMXBean;
import io.github.annotron.processor.testing.CompiledNetwork;
import io.github.annotron.runtime.Memory;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Predictor;
import io.github.annotron.runtime.SharedPredictor;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.training.TrainingSession;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.ejml.data.FMatrixRMaj;

/**
 * What work on networks with one input allocates in steady state. As a program, it prints that for each network that the
 * arguments name; in an interpreting JVM that is what the code asks for, in another one what the compiler left of it.
 */
final class Allocations {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int WARM_UP = 3;

    /** The system property of {@link #main} that says how long to go on until a measurement is 0, in nanoseconds. */
    static final String PATIENCE = "annotron.oracle.patience";

    /** How many calls a measurement is of. */
    static final int CALLS = 20;

    private Allocations() {}

    public static void main(String[] references) {
        for (String reference : references) {
            measure(new CompiledNetwork(Allocations.class.getClassLoader(), reference), Long.getLong(PATIENCE, 0))
                    .forEach((work, bytes) -> System.out.println(reference + ":" + work + " " + bytes));
        }
    }

    /**
     * Measures bytes by kind of work.
     *
     * @param patienceNanos how long to go on until a measurement is 0
     */
    static Map<String, Long> measure(CompiledNetwork network, long patienceNanos) {
        Model model = network.newModel(1);
        Random random = new Random(2);
        float[][] sample = {new float[model.inputs().get(0).size()]};
        FMatrixRMaj[] batch = {new FMatrixRMaj(10, sample[0].length)};
        for (int i = 0; i < batch[0].getNumElements(); i++) {
            batch[0].data[i] = sample[0][i % sample[0].length] = (float) random.nextGaussian();
        }
        FMatrixRMaj scores = new FMatrixRMaj(10, model.output().size());
        Predictor predictor = model.newPredictor();
        Predictor keeping = model.newPredictor(4, Memory.KEPT);
        Map<String, Long> bytes = new LinkedHashMap<>();
        bytes.put("predict", measure(() -> predictor.predict(sample), patienceNanos));
        bytes.put("classify", measure(() -> predictor.classify(sample), patienceNanos));
        bytes.put("batch", measure(() -> keeping.predict(batch, scores), patienceNanos));
        try (SharedPredictor shared = SharedPredictor.of(model.newPredictor(), 2)) {
            bytes.put("share", measure(() -> shared.predict(sample), patienceNanos));
        }
        optional(model::newStream).ifPresent(stream -> {
            float[][] step = {
                Arrays.copyOf(sample[0], model.inputs().get(0).shape().get(1))
            };
            bytes.put("stream", measure(() -> stream.step(step), patienceNanos));
        });
        optional(model::newCertifier)
                .ifPresent(certifier ->
                        bytes.put("certify", measure(() -> certifier.certify(0.01f, sample), patienceNanos)));
        Dataset data = Hashes.data(model, 30, 3);
        int[] rows = random.ints(30, 0, 30).toArray();
        for (int threads = 1; threads <= 2; threads++) {
            try (TrainingSession session =
                    network.newTrainer(model, Adam.of(0.001), 2).session(10, threads)) {
                Runnable work = () -> {
                    session.step(data, rows, 0, 10);
                    session.step(data, rows, 7, 3);
                };
                bytes.put("step" + threads, measure(work, patienceNanos));
            }
        }
        return bytes;
    }

    /** What only some networks have. */
    private static <T> Optional<T> optional(Supplier<T> factory) {
        try {
            return Optional.of(factory.get());
        } catch (UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    private static long measure(Runnable work, long patienceNanos) {
        for (int i = 0; i < WARM_UP; i++) {
            work.run();
        }
        long[] threads = Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t == Thread.currentThread() || t.getName().startsWith("annotron-worker"))
                .mapToLong(Thread::getId)
                .toArray();
        long[] before = new long[threads.length];
        long[] after = new long[threads.length];
        long start = System.nanoTime();
        long allocated;
        do {
            // Each time anew: what a first reading takes, such as for classes that it loads, later ones do not.
            read(threads, before);
            read(threads, after);
            long ofReading = sum(after) - sum(before);
            read(threads, before);
            for (int i = 0; i < CALLS; i++) {
                work.run();
            }
            read(threads, after);
            allocated = sum(after) - sum(before) - ofReading;
        } while (allocated != 0 && System.nanoTime() - start < patienceNanos);
        return allocated;
    }

    private static void read(long[] threads, long[] bytes) {
        for (int i = 0; i < threads.length; i++) {
            bytes[i] = THREADS.getThreadAllocatedBytes(threads[i]);
        }
    }

    private static long sum(long[] numbers) {
        return Arrays.stream(numbers).sum();
    }
}
