// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.benchmarks;

import io.github.annotron.runtime.Cost;
import io.github.annotron.runtime.LayerInfo;
import io.github.annotron.runtime.Memory;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Predictor;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.kernel.Kernels;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.training.ModelTrainer;
import io.github.annotron.runtime.training.TrainingSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;

/**
 * How speed depends on the size of batches, the width and the depth of perceptrons, and threads: the rate of multiply-adds, two operations
 * each, in training by Adam and in prediction.
 *
 * <pre>{@code benchmarks/measure Scaling [seconds a figure, 1]}</pre>
 *
 * <p>Networks are compiled on the spot. A figure is the median of the steps in the second half of its time. Where the system property
 * {@code annotron.figures} names a file, figures are added to it, for {@link Curves}.
 */
public final class Scaling {
    /** Says which kernels run; without the module there is but one kind. */
    private static final String KERNELS = "annotron.kernels";

    private static final int[] BATCHES = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512};
    private static final int[] WIDTHS = {16, 32, 64, 128, 256, 512, 1024, 2048};
    private static final int[] DEPTHS = {2, 5, 10, 20, 50, 100, 200};
    private static final int BATCH = 128;
    private static final int WIDTH = 512;

    private final double seconds;
    private final Path folder;
    private final List<String> figures = new ArrayList<>();
    private String curve = "";

    private Scaling(double seconds, Path folder) {
        this.seconds = seconds;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws ReflectiveOperationException, IOException, InterruptedException {
        if (System.getProperty(KERNELS) == null) {
            // The first figures would be those of scalar code.
            System.setProperty(KERNELS, "vector");
        }
        double seconds = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 1;
        Path folder = Files.createTempDirectory("scaling");
        try {
            Scaling scaling = new Scaling(seconds, folder);
            scaling.run();
            String file = System.getProperty("annotron.figures");
            if (file != null) {
                Files.write(Path.of(file), scaling.figures, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        } finally {
            Javac.delete(folder);
        }
    }

    private void run() throws ReflectiveOperationException, IOException, InterruptedException {
        System.out.printf(
                "Java %s, %s, %s%n",
                System.getProperty("java.version"), System.getProperty("os.arch"), Kernels.description());
        Model model = compile(WIDTH, 2);
        title("batch, of %d-%d-%d-10".formatted(WIDTH, WIDTH, WIDTH));
        for (int batch : BATCHES) {
            line(model, batch, batch, 1);
        }
        title("width w of w-w-w-10, batches of " + BATCH);
        for (int width : WIDTHS) {
            line(compile(width, 2), width, BATCH, 1);
        }
        title("depth in dense layers of 128 units, batches of " + BATCH);
        for (int depth : DEPTHS) {
            line(compile(128, depth), depth, BATCH, 1);
        }
        title("threads, of %d-%d-%d-10, batches of %d".formatted(WIDTH, WIDTH, WIDTH, BATCH));
        for (int threads = 1; threads <= Runtime.getRuntime().availableProcessors(); threads *= 2) {
            line(model, threads, BATCH, threads);
        }
    }

    private Model compile(int width, int depth) throws ReflectiveOperationException, IOException, InterruptedException {
        String name = "Perceptron" + width + "x" + depth;
        return new Compiled(folder, name, Declarations.perceptron(name, width, depth)).newModel();
    }

    private void title(String text) {
        curve = text.replace(",", "");
        System.out.printf("%n%-40s %14s %10s %14s %10s%n", text, "train, 1/s", "GFLOP/s", "predict, 1/s", "GFLOP/s");
    }

    private void line(Model model, int value, int batch, int threads) {
        double multiplyAdds =
                model.layers().stream().mapToLong(layer -> layer.multiplyAdds()).sum();
        double ofStep = model.layers().stream()
                .map(LayerInfo::costs)
                .flatMap(costs -> Stream.of(costs.forward(), costs.backward(), costs.gradients()))
                .mapToLong(Cost::multiplyAdds)
                .sum();
        double training = batch / train(model, batch, threads);
        String predicting = "";
        if (threads == 1) {
            double rate = batch / predict(model, batch);
            predicting = "%14.0f %10.1f".formatted(rate, 2e-9 * multiplyAdds * rate);
            add(value, "prediction", 2e-9 * multiplyAdds * rate);
        }
        add(value, "training", 2e-9 * ofStep * training);
        System.out.printf("%-40d %14.0f %10.1f %s%n", value, training, 2e-9 * ofStep * training, predicting);
    }

    private void add(int value, String work, double rate) {
        String java = Integer.toString(Runtime.version().feature());
        String kernels = Kernels.description().replace(",", "");
        figures.add(new Curves.Figure(java, kernels, curve, Integer.toString(value), work, rate).line());
    }

    private double train(Model model, int batch, int threads) {
        int width = model.inputs().get(0).size();
        int[] classes = new int[batch];
        int[] rows = new int[batch];
        Arrays.setAll(classes, i -> i % 10);
        Arrays.setAll(rows, i -> i);
        Dataset data = Dataset.of(random(batch, width), classes);
        try (TrainingSession session =
                ModelTrainer.of(model).optimizer(Adam.of(1e-4)).build().session(batch, threads)) {
            return median(() -> session.step(data, rows, 0, batch));
        }
    }

    private double predict(Model model, int batch) {
        FMatrixRMaj[] inputs = {random(batch, model.inputs().get(0).size())};
        FMatrixRMaj scores = new FMatrixRMaj(batch, 10);
        Predictor predictor = model.newPredictor(batch, Memory.REUSED);
        return median(() -> predictor.predict(inputs, scores));
    }

    private static FMatrixRMaj random(int rows, int columns) {
        Random random = new Random(3);
        FMatrixRMaj matrix = new FMatrixRMaj(rows, columns);
        for (int i = 0; i < matrix.data.length; i++) {
            matrix.data[i] = random.nextFloat();
        }
        return matrix;
    }

    /** The median of the seconds that a run takes in the second half of the time, of groups of a millisecond or more. */
    private double median(Runnable code) {
        long start = System.nanoTime();
        long half = (long) (seconds * 5e8);
        int runs = 0;
        while (System.nanoTime() - start < half) {
            code.run();
            runs++;
        }
        int group = (int) Math.max(1, runs * 1e6 / half);
        double[] times = new double[1000];
        int count = 0;
        while (count < 3 || System.nanoTime() - start < 2 * half && count < times.length) {
            long begin = System.nanoTime();
            for (int i = 0; i < group; i++) {
                code.run();
            }
            times[count++] = (System.nanoTime() - begin) * 1e-9 / group;
        }
        Arrays.sort(times, 0, count);
        return times[count / 2];
    }
}
