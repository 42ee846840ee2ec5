// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.images;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.examples.common.Xml;
import io.github.annotron.runtime.LayerCosts;
import io.github.annotron.runtime.LayerInfo;
import io.github.annotron.runtime.training.Epoch;
import io.github.annotron.runtime.training.Evaluation;
import io.github.annotron.runtime.training.History;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class ImageReportTest {

    private static final List<String> DIGITS = MnistLike.MNIST.classes();
    private static final List<LayerInfo> LAYERS = List.of(
            new LayerInfo("image", "Input", List.of(), List.of(28, 28, 1), List.of(), 0, 0, "", LayerCosts.NONE),
            new LayerInfo(
                    "digit",
                    "Dense",
                    List.of("image"),
                    List.of(10),
                    List.of("digit.kernel", "digit.bias"),
                    7850,
                    7840,
                    "micro-kernel",
                    LayerCosts.NONE));

    private final GreyImages test = DrawnDigits.draw(4, 2);

    /** Three right answers and one wrong one. */
    private ImageExam exam() {
        FMatrixRMaj scores = new FMatrixRMaj(4, 10);
        int[] truth = {3, 1, 4, 1};
        int[] guess = {3, 1, 9, 1};
        for (int i = 0; i < 4; i++) {
            scores.set(i, truth[i], 0.125f);
            scores.set(i, guess[i], 0.75f);
        }
        return ImageExam.of(scores, truth, DIGITS);
    }

    private ImageReport report(ImageExam exam, String source) {
        History history = new History(List.of(
                new Epoch(1, 0.9, 0.7, List.of(), new Evaluation(0.5, 0.8, 10, List.of()), 0.01, Double.NaN, 2, 100),
                new Epoch(2, 0.4, 0.85, List.of(), new Evaluation(0.3, 0.9, 10, List.of()), 0.01, Double.NaN, 2, 100)));
        return new ImageReport(
                "LeNet reads digits",
                LAYERS,
                ImageData.of(source, MnistLike.MNIST, DrawnDigits.draw(60, 1), test),
                history,
                exam,
                Map.of("seed", "42"));
    }

    @Test
    void listsMistakes() {
        assertThat(exam().mistakes()).containsExactly(new ImageExam.Mistake(2, 4, 9, 0.75, 0.125));
        assertThat(exam().confusion().accuracy()).isEqualTo(0.75);
    }

    @Test
    void showsEverything() throws Exception {
        String html = report(exam(), "a <folder> & more").page().html();
        Document page = Xml.parse(html);

        assertThat(page.getElementsByTagName("h1").item(0).getTextContent()).isEqualTo("LeNet reads digits");
        assertThat(html)
                .contains("a &lt;folder&gt; &amp; more")
                .contains("75.00 %")
                .contains("4 taken for 9", "75.0 % sure", "4 with probability 12.5 %")
                .contains("28 × 28 × 1", "7,850", "micro-kernel")
                .contains("seed", "42");
        assertThat(page.getElementsByTagName("svg").getLength()).isEqualTo(2);
        assertThat(page.getElementsByTagName("polyline").getLength()).isEqualTo(4);
        assertThat(page.getElementsByTagName("img").getLength())
                .as("one mistake, four samples")
                .isEqualTo(5);
        assertThat(html.split("src=\"", -1)).hasSize(6);
        assertThat(html.split("src=\"data:image/png;base64,", -1)).hasSize(6);
    }

    @Test
    void needsNoMistakesAndNoValidation() throws Exception {
        ImageExam perfect =
                ImageExam.of(new FMatrixRMaj(new float[][] {{1, 0, 0, 0, 0, 0, 0, 0, 0, 0}}), new int[] {0}, DIGITS);
        ImageReport full = report(perfect, "somewhere");
        History history = new History(List.of(new Epoch(1, 0.9, 0.7, List.of(), null, 0.01, Double.NaN, 2, 100)));
        String html = new ImageReport(full.title(), LAYERS, full.data(), history, perfect, Map.of())
                .page()
                .html();

        assertThat(Xml.parse(html).getElementsByTagName("polyline").getLength()).isEqualTo(2);
        assertThat(html).contains("Nothing.");
    }

    @Test
    void picturesAreThePixels() throws IOException {
        String uri = test.png(1);
        byte[] png = Base64.getDecoder().decode(uri.substring(uri.indexOf(',') + 1));
        var image = ImageIO.read(new ByteArrayInputStream(png));

        assertThat(image.getWidth()).isEqualTo(28);
        assertThat(image.getHeight()).isEqualTo(28);
        for (int i = 0; i < GreyImages.SIZE; i++) {
            int ink = test.pixels()[GreyImages.SIZE + i] & 0xFF;
            assertThat(image.getRaster().getSample(i % 28, i / 28, 0)).isEqualTo(255 - ink);
        }
    }
}
