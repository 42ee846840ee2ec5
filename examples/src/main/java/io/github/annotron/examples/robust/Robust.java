// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.robust;

import io.github.annotron.examples.common.Cli;
import io.github.annotron.examples.common.TextTable;
import io.github.annotron.examples.common.TrainingCommand;
import io.github.annotron.examples.images.ImageData;
import io.github.annotron.examples.images.ImageOptions;
import io.github.annotron.examples.images.MnistLike;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.metric.ConfusionMatrix;
import io.github.annotron.runtime.metric.Evaluator;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.report.HtmlReport;
import io.github.annotron.runtime.report.RobustReport;
import io.github.annotron.runtime.report.TrainingReport;
import io.github.annotron.runtime.robust.AdversarialTraining;
import io.github.annotron.runtime.robust.Attacker;
import io.github.annotron.runtime.robust.Fgsm;
import io.github.annotron.runtime.robust.Margin;
import io.github.annotron.runtime.robust.Pgd;
import io.github.annotron.runtime.robust.RobustCurve;
import io.github.annotron.runtime.schedule.Span;
import io.github.annotron.runtime.training.Fit;
import io.github.annotron.runtime.training.History;
import io.github.annotron.runtime.training.ProgressBar;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Trains a network as usual and one against attacks, attacks both, and compares. */
@Command(
        name = "robust",
        sortOptions = false,
        description = "Attacks a network that reads digits, and trains one that withstands it.",
        footer =
                "%nWithout --data, MNIST is looked for as the example digits does: in a cache folder, then by download;"
                        + " else the program draws digits of its own.")
final class Robust extends TrainingCommand {

    private static final double RATE = 1e-3;
    private static final float[] RADII = {0, 0.05f, 0.1f, 0.15f, 0.2f, 0.25f, 0.3f};
    private static final int STRONGER_TRIES = 3;

    @Option(
            names = "--radius",
            paramLabel = "R",
            defaultValue = "0.1",
            description =
                    "How much each pixel may be changed in training, from 0 (paper) to 1 (ink). Default: ${DEFAULT-VALUE}.")
    private float radius = 0.1f;

    @Option(
            names = "--training-steps",
            paramLabel = "N",
            defaultValue = "3",
            description =
                    "Steps of the attack in training; 1 is the fast gradient sign method from a random start. Default:"
                            + " ${DEFAULT-VALUE}.")
    private int trainingSteps = 3;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "In so many epochs the radius rises in training, which helps where there is little to learn from."
                            + " Default: ${DEFAULT-VALUE}.")
    private int warmUp;

    @Option(
            names = "--attack-steps",
            paramLabel = "N",
            defaultValue = "40",
            description = "Steps of the attack in the examination. Default: ${DEFAULT-VALUE}.")
    private int attackSteps = 40;

    @Option(
            names = "--attacked",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many test pictures are attacked, the first ones. Default: ${DEFAULT-VALUE}.")
    private int attacked = 1000;

    @Option(names = "--models", paramLabel = "DIR", description = "Where to save both models. Default: nowhere.")
    private @Nullable Path models;

    private final ImageOptions images;
    private final ProgressBar bar = new ProgressBar(System.err);

    Robust() {
        this(new ImageOptions(5, 64));
    }

    private Robust(ImageOptions images) {
        super("robust", images);
        this.images = images;
    }

    /** Runs the program. */
    public static void main(String[] arguments) {
        System.exit(Cli.of(new Robust()).execute(arguments));
    }

    @Override
    protected void check(CommandLine line) {
        if (!(radius > 0 && radius <= 1)) {
            throw new ParameterException(line, "--radius must be above 0 and at most 1, not " + radius);
        }
        Cli.atLeast(line, "--training-steps", trainingSteps, 1);
        Cli.atLeast(line, "--warm-up", warmUp, 0);
        Cli.atLeast(line, "--attack-steps", attackSteps, 1);
        Cli.atLeast(line, "--attacked", attacked, 1);
        if (models != null) {
            Cli.writable(line, "--models", models.resolve("plain.safetensors"));
        }
    }

    /**
     * A network and what is known of it.
     *
     * @param clean its accuracy on all test pictures
     * @param curve under attack, on the first ones
     * @param seconds of processor time for the training
     */
    private record Trained(RobustNetModel model, History history, double clean, RobustCurve curve, double seconds) {}

    @Override
    protected HtmlReport run(CommandLine line, PrintWriter out) throws IOException {
        ImageData data = images.find(MnistLike.MNIST, out);
        out.println();
        out.println(trainer().model().summary());
        Trained plain = train("plain", options().fit(data.validation(), "plain"), data, out);
        Fit against = options().fit(data.validation(), "hardened").adversarial(adversarial());
        Trained hardened = train("hardened", against, data, out);
        double stronger = stronger(hardened.model, data);
        print(plain, hardened, stronger, out);
        return page(data, plain, hardened, stronger);
    }

    private RobustNetTrainer trainer() {
        return RobustNetTrainer.builder()
                .optimizer(Adam.of(RATE))
                .schedule(options().falling(0))
                .seed(options().seed())
                .build();
    }

    private AdversarialTraining adversarial() {
        Pgd attack = trainingSteps == 1
                ? Fgsm.randomStart(radius)
                : Pgd.maximum(radius).steps(trainingSteps);
        AdversarialTraining training = AdversarialTraining.of(attack.range(0, 1));
        return warmUp == 0 ? training : training.warmUp(Span.epochs(warmUp));
    }

    private Attacker attacker(RobustNetModel model) {
        return Attacker.of(model, Pgd.maximum(radius).steps(attackSteps).range(0, 1))
                .seed(options().seed())
                .listener((done, all) -> bar.show("attacking", done, all, done + " of " + all));
    }

    private Dataset victims(ImageData data) {
        return data.test().first(attacked).dataset();
    }

    private Trained train(String name, Fit fit, ImageData data, PrintWriter out) throws IOException {
        out.printf("Training the %s network ...%n", name);
        out.flush();
        RobustNetTrainer trainer = trainer();
        double before = processorSeconds();
        History history = trainer.fit(data.training(), fit);
        double seconds = processorSeconds() - before;
        if (models != null) {
            trainer.model().save(models.resolve(name + ".safetensors"));
        }
        out.printf(Locale.ROOT, "Attacking it (its training took %.0f s of processor time) ...%n", seconds);
        out.flush();
        RobustCurve curve = RobustCurve.of(attacker(trainer.model()), victims(data), RADII);
        bar.line("attacked " + curve.samples() + " pictures with " + RADII.length + " radii");
        double clean =
                Evaluator.evaluate(trainer.model(), data.test().dataset()).accuracy();
        return new Trained(trainer.model(), history, clean, curve, seconds);
    }

    /** The accuracy of the hardened network under an attack that it was not trained against, at the radius of the training. */
    private double stronger(RobustNetModel model, ImageData data) {
        Attacker usual = attacker(model);
        Attacker stronger = usual.loss(new Margin()).attack(usual.attack().restarts(STRONGER_TRIES));
        double accuracy = RobustCurve.of(stronger, victims(data), radius).accuracy(radius);
        bar.line("attacked them again by margins");
        return accuracy;
    }

    private static double processorSeconds() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime() * 1e-9
                : Double.NaN;
    }

    private void print(Trained plain, Trained hardened, double stronger, PrintWriter out) {
        TextTable table = new TextTable(List.of("", "plain", "hardened"));
        table.row(List.of("all test pictures", percent(plain.clean), percent(hardened.clean)));
        for (float size : RADII) {
            String what = size == 0 ? "the first " + plain.curve.samples() : "attacked, radius " + size;
            table.row(List.of(what, percent(plain.curve.accuracy(size)), percent(hardened.curve.accuracy(size))));
        }
        out.println();
        out.println(table);
        out.println(
                "Hardened, margins attacked " + STRONGER_TRIES + " times, radius " + radius + ": " + percent(stronger));
    }

    private static String percent(double share) {
        return ConfusionMatrix.percent(share, 2);
    }

    private HtmlReport page(ImageData data, Trained plain, Trained hardened, double stronger) {
        HtmlReport page = new HtmlReport("Digits under attack", "Trained and examined on " + data.source() + ".");
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("plain, not attacked", percent(plain.clean));
        figures.put("hardened, not attacked", percent(hardened.clean));
        figures.put("hardened, margins attacked " + STRONGER_TRIES + " times, radius " + radius, percent(stronger));
        figures.put("processor time of its training", String.format(Locale.ROOT, "%.0f s", hardened.seconds));
        page.tiles(figures);
        Map<String, RobustCurve> curves = new LinkedHashMap<>();
        curves.put("plain", plain.curve);
        curves.put("hardened", hardened.curve);
        page.section("Under attack")
                .note("Projected gradient ascent in the maximum norm, " + attackSteps
                        + " steps from a random start, on the first " + plain.curve.samples()
                        + " test pictures; the radius is how much each pixel may change, from 0 (paper) to 1 (ink).")
                .charts(List.of(RobustReport.chart(curves)));
        RobustReport.table(page, curves);
        page.section("What the attacks look like");
        float strongest = RADII[RADII.length - 1];
        for (float size : new float[] {radius, strongest}) {
            AttackPictures.add(page, "plain", attacker(plain.model), size, victims(data));
            AttackPictures.add(page, "hardened", attacker(hardened.model), size, victims(data));
        }
        page.section("How the plain network learnt").charts(TrainingReport.charts(plain.history));
        Map<String, String> settings = images.settings();
        settings.put("steps of the attack in training", Integer.toString(trainingSteps));
        settings.put("radius in training", Float.toString(radius));
        settings.put("warm-up", warmUp + " epochs");
        settings.put("optimiser", "Adam, learning rate from " + RATE + " falling evenly to 0");
        return finish(page, hardened.model, hardened.history, settings);
    }
}
