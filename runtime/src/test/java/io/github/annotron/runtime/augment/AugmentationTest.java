// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.data.Rows;
import io.github.annotron.runtime.loss.Losses;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.testing.Allocations;
import io.github.annotron.runtime.training.Fit;
import io.github.annotron.runtime.training.LinearModel;
import io.github.annotron.runtime.training.ModelTrainer;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AugmentationTest {

    private static final int COUNT = 2000;

    /** Everything that there is. */
    private static final ImageAugmentation ALL = ImageAugmentation.of(6, 5, 2)
            .crop(1)
            .flipHorizontally()
            .border(Border.REFLECT)
            .shift(0.1f, 0.2f)
            .rotate(20)
            .zoom(0.8f, 1.2f)
            .flipVertically()
            .brightness(0.2f)
            .contrast(0.3f)
            .noise(0.05f)
            .fill(0.5f)
            .cutOut(2)
            .clip(0, 1);

    private static Rows random(int count, int width) {
        Random random = new Random(count);
        float[][] rows = new float[count][width];
        for (float[] row : rows) {
            for (int i = 0; i < width; i++) {
                row[i] = random.nextFloat();
            }
        }
        return Rows.of(rows);
    }

    private static float[] read(Rows rows, int row, long epoch) {
        float[] values = new float[rows.width()];
        rows.read(row, epoch, values, 0);
        return values;
    }

    /** Many rows of the same picture, changed. */
    private static Rows changed(Augmentation augmentation, float... picture) {
        float[][] rows = new float[COUNT][];
        Arrays.fill(rows, picture);
        return augmentation.rows(Rows.of(rows), 7);
    }

    private static double share(Rows rows, float... expected) {
        return IntStream.range(0, COUNT)
                        .filter(row -> Arrays.equals(read(rows, row, 0), expected))
                        .count()
                / (double) COUNT;
    }

    @Test
    void aRowFollowsFromSeedEpochAndRow() {
        Rows rows = random(20, 60);
        Rows changed = ALL.rows(rows, 3);
        for (int row = 0; row < 20; row++) {
            float[] first = read(changed, row, 4);
            assertThat(read(changed, row, 4)).isEqualTo(first);
            assertThat(read(ALL.rows(rows, 3), row, 4)).isEqualTo(first);
            assertThat(read(changed, row, 5)).isNotEqualTo(first);
            assertThat(read(ALL.rows(rows, 2), row, 4)).isNotEqualTo(first);
            float[] elsewhere = new float[100];
            changed.read(row, 4, elsewhere, 31);
            assertThat(Arrays.copyOfRange(elsewhere, 31, 91)).isEqualTo(first);
            float[] plain = new float[60];
            changed.read(row, plain, 0);
            assertThat(read(changed, row, 0)).isEqualTo(plain);
        }
    }

    @Test
    void threadsReadTheSame() {
        Rows changed = ALL.rows(random(500, 60), 3);
        float[][] expected =
                IntStream.range(0, 500).mapToObj(row -> read(changed, row, 9)).toArray(float[][]::new);
        float[][] found = IntStream.range(0, 500)
                .parallel()
                .mapToObj(row -> read(changed, row, 9))
                .toArray(float[][]::new);
        assertThat(found).isDeepEqualTo(expected);
    }

    @Test
    void readingAllocatesNothing() {
        Rows changed = new MixUp(0.2, 1).rows(ALL.sometimes(0.9f).rows(random(100, 60), 3));
        float[] target = new float[60];
        AtomicInteger calls = new AtomicInteger();
        Allocations.assertNone(() -> {
            int call = calls.getAndIncrement();
            changed.read(call % 100, call, target, 0);
        });
    }

    private static float[] train(int threads, int... epochs) {
        Dataset data = Dataset.of(
                        random(50, 60), IntStream.range(0, 50).map(i -> i % 3).toArray())
                .augmented(ALL, 5)
                .oneHot(3)
                .mixedUp(0.4, 6);
        LinearModel model = LinearModel.of(60, 3, Losses.SOFTMAX_CROSS_ENTROPY);
        ModelTrainer<LinearModel> engine =
                ModelTrainer.of(model).optimizer(Adam.of(0.01)).seed(2).build();
        for (int each : epochs) {
            engine.fit(data, Fit.epochs(each).batchSize(8).threads(threads));
        }
        return model.parameter("y.kernel").matrix().data;
    }

    @Test
    void trainingHasTheSameBitsOnAnyNumberOfThreadsAndWhenItGoesOn() {
        float[] expected = train(1, 3);
        assertThat(train(2, 3)).isEqualTo(expected);
        assertThat(train(3, 3)).isEqualTo(expected);
        assertThat(train(2, 1, 2)).isEqualTo(expected);
    }

    @Test
    void flipsHalf() {
        Rows flipped = changed(ImageAugmentation.of(1, 3, 1).flipHorizontally(), 1, 2, 3);
        assertThat(share(flipped, 1, 2, 3)).isCloseTo(0.5, within(0.05));
        assertThat(share(flipped, 1, 2, 3) + share(flipped, 3, 2, 1)).isEqualTo(1);
        Rows both = changed(ImageAugmentation.of(2, 2, 1).flipHorizontally().flipVertically(), 1, 2, 3, 4);
        assertThat(share(both, 4, 3, 2, 1)).isCloseTo(0.25, within(0.05));
    }

    @Test
    void cropsByEveryNumberOfPixels() {
        Rows cropped = changed(ImageAugmentation.of(1, 3, 1).crop(1), 1, 2, 3);
        // One in three is moved up or down out of sight, and as many not.
        assertThat(share(cropped, 0, 0, 0)).isCloseTo(2 / 3.0, within(0.05));
        assertThat(share(cropped, 0, 1, 2)).isCloseTo(1 / 9.0, within(0.03));
        assertThat(share(cropped, 2, 3, 0)).isCloseTo(1 / 9.0, within(0.03));
        assertThat(share(changed(ImageAugmentation.of(1, 3, 1).crop(0), 1, 2, 3), 1, 2, 3))
                .isEqualTo(1);
    }

    @Test
    void staysWithinItsRanges() {
        Rows brighter = changed(ImageAugmentation.of(1, 2, 1).brightness(0.25f), 0, 1);
        float low = 0;
        float high = 0;
        for (int row = 0; row < COUNT; row++) {
            float[] picture = read(brighter, row, 0);
            assertThat(picture[1] - picture[0]).isCloseTo(1, within(1e-6f));
            low = Math.min(low, picture[0]);
            high = Math.max(high, picture[0]);
        }
        assertThat(low).isBetween(-0.25f, -0.24f);
        assertThat(high).isBetween(0.24f, 0.25f);

        Rows contrast = changed(ImageAugmentation.of(1, 2, 2).contrast(0.5f), 1, 10, 3, 30);
        for (int row = 0; row < COUNT; row++) {
            float[] picture = read(contrast, row, 0);
            float factor = (picture[2] - picture[0]) / 2;
            assertThat(factor).isBetween(0.499f, 1.501f);
            assertThat(picture[3] - picture[1]).isCloseTo(20 * factor, within(1e-3f));
            assertThat(picture[2] + picture[0]).isCloseTo(4, within(1e-5f));
        }

        Rows clipped = changed(ImageAugmentation.of(1, 2, 1).brightness(3).clip(-1, 1), 0, 0.5f);
        for (int row = 0; row < COUNT; row++) {
            assertThat(read(clipped, row, 0)[0]).isBetween(-1f, 1f);
        }
    }

    @Test
    void shiftsAndZoomsKeepWhatIsEverywhere() {
        float[] plain = new float[60];
        Arrays.fill(plain, 0.5f);
        Rows moved = changed(
                ImageAugmentation.of(6, 5, 2)
                        .border(Border.EDGE)
                        .rotate(180)
                        .zoom(0.3f, 3)
                        .shift(1, 1),
                plain);
        assertThat(share(moved, plain)).isEqualTo(1);
    }

    @Test
    void noiseHasItsDeviation() {
        Rows noisy = changed(Augmentation.noise(0.5f), 1, 1);
        double sum = 0;
        double squares = 0;
        for (int row = 0; row < COUNT; row++) {
            for (float value : read(noisy, row, 0)) {
                sum += value - 1;
                squares += (value - 1) * (value - 1);
            }
        }
        assertThat(sum / COUNT / 2).isCloseTo(0, within(0.04));
        assertThat(Math.sqrt(squares / COUNT / 2)).isCloseTo(0.5, within(0.03));
    }

    @Test
    void cutsOutSquares() {
        float[] ones = new float[64];
        Arrays.fill(ones, 1);
        Rows cut = changed(ImageAugmentation.of(8, 8, 1).fill(-2).cutOut(3), ones);
        int whole = 0;
        for (int row = 0; row < COUNT; row++) {
            float[] picture = read(cut, row, 0);
            int gone = 0;
            for (float value : picture) {
                assertThat(value == 1 || value == -2).isTrue();
                gone += value == 1 ? 0 : 1;
            }
            assertThat(gone).isIn(4, 6, 9);
            whole += gone == 9 ? 1 : 0;
        }
        // The middle of a square that is inside as a whole is at none of the 28 pixels of the border.
        assertThat(whole / (double) COUNT).isCloseTo(36 / 64.0, within(0.05));
        assertThat(share(changed(ImageAugmentation.of(2, 2, 1).cutOut(9), 1, 2, 3, 4), 0, 0, 0, 0))
                .isEqualTo(1);
    }

    @Test
    void changesSeries() {
        Rows scaled = changed(SeriesAugmentation.of(3, 2).scale(0.1f), 1, 10, 2, 20, 3, 30);
        double squares = 0;
        for (int row = 0; row < COUNT; row++) {
            float[] series = read(scaled, row, 0);
            assertThat(series[2]).isEqualTo(2 * series[0]);
            assertThat(series[4]).isCloseTo(3 * series[0], within(1e-6f));
            assertThat(series[1]).isNotEqualTo(10 * series[0]);
            squares += (series[0] - 1) * (series[0] - 1);
        }
        assertThat(Math.sqrt(squares / COUNT)).isCloseTo(0.1, within(0.01));

        Rows shifted = changed(SeriesAugmentation.of(3, 2).shift(1), 1, 10, 2, 20, 3, 30);
        assertThat(share(shifted, 1, 10, 1, 10, 2, 20)).isCloseTo(1 / 3.0, within(0.05));
        assertThat(share(shifted, 2, 20, 3, 30, 3, 30)).isCloseTo(1 / 3.0, within(0.05));
        assertThat(share(shifted, 1, 10, 2, 20, 3, 30)).isCloseTo(1 / 3.0, within(0.05));

        Rows jittered = changed(SeriesAugmentation.of(2, 1).jitter(1e-3f), 5, 6);
        assertThat(read(jittered, 0, 0)[0]).isCloseTo(5, within(0.01f)).isNotEqualTo(5);
    }

    @Test
    void stretchesSeries() {
        SeriesAugmentation series = SeriesAugmentation.of(5, 2);
        float[] values = {0, 50, 1, 40, 2, 30, 3, 20, 4, 10};
        assertThat(read(changed(series.stretch(1, 1), values), 0, 0)).containsExactly(values);
        assertThat(read(changed(series.stretch(2, 2), values), 0, 0))
                .containsExactly(1, 40, 1.5f, 35, 2, 30, 2.5f, 25, 3, 20);
        assertThat(read(changed(series.stretch(0.5f, 0.5f), values), 0, 0))
                .containsExactly(0, 50, 0, 50, 2, 30, 4, 10, 4, 10);

        Rows stretched = changed(series.stretch(0.8f, 2), values);
        double mean = 0;
        for (int row = 0; row < COUNT; row++) {
            float[] some = read(stretched, row, 0);
            // The step behind the middle goes from 2 + 1 / 2 to 2 + 1 / 0.8.
            assertThat(some[6]).isBetween(2.5f, 3.25f);
            mean += 1 / (some[6] - 2.0) / COUNT;
        }
        assertThat(mean).isCloseTo(1.4, within(0.05));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> series.stretch(0, 1))
                .withMessage("a factor must be from 0.01 to 100.0, not 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> series.stretch(2, 1))
                .withMessage("the largest factor must be from 2.0 to 100.0, not 1.0");
    }

    @Test
    void takesChangesOfOnesOwnSometimes() {
        Augmentation plusOne = (values, offset, width, draws, scratch) -> values[offset] += 1;
        Rows rows = changed(
                plusOne.sometimes(0.25f).then(ImageAugmentation.of(1, 2, 1).with(plusOne)), 0, 0);
        assertThat(share(rows, 1, 0)).isCloseTo(0.75, within(0.05));
        assertThat(share(rows, 2, 0)).isCloseTo(0.25, within(0.05));
    }

    @Test
    void mixesInputsAndTargetsAlike() {
        float[][] inputs = new float[300][1];
        int[] labels = new int[300];
        for (int i = 0; i < 300; i++) {
            labels[i] = i % 3;
            inputs[i][0] = labels[i] * 10;
        }
        Dataset mixed = Dataset.of(inputs, labels).oneHot(3).mixedUp(0.5, 4);
        int pure = 0;
        for (int row = 0; row < 300; row++) {
            float[] input = read(mixed.inputs().get(0), row, 2);
            float[] target = read(mixed.targets().get(0), row, 2);
            assertThat(target[0] + target[1] + target[2]).isCloseTo(1, within(1e-6f));
            assertThat(input[0]).isCloseTo(10 * target[1] + 20 * target[2], within(1e-5f));
            pure += Math.max(target[0], Math.max(target[1], target[2])) == 1 ? 1 : 0;
        }
        assertThat(pure).as("with one of the own class").isBetween(60, 140);
        Dataset labelled = Dataset.of(inputs, labels);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> labelled.shuffled(1).mixedUp(0.5, 4))
                .withMessage("classes cannot be mixed, distributions over classes can: call oneHot before mixedUp");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> labelled.oneHot(2))
                .withMessage("expected targets of one number below 2, the data has class 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MixUp(0, 1))
                .withMessage("alpha must be above 0 and at most 1000000, not 0.0");
    }

    @Test
    void refusesOtherShapesAndSettings() {
        Rows rows = random(3, 10);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ALL.rows(rows, 1))
                .withMessage("pictures of 6x5x2 have 60 numbers, the rows have 10");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ALL.sometimes(0.5f).then(ALL).rows(rows, 1))
                .withMessage("pictures of 6x5x2 have 60 numbers, the rows have 10");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SeriesAugmentation.of(3, 3).rows(rows, 1))
                .withMessage("series of 3 steps of 3 have 9 numbers, the rows have 10");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.builder()
                        .input("a", rows)
                        .input("b", rows)
                        .target(rows)
                        .build()
                        .augmented(ALL, 1))
                .withMessage("there are several inputs, [a, b]: which one is to be changed?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zoom     | 0     | a factor must be from 0.01 to 100.0, not 0.0",
                "rotate   | 181   | degrees must be from 0.0 to 180.0, not 181.0",
                "shift    | 1.5   | a shift must be from 0.0 to 1.0, not 1.5",
                "crop     | -1    | the border for cropping must be at least 0, not -1.0",
                "cutOut   | 0     | the side of a square must be at least 1, not 0",
                "noise    | NaN   | the standard deviation of noise must be at least 0, not NaN",
                "contrast | 2     | the range of contrast must be from 0.0 to 1.0, not 2.0",
                "bright   | -0.1  | the range of brightness must be at least 0, not -0.1",
                "clip     | 1     | from 1.0 to 0.0 is no range",
                "of       | 0     | the width must be at least 1, not 0",
                "some     | 2     | a probability must be from 0.0 to 1.0, not 2.0",
            })
    void refusesSettings(String what, float value, String message) {
        ImageAugmentation none = ImageAugmentation.of(2, 2, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> {
                    switch (what) {
                        case "zoom" -> none.zoom(value, 1);
                        case "rotate" -> none.rotate(value);
                        case "shift" -> none.shift(0, value);
                        case "crop" -> none.crop((int) value);
                        case "cutOut" -> none.cutOut((int) value);
                        case "noise" -> none.noise(value);
                        case "contrast" -> none.contrast(value);
                        case "bright" -> none.brightness(value);
                        case "clip" -> none.clip(value, 0);
                        case "some" -> none.sometimes(value);
                        default -> ImageAugmentation.of(1, (int) value, 1);
                    }
                })
                .withMessage(message);
    }
}
