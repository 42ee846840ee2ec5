// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.benchmarks;

import io.github.annotron.runtime.Cost;
import io.github.annotron.runtime.LayerInfo;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Parameter;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.kernel.Kernels;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.optimizer.Optimizer;
import io.github.annotron.runtime.optimizer.Step;
import io.github.annotron.runtime.training.ModelTrainer;
import io.github.annotron.runtime.training.Purpose;
import io.github.annotron.runtime.training.TrainingProgram;
import io.github.annotron.runtime.training.TrainingSession;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import org.ejml.data.FMatrixRMaj;

/**
 * Training steps on one core, layer by layer, beside the machine's roofline, which is measured in the same run.
 *
 * <pre>{@code benchmarks/measure StepProfile [seconds a network, 30] [LeNet,W1,W2b]}</pre>
 *
 * <p>Times are of the processor, medians of the second half; the first half warms up. Multiply-adds and bytes are those that the
 * compiler has counted: each array that the code of a layer reads or writes counts once.
 */
public final class StepProfile {
    private static final int STEPS_PER_ROOFLINE = 20;
    private static final ProcessorTime TIME = new ProcessorTime();
    private static final Adam ADAM = Adam.of(1e-3);

    /** A network of which steps are measured. */
    private record Subject(String name, String reference, String declaration, int batch) {}

    private static final List<Subject> SUBJECTS = List.of(
            new Subject("LeNet", "Digits", Declarations.leNet(), 64),
            new Subject("W1", "W1", Declarations.w1(), 128),
            new Subject("W2b", "W2b", Declarations.w2b(), 64));

    /** What runs at once. */
    private interface Work {
        void run() throws Throwable;
    }

    /** A part of a step. */
    private record Part(String layer, String phase, Cost cost, Work work, List<Double> milliseconds) {

        double median() {
            return ProcessorTime.medianOfSecondHalf(
                    milliseconds.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }

    private final Subject subject;
    private final int batch;
    private final Model model;
    private final TrainingProgram program;
    private final Roofline roofline = new Roofline();
    private final List<Part> parts = new ArrayList<>();
    private final Step step = new Step(true);
    private int steps;

    private StepProfile(Subject subject, Path folder)
            throws ReflectiveOperationException, IOException, InterruptedException {
        this.subject = subject;
        batch = subject.batch;
        model = new Compiled(folder, subject.reference, subject.declaration).newModel();
        program = model.newTrainingProgram(batch);
        Random random = new Random(2);
        for (int i = 0; i < program.input(0).length; i++) {
            program.input(0)[i] = random.nextFloat();
        }
        Arrays.fill(program.weights(), 1f);
        for (int i = 0; i < batch; i++) {
            program.target(0)[i] = random.nextInt(10);
        }
        List<LayerInfo> forwards = model.layers();
        List<LayerInfo> backwards = new ArrayList<>(forwards);
        Collections.reverse(backwards);
        Object forward = Compiled.forward(program);
        add(backwards, program, "Prepare", "transposing", layer -> layer.costs().prepare(), 1);
        add(forwards, forward, "", "forward", layer -> layer.costs().forward(), batch);
        parts.add(new Part("loss", "forward", Cost.NONE, () -> program.loss(0, batch), new ArrayList<>()));
        add(
                backwards,
                program,
                "Backward",
                "input gradient",
                layer -> layer.costs().backward(),
                batch);
        add(
                backwards,
                program,
                "Gradients",
                "weight gradient",
                layer -> layer.costs().gradients(),
                1);
        addOptimizer();
    }

    private void add(
            List<LayerInfo> layers, Object owner, String suffix, String phase, Function<LayerInfo, Cost> costs, int to)
            throws ReflectiveOperationException {
        for (LayerInfo layer : layers) {
            Compiled.method(owner, layer.name() + suffix)
                    .ifPresent(method -> parts.add(new Part(
                            layer.name(), phase, costs.apply(layer), () -> call(method, to), new ArrayList<>())));
        }
    }

    private static void call(MethodHandle method, int to) throws Throwable {
        method.invokeExact(0, to);
    }

    /** The updates of each layer's own parameters. */
    private void addOptimizer() {
        List<Parameter> parameters = model.parameters();
        for (LayerInfo layer : model.layers()) {
            List<Work> updates = new ArrayList<>();
            long bytes = 0;
            for (int i = 0; i < parameters.size(); i++) {
                Parameter parameter = parameters.get(i);
                if (parameter.name().startsWith(layer.name() + ".")) {
                    Optimizer.Updater updater = ADAM.newUpdater(parameter.size());
                    float[] weights = parameter.matrix().data;
                    float[] gradient = Objects.requireNonNull(program.gradient(i));
                    updates.add(() -> {
                        updater.begin(step);
                        updater.update(step, weights, gradient, 0, gradient.length);
                    });
                    // The parameter, its gradient, and what is remembered of it.
                    bytes += (2L + updater.state().size()) * Float.BYTES * parameter.size();
                }
            }
            if (!updates.isEmpty()) {
                Work all = () -> {
                    for (Work update : updates) {
                        update.run();
                    }
                };
                parts.add(new Part(layer.name(), "Adam", new Cost(0, 0, bytes), all, new ArrayList<>()));
            }
        }
    }

    public static void main(String[] arguments) throws Throwable {
        double seconds = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 30;
        List<String> names = arguments.length > 1
                ? List.of(arguments[1].split(","))
                : SUBJECTS.stream().map(Subject::name).toList();
        Path folder = Files.createTempDirectory("step-profile");
        try {
            for (Subject subject : SUBJECTS) {
                if (names.contains(subject.name)) {
                    new StepProfile(subject, folder).run((long) (seconds * 1e9));
                }
            }
        } finally {
            Javac.delete(folder);
        }
    }

    private void run(long nanos) throws Throwable {
        Part whole = new Part("session", "", Cost.NONE, () -> {}, new ArrayList<>());
        try (TrainingSession session =
                ModelTrainer.of(model.newCopy()).optimizer(ADAM).build().session(batch, 1)) {
            Dataset data = data();
            int[] rows = new int[batch];
            Arrays.setAll(rows, i -> i);
            long start = System.nanoTime();
            while (System.nanoTime() - start < nanos || steps < 4 * STEPS_PER_ROOFLINE) {
                steps++;
                step.at(steps, ADAM.rate());
                program.begin(batch, new int[] {1}, Purpose.TRAINING, steps);
                for (Part part : parts) {
                    time(part, part.work);
                }
                time(whole, () -> session.step(data, rows, 0, batch));
                if (steps % STEPS_PER_ROOFLINE == 0) {
                    roofline.measure();
                }
            }
        }
        print(whole.median());
    }

    private static void time(Part part, Work work) throws Throwable {
        long start = TIME.nanos();
        work.run();
        part.milliseconds.add((TIME.nanos() - start) * 1e-6);
    }

    private Dataset data() {
        FMatrixRMaj inputs = new FMatrixRMaj(batch, model.inputs().get(0).size());
        inputs.data = program.input(0).clone();
        int[] classes = new int[batch];
        Arrays.setAll(classes, i -> (int) program.target(0)[i]);
        return Dataset.of(inputs, classes);
    }

    private void print(double session) {
        System.out.printf(
                Locale.ROOT,
                "%n## %s, batches of %d, Java %s%n%n%s, %d steps. Roofline: %s%n%n",
                subject.name,
                batch,
                System.getProperty("java.version"),
                Kernels.description(),
                steps,
                roofline);
        System.out.println("| layer | part | MFLOP | MB | ms | GFLOP/s | GB/s | limited by | of the roofline |");
        System.out.println("| --- | --- | ---: | ---: | ---: | ---: | ---: | --- | ---: |");
        double total = 0;
        double least = 0;
        double operations = 0;
        for (Part part : parts) {
            double time = part.median();
            total += time;
            least += roofline.milliseconds(part.cost, batch);
            operations += part.cost.operations(batch);
            System.out.println(row(part, time));
        }
        System.out.printf(
                Locale.ROOT,
                "%nAll parts %.2f ms, %.0f samples/s, %.1f GFLOP/s, %.0f %% of the peak; by the roofline %.2f ms, %.0f %%."
                        + " A step in a session %.2f ms.%n",
                total,
                batch / total * 1e3,
                operations / total * 1e-6,
                100 * operations / total * 1e-6 / roofline.peak(),
                least,
                100 * least / total,
                session);
    }

    private String row(Part part, double time) {
        Cost cost = part.cost;
        if (cost.equals(Cost.NONE)) {
            return String.format(Locale.ROOT, "| %s | %s | | | %.3f | | | | |", part.layer, part.phase, time);
        }
        long operations = cost.operations(batch);
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %.3f | %.3f | %s | %.1f | %s | %.0f %% |",
                part.layer,
                part.phase,
                operations == 0 ? "" : String.format(Locale.ROOT, "%.1f", operations * 1e-6),
                cost.bytes(batch) * 1e-6,
                time,
                operations == 0 ? "" : String.format(Locale.ROOT, "%.1f", operations / time * 1e-6),
                cost.bytes(batch) / time * 1e-6,
                roofline.limit(cost, batch),
                100 * roofline.milliseconds(cost, batch) / time);
    }
}
