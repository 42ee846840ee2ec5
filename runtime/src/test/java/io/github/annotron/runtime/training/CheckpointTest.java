// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Parameter;
import io.github.annotron.runtime.checkpoint.Checkpoint;
import io.github.annotron.runtime.checkpoint.CheckpointException;
import io.github.annotron.runtime.checkpoint.Checkpoints;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.loss.Losses;
import io.github.annotron.runtime.metric.Metrics;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.optimizer.Optimizer;
import io.github.annotron.runtime.optimizer.Sgd;
import io.github.annotron.runtime.schedule.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckpointTest {

    @TempDir
    private Path temporary;

    private Path folder() throws IOException {
        return Files.createTempDirectory(temporary, "run");
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals(".lock"))
                    .sorted()
                    .toList();
        }
    }

    private String undisturbed() throws IOException {
        CheckpointTrainings training = new CheckpointTrainings();
        return training.result(training.engine.fit(CheckpointTrainings.data(), CheckpointTrainings.fit(folder())));
    }

    @Test
    void resumedTrainingEndsWithTheSameBitsWhereverItEnded() throws IOException {
        String expected = undisturbed();
        CheckpointTrainings without = new CheckpointTrainings();
        Fit plain = Fit.epochs(CheckpointTrainings.EPOCHS)
                .batchSize(8)
                .validation(TestData.classes(40, 5, 2))
                .metrics(Metrics.topK(2))
                .listener(EarlyStopping.of(Monitor.validationLoss(), 2));
        assertThat(without.result(without.engine.fit(CheckpointTrainings.data(), plain)))
                .as("checkpoints change nothing")
                .isEqualTo(expected);
        for (int first = 1; first < CheckpointTrainings.BATCHES * CheckpointTrainings.EPOCHS; first += 8) {
            Path folder = folder();
            Fit fit = CheckpointTrainings.fit(folder);
            // The first run does not get far, the second a bit further, the third to the end.
            for (Fit ending : List.of(
                    fit.listener(CheckpointTrainings.endingAfter(first)),
                    fit.resume().listener(CheckpointTrainings.endingAfter(3)))) {
                try {
                    new CheckpointTrainings().engine.fit(CheckpointTrainings.data(), ending);
                } catch (CheckpointTrainings.Ended e) {
                    // As it should be.
                }
            }
            CheckpointTrainings last = new CheckpointTrainings();
            History history =
                    last.engine.fit(CheckpointTrainings.data(), fit.resume().threads(2));
            assertThat(last.result(history)).as("ended after %d batches", first).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.annotron.runtime.optimizer.OptimizersTest#all")
    void everyOptimiserGoesOn(Optimizer optimizer) throws IOException {
        Fit plain = Fit.epochs(2).batchSize(8);
        CheckpointTrainings once = new CheckpointTrainings(optimizer, 11);
        String expected = once.result(once.engine.fit(CheckpointTrainings.data(), plain));
        Fit fit = plain.checkpoints(Checkpoints.in(folder()).everyBatches(5).everyEpochs(9))
                .resume();

        assertThatThrownBy(() -> new CheckpointTrainings(optimizer, 11)
                        .engine.fit(CheckpointTrainings.data(), fit.listener(CheckpointTrainings.endingAfter(13))))
                .isInstanceOf(CheckpointTrainings.Ended.class);
        CheckpointTrainings resumed = new CheckpointTrainings(optimizer, 11);
        String result = resumed.result(resumed.engine.fit(CheckpointTrainings.data(), fit));

        assertThat(result).isEqualTo(expected);
    }

    @Test
    void finishedTrainingIsReadAgain() throws IOException {
        Path folder = folder();
        Fit fit = CheckpointTrainings.fit(folder).resume();
        CheckpointTrainings first = new CheckpointTrainings();
        String result = first.result(first.engine.fit(CheckpointTrainings.data(), fit));

        CheckpointTrainings again = new CheckpointTrainings();
        History history =
                again.engine.fit(CheckpointTrainings.data(), fit.listener(CheckpointTrainings.endingAfter(1)));

        assertThat(again.result(history)).isEqualTo(result).isEqualTo(undisturbed());
    }

    @Test
    void stoppedTrainingStaysStopped() throws IOException {
        double[] figures = {3, 1, 2, 2};
        Monitor figure = new Monitor("figure", false, false, epoch -> figures[epoch.number() - 1]);
        Fit plain = Fit.epochs(9).batchSize(8).listener(EarlyStopping.of(figure, 2));
        CheckpointTrainings once = new CheckpointTrainings();
        String expected = once.result(once.engine.fit(CheckpointTrainings.data(), plain));
        assertThat(expected)
                .contains("stopped in epoch 4, batch 7: the figure has not been better than 1.00000, that of epoch 2");
        Fit fit = plain.checkpoints(Checkpoints.in(folder())).resume();

        // Killed between the last checkpoint and the end, when the best parameters are given back.
        assertThatThrownBy(() -> new CheckpointTrainings()
                        .engine.fit(CheckpointTrainings.data(), fit.listener(new TrainingListener() {
                            @Override
                            public void fitEnded(
                                    History history, TrainingProgress progress, @Nullable Throwable failure) {
                                throw new CheckpointTrainings.Ended();
                            }
                        })))
                .isInstanceOf(CheckpointTrainings.Ended.class);
        CheckpointTrainings resumed = new CheckpointTrainings();
        History history =
                resumed.engine.fit(CheckpointTrainings.data(), fit.listener(CheckpointTrainings.endingAfter(1)));

        assertThat(resumed.result(history)).isEqualTo(expected);
    }

    @Test
    void anEpochThatWasCutShortStaysSo() throws IOException {
        TrainingListener stopper = new TrainingListener() {
            @Override
            public void batchDone(TrainingProgress progress) {
                if (progress.steps() == 10) {
                    progress.stop("enough");
                }
            }
        };
        Fit plain = Fit.epochs(3).batchSize(8).validation(CheckpointTrainings.data());
        CheckpointTrainings once = new CheckpointTrainings();
        String expected = once.result(once.engine.fit(CheckpointTrainings.data(), plain.listener(stopper)));
        Fit fit = plain.checkpoints(Checkpoints.in(folder()).everyBatches(1)).resume();

        // Killed before the validation of the epoch that was stopped.
        assertThatThrownBy(() -> new CheckpointTrainings()
                        .engine.fit(
                                CheckpointTrainings.data(),
                                fit.listener(stopper).listener(new TrainingListener() {
                                    @Override
                                    public void epochDone(Epoch epoch, TrainingProgress progress) {
                                        if (epoch.number() == 2) {
                                            throw new CheckpointTrainings.Ended();
                                        }
                                    }
                                })))
                .isInstanceOf(CheckpointTrainings.Ended.class);
        CheckpointTrainings resumed = new CheckpointTrainings();
        History history = resumed.engine.fit(CheckpointTrainings.data(), fit);

        assertThat(history.end()).isEqualTo(new History.End(History.Reason.STOPPED, "enough", 2, 3));
        assertThat(resumed.result(history)).isEqualTo(expected);
    }

    @Test
    void moreEpochsGoOn() throws IOException {
        Path folder = folder();
        Checkpoints checkpoints = Checkpoints.in(folder);
        Fit fit = Fit.epochs(4).batchSize(8).checkpoints(checkpoints).resume();
        CheckpointTrainings once = new CheckpointTrainings();
        String expected = once.result(
                once.engine.fit(CheckpointTrainings.data(), Fit.epochs(4).batchSize(8)));

        new CheckpointTrainings()
                .engine.fit(
                        CheckpointTrainings.data(),
                        Fit.epochs(3).batchSize(8).checkpoints(checkpoints).resume());
        CheckpointTrainings more = new CheckpointTrainings();

        assertThat(more.result(more.engine.fit(CheckpointTrainings.data(), fit)))
                .isEqualTo(expected);
    }

    @Test
    void aSecondFitIsResumedAfterTheFirst() throws IOException {
        Dataset data = CheckpointTrainings.data();
        Fit first =
                Fit.epochs(2).batchSize(8).checkpoints(Checkpoints.in(folder())).resume();
        Fit second = Fit.epochs(2)
                .batchSize(8)
                .checkpoints(Checkpoints.in(folder()).everyBatches(2))
                .resume();
        CheckpointTrainings once = new CheckpointTrainings();
        String expected =
                once.result(once.engine.fit(data, Fit.epochs(4).batchSize(8))).split("\n")[0];

        CheckpointTrainings killed = new CheckpointTrainings();
        killed.engine.fit(data, first);
        assertThatThrownBy(() -> killed.engine.fit(data, second.listener(CheckpointTrainings.endingAfter(10))))
                .isInstanceOf(CheckpointTrainings.Ended.class);

        CheckpointTrainings resumed = new CheckpointTrainings();
        assertThatThrownBy(() -> resumed.engine.fit(data, second))
                .hasMessageContaining("the number of epochs before this call of fit was 2 and is 0;"
                        + " the number of steps before this call of fit was 14 and is 0");
        resumed.engine.fit(data, first);
        assertThat(resumed.result(resumed.engine.fit(data, second))).startsWith(expected);
    }

    @Test
    void theLastAndTheBestAreKept() throws IOException {
        Path folder = folder();
        double[] figures = {1, 3, 2, 2, 3};
        Monitor figure = new Monitor("figure", true, false, epoch -> figures[epoch.number() - 1]);
        Checkpoints checkpoints = Checkpoints.in(folder).keep(2).best(figure);
        assertThat(checkpoints.newestFile()).isEmpty();
        assertThat(checkpoints.bestFile()).isEmpty();
        CheckpointTrainings training = new CheckpointTrainings();
        float[][] afterTwo = new float[1][];

        training.engine.fit(
                CheckpointTrainings.data(),
                Fit.epochs(5).batchSize(8).checkpoints(checkpoints).listener(new TrainingListener() {
                    @Override
                    public void epochDone(Epoch epoch, TrainingProgress progress) {
                        if (epoch.number() == 2) {
                            afterTwo[0] = training.model
                                    .parameter("y.kernel")
                                    .matrix()
                                    .data
                                    .clone();
                        }
                    }
                }));

        assertThat(files(folder))
                .containsExactly(
                        "best-0000000014.safetensors", "step-0000000028.safetensors", "step-0000000035.safetensors");
        assertThat(checkpoints.newestFile()).contains(folder.resolve("step-0000000035.safetensors"));
        Path best = folder.resolve("best-0000000014.safetensors");
        assertThat(checkpoints.bestFile()).contains(best);
        LinearModel model = new CheckpointTrainings().model;
        long revision = model.revision().number();
        Checkpoint.read(best).restore(model);
        assertThat(model.parameter("y.kernel").matrix().data).isEqualTo(afterTwo[0]);
        assertThat(model.revision().number()).isEqualTo(revision + 1);
        assertThatThrownBy(() -> Checkpoint.read(best).restore(LinearModel.of(4, 3, Losses.SOFTMAX_CROSS_ENTROPY)))
                .isInstanceOf(CheckpointException.class)
                .hasMessage(best + " does not fit Linear: y.kernel: expected [4, 3], found [5, 3]");
    }

    @Test
    void rarerOnesEndWithTheEnd() throws IOException {
        Path folder = folder();
        new CheckpointTrainings()
                .engine.fit(
                        CheckpointTrainings.data(),
                        Fit.epochs(5)
                                .batchSize(8)
                                .checkpoints(
                                        Checkpoints.in(folder).everyEpochs(2).keep(9)));
        assertThat(files(folder))
                .containsExactly(
                        "step-0000000014.safetensors", "step-0000000028.safetensors", "step-0000000035.safetensors");

        Path often = folder();
        new CheckpointTrainings()
                .engine.fit(
                        CheckpointTrainings.data(),
                        Fit.epochs(1)
                                .batchSize(8)
                                .checkpoints(Checkpoints.in(often)
                                        .every(Duration.ZERO)
                                        .keep(99)));
        assertThat(files(often)).hasSize(7);
    }

    @Test
    void aDamagedFileIsPassedOver() throws IOException {
        String expected = undisturbed();
        for (int kept : new int[] {0, 1, 100}) {
            Path folder = folder();
            Fit fit = CheckpointTrainings.fit(folder);
            assertThatThrownBy(() -> new CheckpointTrainings()
                            .engine.fit(CheckpointTrainings.data(), fit.listener(CheckpointTrainings.endingAfter(20))))
                    .isInstanceOf(CheckpointTrainings.Ended.class);
            Path newest = Checkpoints.in(folder).newestFile().orElseThrow();
            byte[] bytes = Files.readAllBytes(newest);
            Files.write(newest, Arrays.copyOf(bytes, bytes.length * kept / 101));
            Files.writeString(folder.resolve(".step-0000000019.safetensors.12ab.tmp"), "left by a killed writer");

            CheckpointTrainings resumed = new CheckpointTrainings();
            History history = resumed.engine.fit(CheckpointTrainings.data(), fit.resume());

            assertThat(resumed.result(history)).isEqualTo(expected);
            assertThat(files(folder)).noneMatch(name -> name.endsWith(".tmp")).hasSize(3);
        }
    }

    @Test
    void theOnlyGoodOneIsNotDeletedForADamagedOne() throws IOException {
        Path folder = folder();
        Fit fit = Fit.epochs(3)
                .batchSize(8)
                .checkpoints(Checkpoints.in(folder).everyBatches(3).keep(1));
        assertThatThrownBy(() -> new CheckpointTrainings()
                        .engine.fit(CheckpointTrainings.data(), fit.listener(CheckpointTrainings.endingAfter(10))))
                .isInstanceOf(CheckpointTrainings.Ended.class);
        Path good = Checkpoints.in(folder).newestFile().orElseThrow();
        Path damaged = folder.resolve("step-0000000999.safetensors");
        byte[] bytes = Files.readAllBytes(good);
        Files.write(damaged, Arrays.copyOf(bytes, bytes.length - 4));

        assertThatThrownBy(() -> new CheckpointTrainings()
                        .engine.fit(
                                CheckpointTrainings.data(), fit.resume().listener(CheckpointTrainings.endingAfter(5))))
                .isInstanceOf(CheckpointTrainings.Ended.class);

        assertThat(files(folder))
                .containsExactly(
                        "step-0000000010.safetensors", damaged.getFileName().toString());
        Files.write(folder.resolve("step-0000000010.safetensors"), new byte[7]);
        assertThatThrownBy(() -> new CheckpointTrainings().engine.fit(CheckpointTrainings.data(), fit.resume()))
                .isInstanceOf(CheckpointException.class)
                .hasMessageStartingWith("no checkpoint of " + folder + " can be read: " + damaged + ": expected")
                .hasMessageEndingWith("the file is cut off");
    }

    @Test
    void everyChangedBitIsFound() throws IOException {
        Path folder = folder();
        new CheckpointTrainings().engine.fit(CheckpointTrainings.data(), CheckpointTrainings.fit(folder));
        byte[] bytes = Files.readAllBytes(Checkpoints.in(folder).newestFile().orElseThrow());
        Path changed = folder.resolve("changed");
        int found = 0;
        for (int i = 0; i < bytes.length; i += i < 200 ? 1 : 13) {
            byte[] wrong = bytes.clone();
            wrong[i] ^= (byte) (1 << i % 8);
            Files.write(changed, wrong);
            try {
                Checkpoint.read(changed);
                // Two spaces at the end of the header, or the escape of a line's end in another case, mean the same.
                assertThat(Character.isWhitespace(bytes[i]) || Character.isLetter(bytes[i]))
                        .as("byte %d", i)
                        .isTrue();
            } catch (IOException | CheckpointException e) {
                assertThat(e.getMessage()).startsWith(changed.toString());
                found++;
            }
        }
        assertThat(found).isGreaterThan(200);
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        Path folder = folder();
        Path file = folder.resolve("step-0000000001.safetensors");
        new CheckpointTrainings().model.save(file);
        Fit fit = CheckpointTrainings.fit(folder);

        assertThatThrownBy(() -> new CheckpointTrainings().engine.fit(CheckpointTrainings.data(), fit.resume()))
                .isInstanceOf(CheckpointException.class)
                .hasMessage(file + ": expected a file of the format \"annotron checkpoint 1\", found \"annotron\"");
        assertThatThrownBy(() -> new CheckpointTrainings().engine.fit(CheckpointTrainings.data(), fit))
                .isInstanceOf(CheckpointException.class)
                .hasMessage(folder + " holds checkpoints of another call of fit, such as step-0000000001.safetensors."
                        + " Go on from them with Fit.resume(), or use another folder.");
    }

    private void refused(Path folder, Model model, TrainingEngine<?> engine, Dataset data, Fit fit, String difference) {
        List<float[]> before = model.parameters().stream()
                .map(Parameter::matrix)
                .map(matrix -> matrix.data.clone())
                .toList();
        assertThatThrownBy(() -> engine.fit(data, fit.resume()))
                .isInstanceOf(CheckpointException.class)
                .hasMessage(folder.resolve("step-0000000035.safetensors")
                        + " is a checkpoint of another training: the " + difference
                        + ". Resume with the same settings and data, or start anew in another folder.");
        for (int i = 0; i < before.size(); i++) {
            assertThat(model.parameters().get(i).matrix().data).isEqualTo(before.get(i));
        }
        assertThat(engine.steps()).isZero();
    }

    @Test
    void anotherTrainingIsRefused() throws IOException {
        Path folder = folder();
        Dataset data = CheckpointTrainings.data();
        Fit fit = Fit.epochs(5).batchSize(8).checkpoints(Checkpoints.in(folder));
        new CheckpointTrainings().engine.fit(data, fit);

        CheckpointTrainings other = new CheckpointTrainings(Sgd.of(0.5), 12);
        refused(
                folder,
                other.model,
                other.engine,
                data,
                fit,
                "optimiser was Adam[rate=0.05, beta1=0.9, beta2=0.999, epsilon=1.0E-8] and is"
                        + " Sgd[rate=0.5, momentum=0.0, nesterov=false]; the seed was 11 and is 12");
        CheckpointTrainings same = new CheckpointTrainings();
        refused(
                folder,
                same.model,
                same.engine,
                data.subset(0, 49),
                fit.batchSize(9).shuffle(false),
                "number of samples was 50 and is 49; the batch size was 8 and is 9;"
                        + " the order was random and is that of the data");
        refused(
                folder,
                same.model,
                same.engine,
                data,
                fit.validation(data).listener(EarlyStopping.of(Monitor.loss(), 1)),
                "number of validation samples was 0 and is 50;"
                        + " the listener was none and is io.github.annotron.runtime.training.EarlyStopping");
        same.engine.freeze("y.bias");
        refused(folder, same.model, same.engine, data, fit, "frozen parameter was none and is y.bias");
        LinearModel narrow = LinearModel.of(4, 3, Losses.SOFTMAX_CROSS_ENTROPY);
        refused(
                folder,
                narrow,
                ModelTrainer.of(narrow)
                        .optimizer(Adam.of(0.05))
                        .schedule(Schedule.onPlateau().patience(1))
                        .regularization(Regularization.elastic(1e-3, 1e-3))
                        .clipping(Clipping.globalNorm(0.5))
                        .averaging(Averaging.of(0.9))
                        .seed(11)
                        .build(),
                TestData.classes(50, 4, 1),
                fit,
                "layer was x (Input of [], [5]) and is x (Input of [], [4]); the parameter was y.kernel [5, 3] and is"
                        + " y.kernel [4, 3]; the width of the inputs and targets was [] [5], [] [1] and is [] [4], []"
                        + " [1]");
    }

    @Test
    void aFolderServesOneTraining() throws IOException {
        Path folder = folder();
        Fit fit = Fit.epochs(1).checkpoints(Checkpoints.in(folder).everyBatches(1));
        Fit nested = fit.listener(new TrainingListener() {
            @Override
            public void batchDone(TrainingProgress progress) {
                new CheckpointTrainings().engine.fit(CheckpointTrainings.data(), fit.resume());
            }
        });

        assertThatThrownBy(() -> new CheckpointTrainings().engine.fit(CheckpointTrainings.data(), nested))
                .isInstanceOf(CheckpointException.class)
                .hasMessage(folder + " is in use by another training");
        new CheckpointTrainings().engine.fit(CheckpointTrainings.data(), fit.resume());
    }

    @Test
    void aFolderThatCannotBeUsedIsNamed() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "");
        assertThatThrownBy(() -> new CheckpointTrainings()
                        .engine.fit(CheckpointTrainings.data(), Fit.epochs(1).checkpoints(Checkpoints.in(file))))
                .isInstanceOf(CheckpointException.class)
                .hasMessageStartingWith(file + ": the folder of the checkpoints cannot be used: ");
        assertThatThrownBy(() -> new CheckpointTrainings()
                        .engine.fit(
                                CheckpointTrainings.data(),
                                Fit.epochs(1)
                                        .checkpoints(Checkpoints.in(folder()).best(Monitor.validationLoss()))))
                .hasMessage("the validation loss is monitored, and there is no validation data."
                        + " Add Fit.validation(...).");
    }

    @Test
    void settingsAreChecked() {
        Checkpoints checkpoints = Checkpoints.in(temporary);
        assertThatThrownBy(() -> checkpoints.everyEpochs(0)).hasMessageContaining("at least 1 epoch");
        assertThatThrownBy(() -> checkpoints.everyBatches(-1)).hasMessageContaining("at least 1 batch");
        assertThatThrownBy(() -> checkpoints.every(Duration.ofSeconds(-1))).hasMessageContaining("is negative");
        assertThatThrownBy(() -> checkpoints.keep(0)).hasMessage("at least 1 checkpoint must be kept, not 0");
    }
}
