// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.benchmarks;

import io.github.annotron.runtime.LayerInfo;
import io.github.annotron.runtime.Parameter;
import io.github.annotron.runtime.kernel.Kernels;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.optimizer.Optimizer;
import io.github.annotron.runtime.optimizer.Step;
import io.github.annotron.runtime.training.Purpose;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A training step of {@link LeNet} on one core, layer by layer, beside the machine's peak measured in the same run.
 *
 * <pre>{@code java --add-modules jdk.incubator.vector -cp benchmarks/target/benchmarks.jar \
 *     io.github.annotron.benchmarks.StepProfile [batch size, 64] [steps, 200]}</pre>
 *
 * <p>The first half of the steps warms up; figures are medians of the second half. The peak is taken every ten steps,
 * since the machine may be shared.
 */
public final class StepProfile {
    private static final int STEPS_PER_PEAK = 10;

    private enum Phase {
        FORWARD,
        BACKWARD,
        GRADIENTS,
        PREPARE
    }

    /** A generated method. */
    private record Part(String layer, Phase phase, Runnable code, double[] milliseconds) {}

    private final int batch;
    private final int steps;
    private final LeNetModel model = LeNetModel.create(1);
    private final LeNetBackward backward;
    private final List<Part> parts = new ArrayList<>();

    private StepProfile(int batch, int steps) {
        this.batch = batch;
        this.steps = steps;
        backward = new LeNetBackward(model, batch);
        LeNetForward forward = backward.forward;
        Random random = new Random(2);
        for (int i = 0; i < backward.input(0).length; i++) {
            backward.input(0)[i] = random.nextFloat();
        }
        for (int i = 0; i < batch; i++) {
            backward.target(0)[i] = random.nextInt(10);
        }
        add("digit", Phase.PREPARE, () -> backward.digitPrepare(0, 1));
        add("hidden", Phase.PREPARE, () -> backward.hiddenPrepare(0, 1));
        add("conv2", Phase.PREPARE, () -> backward.conv2Prepare(0, 1));
        add("conv1", Phase.FORWARD, () -> forward.conv1(0, batch));
        add("pool1", Phase.FORWARD, () -> forward.pool1(0, batch));
        add("conv2", Phase.FORWARD, () -> forward.conv2(0, batch));
        add("pool2", Phase.FORWARD, () -> forward.pool2(0, batch));
        add("hidden", Phase.FORWARD, () -> forward.hidden(0, batch));
        add("thinned", Phase.FORWARD, () -> forward.thinned(0, batch));
        add("digit", Phase.FORWARD, () -> forward.digit(0, batch));
        add("loss", Phase.FORWARD, () -> backward.loss(0, batch));
        add("digit", Phase.BACKWARD, () -> backward.digitBackward(0, batch));
        add("thinned", Phase.BACKWARD, () -> backward.thinnedBackward(0, batch));
        add("hidden", Phase.BACKWARD, () -> backward.hiddenBackward(0, batch));
        add("pool2", Phase.BACKWARD, () -> backward.pool2Backward(0, batch));
        add("conv2", Phase.BACKWARD, () -> backward.conv2Backward(0, batch));
        add("pool1", Phase.BACKWARD, () -> backward.pool1Backward(0, batch));
        add("conv1", Phase.BACKWARD, () -> backward.conv1Backward(0, batch));
        add("digit", Phase.GRADIENTS, () -> backward.digitGradients(0, 1));
        add("hidden", Phase.GRADIENTS, () -> backward.hiddenGradients(0, 1));
        add("conv2", Phase.GRADIENTS, () -> backward.conv2Gradients(0, 1));
        add("conv1", Phase.GRADIENTS, () -> backward.conv1Gradients(0, 1));
    }

    private void add(String layer, Phase phase, Runnable code) {
        parts.add(new Part(layer, phase, code, new double[steps]));
    }

    public static void main(String[] arguments) {
        int batch = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 64;
        int steps = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 200;
        new StepProfile(batch, steps).run();
    }

    private void run() {
        System.out.printf(
                "Java %s, %s, %s, batch %d, %d steps, one thread%n",
                System.getProperty("java.version"), System.getProperty("os.arch"), Kernels.description(), batch, steps);
        List<Optimizer.Updater> updaters = new ArrayList<>();
        Adam adam = Adam.of(1e-3);
        model.parameters().forEach(parameter -> updaters.add(adam.newUpdater(parameter.size())));
        int[] step = new int[1];
        Step now = new Step(true);
        add("Adam", Phase.GRADIENTS, () -> update(updaters, now.at(step[0], adam.rate())));

        double[] peaks = new double[steps / STEPS_PER_PEAK];
        for (step[0] = 1; step[0] <= steps; step[0]++) {
            int index = step[0] - 1;
            backward.begin(batch, new int[] {1}, Purpose.TRAINING, step[0]);
            for (Part part : parts) {
                long start = System.nanoTime();
                part.code().run();
                part.milliseconds()[index] = (System.nanoTime() - start) * 1e-6;
            }
            if (step[0] % STEPS_PER_PEAK == 0) {
                peaks[index / STEPS_PER_PEAK] = Peak.measure();
            }
        }
        print(medianOfSecondHalf(peaks));
    }

    private void update(List<Optimizer.Updater> updaters, Step step) {
        List<Parameter> parameters = model.parameters();
        for (int i = 0; i < updaters.size(); i++) {
            Parameter parameter = parameters.get(i);
            updaters.get(i).begin(step);
            updaters.get(i).update(step, parameter.matrix().data, backward.gradient(i), 0, parameter.size());
        }
    }

    private void print(double peak) {
        Map<String, double[]> times = new LinkedHashMap<>();
        for (LayerInfo layer : model.layers()) {
            times.put(layer.name(), new double[Phase.values().length]);
        }
        for (Part part : parts) {
            times.computeIfAbsent(part.layer(), name -> new double[Phase.values().length])[
                            part.phase().ordinal()] =
                    medianOfSecondHalf(part.milliseconds());
        }
        double total = times.values().stream().flatMapToDouble(Arrays::stream).sum();
        Map<String, Double> flops = new LinkedHashMap<>();
        for (LayerInfo layer : model.layers()) {
            flops.put(layer.name(), 2.0 * batch * layer.multiplyAdds());
        }
        System.out.printf(
                "%-9s %10s %10s %10s %10s %7s   GFLOP/s of %10s %10s%n",
                "ms", "forward", "backward", "gradients", "prepare", "share", "forward", "backward");
        double flopsOfStep = 0;
        for (Map.Entry<String, double[]> row : times.entrySet()) {
            double[] t = row.getValue();
            double all = Arrays.stream(t).sum();
            if (all == 0) {
                continue;
            }
            double forward = flops.getOrDefault(row.getKey(), 0.0);
            // The first layer has no gradient at its input.
            double back = row.getKey().equals("conv1") ? forward : 2 * forward;
            flopsOfStep += forward + back;
            System.out.printf(
                    "%-9s %10.3f %10.3f %10.3f %10.3f %6.1f%%   %10s %10s %10s%n",
                    row.getKey(),
                    t[0],
                    t[1],
                    t[2],
                    t[3],
                    100 * all / total,
                    "",
                    forward == 0 ? "" : String.format("%.1f", forward / t[0] * 1e-6),
                    forward == 0 ? "" : String.format("%.1f", back / (t[1] + t[2] + t[3]) * 1e-6));
        }
        double rate = flopsOfStep / total * 1e-6;
        System.out.printf(
                "step %.2f ms, %.0f samples/s, %.1f GFLOP/s; peak %.1f GFLOP/s; %.0f %% of peak%n",
                total, batch / total * 1e3, rate, peak, 100 * rate / peak);
    }

    private static double medianOfSecondHalf(double[] values) {
        double[] sorted = Arrays.copyOfRange(values, values.length / 2, values.length);
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
