// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.explain.Aim;
import io.github.annotron.runtime.explain.Attribution;
import io.github.annotron.runtime.explain.Explainer;
import io.github.annotron.runtime.explain.IntegratedGradients;
import io.github.annotron.runtime.explain.Occlusion;
import io.github.annotron.runtime.explain.PathAttribution;
import io.github.annotron.runtime.explain.Quadrature;
import io.github.annotron.runtime.explain.SmoothGrad;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks with curves: derivatives beside differences of predictions, and what integrated gradients add up to. */
class NumericalTest {

    private static final float STEP = 0.02f;
    private static final float NEAR = 3e-4f;
    private static final Aim CERTAIN = Aim.of(1).asProbability();

    private static final float[] SENTENCE = {3, 7, 1, 11, 0, 0, 0};

    private final Model pictures = Networks.model("Pictures");
    private final float[] image = Networks.normal(60, 9);
    private final Model words = Networks.model("Words");

    private static float probability(Model model, float[]... sample) {
        return model.newPredictor().predict(sample)[1];
    }

    @Test
    void derivativesOfPicturesAreDifferences() {
        Attribution gradient = Explainer.of(pictures).gradient(CERTAIN, image);
        // Predictors fold the batch normalisation into the convolution, which rounds in another way.
        assertThat(gradient.value()).isCloseTo(probability(pictures, image), within(1e-6f));
        for (int i = 0; i < image.length; i += 7) {
            float[] moved = image.clone();
            moved[i] += STEP;
            float above = probability(pictures, moved);
            moved[i] -= 2 * STEP;
            float difference = (above - probability(pictures, moved)) / (2 * STEP);
            assertThat(gradient.values()[i]).as("number %d", i).isCloseTo(difference, within(NEAR));
        }
        assertThat(gradient.part().map().height()).isEqualTo(6);
        assertThat(gradient.part().map().at(2, 3)).isEqualTo(gradient.values()[26] + gradient.values()[27]);
        assertThat(Math.abs(gradient.part().strongest().at(2, 3)))
                .isEqualTo(Math.max(Math.abs(gradient.values()[26]), Math.abs(gradient.values()[27])));
    }

    /** The vector of a word, made a little longer, changes the prediction by the product of vector and derivative. */
    @ParameterizedTest
    @ValueSource(strings = {"Words", "Reviews"})
    void derivativesOfWordsAreThoseOfTheirVectors(String network) {
        Model model = Networks.model(network);
        Attribution products = Explainer.of(model).gradientTimesInput(CERTAIN, SENTENCE);
        Attribution lengths = Explainer.of(model).gradient(CERTAIN, SENTENCE);
        for (int place = 0; place < 4; place++) {
            float difference = (longer(model, place, 1 + STEP) - longer(model, place, 1 - STEP)) / (2 * STEP);
            assertThat(products.values()[place]).as("word %d", place).isCloseTo(difference, within(NEAR));
            assertThat(lengths.values()[place]).isPositive();
        }
        assertThat(products.values()[5]).as("padding").isZero();
    }

    private static float longer(Model model, int place, float factor) {
        Model copy = model.newCopy();
        float[] table = copy.parameter("vectors.kernel").matrix().data;
        for (int i = 0; i < 5; i++) {
            table[(int) SENTENCE[place] * 5 + i] *= factor;
        }
        return probability(copy, SENTENCE);
    }

    @Test
    void integratedGradientsAddUp() {
        IntegratedGradients how = IntegratedGradients.steps(40);
        PathAttribution ofImage = Explainer.of(pictures).integratedGradients(CERTAIN, how.baseline(0.5f), image);
        checkComplete(ofImage, probability(pictures, image), probability(pictures, filled(60, 0.5f)));

        PathAttribution ofWords = Explainer.of(words).integratedGradients(CERTAIN, how, SENTENCE);
        Model without = words.newCopy();
        Arrays.fill(without.parameter("vectors.kernel").matrix().data, 0);
        checkComplete(ofWords, probability(words, SENTENCE), probability(without, SENTENCE));
    }

    /** All words but those of padding become the unknown one, and the length of the sentence stays. */
    @Test
    void pathsOfWordsMayBeginAtAWord() {
        PathAttribution path = Explainer.of(words)
                .integratedGradients(
                        CERTAIN, IntegratedGradients.steps(40).baselineId(1).keeping(0), SENTENCE);
        checkComplete(path, probability(words, SENTENCE), probability(words, new float[] {1, 1, 1, 1, 0, 0, 0}));
        assertThat(path.attribution().values()[2]).as("it is the unknown word").isZero();
        assertThat(path.attribution().values()[1]).isNotZero();
    }

    private static void checkComplete(PathAttribution path, float there, float before) {
        assertThat(path.attribution().value()).isCloseTo(there, within(1e-6f));
        assertThat(path.atBaseline()).isCloseTo(before, within(1e-6f));
        assertThat(Math.abs(there - before)).isGreaterThan(0.02f);
        assertThat(path.attribution().total()).isCloseTo(there - before, within(2e-6));
        assertThat(path.gap()).isCloseTo(0, within(2e-6));
        assertThat(path.relativeGap()).isLessThan(1e-4);
    }

    private static float[] filled(int count, float value) {
        float[] values = new float[count];
        Arrays.fill(values, value);
        return values;
    }

    @Test
    void moreStepsMakeASmallerGap() {
        Explainer explainer = Explainer.of(pictures);
        double[] gaps = new double[3];
        for (int i = 0; i < 3; i++) {
            IntegratedGradients how = IntegratedGradients.steps(1 << (3 * i)).rule(Quadrature.MIDPOINT);
            gaps[i] =
                    Math.abs(explainer.integratedGradients(CERTAIN, how, image).gap());
        }
        // The error of the midpoint rule falls with the square of the steps.
        assertThat(gaps[1]).isLessThan(gaps[0] / 8);
        assertThat(gaps[2]).isLessThan(gaps[1] / 8);
        assertThat(Math.abs(explainer
                        .integratedGradients(CERTAIN, IntegratedGradients.steps(8), image)
                        .gap()))
                .as("Gauss-Legendre")
                .isLessThan(gaps[1] / 8);
    }

    @Test
    void stepsAreDoubledUntilTheGapIsSmall() {
        Explainer explainer = Explainer.of(pictures);
        IntegratedGradients one = IntegratedGradients.steps(1).rule(Quadrature.MIDPOINT);
        PathAttribution near = explainer.integratedGradients(CERTAIN, one.until(1e-3, 4096), image);
        double size = near.attribution().magnitudes().total();
        assertThat(Math.abs(near.gap())).isLessThan(1e-3 * size);
        assertThat(near.steps()).isBetween(2, 256);
        assertThat(Math.abs(explainer
                        .integratedGradients(
                                CERTAIN,
                                IntegratedGradients.steps(near.steps() / 2).rule(Quadrature.MIDPOINT),
                                image)
                        .gap()))
                .isGreaterThan(1e-3 * size);
        assertThat(explainer
                        .integratedGradients(CERTAIN, one.until(0, 7), image)
                        .steps())
                .isEqualTo(4);
    }

    /** However many points are computed at once, on the same numbers of the same sample. */
    @Test
    void theCapacityChangesNoBit() {
        for (Model model : new Model[] {pictures, words}) {
            float[] sample = model == pictures ? image : SENTENCE;
            Explainer one = Explainer.of(model, 1);
            Explainer seven = Explainer.of(model, 7);
            IntegratedGradients path = IntegratedGradients.steps(11);
            SmoothGrad smooth = new SmoothGrad(9, 0.2, 5);
            Occlusion hiding = model == pictures
                    ? Occlusion.window(2, 3).stride(1, 2)
                    : Occlusion.window(1).fill(1);
            assertThat(seven.integratedGradients(CERTAIN, path, sample)
                            .attribution()
                            .values())
                    .containsExactly(one.integratedGradients(CERTAIN, path, sample)
                            .attribution()
                            .values());
            assertThat(seven.smoothGrad(CERTAIN, smooth, sample).values())
                    .containsExactly(one.smoothGrad(CERTAIN, smooth, sample).values())
                    .isNotEqualTo(one.gradient(CERTAIN, sample).values())
                    .isNotEqualTo(one.smoothGrad(CERTAIN, new SmoothGrad(9, 0.2, 6), sample)
                            .values());
            assertThat(seven.occlusion(CERTAIN, hiding, sample).values())
                    .containsExactly(one.occlusion(CERTAIN, hiding, sample).values());
        }
    }

    /** Windows of two rows and two columns, the last ones of a column only. */
    @Test
    void hiddenPartsOfPicturesCostWhatPredictionsSay() {
        Attribution hidden =
                Explainer.of(pictures).occlusion(CERTAIN, Occlusion.window(2, 2).fill(0.25f), image);
        float[] without = image.clone();
        for (int y = 2; y < 4; y++) {
            for (int i = 0; i < 2; i++) {
                without[(y * 5 + 4) * 2 + i] = 0.25f;
            }
        }
        float fall = probability(pictures, image) - probability(pictures, without);
        for (int y = 2; y < 4; y++) {
            for (int i = 0; i < 2; i++) {
                assertThat(hidden.values()[(y * 5 + 4) * 2 + i]).isCloseTo(fall, within(1e-7f));
            }
        }
    }

    @Test
    void hiddenWordsCostWhatPredictionsSay() {
        Attribution hidden =
                Explainer.of(words).occlusion(CERTAIN, Occlusion.window(1).fill(1), SENTENCE);
        float fall = probability(words, SENTENCE) - probability(words, new float[] {3, 1, 1, 11, 0, 0, 0});
        assertThat(hidden.values()[1]).isCloseTo(fall, within(1e-7f));
    }

    /** Explanations move vectors of words, in a copy: nothing is left of it, there or in the model. */
    @Test
    void theModelStaysAsItIsAndIsFollowed() {
        Explainer explainer = Explainer.of(words);
        float[] table = words.parameter("vectors.kernel").matrix().data;
        float[] before = table.clone();
        float[] gradient = explainer.gradient(CERTAIN, SENTENCE).values();
        explainer.integratedGradients(CERTAIN, IntegratedGradients.steps(3), SENTENCE);
        explainer.smoothGrad(CERTAIN, SmoothGrad.samples(2), SENTENCE);
        assertThat(table).containsExactly(before);
        assertThat(explainer.gradient(CERTAIN, SENTENCE).values()).containsExactly(gradient);

        table[3 * 5] += 1;
        words.revision().advance();
        assertThat(explainer.gradient(CERTAIN, SENTENCE).values())
                .isNotEqualTo(gradient)
                .containsExactly(Explainer.of(words).gradient(CERTAIN, SENTENCE).values());
    }
}
