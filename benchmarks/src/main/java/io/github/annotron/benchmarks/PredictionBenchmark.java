// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.benchmarks;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Predictor;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The time of a call that predicts one sample. With {@code -jvmArgs -Dannotron.kernels=scalar} the scalar forms run. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 10, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up method
public class PredictionBenchmark {

    /** What is predicted with. */
    public enum Subject {
        TABLE(() -> TableNetModel.create(1)),
        SIGNALS(() -> SignalNetModel.create(1)),
        DIGIT(() -> DigitNetModel.create(1)),
        ROWS(() -> RowNetModel.create(1));

        private final Supplier<Model> create;

        Subject(Supplier<Model> create) {
            this.create = create;
        }
    }

    /** A power of two. */
    private static final int SAMPLES = 8;

    @Param
    public Subject network;

    private Predictor predictor;
    private final float[][] samples = new float[SAMPLES][];
    private int next;

    @Setup
    public void fill() {
        Model model = network.create.get();
        predictor = model.newPredictor();
        Random random = new Random(1);
        for (int i = 0; i < SAMPLES; i++) {
            samples[i] = new float[model.inputs().get(0).size()];
            for (int j = 0; j < samples[i].length; j++) {
                samples[i][j] = random.nextFloat();
            }
        }
    }

    @Benchmark
    public float[] predict() {
        return predictor.predict(samples[next++ & SAMPLES - 1]);
    }

    @Benchmark
    public int classify() {
        return predictor.classify(samples[next++ & SAMPLES - 1]);
    }
}
