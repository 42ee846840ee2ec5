// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.benchmarks;

import io.github.annotron.runtime.Parameter;
import io.github.annotron.runtime.StreamPredictor;
import io.github.annotron.runtime.kernel.Kernels;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.optimizer.Optimizer;
import io.github.annotron.runtime.optimizer.Step;
import io.github.annotron.runtime.training.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A training step of {@link RowNet} on one core, and steps of streams, in processor time, which others on the machine disturb less.
 *
 * <pre>{@code benchmarks/measure RecurrentProfile [batch size, 64] [steps, 300]}</pre>
 *
 * <p>The first half warms up; figures are medians of the second half.
 */
public final class RecurrentProfile {
    private static final int STEPS_PER_STREAM = 20_000;
    private static final int STREAMS = 60;
    private static final ProcessorTime TIME = new ProcessorTime();

    private RecurrentProfile() {}

    public static void main(String[] arguments) {
        int batch = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 64;
        int steps = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 300;
        System.out.printf(
                "Java %s, %s, %s, one thread%n",
                System.getProperty("java.version"), System.getProperty("os.arch"), Kernels.description());
        train(batch, steps);
        stream("GRU of 8 units, 8 features", GruStepModel.create(1).newStream(), 8);
        stream("LSTM of 32 units, 32 features", LstmStepModel.create(1).newStream(), 32);
    }

    private static void train(int batch, int steps) {
        RowNetModel model = RowNetModel.create(1);
        RowNetBackward backward = new RowNetBackward(model, batch);
        Random random = new Random(2);
        for (int i = 0; i < backward.input(0).length; i++) {
            backward.input(0)[i] = random.nextFloat();
        }
        for (int i = 0; i < batch; i++) {
            backward.target(0)[i] = random.nextInt(10);
        }
        List<Optimizer.Updater> updaters = new ArrayList<>();
        Adam adam = Adam.of(1e-3);
        model.parameters().forEach(parameter -> updaters.add(adam.newUpdater(parameter.size())));
        Step step = new Step(false);
        double[] milliseconds = new double[steps];
        for (int i = 0; i < steps; i++) {
            long start = TIME.nanos();
            backward.begin(batch, new int[] {1}, Purpose.TRAINING, i);
            backward.prepare(0, 1);
            backward.forward(0, 0, batch);
            backward.loss(0, batch);
            backward.backward(0, 0, batch);
            backward.gradients(0, 1);
            update(model.parameters(), updaters, step.at(i + 1, 1e-3), backward);
            milliseconds[i] = (TIME.nanos() - start) * 1e-6;
        }
        double median = ProcessorTime.medianOfSecondHalf(milliseconds);
        // Nothing before the layer is trained: of its input's product there is no gradient at the input.
        double flops = 2.0 * batch * 28 * 512 * (2 * 28 + 3 * 128);
        System.out.printf(
                "LSTM of 128 units over 28 steps, batch %d: %.2f ms, %.0f samples/s, %.1f GFLOP/s%n",
                batch, median, batch / median * 1e3, flops / median * 1e-6);
    }

    private static void update(
            List<Parameter> parameters, List<Optimizer.Updater> updaters, Step step, RowNetBackward backward) {
        for (int i = 0; i < updaters.size(); i++) {
            Parameter parameter = parameters.get(i);
            updaters.get(i).update(step, parameter.matrix().data, backward.gradient(i), 0, parameter.size());
        }
    }

    private static void stream(String what, StreamPredictor stream, int features) {
        float[] values = new float[features];
        float[][] inputs = {values};
        Random random = new Random(1);
        for (int i = 0; i < features; i++) {
            values[i] = (float) random.nextGaussian();
        }
        double[] nanoseconds = new double[STREAMS];
        float sum = 0;
        for (int i = 0; i < STREAMS; i++) {
            long start = TIME.nanos();
            for (int k = 0; k < STEPS_PER_STREAM; k++) {
                values[k % features] = -values[k % features];
                sum += stream.step(inputs)[0];
            }
            nanoseconds[i] = (TIME.nanos() - start) / (double) STEPS_PER_STREAM;
        }
        if (Float.isNaN(sum)) {
            throw new AssertionError("the scores must be used");
        }
        System.out.printf("%s, a step of a stream: %.0f ns%n", what, ProcessorTime.medianOfSecondHalf(nanoseconds));
    }
}
