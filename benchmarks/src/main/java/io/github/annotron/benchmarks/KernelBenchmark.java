// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.benchmarks;

import io.github.annotron.runtime.kernel.Activations;
import io.github.annotron.runtime.kernel.Kernels;
import io.github.annotron.runtime.kernel.Offsets;
import io.github.annotron.runtime.kernel.Softmax;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The kernels one by one, single-threaded. Read the counters: {@code flops} of the products is in GFLOP/s, {@code values} of
 * the others in values a nanosecond. With {@code -jvmArgs -Dannotron.kernels=scalar} the scalar forms run.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Dannotron.kernels=vector"})
@SuppressWarnings("NullAway.Init") // JMH calls the set-up methods
public class KernelBenchmark {

    private static float[] random(int length) {
        Random random = new Random(1);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = random.nextFloat() - 0.5f;
        }
        return values;
    }

    /** Counts the operations of the products: a fused multiply-add is two. */
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Rate {
        public long flops;

        @Setup(Level.Iteration)
        public void reset() {
            flops = 0;
        }
    }

    /** Counts the values that the other kernels compute. */
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Count {
        public long values;

        @Setup(Level.Iteration)
        public void reset() {
            values = 0;
        }
    }

    /** A dense layer: rows x units x inputs. */
    @State(Scope.Thread)
    public static class Dense {

        @Param({"128x512x784", "128x256x512", "128x10x256", "1x512x784", "64x512x28"})
        public String shape;

        private int rows;
        private int units;
        private int inputs;
        private float[] x;
        private float[] weight;
        private float[] y;
        private float[] weightGradient;
        private int[] xRows;
        private int[] xColumns;
        private int[] yRows;
        private int[] weightRows;

        @Setup
        public void fill() {
            String[] sizes = shape.split("x");
            rows = Integer.parseInt(sizes[0]);
            units = Integer.parseInt(sizes[1]);
            inputs = Integer.parseInt(sizes[2]);
            x = random(rows * inputs);
            weight = random(inputs * units);
            y = random(rows * units);
            weightGradient = new float[inputs * units];
            xRows = Offsets.multiples(rows, inputs);
            xColumns = Offsets.multiples(inputs, 1);
            yRows = Offsets.multiples(rows, units);
            weightRows = Offsets.multiples(inputs, units);
        }
    }

    /** A convolution of one sample: size x channels x filters x kernel. */
    @State(Scope.Thread)
    public static class Convolution {

        @Param({"14x32x64x5", "28x1x32x5", "13x32x64x3"})
        public String shape;

        private int filters;
        private float[] padded;
        private float[] kernel;
        private float[] y;
        private float[] kernelGradient;
        private int[] points;
        private int[] window;
        private int[] yRows;
        private int[] kernelRows;

        @Setup
        public void fill() {
            String[] sizes = shape.split("x");
            int size = Integer.parseInt(sizes[0]);
            int channels = Integer.parseInt(sizes[1]);
            filters = Integer.parseInt(sizes[2]);
            int side = Integer.parseInt(sizes[3]);
            int width = size + side - 1;
            points = Offsets.grid(new int[] {size, size}, new int[] {width * channels, channels});
            window = Offsets.grid(new int[] {side, side, channels}, new int[] {width * channels, channels, 1});
            yRows = Offsets.multiples(points.length, filters);
            kernelRows = Offsets.multiples(window.length, filters);
            padded = random(width * width * channels);
            kernel = random(window.length * filters);
            y = random(points.length * filters);
            kernelGradient = new float[window.length * filters];
        }
    }

    /** Values for all else, in rows of ten. */
    @State(Scope.Thread)
    public static class Values {

        private static final int COUNT = 5120;

        private final float[] x = random(COUNT);
        private final float[] y = new float[COUNT];
    }

    @Benchmark
    public float[] denseForward(Dense d, Rate rate) {
        rate.flops += 2L * d.rows * d.units * d.inputs;
        Kernels.product(
                0,
                d.rows,
                d.units,
                d.inputs,
                d.x,
                0,
                d.xRows,
                d.xColumns,
                d.weight,
                0,
                d.units,
                Kernels.zeros(d.units),
                0,
                0,
                d.y,
                0,
                d.yRows,
                0f);
        return d.y;
    }

    @Benchmark
    public float[] denseWeightGradient(Dense d, Rate rate) {
        rate.flops += 2L * d.rows * d.units * d.inputs;
        Kernels.product(
                0,
                d.inputs,
                d.units,
                d.rows,
                d.x,
                0,
                d.xColumns,
                d.xRows,
                d.y,
                0,
                d.units,
                Kernels.zeros(d.units),
                0,
                0,
                d.weightGradient,
                0,
                d.weightRows,
                Float.NEGATIVE_INFINITY);
        return d.weightGradient;
    }

    @Benchmark
    public float[] convolutionForward(Convolution c, Rate rate) {
        rate.flops += 2L * c.points.length * c.filters * c.window.length;
        Kernels.product(
                0,
                c.points.length,
                c.filters,
                c.window.length,
                c.padded,
                0,
                c.points,
                c.window,
                c.kernel,
                0,
                c.filters,
                Kernels.zeros(c.filters),
                0,
                0,
                c.y,
                0,
                c.yRows,
                0f);
        return c.y;
    }

    @Benchmark
    public float[] convolutionWeightGradient(Convolution c, Rate rate) {
        rate.flops += 2L * c.points.length * c.filters * c.window.length;
        Kernels.product(
                0,
                c.window.length,
                c.filters,
                c.points.length,
                c.padded,
                0,
                c.window,
                c.points,
                c.y,
                0,
                c.filters,
                c.kernelGradient,
                0,
                1,
                c.kernelGradient,
                0,
                c.kernelRows,
                Float.NEGATIVE_INFINITY);
        return c.kernelGradient;
    }

    @Benchmark
    public float[] sigmoid(Values v, Count count) {
        count.values += Values.COUNT;
        Activations.sigmoid(v.x, 0, Values.COUNT, v.y);
        return v.y;
    }

    @Benchmark
    public float[] tanh(Values v, Count count) {
        count.values += Values.COUNT;
        Activations.tanh(v.x, 0, Values.COUNT, v.y);
        return v.y;
    }

    @Benchmark
    public float[] gelu(Values v, Count count) {
        count.values += Values.COUNT;
        Activations.gelu(v.x, 0, Values.COUNT, v.y);
        return v.y;
    }

    @Benchmark
    public float[] reluGradient(Values v, Count count) {
        count.values += Values.COUNT;
        Activations.reluGradient(v.x, 0, Values.COUNT, v.x, v.y, false);
        return v.y;
    }

    @Benchmark
    public float[] softmaxOfTen(Values v, Count count) {
        count.values += Values.COUNT;
        Softmax.forward(0, Values.COUNT / 10, 10, v.x, v.y);
        return v.y;
    }

    @Benchmark
    public float[] transpose(Dense d, Count count) {
        count.values += d.weight.length;
        Kernels.transpose(0, d.inputs, d.units, d.weight, 0, d.units, d.weightGradient, 0, d.inputs);
        return d.weightGradient;
    }
}
