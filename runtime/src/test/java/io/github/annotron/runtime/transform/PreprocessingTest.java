// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.annotron.runtime.Memory;
import io.github.annotron.runtime.Predictor;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.data.Rows;
import io.github.annotron.runtime.io.Attachment;
import io.github.annotron.runtime.io.Safetensors;
import io.github.annotron.runtime.loss.Losses;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.testing.Allocations;
import io.github.annotron.runtime.training.Fit;
import io.github.annotron.runtime.training.LinearModel;
import io.github.annotron.runtime.training.ModelTrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreprocessingTest {

    private static final Rows ROWS = Samples.correlated(300, 4, 2);

    @TempDir
    Path folder;

    /** The first number, far from zero, in other units: a target of one column. */
    private static Dataset data() {
        float[][] targets = new float[ROWS.count()][1];
        for (int i = 0; i < targets.length; i++) {
            float[] row = Samples.read(ROWS, i);
            targets[i][0] = 5000 + 100 * row[0] - 50 * row[3];
        }
        return Dataset.of(ROWS, Rows.of(targets));
    }

    private static LinearModel model(int features) {
        return LinearModel.of(features, 1, Losses.MEAN_SQUARED_ERROR);
    }

    private static Preprocessing fitted() {
        Dataset data = data();
        return Preprocessing.none()
                .fitInput(
                        data,
                        Columns.fitting(Standardize::fit, 0, 1)
                                .and(Whiten.zca(0).then(MinMax.to(-1, 1)), 3, 2))
                .fitTarget(data, Standardize::fit);
    }

    @Test
    void predictsInTheUnitsOfTheData() {
        LinearModel model = model(4);
        Preprocessing preprocessing = fitted();
        ModelTrainer.of(model)
                .optimizer(Adam.of(0.05))
                .seed(1)
                .build()
                .fit(preprocessing.apply(data()), Fit.epochs(60).batchSize(30));
        Predictor predictor = preprocessing.predictor(model);

        for (int i = 0; i < 300; i++) {
            float expected = Samples.read(data().targets().get(0), i)[0];
            assertThat(predictor.predict(Samples.read(ROWS, i))[0]).isCloseTo(expected, within(10f));
        }
    }

    @Test
    void batchesGiveWhatSingleSamplesGive() {
        Preprocessing preprocessing = fitted();
        Predictor single = preprocessing.predictor(model(4));
        Predictor batch = preprocessing.predictor(model(4).newPredictor(7, Memory.REUSED));
        FMatrixRMaj samples = new FMatrixRMaj(20, 4);
        for (int i = 0; i < 20; i++) {
            ROWS.read(i, samples.data, 4 * i);
        }
        FMatrixRMaj scores = new FMatrixRMaj(20, 1);
        batch.predict(new FMatrixRMaj[] {samples}, scores);
        for (int i = 0; i < 20; i++) {
            assertThat(single.predict(Samples.read(ROWS, i))).containsExactly(scores.get(i, 0));
            assertThat(single.scores(0)).containsExactly(scores.get(i, 0));
        }
        assertThat(single.capacity()).isEqualTo(1);
        assertThat(batch.capacity()).isEqualTo(7);
    }

    @Test
    void aPredictionAllocatesNothing() {
        Predictor predictor = fitted().predictor(model(4));
        float[][] sample = {Samples.read(ROWS, 0)};
        Allocations.assertNone(() -> predictor.predict(sample));
    }

    @Test
    void savesAndRestoresTheSameBits() throws IOException {
        Path file = folder.resolve("model.safetensors");
        Path again = folder.resolve("again.safetensors");
        LinearModel model = model(4);
        Preprocessing preprocessing = fitted();
        preprocessing.save(file, model);

        LinearModel restored = model(4);
        restored.parameter("y.kernel").matrix().zero();
        long revision = restored.revision().number();
        Preprocessing read = Preprocessing.restore(file, restored);
        read.save(again, restored);

        assertThat(Files.readAllBytes(again)).isEqualTo(Files.readAllBytes(file));
        assertThat(restored.revision().number()).isGreaterThan(revision);
        Predictor expected = preprocessing.predictor(model);
        Predictor found = read.predictor(restored);
        for (int i = 0; i < 300; i++) {
            float[] row = Samples.read(ROWS, i);
            assertThat(found.predict(row)).isEqualTo(expected.predict(row));
        }
        assertThat(Safetensors.attachment(file, Preprocessing.ATTACHMENT)
                        .orElseThrow()
                        .description())
                .isEqualTo("input: columns(standardize, sequence(whiten, min-max)); target: standardize");
    }

    @Test
    void savesEveryKindByTheNamesOfInputsAndOutputs() throws IOException {
        Path file = folder.resolve("model.safetensors");
        Rows categories = Rows.of(new float[][] {{0, 1}, {2, Float.NaN}, {1, 0}});
        Preprocessing preprocessing = Preprocessing.none()
                .input(
                        "x",
                        Impute.mostFrequent()
                                .then(OneHot::fit)
                                .then(training -> new Keep(5))
                                .fit(categories))
                .target("y", MinMax.fit(Rows.of(new float[][] {{1}, {5}})));
        LinearModel model = model(5);
        preprocessing.save(file, model);

        Preprocessing read = Preprocessing.restore(file, model);

        assertThat(read.inputs().get("x").apply(2, Float.NaN)).containsExactly(0, 0, 1, 1, 0);
        assertThat(read.targets().get("y").apply(2)).containsExactly(0.25f);
        assertThat(Safetensors.read(file).stream().map(Object::toString))
                .contains("preprocessing/input/x/0/values [2]", "preprocessing/target/y/range [2]");
    }

    /** A transform of a user's own. */
    private record Add(float constant) implements Transform {

        @Override
        public int inputWidth() {
            return 4;
        }

        @Override
        public int outputWidth() {
            return 4;
        }

        @Override
        public void apply(float[] in, int from, float[] out, int to) {
            for (int i = 0; i < 4; i++) {
                out[to + i] = in[from + i] + constant;
            }
        }

        @Override
        public TransformState state() {
            return new TransformState("add", Map.of("constant", new float[] {constant}), List.of());
        }
    }

    @Test
    void takesTransformsOfOnesOwn() throws IOException {
        Path file = folder.resolve("model.safetensors");
        LinearModel model = model(4);
        Preprocessing.none().input(Sequence.of(List.of(new Add(3), new Add(4)))).save(file, model);

        assertThat(Preprocessing.restore(file, model, Map.of("add", state -> new Add(state.array("constant")[0])))
                        .inputs()
                        .get("")
                        .apply(1, 2, 3, 4))
                .containsExactly(8, 9, 10, 11);
        assertThatIOException()
                .isThrownBy(() -> Preprocessing.restore(file, model))
                .withMessageContaining(file + ": ")
                .withMessageContaining("there is no reader for transforms of the kind add");
    }

    @Test
    void aPlainFileHasNoPreprocessing() throws IOException {
        Path file = folder.resolve("model.safetensors");
        model(4).save(file);
        Preprocessing read = Preprocessing.restore(file, model(4));
        assertThat(read).isEqualTo(Preprocessing.none());
        float[] sample = {1, 2, 3, 4};
        assertThat(read.predictor(model(4)).predict(sample))
                .isEqualTo(model(4).newPredictor().predict(sample));
    }

    @Test
    void aModelAloneRefusesAFileWithPreprocessing() throws IOException {
        Path file = folder.resolve("model.safetensors");
        LinearModel model = model(4);
        Preprocessing.none().fitInput(data(), Standardize::fit).save(file, model);
        assertThatIOException()
                .isThrownBy(() -> model.restore(file))
                .withMessageStartingWith(file + " does not fit the model: ")
                .withMessageContaining("preprocessing: input: standardize")
                .withMessageContaining("Preprocessing.restore");
    }

    @Test
    void refusesPreprocessingThatDoesNotFitTheModel() throws IOException {
        Path file = folder.resolve("model.safetensors");
        LinearModel model = model(4);
        Preprocessing wide = Preprocessing.none().input(Standardize.fit(Samples.correlated(10, 5, 1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> wide.save(file, model))
                .withMessage("the preprocessing of input x gives 5 numbers, Linear takes 4");
        Safetensors.write(file, "Linear", model.parameters(), List.of(PreprocessingCodec.attachment(wide)));
        float[] before = model.parameter("y.kernel").matrix().data.clone();
        assertThatIOException()
                .isThrownBy(() -> Preprocessing.restore(file, model))
                .withMessage(file + ": the preprocessing of input x gives 5 numbers, Linear takes 4");
        assertThat(model.parameter("y.kernel").matrix().data).isEqualTo(before);

        Preprocessing other = Preprocessing.none().input("pixels", new Keep(4));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> other.predictor(model))
                .withMessage("there is preprocessing for the input pixels, and Linear has [x]");
        Preprocessing target = Preprocessing.none().target(new Keep(3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> target.predictor(model))
                .withMessage("the preprocessing of the targets of output y gives 3 numbers, Linear gives 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> target.predictor(LinearModel.of(4, 3, Losses.SOFTMAX_CROSS_ENTROPY)))
                .withMessageStartingWith("the targets of output y of Linear are classes (");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> target.target(new Impute(new float[] {1})))
                .withMessage("the target cannot be transformed by impute, which predictions could not undo");
    }

    @Test
    void refusesSamplesOfAnotherSize() {
        Preprocessing preprocessing = Preprocessing.none().input(OneHot.of(2, 2));
        Predictor predictor = preprocessing.predictor(model(4));
        assertThat(predictor.classify(new float[] {1, 0})).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> predictor.predict(new float[] {1, 0, 1, 0}))
                .withMessage("input x has 4 values, its preprocessing expects 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> predictor.predict(new FMatrixRMaj[] {new FMatrixRMaj(3, 2)}, new FMatrixRMaj(2, 1)))
                .withMessage("input x has 3 rows, expected 2 (a row is a sample)");
    }

    @Test
    void refusesBrokenPreprocessing() throws IOException {
        LinearModel model = model(4);
        Map<String, String> problems = Map.of(
                "nothing",
                "expected the preprocessing of an input or a target, found \"nothing\"",
                "input: standardize",
                "the preprocessing of input: standardize has no means",
                "input: sequence(keep",
                "\"input: sequence(keep\" is no preprocessing: see character 20",
                "input: keep)",
                "is no preprocessing: see character 11",
                "input: " + "sequence(".repeat(99),
                "is no preprocessing",
                "input: Keep",
                "\"Keep\" is no kind of transform",
                "",
                "the preprocessing has numbers for [input/]");
        for (Map.Entry<String, String> problem : problems.entrySet()) {
            Attachment good = PreprocessingCodec.attachment(Preprocessing.none().input(new Keep(4)));
            Path file = folder.resolve("broken.safetensors");
            Safetensors.write(
                    file,
                    "Linear",
                    model.parameters(),
                    List.of(new Attachment("preprocessing", problem.getKey(), good.tensors())));
            assertThatIOException()
                    .isThrownBy(() -> Preprocessing.restore(file, model))
                    .withMessageContaining(file.toString())
                    .withMessageContaining(problem.getValue());
        }
    }

    @Test
    void appliesToNamedPartsOfADataset() {
        Dataset two = Dataset.builder()
                .input("left", Rows.of(new float[][] {{1}, {3}}))
                .input("right", Rows.of(new float[][] {{10}, {20}}))
                .target("a", Rows.of(new float[][] {{0}, {4}}))
                .target("b", Rows.labels(new int[] {1, 0}))
                .build();
        Preprocessing preprocessing =
                Preprocessing.none().fitInput("right", two, MinMax::fit).fitTarget("a", two, MinMax::fit);
        Dataset applied = preprocessing.apply(two);
        assertThat(applied.names()).containsExactly("left", "right");
        assertThat(Samples.read(applied.inputs().get(0), 1)).containsExactly(3);
        assertThat(Samples.read(applied.inputs().get(1), 1)).containsExactly(1);
        assertThat(Samples.read(applied.targets().get(0), 1)).containsExactly(1);
        assertThat(Samples.read(applied.targets().get(1), 0)).containsExactly(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Preprocessing.none().fitInput(two, MinMax::fit))
                .withMessage("there are several inputs, the data has [left, right]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Preprocessing.none().fitInput("middle", two, MinMax::fit))
                .withMessage("there is no input middle, the data has [left, right]");
    }
}
