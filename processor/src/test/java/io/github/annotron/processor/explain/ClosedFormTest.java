// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.annotron.runtime.Memory;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Predictor;
import io.github.annotron.runtime.explain.Aim;
import io.github.annotron.runtime.explain.Attribution;
import io.github.annotron.runtime.explain.Explainer;
import io.github.annotron.runtime.explain.GradCam;
import io.github.annotron.runtime.explain.IntegratedGradients;
import io.github.annotron.runtime.explain.Occlusion;
import io.github.annotron.runtime.explain.PathAttribution;
import io.github.annotron.runtime.explain.Quadrature;
import io.github.annotron.runtime.explain.SmoothGrad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A linear network is its own explanation, and an average of a convolution has Grad-CAM in one line. */
class ClosedFormTest {

    private static final int UNITS = 3;
    private static final int AIM = 1;
    private static final float[] X = {1.5f, -2, 0.25f, 3};

    private final Model model = Networks.model("Linear");
    private final Explainer explainer = Explainer.of(model);
    private final float[] weights = new float[X.length];

    ClosedFormTest() {
        float[] kernel = model.parameter("y.kernel").matrix().data;
        for (int i = 0; i < X.length; i++) {
            weights[i] = kernel[i * UNITS + AIM];
        }
    }

    private float[] times(float[] values) {
        float[] products = new float[values.length];
        for (int i = 0; i < products.length; i++) {
            products[i] = weights[i] * values[i];
        }
        return products;
    }

    @Test
    void derivativesAreTheWeights() {
        Attribution gradient = explainer.gradient(Aim.of(AIM), X);
        assertThat(gradient.values()).containsExactly(weights);
        assertThat(gradient.value()).isEqualTo(model.newPredictor().predict(X)[AIM]);
        assertThat(gradient.aim()).isEqualTo(new Aim("y", 0, AIM, false));
        float[] magnitudes = explainer.saliency(Aim.of(AIM), X).values();
        for (int i = 0; i < X.length; i++) {
            assertThat(magnitudes[i]).isEqualTo(Math.abs(weights[i]));
        }
    }

    @Test
    void noiseChangesNothing() {
        Attribution smooth = explainer.smoothGrad(Aim.of(AIM), SmoothGrad.samples(40), X);
        assertThat(smooth.values()).containsExactly(weights, within(1e-6f));
    }

    @Test
    void productsAreWhatEachNumberAdds() {
        assertThat(explainer.gradientTimesInput(Aim.of(AIM), X).values()).containsExactly(times(X));
    }

    @ParameterizedTest
    @EnumSource
    void integratedGradientsAreExactInOneStep(Quadrature rule) {
        float[] baseline = {0.5f, 1, -1, 2};
        float[] way = new float[X.length];
        for (int i = 0; i < way.length; i++) {
            way[i] = X[i] - baseline[i];
        }
        PathAttribution path = explainer.integratedGradients(
                Aim.of(AIM), IntegratedGradients.steps(1).rule(rule).baseline(baseline), X);
        assertThat(path.attribution().values()).containsExactly(times(way));
        assertThat(path.atBaseline()).isEqualTo(model.newPredictor().predict(baseline)[AIM]);
        assertThat(path.gap()).isCloseTo(0, within(1e-6));
    }

    @Test
    void aHiddenNumberCostsWhatItAdds() {
        Attribution hidden =
                explainer.occlusion(Aim.of(AIM), Occlusion.window(1).fill(0.5f), X);
        float[] way = X.clone();
        for (int i = 0; i < way.length; i++) {
            way[i] -= 0.5f;
        }
        assertThat(hidden.values()).containsExactly(times(way), within(1e-6f));
    }

    /** Windows of 3 at 0 and at 2, where the second one is cut off. */
    @Test
    void whereWindowsOverlapTheirMeanCounts() {
        float[] each = times(X);
        float first = each[0] + each[1] + each[2];
        float second = each[2] + each[3];
        Attribution hidden =
                explainer.occlusion(Aim.of(AIM), Occlusion.window(3).stride(2), X);
        assertThat(hidden.values())
                .containsExactly(new float[] {first, first, (first + second) / 2, second}, within(1e-6f));
    }

    /** {@code p = sigmoid(z)} has the derivatives {@code p (1 - p) w}. */
    @Test
    void probabilitiesHaveTheirOwnDerivatives() {
        Model logistic = Networks.model("Logistic");
        float p = logistic.newPredictor().predict(X)[0];
        float[] w = logistic.parameter("yes.kernel").matrix().data;
        Attribution gradient = Explainer.of(logistic).gradient(Aim.decision().asProbability(), X);
        assertThat(gradient.value()).isEqualTo(p);
        for (int i = 0; i < X.length; i++) {
            assertThat(gradient.values()[i]).isCloseTo(p * (1 - p) * w[i], within(1e-6f));
        }
        assertThat(Explainer.of(logistic).gradient(Aim.decision(), X).values()).containsExactly(w);
        Attribution hidden = Explainer.of(logistic).occlusion(Aim.of(0).asProbability(), Occlusion.window(4), X);
        float empty = logistic.newPredictor().predict(new float[4])[0];
        assertThat(hidden.values()[2]).isCloseTo(p - empty, within(1e-6f));
    }

    /** The derivative by each place of a channel is its dense weight over the number of places. */
    @Test
    void gradCamOfAnAverageIsTheClassActivationMap() {
        Model averaged = Networks.model("Averaged");
        float[] image = Networks.normal(60, 4);
        GradCam cam = Explainer.of(averaged).gradCam(Aim.of(2), "conv", image);
        Predictor predictor = averaged.newPredictor(1, Memory.KEPT);
        predictor.predict(image);
        float[] activation = predictor.activation("conv");
        float[] dense = averaged.parameter("kind.kernel").matrix().data;
        int places = 4 * 3;
        boolean shows = false;
        for (int place = 0; place < places; place++) {
            double sum = 0;
            for (int channel = 0; channel < 4; channel++) {
                sum += dense[channel * 3 + 2] / places * activation[place * 4 + channel];
            }
            assertThat(cam.map().values()[place]).isCloseTo((float) Math.max(0, sum), within(1e-6f));
            shows |= sum > 0;
        }
        assertThat(shows).isTrue();
        assertThat(cam.map().height()).isEqualTo(4);
        assertThat(cam.map().width()).isEqualTo(3);
        assertThat(cam.weights()[1]).isCloseTo(dense[3 + 2] / places, within(1e-7f));
        assertThat(cam.enlarged().values())
                .containsExactly(cam.map().resized(6, 5).values());
    }
}
