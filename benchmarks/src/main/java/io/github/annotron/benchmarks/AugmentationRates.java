// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.benchmarks;

import io.github.annotron.runtime.augment.Augmentation;
import io.github.annotron.runtime.augment.Border;
import io.github.annotron.runtime.augment.ImageAugmentation;
import io.github.annotron.runtime.augment.MixUp;
import io.github.annotron.runtime.augment.SeriesAugmentation;
import io.github.annotron.runtime.data.Rows;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * Prints how many samples a thread augments in a second of its own processor time, so that what else the machine does hardly matters:
 * the median of some rounds after as many to warm up.
 */
public final class AugmentationRates {

    private static final int SAMPLES = 2_000;
    private static final int ROUNDS = 15;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private AugmentationRates() {}

    /** Runs all pipelines. */
    public static void main(String[] arguments) {
        Map<String, Rows> pipelines = new LinkedHashMap<>();
        pipelines.put("28x28x1: nothing", bytes(784));
        pipelines.put("28x28x1: crop, flip", of(grey().crop(2).flipHorizontally(), 784));
        pipelines.put("28x28x1: shift, rotate, zoom", of(turned(grey()), 784));
        pipelines.put(
                "28x28x1: shift, rotate, zoom, brightness, contrast, noise, cut-out, clip",
                of(all(turned(grey())), 784));
        pipelines.put("32x32x3: crop, flip", of(colour().crop(4).flipHorizontally(), 3072));
        pipelines.put(
                "32x32x3: crop, flip, cut-out, mix-up",
                mixed(of(colour().crop(4).flipHorizontally().cutOut(8), 3072)));
        pipelines.put("32x32x3: flip, shift, rotate, zoom", of(turned(colour().flipHorizontally()), 3072));
        pipelines.put(
                "32x32x3: flip, shift, rotate, zoom, brightness, contrast, noise, cut-out, clip",
                of(all(turned(colour().flipHorizontally())), 3072));
        pipelines.put(
                "128x9: jitter, scale, shift",
                of(SeriesAugmentation.of(128, 9).jitter(0.05f).scale(0.1f).shift(8), 1152));
        pipelines.forEach((name, rows) -> System.out.printf("%-85s %,10.0f samples/s%n", name, rate(rows)));
    }

    private static ImageAugmentation grey() {
        return ImageAugmentation.of(28, 28, 1);
    }

    private static ImageAugmentation colour() {
        return ImageAugmentation.of(32, 32, 3);
    }

    private static ImageAugmentation turned(ImageAugmentation before) {
        return before.border(Border.EDGE).shift(0.1f, 0.1f).rotate(15).zoom(0.9f, 1.1f);
    }

    private static ImageAugmentation all(ImageAugmentation before) {
        return before.brightness(0.2f).contrast(0.2f).noise(0.05f).cutOut(8).clip(0, 1);
    }

    private static Rows bytes(int width) {
        byte[] bytes = new byte[SAMPLES * width];
        new Random(1).nextBytes(bytes);
        return Rows.scaled(bytes, width);
    }

    private static Rows of(Augmentation augmentation, int width) {
        return augmentation.rows(bytes(width), 1);
    }

    private static Rows mixed(Rows rows) {
        return new MixUp(0.2, 1).rows(rows);
    }

    private static double rate(Rows rows) {
        float[] target = new float[rows.width()];
        double[] rates = new double[ROUNDS];
        for (int epoch = 0; epoch < 2 * ROUNDS; epoch++) {
            long start = THREADS.getCurrentThreadCpuTime();
            for (int row = 0; row < SAMPLES; row++) {
                rows.read(row, epoch, target, 0);
            }
            rates[epoch % ROUNDS] = SAMPLES * 1e9 / (THREADS.getCurrentThreadCpuTime() - start);
        }
        Arrays.sort(rates);
        return rates[ROUNDS / 2];
    }
}
