// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.digits;

import io.github.annotron.examples.common.Cli;
import io.github.annotron.examples.images.Classifier;
import io.github.annotron.examples.images.ImageOptions;
import io.github.annotron.examples.images.MnistLike;
import io.github.annotron.runtime.Trainer;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.training.TrainerBuilder;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains a network to read handwritten digits, examines it, and writes a report. */
@Command(
        name = "digits",
        sortOptions = false,
        description = "Trains a network to read handwritten digits.",
        footer =
                "%nWithout --data, MNIST is looked for in a cache folder ($XDG_CACHE_HOME/annotron/mnist or"
                        + " ~/.cache/annotron/mnist), then downloaded into it. Without a network the program draws digits of its own.")
final class Digits extends Classifier {

    private static final double RATE = 1e-3;

    /** The networks to choose from. */
    enum Network {
        LENET,
        DENSE
    }

    @Option(
            names = "--network",
            paramLabel = "NAME",
            defaultValue = "LENET",
            description = "lenet (convolutions) or dense (784-512-256-10, faster). Default: lenet.")
    private Network network = Network.LENET;

    Digits() {
        super("digits", MnistLike.MNIST, new ImageOptions(5, 64));
    }

    /** Runs the program. */
    public static void main(String[] arguments) {
        System.exit(Cli.of(new Digits()).execute(arguments));
    }

    @Override
    protected Trainer trainer(ImageOptions fit) {
        TrainerBuilder<?, ?, ?> builder = switch (network) {
            case LENET -> LeNetTrainer.builder();
            case DENSE -> DenseNetTrainer.builder();
        };
        return builder.optimizer(Adam.of(RATE))
                .schedule(fit.falling(0))
                .seed(fit.seed())
                .build();
    }

    @Override
    protected String title(String name) {
        return name + " reads digits";
    }

    @Override
    protected void settings(Map<String, String> settings) {
        settings.put("network", network.name().toLowerCase(Locale.ROOT));
        settings.put("optimiser", "Adam, learning rate from " + RATE + " falling evenly to 0");
    }
}
