// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.explain.Aim;
import io.github.annotron.runtime.explain.Explainer;
import io.github.annotron.runtime.explain.HeatMap;
import io.github.annotron.runtime.explain.IntegratedGradients;
import io.github.annotron.runtime.explain.Occlusion;
import io.github.annotron.runtime.explain.SmoothGrad;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.training.Fit;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/**
 * What explanations are for: they find what a trained network looks at, and are others for a network of the same form that has learnt
 * nothing (Adebayo, Gilmer, Muelly, Goodfellow, Hardt and Kim 2018, Sanity checks for saliency maps).
 */
class SanityTest {

    private static final int SAMPLES = 240;
    private static final int HEIGHT = 6;
    private static final int WIDTH = 5;

    /** The corners that a bright spot of two by two pixels is in, for each class. */
    private static final int[][] CORNERS = {{0, 0}, {0, 3}, {4, 1}};

    private static final Aim DECISION = Aim.decision();

    /** Methods of which each makes a map of an image. */
    private static final List<BiFunction<Explainer, float[], HeatMap>> METHODS = List.of(
            (explainer, image) -> explainer.saliency(DECISION, image).part().strongest(),
            (explainer, image) ->
                    explainer.gradientTimesInput(DECISION, image).part().map(),
            (explainer, image) -> explainer
                    .smoothGrad(DECISION, SmoothGrad.samples(20), image)
                    .magnitudes()
                    .part()
                    .map(),
            (explainer, image) -> explainer
                    .integratedGradients(DECISION, IntegratedGradients.steps(20), image)
                    .attribution()
                    .part()
                    .map(),
            (explainer, image) -> explainer
                    .occlusion(DECISION, Occlusion.window(2, 2).stride(1, 1), image)
                    .part()
                    .map(),
            (explainer, image) -> explainer.gradCam(DECISION, "norm", image).enlarged());

    /**
     * The least share of a map that lies in the spot, which has 0.13 of the pixels. Derivatives at the image itself find nothing: once
     * the network is certain, a brighter spot changes little. Grad-CAM looks at a layer whose outputs have both signs.
     */
    private static final double[] FOUND = {0, 0.4, 0, 0.8, 0.7, 0};

    private final float[][] images = new float[SAMPLES][HEIGHT * WIDTH * 2];
    private final int[] kinds = new int[SAMPLES];

    SanityTest() {
        Random random = new Random(4);
        for (int n = 0; n < SAMPLES; n++) {
            kinds[n] = n % 3;
            for (int i = 0; i < images[n].length; i++) {
                images[n][i] = (float) (0.2 * random.nextGaussian());
            }
            for (int i = 0; i < 8; i++) {
                int y = CORNERS[kinds[n]][0] + i / 4;
                int x = CORNERS[kinds[n]][1] + i / 2 % 2;
                images[n][(y * WIDTH + x) * 2 + i % 2] += 1.5f;
            }
        }
    }

    @Test
    void explanationsFindWhatWasLearnt() {
        var network = Networks.network("Pictures");
        Model trained = network.newModel(1);
        network.newTrainer(trained, Adam.of(0.01), 1)
                .fit(Dataset.of(images, kinds), Fit.epochs(12).batchSize(16));
        Model untrained = network.newModel(2);
        Explainer explainer = Explainer.of(trained);
        Explainer ofNothing = Explainer.of(untrained);
        for (int method = 0; method < METHODS.size(); method++) {
            double inside = 0;
            double alike = 0;
            for (int n = 0; n < 30; n++) {
                HeatMap map = METHODS.get(method).apply(explainer, images[n]);
                inside += share(map, CORNERS[kinds[n]]) / 30;
                alike += correlation(map, METHODS.get(method).apply(ofNothing, images[n])) / 30;
            }
            assertThat(inside).as("method %d finds the spot", method).isGreaterThan(FOUND[method]);
            assertThat(alike)
                    .as("method %d does not see the image only", method)
                    .isLessThan(0.7);
        }
    }

    /** The share of a map's positive part that lies in the spot. */
    private static double share(HeatMap map, int[] corner) {
        double all = 0;
        double inside = 0;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                double value = Math.max(0, map.at(y, x));
                all += value;
                if (y >= corner[0] && y < corner[0] + 2 && x >= corner[1] && x < corner[1] + 2) {
                    inside += value;
                }
            }
        }
        return all == 0 ? 0 : inside / all;
    }

    private static double correlation(HeatMap one, HeatMap other) {
        double meanOne = one.total() / one.values().length;
        double meanOther = other.total() / other.values().length;
        double product = 0;
        double squaresOne = 1e-30;
        double squaresOther = 1e-30;
        for (int i = 0; i < one.values().length; i++) {
            double a = one.values()[i] - meanOne;
            double b = other.values()[i] - meanOther;
            product += a * b;
            squaresOne += a * a;
            squaresOther += b * b;
        }
        return product / Math.sqrt(squaresOne * squaresOther);
    }
}
