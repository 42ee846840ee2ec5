// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.fashion;

import io.github.annotron.examples.common.Cli;
import io.github.annotron.examples.images.Classifier;
import io.github.annotron.examples.images.GreyImages;
import io.github.annotron.examples.images.ImageData;
import io.github.annotron.examples.images.ImageOptions;
import io.github.annotron.examples.images.MnistLike;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Trainer;
import io.github.annotron.runtime.augment.ImageAugmentation;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.report.HtmlReport;
import io.github.annotron.runtime.training.Fit;
import io.github.annotron.runtime.training.History;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains a network to tell articles of clothing apart, shows where it looked, and fools it with changes that people hardly see. */
@Command(
        name = "fashion",
        sortOptions = false,
        description = "Trains a network to tell articles of clothing apart, shows where it looked, and fools it.",
        footer =
                "%nWithout --data, Fashion-MNIST is looked for in a cache folder ($XDG_CACHE_HOME/annotron/fashion-mnist or"
                        + " ~/.cache/annotron/fashion-mnist), then downloaded into it (31 MB). Without a network the"
                        + " program draws digits.")
final class Fashion extends Classifier {

    private static final double RATE = 2e-3;
    private static final double RISE = 0.1;
    private static final int SHIFT = 1;

    @Option(
            names = "--picture",
            paramLabel = "FILE",
            defaultValue = "fashion-explained.png",
            description = "File for the explanations of one picture. Default: ${DEFAULT-VALUE}.")
    private Path picture = Path.of("fashion-explained.png");

    @Option(
            names = "--attacked",
            paramLabel = "N",
            defaultValue = "200",
            description = "How many test pictures to attack. Default: ${DEFAULT-VALUE}.")
    private int attacked;

    Fashion() {
        super("fashion", MnistLike.FASHION_MNIST, new ImageOptions(10, 64));
    }

    /** Runs the program. */
    public static void main(String[] arguments) {
        System.exit(Cli.of(new Fashion()).execute(arguments));
    }

    @Override
    protected void check(CommandLine line) {
        Cli.atLeast(line, "--attacked", attacked, 1);
        Cli.writable(line, "--picture", picture);
    }

    @Override
    protected Trainer trainer(ImageOptions fit) {
        return FashionNetTrainer.builder()
                .optimizer(Adam.of(RATE))
                .schedule(fit.falling(RISE))
                .seed(fit.seed())
                .build();
    }

    @Override
    protected History fit(Trainer trainer, ImageData data, Fit fit, long seed) {
        ImageAugmentation augmentation =
                ImageAugmentation.of(GreyImages.SIDE, GreyImages.SIDE, 1).crop(SHIFT);
        if (data.kind().canBeTurned()) {
            augmentation = augmentation.flipHorizontally();
        }
        return trainer.fit(data.training().augmented(augmentation, seed), fit);
    }

    @Override
    protected void examine(HtmlReport page, Model model, ImageData data, PrintWriter out) throws IOException {
        Gallery gallery = Gallery.of(model, data);
        gallery.add(page);
        gallery.write(picture);
        out.println("Picture: " + picture.toAbsolutePath());
        Siege siege = Siege.of(model, data, attacked);
        siege.print(out);
        siege.add(page);
    }

    @Override
    protected String title(String name) {
        return name + " tells clothes apart";
    }

    @Override
    protected void settings(Map<String, String> settings) {
        settings.put("shift", Integer.toString(SHIFT));
        settings.put("attacked", Integer.toString(attacked));
        settings.put("optimiser", "Adam, learning rate rising to " + RATE + ", then falling to 0, both evenly");
    }
}
