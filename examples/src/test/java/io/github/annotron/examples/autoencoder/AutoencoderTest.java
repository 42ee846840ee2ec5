// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.examples.common.Run;
import io.github.annotron.examples.common.TestData;
import io.github.annotron.examples.common.Xml;
import io.github.annotron.examples.images.GreyImages;
import io.github.annotron.runtime.Model;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutoencoderTest {

    @TempDir
    Path folder;

    private Run run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--out", folder.toString()));
        return Run.of(new Autoencoder(), all.toArray(String[]::new));
    }

    /** The promise of the page: the whole training, on the real pictures. */
    @Test
    void isBetterThanPcaOnMnist() throws IOException {
        Run run = run("--data", TestData.find("mnist").toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("MNIST from ", "on 10000 unseen pictures");
        double linear = run.number("PCA with 32 components (EJML)");
        double network = run.number("autoencoder with a code of 32");
        assertThat(linear).as("as in the literature").isBetween(0.0165, 0.0172);
        assertThat(network).isLessThan(0.6 * linear);
        DenseAutoencoderModel model = DenseAutoencoderModel.load(folder.resolve("dense.safetensors"));
        halvesMakeTheWhole(model.code(), model.copy(), model);
    }

    /** What the encoder predicts starts with the code. */
    private static void halvesMakeTheWhole(Model encoder, Model decoder, Model whole) {
        float[] picture = new float[GreyImages.SIZE];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = i % 28 / 28f;
        }
        float[] code = Arrays.copyOf(
                encoder.newPredictor().predict(picture), decoder.inputs().get(0).size());
        assertThat(decoder.newPredictor().predict(code))
                .isEqualTo(whole.newPredictor().predict(picture));
    }

    @Test
    void packsBetterByConvolutions() throws Exception {
        String mnist = TestData.find("mnist").toString();
        Run run =
                run("--kind", "convolutional", "--data", mnist, "--samples", "6000", "--epochs", "4", "--batch", "32");

        assertThat(run.exitCode()).isZero();
        assertThat(run.number("autoencoder with a code of 32"))
                .isLessThan(0.7 * run.number("PCA with 32 components (EJML)"));
        ConvolutionalAutoencoderModel model =
                ConvolutionalAutoencoderModel.load(folder.resolve("convolutional.safetensors"));
        halvesMakeTheWhole(model.code(), model.copy(), model);
        String report = Files.readString(folder.resolve("convolutional.html"));
        Xml.parse(report);
        assertThat(report).contains("Pictures in 32 numbers", "src=\"data:image/png", "copy.half", "Conv2DTranspose");
        assertThat(folder.resolve("convolutional.png")).exists();
    }

    @Test
    void packsDrawnDigitsTheSameOnAnyNumberOfThreads() throws Exception {
        String[] arguments = {"--drawn", "--samples", "6000", "--epochs", "8", "--batch", "32", "--code", "64"};
        Run one = run(with(arguments, "--threads", "1"));
        Run three = run(with(arguments, "--threads", "3"));

        assertThat(one.exitCode()).isZero();
        assertThat(one.number("autoencoder with a code of 64")).isLessThan(one.number("PCA with 64 components (EJML)"));
        assertThat(three.out()).isEqualTo(one.out());
        assertThat(WideDenseAutoencoderModel.load(folder.resolve("dense.safetensors"))
                        .code()
                        .parameterCount())
                .isEqualTo(784 * 64 + 64);
        String report = Files.readString(folder.resolve("dense.html"));
        Xml.parse(report);
        assertThat(report)
                .contains(
                        "Pictures in 64 numbers", "digits drawn by this program", "src=\"data:image/png", "copy.image");
        BufferedImage picture = ImageIO.read(folder.resolve("dense.png").toFile());
        assertThat(picture.getWidth()).isEqualTo(20 * 28 * 2);
        assertThat(picture.getHeight()).isEqualTo(3 * (3 * 28 * 2 + 8) - 8);
    }

    private static String[] with(String[] first, String... second) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(second));
        return all.toArray(String[]::new);
    }

    @Test
    void makesDigitsFromPointsOfThePlane() throws Exception {
        String mnist = TestData.find("mnist").toString();
        Run run = run("--kind", "variational", "--data", mnist, "--samples", "6000", "--epochs", "6", "--batch", "64");

        assertThat(run.exitCode()).isZero();
        assertThat(run.number("autoencoder with a code of 2"))
                .isLessThan(0.85 * run.number("PCA with 2 components (EJML)"));
        assertThat(run.number("divergence of the codes from the standard normal distribution, nats:"))
                .as("what two coordinates can tell: enough for ten digits, and not much more")
                .isBetween(Math.log(10), 9.0);
        VariationalAutoencoderModel model = VariationalAutoencoderModel.load(folder.resolve("variational.safetensors"));
        halvesMakeTheWhole(model.moments(), model.copy(), model);
        String report = Files.readString(folder.resolve("variational.html"));
        Xml.parse(report);
        assertThat(report).contains("Pictures in a plane", "Loss of code", "divergence of the codes", "Sample");
        for (String suffix : List.of("-plane", "-nearest")) {
            BufferedImage grid =
                    ImageIO.read(folder.resolve("variational" + suffix + ".png").toFile());
            assertThat(grid.getWidth()).isEqualTo(20 * 28 * 2);
            assertThat(grid.getHeight()).isEqualTo(20 * 28 * 2);
        }
        assertThat(difference("variational-plane.png", "variational-nearest.png"))
                .as("the pictures that it makes are like those whose codes are there")
                .isLessThan(0.06);
    }

    /** The mean squared error of a pixel between two pictures, whose values are from 0 to 1. */
    private double difference(String first, String second) throws IOException {
        Raster one = ImageIO.read(folder.resolve(first).toFile()).getRaster();
        Raster other = ImageIO.read(folder.resolve(second).toFile()).getRaster();
        double squares = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                double difference = (one.getSample(x, y, 0) - other.getSample(x, y, 0)) / 255.0;
                squares += difference * difference;
            }
        }
        return squares / one.getWidth() / one.getHeight();
    }

    @Test
    void cleansDrawnDigits() throws IOException {
        Run run = run("--kind", "denoising", "--drawn", "--samples", "6000", "--epochs", "3");

        assertThat(run.exitCode()).isZero();
        assertThat(run.number("noisy pictures")).isBetween(0.245, 0.255);
        assertThat(run.number("cleaned pictures")).isLessThan(0.03);
        assertThat(Files.readString(folder.resolve("denoising.html"))).contains("Noisy pictures, cleaned");
        assertThat(folder.resolve("denoising.png")).exists();
        assertThat(DenoiserModel.load(folder.resolve("denoising.safetensors")).parameterCount())
                .isEqualTo(784 * 512 + 512 + 512 * 784 + 784);
    }

    @ParameterizedTest
    @CsvSource({
        "--kind, lstm, 'Invalid value for option ''--kind'': expected one of [DENSE, CONVOLUTIONAL, VARIATIONAL, DENOISING]'",
        "--code, 7, '--code must be one of [32, 64]'",
        "--epochs, 0, '--epochs must be at least 1, not 0'",
        "--report, x, 'Unknown option'",
    })
    void refusesBadOptions(String option, String value, String message) {
        Run run = run("--drawn", option, value);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("autoencoder: ").contains(message);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void refusesACodeWhereThereIsNoChoice() {
        Run run = run("--drawn", "--kind", "convolutional", "--code", "64");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--code is for --kind dense, not for convolutional");
    }

    @Test
    void helps() {
        Run run = Run.of(new Autoencoder(), "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("--kind", "--code", "--epochs", "--data", "--out", "--threads", "--seed");
    }
}
