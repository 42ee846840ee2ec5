// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.github.annotron.examples.common.TestData;
import io.github.annotron.runtime.Predictor;
import io.github.annotron.runtime.data.Idx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PyTorchDigitsTest {
    private static final Path ROOT = Path.of(System.getProperty("basedir", ""));
    private static final int PIXELS = 28 * 28;

    /** The reference was computed in double. Measured: 1.7e-5, with logarithms down to -16.7. */
    private static final double LARGEST_ERROR = 2e-5;

    private static Predictor predictor() throws IOException {
        return PyTorchDigits.load(TestData.find("models/mnist-convnet.safetensors"))
                .newPredictor();
    }

    private static float[] image(Idx images, int index) {
        return PyTorchDigits.normalize(Arrays.copyOfRange(images.bytes(), index * PIXELS, (index + 1) * PIXELS));
    }

    @Test
    void logarithmsOfProbabilitiesAreTheRecordedOnes() throws IOException {
        Idx images = Idx.read(TestData.find("mnist/t10k-images-idx3-ubyte.gz"));
        Predictor predictor = predictor();
        double largest = 0;
        int rows = 0;
        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder().ofNamedCsvRecord(TestData.find("models/mnist-convnet-logprobs.csv"))) {
            for (NamedCsvRecord row : csv) {
                float[] probabilities = predictor.predict(image(images, Integer.parseInt(row.getField("index"))));
                for (int digit = 0; digit < 10; digit++) {
                    double expected = Double.parseDouble(row.getField("logp" + digit));
                    largest = Math.max(largest, Math.abs(Math.log(probabilities[digit]) - expected));
                }
                rows++;
            }
        }
        assertThat(rows).isEqualTo(100);
        assertThat(largest).as("the largest error").isLessThan(LARGEST_ERROR);
    }

    @Test
    void digitsAreRead() throws IOException {
        Idx images = Idx.read(TestData.find("mnist/t10k-images-idx3-ubyte.gz"));
        int[] labels = Idx.labels(TestData.find("mnist/t10k-labels-idx1-ubyte.gz"));
        Predictor predictor = predictor();
        int right = 0;
        for (int i = 0; i < 2000; i++) {
            right += predictor.classify(image(images, i)) == labels[i] ? 1 : 0;
        }
        assertThat(right / 2000.0).isCloseTo(0.989, within(0.0005));
    }

    /** What the page shows is the code that is tested here, but for spaces. */
    @Test
    void pageShowsTheTestedCode() throws IOException {
        Path folder = ROOT.resolve("src/test/java/io/github/annotron/examples/pytorch");
        String code = plain(Files.readString(folder.resolve("DigitNet.java")))
                + plain(Files.readString(folder.resolve("PyTorchDigits.java")));
        String page = Files.readString(ROOT.resolve("../docs/interoperability.md"));
        Matcher blocks = Pattern.compile("(?s)```java\n(.*?)```").matcher(page);
        List<String> shown =
                blocks.results().map(block -> plain(block.group(1))).toList();
        assertThat(shown).hasSize(3).allSatisfy(block -> assertThat(code).contains(block));
    }

    private static String plain(String code) {
        return code.replaceAll("\\s+", "");
    }
}
