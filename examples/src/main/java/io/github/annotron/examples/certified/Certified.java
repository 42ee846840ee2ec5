// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.certified;

import io.github.annotron.examples.common.Cli;
import io.github.annotron.examples.common.TextTable;
import io.github.annotron.examples.images.ImageData;
import io.github.annotron.examples.images.ImageOptions;
import io.github.annotron.examples.images.MnistLike;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Predictor;
import io.github.annotron.runtime.Trainer;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.robust.Attacker;
import io.github.annotron.runtime.robust.Certifier;
import io.github.annotron.runtime.robust.Pgd;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains two networks as usual, attacks them, and proves for how many pictures no attack can succeed. */
@Command(
        name = "certified",
        sortOptions = false,
        description = "Proves that networks decide the same when pictures are changed a little.",
        footer =
                "%nWithout --data, MNIST is looked for as the example digits does: in a cache folder, then by download;"
                        + " else the program draws digits of its own.")
final class Certified implements Callable<Integer> {

    private static final double RATE = 1e-3;
    private static final float[] RADII = {0.001f, 0.005f, 0.01f, 0.02f};
    private static final int ATTACK_STEPS = 20;
    private static final int TIMED = 100;
    private static final int ROUNDS = 50;

    @Mixin
    private final ImageOptions options = new ImageOptions(3, 64);

    @Option(
            names = "--attacked",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many test pictures are attacked and proved, the first ones. Default: ${DEFAULT-VALUE}.")
    private int attacked = 1000;

    @Option(names = "--help", usageHelp = true, description = "Show this and exit.")
    @SuppressWarnings("unused") // picocli acts on it
    private boolean help;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** Runs the program. */
    public static void main(String[] arguments) {
        System.exit(Cli.of(new Certified()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        CommandLine line = spec.commandLine();
        options.check(line);
        Cli.atLeast(line, "--attacked", attacked, 1);
        PrintWriter out = line.getOut();
        ImageData data = options.find(MnistLike.MNIST, out);
        examine(
                ThinNetTrainer.builder()
                        .optimizer(Adam.of(RATE))
                        .seed(options.seed())
                        .build(),
                data,
                out);
        examine(
                StridedNetTrainer.builder()
                        .optimizer(Adam.of(RATE))
                        .seed(options.seed())
                        .build(),
                data,
                out);
        return CommandLine.ExitCode.OK;
    }

    private void examine(Trainer trainer, ImageData data, PrintWriter out) {
        Model model = trainer.model();
        out.println();
        out.println(model.summary());
        trainer.fit(data.training(), options.fit(data.validation()));
        Dataset all = data.test().dataset();
        Dataset test = all.subset(0, Math.min(attacked, all.size()));
        out.println(percent(
                "Test accuracy of " + model.name() + ":", trainer.evaluate(all).accuracy()));
        Certifier certifier = model.newCertifier().within(0, 1);
        TextTable table = new TextTable(List.of("radius", "right under attack", "proved right"));
        for (float radius : RADII) {
            Attacker attacker =
                    Attacker.of(model, Pgd.maximum(radius).steps(ATTACK_STEPS).range(0, 1));
            double survivors = 1 - (double) attacker.attack(test).successes() / test.size();
            double proved = certifier.certifiedAccuracy(test, radius);
            table.row(List.of(Float.toString(radius), percent("", survivors), percent("", proved)));
        }
        out.println("Of the first " + test.size() + " test pictures:");
        out.println(table);
        Predictor predictor = model.newPredictor();
        double classify = microseconds(test, predictor::classify);
        double certify = microseconds(test, x -> certifier.decision(RADII[0], x));
        out.println(String.format(
                Locale.ROOT,
                "A decision takes %.1f microseconds of processor time, a proof %.1f: %.1f times as long.",
                classify,
                certify,
                certify / classify));
        out.flush();
    }

    private static String percent(String before, double share) {
        return String.format(Locale.ROOT, "%s %.1f %%", before, 100 * share).strip();
    }

    /** Work on one picture. */
    private interface Work {
        void on(float[][] picture);
    }

    /** The processor time of one piece of work, the least of some rounds. */
    private static double microseconds(Dataset test, Work work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        float[][] picture = {new float[test.inputs().get(0).width()]};
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            test.inputs().get(0).read(round % test.size(), picture[0], 0);
            long start = threads.getCurrentThreadCpuTime();
            for (int i = 0; i < TIMED; i++) {
                work.on(picture);
            }
            least = Math.min(least, threads.getCurrentThreadCpuTime() - start);
        }
        return least / 1e3 / TIMED;
    }
}
