// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.resnet;

import io.github.annotron.examples.common.Cli;
import io.github.annotron.examples.images.Classifier;
import io.github.annotron.examples.images.GreyImages;
import io.github.annotron.examples.images.ImageData;
import io.github.annotron.examples.images.ImageOptions;
import io.github.annotron.examples.images.MnistLike;
import io.github.annotron.runtime.Trainer;
import io.github.annotron.runtime.augment.ImageAugmentation;
import io.github.annotron.runtime.optimizer.Sgd;
import io.github.annotron.runtime.training.Fit;
import io.github.annotron.runtime.training.History;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains a residual network to tell articles of clothing apart, examines it, and writes a report. */
@Command(
        name = "resnet",
        sortOptions = false,
        description = "Trains a residual network to tell articles of clothing apart.",
        footer =
                "%nWithout --data, Fashion-MNIST is looked for in a cache folder ($XDG_CACHE_HOME/annotron/fashion-mnist or"
                        + " ~/.cache/annotron/fashion-mnist), then downloaded into it (31 MB). Without a network the"
                        + " program draws digits.")
final class Resnet extends Classifier {

    private static final double RATE = 0.05;
    private static final double MOMENTUM = 0.9;
    private static final double WARMUP = 0.3;

    @Option(
            names = "--shift",
            paramLabel = "N",
            defaultValue = "0",
            description = "Move pictures by up to so many pixels, anew in each epoch. Default: ${DEFAULT-VALUE}.")
    private int shift;

    @Option(names = "--no-flip", description = "Do not turn pictures left to right. Digits are never turned.")
    private boolean noFlip;

    Resnet() {
        super("resnet", MnistLike.FASHION_MNIST, new ImageOptions(10, 64));
    }

    /** Runs the program. */
    public static void main(String[] arguments) {
        System.exit(Cli.of(new Resnet()).execute(arguments));
    }

    @Override
    protected void check(CommandLine line) {
        Cli.atLeast(line, "--shift", shift, 0);
    }

    @Override
    protected Trainer trainer(ImageOptions fit) {
        return ResidualNetTrainer.builder()
                .optimizer(Sgd.of(RATE).momentum(MOMENTUM).nesterov(true))
                .schedule(fit.falling(WARMUP))
                .seed(fit.seed())
                .build();
    }

    @Override
    protected History fit(Trainer trainer, ImageData data, Fit fit, long seed) {
        ImageAugmentation augmentation =
                ImageAugmentation.of(GreyImages.SIDE, GreyImages.SIDE, 1).crop(shift);
        if (!noFlip && data.kind().canBeTurned()) {
            augmentation = augmentation.flipHorizontally();
        }
        return trainer.fit(data.training().augmented(augmentation, seed), fit);
    }

    @Override
    protected String title(String name) {
        return name + " tells pictures apart";
    }

    @Override
    protected void settings(Map<String, String> settings) {
        settings.put("shift", Integer.toString(shift));
        settings.put("flip", Boolean.toString(!noFlip));
        settings.put(
                "optimiser",
                "SGD with Nesterov's momentum " + MOMENTUM + ", learning rate rising to " + RATE
                        + ", then falling to 0, both evenly");
    }
}
