// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.benchmarks;

import io.github.annotron.runtime.optimizer.Adadelta;
import io.github.annotron.runtime.optimizer.Adagrad;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.optimizer.AdamW;
import io.github.annotron.runtime.optimizer.AmsGrad;
import io.github.annotron.runtime.optimizer.Lion;
import io.github.annotron.runtime.optimizer.Nadam;
import io.github.annotron.runtime.optimizer.Optimizer;
import io.github.annotron.runtime.optimizer.RmsProp;
import io.github.annotron.runtime.optimizer.Sgd;
import io.github.annotron.runtime.optimizer.Step;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * The updates of the optimisers on one core, beside a loop that copies floats: nanoseconds per element, and bytes read and written
 * per nanosecond (GB/s).
 *
 * <pre>{@code java -cp benchmarks/target/benchmarks.jar io.github.annotron.benchmarks.OptimizerBenchmark [sizes, 16384 4194304]}</pre>
 *
 * <p>Figures are medians of rounds in which all take their turns, by processor time, since the machine may be shared.
 */
public final class OptimizerBenchmark {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 31;
    private static final long ELEMENTS_PER_ROUND = 1L << 24;

    private OptimizerBenchmark() {}

    /** Something to measure. */
    private record Subject(Runnable code, int bytes, double[] nanoseconds) {}

    public static void main(String[] arguments) {
        System.out.printf("Java %s, one thread%n", System.getProperty("java.version"));
        int[] sizes = arguments.length == 0
                ? new int[] {1 << 14, 1 << 22}
                : Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
        for (int size : sizes) {
            run(size);
        }
    }

    private static void run(int size) {
        Random random = new Random(1);
        float[] weights = new float[size];
        float[] gradient = new float[size];
        for (int i = 0; i < size; i++) {
            weights[i] = (float) random.nextGaussian();
            gradient[i] = (float) random.nextGaussian();
        }
        Map<String, Subject> subjects = new LinkedHashMap<>();
        float[] copy = new float[size];
        subjects.put("copy", new Subject(() -> copy(gradient, copy, size), 8, new double[ROUNDS]));
        optimizers().forEach((name, optimizer) -> {
            Optimizer.Updater updater = optimizer.newUpdater(size);
            Step step = new Step(true);
            long[] number = new long[1];
            Runnable code = () -> {
                updater.begin(step.at(++number[0], optimizer.rate()));
                updater.update(step, weights, gradient, 0, size);
            };
            // Weights and state are read and written, the gradient is read.
            subjects.put(name, new Subject(code, 4 * (3 + 2 * updater.state().size()), new double[ROUNDS]));
        });
        int repeats = (int) Math.max(1, ELEMENTS_PER_ROUND / size);
        for (int round = 0; round < ROUNDS; round++) {
            for (Subject subject : subjects.values()) {
                long start = THREADS.getCurrentThreadCpuTime();
                for (int i = 0; i < repeats; i++) {
                    subject.code().run();
                }
                subject.nanoseconds()[round] = (THREADS.getCurrentThreadCpuTime() - start) / (double) repeats / size;
            }
        }
        System.out.printf("%n%,d elements %20s %8s%n", size, "ns/element", "GB/s");
        subjects.forEach((name, subject) -> {
            // The first rounds warm up.
            double[] sorted = Arrays.copyOfRange(subject.nanoseconds(), ROUNDS / 3, ROUNDS);
            Arrays.sort(sorted);
            double median = sorted[sorted.length / 2];
            System.out.printf("%-24s %12.3f %8.1f%n", name, median, subject.bytes() / median);
        });
    }

    private static Map<String, Optimizer> optimizers() {
        Map<String, Optimizer> all = new LinkedHashMap<>();
        all.put("Sgd", Sgd.of(1e-3));
        all.put("Sgd, momentum", Sgd.of(1e-3).momentum(0.9));
        all.put("Sgd, Nesterov", Sgd.of(1e-3).momentum(0.9).nesterov(true));
        all.put("RmsProp", RmsProp.of(1e-3));
        all.put("RmsProp, momentum", RmsProp.of(1e-3).momentum(0.9));
        all.put("RmsProp, centred", RmsProp.of(1e-3).centered(true));
        all.put("Adagrad", Adagrad.of(1e-3));
        all.put("Adadelta", Adadelta.of());
        all.put("Adam", Adam.of(1e-3));
        all.put("AmsGrad", AmsGrad.of(1e-3));
        all.put("AdamW", AdamW.of(1e-3));
        all.put("Nadam", Nadam.of(1e-3));
        all.put("Lion", Lion.of(1e-4));
        return all;
    }

    private static void copy(float[] from, float[] to, int size) {
        for (int i = 0; i < size; i++) {
            to[i] = from[i];
        }
    }
}
