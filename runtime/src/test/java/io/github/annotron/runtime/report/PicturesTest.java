// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.annotron.runtime.explain.HeatMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PicturesTest {

    /** The JDK's reader sees what was written, also where a row is longer than a buffer. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void pngFilesHoldThePicture(int channels) throws IOException {
        int width = 5003;
        int height = 7;
        byte[] samples = new byte[width * height * channels];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (i * i / 7);
        }
        Bitmap picture = new Bitmap(width, height, channels, samples);

        var read = ImageIO.read(new ByteArrayInputStream(picture.png())).getRaster();

        assertThat(read.getWidth()).isEqualTo(width);
        assertThat(read.getHeight()).isEqualTo(height);
        assertThat(read.getNumBands()).isEqualTo(channels);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int channel = 0; channel < channels; channel++) {
                    assertThat(read.getSample(x, y, channel)).isEqualTo(picture.sample(x, y, channel));
                }
            }
        }
    }

    @Test
    void numbersBecomeGreyValues() {
        Bitmap ink = Bitmap.of(4, 1, 1, new float[] {0, 1, 0.2f, 7}, 1, 0);
        assertThat(ink.samples()).containsExactly(255, 0, 204, 0);
        assertThat(ink.enlarged(2).width()).isEqualTo(8);
        assertThat(ink.enlarged(2).sample(5, 1, 0)).isEqualTo(204);
    }

    @Test
    void signsHaveColoursAndZeroHasNone() {
        HeatMap map = new HeatMap(1, 4, new float[] {2, -2, 0, 9});
        Bitmap picture = HeatPictures.of(map, 2);

        int[] plus = {picture.sample(0, 0, 0), picture.sample(0, 0, 1), picture.sample(0, 0, 2)};
        assertThat(plus[0]).as("orange").isGreaterThan(plus[2] + 100);
        assertThat(picture.sample(1, 0, 2)).as("blue").isGreaterThan(picture.sample(1, 0, 0) + 100);
        for (int channel = 0; channel < 3; channel++) {
            assertThat(picture.sample(2, 0, channel)).as("zero is white").isEqualTo(255);
            assertThat(picture.sample(3, 0, channel)).as("beyond the limit").isEqualTo(plus[channel]);
        }
    }

    @Test
    void mapsLieOverPaledImages() {
        Bitmap image = Bitmap.of(2, 1, 1, new float[] {1, 0}, 1, 0);
        Bitmap picture = HeatPictures.over(image, new HeatMap(1, 2, new float[] {0, 0}), 1);
        assertThat(picture.sample(0, 0, 1)).isBetween(100, 200);
        assertThat(picture.sample(1, 0, 1)).isEqualTo(255);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HeatPictures.over(image, new HeatMap(2, 1, new float[2]), 1))
                .withMessageContaining("the image has 1 rows and 2 columns, the map 2 and 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HeatPictures.of(new HeatMap(1, 1, new float[1]), 0))
                .withMessageContaining("above 0");
    }

    @Test
    void scalesHaveColoursAndNumbers() {
        Bitmap picture = HeatPictures.of(new HeatMap(1, 1, new float[] {1}), 1).enlarged(60);
        Bitmap signed = HeatPictures.withScale(picture, 0.25, true);

        int bar = picture.width() + 6;
        assertThat(signed.sample(bar, 0, 0)).as("orange at the top").isGreaterThan(signed.sample(bar, 0, 2) + 100);
        assertThat(signed.sample(bar, 59, 2)).as("blue at the bottom").isGreaterThan(signed.sample(bar, 59, 0) + 100);
        int ink = 0;
        for (int y = 0; y < signed.height(); y++) {
            for (int x = bar + 8; x < signed.width(); x++) {
                ink += signed.sample(x, y, 0) < 100 ? 1 : 0;
            }
        }
        // 0.25, 0 and -0.25 in dots of four pixels.
        assertThat(ink).isEqualTo(4 * (12 + 1 + 11 + 11 + 12 + 3 + 12 + 1 + 11 + 11));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HeatPictures.withScale(Bitmap.white(60, 30, 3), 1, true))
                .withMessageContaining("enlarge it first");
    }

    @Test
    void wordsAreColouredByTheirShare() {
        Words words = Words.of(List.of("a", "<good>", "dull", "cut"), new float[] {0, 4, -2});

        assertThat(words.limit()).isEqualTo(4);
        assertThat(words.html())
                .contains("rgba(var(--for), 0.75)\" title=\"+4.0000\">&lt;good&gt;</span>")
                .contains("rgba(var(--against), 0.38)\" title=\"-2.0000\">dull</span>")
                .contains("<span class=\"without\">cut</span>");
        assertThat(words.ansi())
                .isEqualTo("a \u001b[38;5;16;48;5;202m<good>\u001b[0m \u001b[38;5;16;48;5;111mdull\u001b[0m cut");
        assertThat(words.plain()).isEqualTo("a <good> (+4.0) dull (-2.0) cut");
        assertThat(Words.of(List.of("a"), new float[1]).ansi()).isEqualTo("a");
    }

    @Test
    void legendsSayWhatColoursStandFor() {
        assertThat(new Legend("what counts", 0.5, true).html()).contains(">-0.50<", ">0<", ">0.50<", "what counts");
        assertThat(new Legend("strength", 3, false).html()).doesNotContain(">-").contains(">0<", ">3.0<");
        assertThat(new Legend("what counts", 0.5, true).ansi())
                .startsWith("-0.50 ")
                .endsWith(" 0.50  what counts");
    }

    @Test
    void barsGoToBothSidesOfZero() {
        String svg = new BarChart(
                        "Why",
                        "loss",
                        List.of(
                                new BarChart.Bar("a & b", 0.5, 0.1),
                                new BarChart.Bar("c", -0.25, 0),
                                new BarChart.Bar("d", 0, 0)))
                .svg();

        assertThat(svg)
                .contains("a &amp; b: 0.5000 ± 0.10", "class=\"bar against\"")
                .containsOnlyOnce("whisker");
        double[] first = bar(svg, 0);
        double[] second = bar(svg, 1);
        assertThat(second[0] + second[1]).as("the zero of both").isEqualTo(first[0], within(0.11));
        assertThat(first[1]).isEqualTo(2 * second[1], within(0.11));
    }

    /** Left edge and width. */
    private static double[] bar(String svg, int index) {
        String rectangle = svg.split("<rect ")[index + 1];
        return new double[] {
            Double.parseDouble(rectangle.replaceAll("(?s).*? x=\"([0-9.]+)\".*", "$1")),
            Double.parseDouble(rectangle.replaceAll("(?s).*? width=\"([0-9.]+)\".*", "$1"))
        };
    }
}
