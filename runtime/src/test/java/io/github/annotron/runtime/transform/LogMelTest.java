// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.annotron.runtime.Predictor;
import io.github.annotron.runtime.io.Attachment;
import io.github.annotron.runtime.io.NamedTensor;
import io.github.annotron.runtime.loss.Losses;
import io.github.annotron.runtime.testing.Allocations;
import io.github.annotron.runtime.training.LinearModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogMelTest {

    @TempDir
    Path folder;

    private static float[] noise(int count, long seed) {
        Random random = new Random(seed);
        float[] sound = new float[count];
        for (int i = 0; i < count; i++) {
            sound[i] = (float) (0.1 * random.nextGaussian());
        }
        return sound;
    }

    private static float[] tone(double hertz, int rate, int count) {
        float[] sound = new float[count];
        for (int i = 0; i < count; i++) {
            sound[i] = (float) Math.sin(2 * Math.PI * hertz * i / rate);
        }
        return sound;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 8, 64, 512})
    void transformsAsTheDefinitionSays(int size) {
        Random random = new Random(size);
        double[] numbers = random.doubles(size, -1, 1).toArray();
        double[] real = new double[size];
        double[] imaginary = new double[size];
        new Fft(size).transform(numbers, real, imaginary);
        for (int k = 0; k < size; k++) {
            double expectedReal = 0;
            double expectedImaginary = 0;
            for (int n = 0; n < size; n++) {
                double angle = -2 * Math.PI * ((long) k * n % size) / size;
                expectedReal += numbers[n] * Math.cos(angle);
                expectedImaginary += numbers[n] * Math.sin(angle);
            }
            assertThat(real[k]).isCloseTo(expectedReal, within(1e-13 * size));
            assertThat(imaginary[k]).isCloseTo(expectedImaginary, within(1e-13 * size));
        }
    }

    @Test
    void transformsPowersOfTwoOnly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Fft(12))
                .withMessageContaining("a power of two, not 12");
    }

    @Test
    void bandsAreTrianglesOnTheMelScale() {
        assertThat(MelBands.mel(0)).isZero();
        assertThat(MelBands.mel(1000)).as("by definition of the unit").isCloseTo(1000, within(0.05));
        assertThat(MelBands.hertz(MelBands.mel(1234.5))).isCloseTo(1234.5, within(1e-9));
        int rate = 8000;
        int size = 512;
        int count = 20;
        MelBands bands = new MelBands(count, rate, size, 100, 3800);
        double[] ends = new double[count + 2];
        for (int i = 0; i < ends.length; i++) {
            double mel = MelBands.mel(100) + i * (MelBands.mel(3800) - MelBands.mel(100)) / (count + 1);
            ends[i] = 700 * (Math.pow(10, mel / 2595) - 1);
        }
        for (int k = 0; k <= size / 2; k++) {
            double[] spectrum = new double[size / 2 + 1];
            spectrum[k] = 3;
            double hertz = k * (double) rate / size;
            for (int band = 0; band < count; band++) {
                double rising = (hertz - ends[band]) / (ends[band + 1] - ends[band]);
                double falling = (ends[band + 2] - hertz) / (ends[band + 2] - ends[band + 1]);
                assertThat(bands.sum(band, spectrum))
                        .as("band %d at %s Hz", band, hertz)
                        .isCloseTo(3 * Math.max(0, Math.min(rising, falling)), within(1e-9));
            }
        }
    }

    /** All of it by the definition: sums in place of the fast transform, the formula of the mel scale in place of tables. */
    @Test
    void givesWhatTheDefinitionsGive() {
        int rate = 8000;
        int window = 200;
        int size = 256;
        LogMel features = LogMel.of(rate, 5).frames(window, 77).bands(24, 50, 4000);
        float[] sound = noise(features.inputWidth(), 1);
        assertThat(sound).hasSize(200 + 4 * 77);
        float[] actual = features.apply(sound);
        assertThat(actual).hasSize(5 * 24);
        for (int frame = 0; frame < 5; frame++) {
            double[] power = new double[size / 2 + 1];
            for (int k = 0; k < power.length; k++) {
                double re = 0;
                double im = 0;
                for (int n = 0; n < window; n++) {
                    double hann = Math.pow(Math.sin(Math.PI * n / window), 2);
                    re += sound[frame * 77 + n] * hann * Math.cos(2 * Math.PI * k * n / size);
                    im += sound[frame * 77 + n] * hann * Math.sin(2 * Math.PI * k * n / size);
                }
                power[k] = re * re + im * im;
            }
            MelBands bands = new MelBands(24, rate, size, 50, 4000);
            for (int band = 0; band < 24; band++) {
                assertThat(actual[frame * 24 + band])
                        .isCloseTo((float) Math.log(bands.sum(band, power)), within(1e-5f));
            }
        }
    }

    @Test
    void aToneIsLoudestInItsBand() {
        LogMel features = LogMel.of(16000, 10).belowLoudest(60);
        float[] quiet = tone(1000, 16000, features.inputWidth());
        for (int i = 0; i < quiet.length; i++) {
            quiet[i] *= 0.01f;
        }
        float[] picture = features.apply(quiet);
        int best = 0;
        for (int band = 0; band < features.bands(); band++) {
            best = picture[band] > picture[best] ? band : best;
        }
        double width = MelBands.mel(8000) / 41;
        assertThat((best + 1) * width).isCloseTo(1000, within(width / 2));
        assertThat(picture[best]).isBetween(0.99f, 1f);
        assertThat(picture[39]).as("nothing at 8000 Hz").isZero();
    }

    @Test
    void howLoudASoundIsDoesNotMatterBelowTheLoudest() {
        LogMel features = LogMel.of(8000, 20).bands(32).belowLoudest(40);
        float[] loud = noise(features.inputWidth(), 3);
        float[] quiet = loud.clone();
        for (int i = 0; i < quiet.length; i++) {
            quiet[i] /= 64;
        }
        float[] expected = features.apply(loud);
        assertThat(features.apply(quiet)).containsExactly(expected);
        float[] sorted = expected.clone();
        Arrays.sort(sorted);
        assertThat(sorted[0]).isBetween(0f, 1f);
        assertThat(sorted[sorted.length - 1]).isEqualTo(1);
    }

    @Test
    void silenceIsTheLowestThereIs() {
        LogMel features = LogMel.of(8000, 3).bands(32);
        assertThat(features.apply(new float[features.inputWidth()])).containsOnly((float) Math.log(1e-10));
        LogMel relative = features.belowLoudest(60);
        assertThat(relative.apply(new float[relative.inputWidth()])).containsOnly(0);
    }

    @Test
    void whatIsNotANumberIsNotLost() {
        for (LogMel features : List.of(
                LogMel.of(8000, 3).bands(32), LogMel.of(8000, 3).bands(32).belowLoudest(60))) {
            float[] sound = noise(features.inputWidth(), 4);
            sound[300] = Float.NaN;
            assertThat(features.apply(sound)).contains(Float.NaN);
        }
    }

    @Test
    void readsFromThePlaceAndWritesToThePlace() {
        LogMel features = LogMel.of(8000, 4).bands(32);
        float[] sound = noise(features.inputWidth(), 5);
        float[] in = new float[sound.length + 7];
        System.arraycopy(sound, 0, in, 7, sound.length);
        float[] out = new float[features.outputWidth() + 3];
        features.apply(in, 7, out, 3);
        assertThat(Arrays.copyOfRange(out, 3, out.length)).containsExactly(features.apply(sound));
        assertThat(out).startsWith(0, 0, 0);
    }

    @Test
    void savesAndRestoresTheSameBits() throws IOException {
        Path file = folder.resolve("model.safetensors");
        Path again = folder.resolve("again.safetensors");
        LogMel features =
                LogMel.of(8000, 12).frames(256, 80).bands(30, 60, 3900).belowLoudest(70);
        Preprocessing preprocessing = Preprocessing.none().input(features);
        LinearModel model = LinearModel.of(features.outputWidth(), 3, Losses.softmaxCrossEntropy());
        preprocessing.save(file, model);

        LinearModel restored = LinearModel.of(features.outputWidth(), 3, Losses.softmaxCrossEntropy());
        restored.parameter("y.kernel").matrix().zero();
        Preprocessing read = Preprocessing.restore(file, restored);
        read.save(again, restored);

        assertThat(Files.readAllBytes(again)).isEqualTo(Files.readAllBytes(file));
        float[] sound = noise(features.inputWidth(), 6);
        assertThat(read.inputs().get("").apply(sound)).containsExactly(features.apply(sound));
        Predictor expected = preprocessing.predictor(model);
        assertThat(read.predictor(restored).predict(sound)).containsExactly(expected.predict(sound));

        LinearModel other = LinearModel.of(7, 3, Losses.softmaxCrossEntropy());
        assertThatIOException()
                .isThrownBy(() -> Preprocessing.restore(file, other))
                .withMessageContaining("gives 360 numbers")
                .withMessageContaining("takes 7");
    }

    @Test
    void aPredictionAllocatesNothing() {
        LogMel features = LogMel.of(8000, 4).bands(32).belowLoudest(60);
        LinearModel model = LinearModel.of(features.outputWidth(), 3, Losses.softmaxCrossEntropy());
        Predictor predictor = Preprocessing.none().input(features).predictor(model);
        float[][] sound = {noise(features.inputWidth(), 7)};
        Allocations.assertNone(() -> predictor.predict(sound));
    }

    @Test
    void refusesWhatMakesNoSense() {
        LogMel features = LogMel.of(8000, 10).bands(32);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> features.bands(100))
                .withMessageContaining("100 bands from 0.0 to 4000.0 Hz are too many")
                .withMessageContaining("31.25 Hz apart");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> features.bands(20, 300, 5000))
                .withMessageContaining("between 0 and 4000.0 Hz")
                .withMessageContaining("from 300.0 to 5000.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> features.frames(1, 1))
                .withMessageContaining("samples of a frame must be from 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> features.frames(200, 0))
                .withMessageContaining("between frames must be from 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogMel.of(8000, 0))
                .withMessageContaining("the number of frames must be from 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> features.belowLoudest(0))
                .withMessageContaining("above 0 decibels");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogMel.of(8000, 1 << 24).frames(256, 1 << 10))
                .withMessageContaining("more than an array can hold");
    }

    @Test
    void refusesFilesOfAnotherMaker() {
        Attachment good = PreprocessingCodec.attachment(
                Preprocessing.none().input(LogMel.of(8000, 10).bands(32)));
        assertThat(PreprocessingCodec.read(good, Map.of()).inputs()).hasSize(1);
        for (NamedTensor tensor : good.tensors()) {
            List<NamedTensor> changed = new ArrayList<>(good.tensors());
            float[] longer = Arrays.copyOf(tensor.values(), tensor.values().length + 1);
            changed.set(good.tensors().indexOf(tensor), new NamedTensor(tensor.name(), List.of(longer.length), longer));
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            PreprocessingCodec.read(new Attachment(good.name(), good.description(), changed), Map.of()))
                    .withMessageContaining("expected 1, 3, 3 and 1");
        }
    }
}
