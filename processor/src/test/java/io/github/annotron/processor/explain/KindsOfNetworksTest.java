// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Predictor;
import io.github.annotron.runtime.explain.Activation;
import io.github.annotron.runtime.explain.Aim;
import io.github.annotron.runtime.explain.Attribution;
import io.github.annotron.runtime.explain.Explainer;
import io.github.annotron.runtime.explain.GradCam;
import io.github.annotron.runtime.explain.IntegratedGradients;
import io.github.annotron.runtime.explain.Occlusion;
import io.github.annotron.runtime.explain.PathAttribution;
import io.github.annotron.runtime.explain.SmoothGrad;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Several inputs and outputs, decisions at several positions, shared tables, and what cannot be explained. */
class KindsOfNetworksTest {

    private static final IntegratedGradients PATH = IntegratedGradients.steps(30);

    private final Model several = Networks.model("Several");
    private final Explainer explainer = Explainer.of(several);
    private final float[] series = Networks.normal(8, 2);
    private final float[] words = {4, 9, 4};

    @Test
    void severalInputsShareTheExplanationOfAnyOutput() {
        for (Aim aim : new Aim[] {Aim.decision().at("yes"), Aim.of(1).at("much")}) {
            PathAttribution path = explainer.integratedGradients(aim, PATH, series, words);
            Attribution all = path.attribution();
            assertThat(path.gap()).isCloseTo(0, within(1e-5));
            assertThat(all.part("series").values()).hasSize(8).doesNotContain(0);
            assertThat(all.part("words").values()).hasSize(3).doesNotContain(0);
            assertThat(all.part("series").map().height()).isEqualTo(4);
            Predictor predictor = several.newPredictor();
            predictor.predict(series, words);
            float raw = aim.index() == 1
                    ? predictor.scores(0)[1]
                    : (float) StrictMath.log(
                            predictor.scores(1)[0] / (1.0 - predictor.scores(1)[0]));
            assertThat(all.value()).isCloseTo(raw, within(1e-5f));
        }
        // The outputs' weights in training do not count.
        float difference = explainer
                        .gradient(Aim.of(1).at("much"), moved(0.02f), words)
                        .value()
                - explainer.gradient(Aim.of(1).at("much"), moved(-0.02f), words).value();
        assertThat(explainer
                        .gradient(Aim.of(1).at("much"), series, words)
                        .part("series")
                        .values()[3])
                .isCloseTo(difference / 0.04f, within(1e-3f));
    }

    private float[] moved(float step) {
        float[] moved = series.clone();
        moved[3] += step;
        return moved;
    }

    @Test
    void oneOfSeveralInputsIsHidden() {
        Attribution hidden =
                explainer.occlusion(Aim.of(0).at("much"), Occlusion.window(2).in("series"), series, words);
        float[] without = series.clone();
        Arrays.fill(without, 4, 8, 0);
        Predictor predictor = several.newPredictor();
        predictor.predict(series, words);
        float value = predictor.scores(0)[0];
        predictor.predict(without, words);
        assertThat(hidden.part("series").values()[5])
                .isCloseTo(value - predictor.scores(0)[0], within(1e-6f));
        assertThat(hidden.part("words").values()).containsOnly(0);
    }

    @Test
    void aSeriesHasGradCamToo() {
        GradCam cam = explainer.gradCam(Aim.of(0).at("much"), "steps", series, words);
        assertThat(cam.map().height()).isEqualTo(1);
        assertThat(cam.map().width()).isEqualTo(3);
        assertThat(cam.weights()).hasSize(3);
        for (float value : cam.map().values()) {
            assertThat(value).isNotNegative();
        }
    }

    /** A tag can depend on no later word, and the recurrent states see to it that it does on all others. */
    @Test
    void aPositionIsExplainedByItself() {
        Model tags = Networks.model("Tags");
        float[] sentence = {1, 2, 3, 4, 5, 6, 7};
        PathAttribution path =
                Explainer.of(tags).integratedGradients(Aim.of(2).position(3).asProbability(), PATH, sentence);
        assertThat(path.attribution().value()).isEqualTo(tags.newPredictor().predict(sentence)[3 * 3 + 2]);
        assertThat(path.gap()).isCloseTo(0, within(1e-5));
        float[] values = path.attribution().values();
        for (int i = 0; i < 7; i++) {
            assertThat(values[i] == 0).as("word %d", i).isEqualTo(i > 3);
        }
        Attribution decided = Explainer.of(tags).gradient(Aim.decision().position(6), sentence);
        float[] scores = tags.newPredictor().predict(sentence);
        for (int i = 0; i < 3; i++) {
            assertThat(scores[18 + decided.aim().index()]).isGreaterThanOrEqualTo(scores[18 + i]);
        }
    }

    @Test
    void layersAreShownAsMaps() {
        Model pictures = Networks.model("Pictures");
        float[] image = Networks.normal(60, 9);
        Activation activation = Explainer.of(pictures).activation("pool", image);
        assertThat(activation.shape()).containsExactly(3, 2, 4);
        assertThat(activation.channels()).isEqualTo(4);
        assertThat(activation.channel(1).at(2, 0)).isEqualTo(activation.values()[(2 * 2) * 4 + 1]);
        assertThat(activation.maps(3)).hasSize(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> activation.channel(4))
                .withMessage("layer pool has 4 channels, there is no channel 4");
    }

    @Test
    void sharedTablesCannotBeMoved() {
        Model tied = Networks.model("Tied");
        Explainer own = Explainer.of(tied);
        Aim aim = Aim.of(3).position(1);
        float[] sentence = {1, 2, 3};
        assertThat(own.gradient(aim, sentence).values()[1]).isPositive();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> own.integratedGradients(aim, PATH, sentence))
                .withMessage("the table of the embedding vectors is also read by next (Dense), so its vectors cannot be"
                        + " moved by themselves");
        assertThatIllegalArgumentException().isThrownBy(() -> own.smoothGrad(aim, SmoothGrad.samples(2), sentence));
    }

    /** A length is not moved on the path: steps behind it never count, those before it always do. */
    @Test
    void lengthsStayAsTheyAre() {
        Model measured = Networks.model("Measured");
        float[] series = Networks.normal(12, 6);
        float[] length = {4};
        PathAttribution path = Explainer.of(measured).integratedGradients(Aim.of(1), PATH, series, length);
        assertThat(path.gap()).isCloseTo(0, within(1e-5));
        assertThat(path.atBaseline())
                .isCloseTo(measured.newPredictor().predict(new float[12], length)[1], within(1e-6f));
        assertThat(path.attribution().part("steps").values()).containsExactly(0);
        for (int i = 0; i < 12; i++) {
            assertThat(path.attribution().part("series").values()[i] == 0).isEqualTo(i >= 8);
        }
        assertThat(Explainer.of(measured)
                        .smoothGrad(Aim.of(1), SmoothGrad.samples(3), series, length)
                        .part("steps")
                        .values())
                .containsExactly(0);
    }

    /** Words of both inputs move together, so a product of their vectors is a square on the path, which two points integrate. */
    @Test
    void twoInputsMayShareATable() {
        Explainer own = Explainer.of(Networks.model("Pair"));
        float[] question = {1, 2, 3};
        float[] answer = {3, 2, 4};
        PathAttribution path = own.integratedGradients(Aim.decision(), IntegratedGradients.steps(2), question, answer);
        assertThat(path.gap()).isCloseTo(0, within(1e-5));
        assertThat(path.attribution().part("question").values())
                .containsExactly(path.attribution().part("answer").values(), within(1e-6f));
        refused(
                "need the same baseline, not 1 and 2",
                () -> own.integratedGradients(
                        Aim.decision(), PATH.baselineIdOf("question", 1).baselineIdOf("answer", 2), question, answer));
        refused("is also read by", () -> own.smoothGrad(Aim.decision(), SmoothGrad.samples(2), question, answer));
    }

    @Test
    void errorsNameWhatThereIs() {
        refused("say by at(...)", () -> explainer.gradient(Aim.decision(), series, words));
        refused("no output named no", () -> explainer.gradient(Aim.decision().at("no"), series, words));
        refused("there is no number 2", () -> explainer.gradient(Aim.of(2).at("much"), series, words));
        refused("does not decide", () -> explainer.gradient(Aim.decision().at("much"), series, words));
        refused(
                "there is no position 1",
                () -> explainer.gradient(Aim.of(0).at("much").position(1), series, words));
        refused("input series has 7 values", () -> explainer.gradient(Aim.of(0).at("much"), new float[7], words));
        refused(
                "has 2 inputs, [series, words]",
                () -> explainer.gradient(Aim.of(0).at("much"), series));
        refused(
                "has the id 12 at position 1",
                () -> explainer.gradient(Aim.of(0).at("much"), series, new float[] {1, 12, 0}));
        refused("no layer named no", () -> explainer.gradCam(Aim.of(0).at("much"), "no", series, words));
        refused("Grad-CAM needs", () -> explainer.gradCam(Aim.of(0).at("much"), "hidden", series, words));
        refused("say by in(...)", () -> explainer.occlusion(Aim.of(0).at("much"), Occlusion.window(1), series, words));
        refused(
                "has 1 number, not 2",
                () -> explainer.occlusion(
                        Aim.of(0).at("much"), Occlusion.window(1, 1).in("series"), series, words));
        refused(
                "hidden ids cannot become -1",
                () -> explainer.occlusion(
                        Aim.of(0).at("much"), Occlusion.window(1).in("words").fill(-1), series, words));
        refused(
                "larger than input",
                () -> explainer.occlusion(
                        Aim.of(0).at("much"), Occlusion.window(5).in("series"), series, words));
        refused("a stride must be", () -> Occlusion.window(1).stride(2));
        refused(
                "the baseline of input series has 2 numbers",
                () -> explainer.integratedGradients(Aim.of(0).at("much"), PATH.baseline(1, 2), series, words));
        refused(
                "the baseline 12 is no id",
                () -> explainer.integratedGradients(Aim.of(0).at("much"), PATH.baselineId(12), series, words));
        refused(
                "there is no input named text",
                () -> explainer.integratedGradients(Aim.of(0).at("much"), PATH.baselineIdOf("text", 1), series, words));
        refused(
                "positions: say by position(...)",
                () -> Explainer.of(Networks.model("Tags")).gradient(Aim.of(0), new float[7]));
        refused("at least one step", () -> IntegratedGradients.steps(0));
        refused("must be at least 8", () -> IntegratedGradients.steps(8).until(0.1, 7));
        refused("at least one sample", () -> SmoothGrad.samples(0));
        refused(
                "no input named text",
                () -> explainer.gradient(Aim.of(0).at("much"), series, words).part("text"));
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        explainer.gradient(Aim.of(0).at("much"), series, words).values())
                .withMessageContaining("there are several inputs: [series, words]");
    }

    private static void refused(String message, Runnable what) {
        assertThatIllegalArgumentException().as(message).isThrownBy(what::run).withMessageContaining(message);
    }
}
