// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.annotron.runtime.checkpoint.Checkpoints;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.loss.Losses;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.training.Epoch;
import io.github.annotron.runtime.training.Fit;
import io.github.annotron.runtime.training.History;
import io.github.annotron.runtime.training.LinearModel;
import io.github.annotron.runtime.training.ModelTrainer;
import io.github.annotron.runtime.training.TrainingException;
import io.github.annotron.runtime.training.TrainingListener;
import io.github.annotron.runtime.training.TrainingProgress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsTest {

    private static final String HEADING =
            "epoch,loss,accuracy,validation loss,validation accuracy,learning rate,gradient norm,seconds,samples per second\r\n";

    @TempDir
    private Path folder;

    private final Dataset data =
            Dataset.of(new float[][] {{1, 0}, {0, 1}, {1, 1}, {0, 0}, {2, 1}, {1, 2}}, new int[] {0, 1, 0, 1, 0, 1});

    private static ModelTrainer<LinearModel> trainer() {
        return ModelTrainer.of(LinearModel.of(2, 2, Losses.SOFTMAX_CROSS_ENTROPY))
                .optimizer(Adam.of(0.01))
                .gradientNorms(true)
                .build();
    }

    private Fit fit(int epochs, TrainingListener listener) {
        return Fit.epochs(epochs).batchSize(2).validation(data).listener(listener);
    }

    private static String line(Epoch epoch) {
        return epoch.number() + "," + epoch.loss() + "," + epoch.accuracy() + ","
                + epoch.validation().loss() + "," + epoch.validation().accuracy() + "," + epoch.rate() + ","
                + epoch.gradientNorm() + ","
                + epoch.seconds() + "," + epoch.samplesPerSecond() + "\r\n";
    }

    private static String lines(History history) {
        return String.join("", history.epochs().stream().map(LogsTest::line).toList());
    }

    private static TrainingListener endingIn(int epoch) {
        return new TrainingListener() {
            @Override
            public void batchDone(TrainingProgress progress) {
                if (progress.epochsDone() == epoch - 1 && progress.batch() == 2) {
                    throw new IllegalStateException("killed");
                }
            }
        };
    }

    @Test
    void tablesHaveALineAnEpoch() throws IOException {
        Path file = folder.resolve("new").resolve("log.csv");
        CsvLog log = CsvLog.to(file);
        ModelTrainer<LinearModel> trainer = trainer();

        History first = trainer.fit(data, fit(2, log));
        assertThat(Files.readString(file)).isEqualTo(HEADING + lines(first));
        History second = trainer.fit(data, fit(1, log));
        assertThat(Files.readString(file)).isEqualTo(HEADING + lines(first) + lines(second));

        History anew = trainer().fit(data, fit(1, log));
        assertThat(Files.readString(file)).isEqualTo(HEADING + lines(anew));
    }

    @Test
    void tablesGoOnFromCheckpoints() throws IOException {
        Path file = folder.resolve("log.csv");
        Checkpoints checkpoints = Checkpoints.in(folder.resolve("checkpoints"));
        Fit fit = fit(5, CsvLog.to(file)).checkpoints(checkpoints).resume();
        assertThatThrownBy(() -> trainer().fit(data, fit.listener(endingIn(4)))).hasMessage("killed");
        // As if it had been killed later, in the middle of a line.
        Files.writeString(file, Files.readString(file) + "4,0.5,0.5,0.5,0.5,0.1,0.1,5\r\n5,0.");

        History history = trainer().fit(data, fit);

        assertThat(history.epochs()).hasSize(5);
        assertThat(Files.readString(file)).isEqualTo(HEADING + lines(history));
    }

    @Test
    void tablesOfOtherColumnsAreRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("log.csv"), "epoch,\"a,b\"\r\n1,2\r\n");
        ModelTrainer<LinearModel> trainer = trainer();
        trainer.fit(data, Fit.epochs(1));
        assertThatThrownBy(() -> trainer.fit(data, Fit.epochs(1).listener(CsvLog.to(file))))
                .isInstanceOf(TrainingException.class)
                .hasMessage(file + ": expected the columns"
                        + " epoch,loss,accuracy,learning rate,gradient norm,seconds,samples per second, found epoch,\"a,b\"."
                        + " Use another file.");
        Path impossible = file.resolve("inside");
        assertThatThrownBy(() -> trainer.fit(data, Fit.epochs(1).listener(CsvLog.to(impossible))))
                .isInstanceOf(TrainingException.class)
                .hasMessageStartingWith(impossible + ": the table of the epochs cannot be written: ");
    }

    private static List<Path> files(Path run) throws IOException {
        try (Stream<Path> files = Files.list(run)) {
            return files.sorted().toList();
        }
    }

    /** The values of an event by their tags. */
    private static Map<String, Map<Integer, List<Object>>> values(Map<Integer, List<Object>> event) {
        Map<String, Map<Integer, List<Object>>> values = new LinkedHashMap<>();
        for (Object value :
                EventReader.message((ByteBuffer) event.get(5).get(0)).get(1)) {
            Map<Integer, List<Object>> fields = EventReader.message((ByteBuffer) value);
            values.put(EventReader.text(fields.get(1).get(0)), fields);
        }
        return values;
    }

    @Test
    void eventFilesHaveWhatTensorBoardReads() throws IOException {
        long before = System.currentTimeMillis() / 1000;
        ModelTrainer<LinearModel> trainer = trainer();
        History history = trainer.fit(data, fit(3, TensorBoardLog.in(folder).histograms()));

        List<Path> training = files(folder.resolve("training"));
        assertThat(training)
                .singleElement()
                .satisfies(file -> assertThat(file.getFileName().toString())
                        .matches("events\\.out\\.tfevents\\.[0-9]{10}\\.annotron\\.000000"));
        List<Map<Integer, List<Object>>> events = EventReader.events(training.get(0));
        assertThat(events).hasSize(5);
        assertThat((Double) events.get(0).get(1).get(0)).isBetween((double) before, before + 60.0);
        assertThat(EventReader.text(events.get(0).get(3).get(0))).isEqualTo("brain.Event:2");
        assertThat(events.get(1).get(2)).containsExactly(1L);
        assertThat(EventReader.message((ByteBuffer) events.get(1).get(7).get(0)))
                .as("a session starts")
                .isEqualTo(Map.of(1, List.of(1L)));
        for (int i = 0; i < 3; i++) {
            Epoch epoch = history.epochs().get(i);
            Map<Integer, List<Object>> event = events.get(2 + i);
            assertThat(event.get(2)).containsExactly((long) epoch.number());
            Map<String, Map<Integer, List<Object>>> values = values(event);
            assertThat(values)
                    .containsOnlyKeys(
                            "loss",
                            "accuracy",
                            "learning rate",
                            "gradient norm",
                            "seconds",
                            "samples per second",
                            "y.kernel",
                            "y.bias");
            assertThat(values.get("loss").get(2)).containsExactly((float) epoch.loss());
            assertThat(values.get("accuracy").get(2)).containsExactly((float) epoch.accuracy());
            assertThat(values.get("learning rate").get(2)).containsExactly(0.01f);
        }
        Map<Integer, List<Object>> histogram = EventReader.message(
                (ByteBuffer) values(events.get(4)).get("y.kernel").get(5).get(0));
        float[] kernel = trainer.model().parameter("y.kernel").matrix().data;
        List<Double> sorted = new ArrayList<>();
        for (float value : kernel) {
            sorted.add((double) value);
        }
        sorted.sort(null);
        assertThat(histogram.get(1)).containsExactly(sorted.get(0));
        assertThat(histogram.get(2)).containsExactly(sorted.get(3));
        assertThat(histogram.get(3)).containsExactly(4.0);
        assertThat((Double) histogram.get(4).get(0))
                .isEqualTo(sorted.stream().mapToDouble(Double::doubleValue).sum(), within(1e-12));
        assertThat((Double) histogram.get(5).get(0))
                .isEqualTo(sorted.stream().mapToDouble(value -> value * value).sum(), within(1e-12));
        List<Double> limits = EventReader.doubles(histogram.get(6).get(0));
        List<Double> counts = EventReader.doubles(histogram.get(7).get(0));
        assertThat(limits).hasSameSizeAs(counts).isSorted().last().isEqualTo(sorted.get(3));
        assertThat(counts.stream().mapToDouble(Double::doubleValue).sum()).isEqualTo(4);
        assertThat(counts.get(0)).isPositive();

        List<Map<Integer, List<Object>>> validation =
                EventReader.events(files(folder.resolve("validation")).get(0));
        assertThat(values(validation.get(4))).containsOnlyKeys("loss", "accuracy");
        assertThat(values(validation.get(4)).get("loss").get(2))
                .containsExactly((float) history.last().validation().loss());
    }

    @Test
    void eventFilesGoOn() throws IOException {
        Checkpoints checkpoints = Checkpoints.in(folder.resolve("checkpoints"));
        TensorBoardLog log = TensorBoardLog.in(folder);
        Fit fit = fit(4, log).checkpoints(checkpoints).resume();
        assertThatThrownBy(() -> trainer().fit(data, fit.listener(endingIn(3)))).hasMessage("killed");
        trainer().fit(data, fit);

        List<Path> files = files(folder.resolve("training"));
        assertThat(files).hasSize(2);
        List<Map<Integer, List<Object>>> second = EventReader.events(files.get(1));
        assertThat(second.stream().map(event -> event.get(2).get(0)).toList()).containsExactly(0L, 3L, 3L, 4L);
    }

    @Test
    void pagesAreWrittenAfterEachEpochAndAtTheEnd() throws IOException {
        Path file = folder.resolve("pages").resolve("report.html");
        List<String> pages = new ArrayList<>();
        Fit fit = fit(3, HtmlLog.to(file)).listener(new TrainingListener() {
            @Override
            public void epochDone(Epoch epoch, TrainingProgress progress) {
                try {
                    pages.add(Files.readString(file));
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
                if (epoch.number() == 2) {
                    progress.stop("enough");
                }
            }
        });

        History history = trainer().fit(data, fit);

        assertThat(pages).hasSize(2);
        assertThat(pages.get(0)).contains("1 of 3 epochs are done.");
        String page = Files.readString(file);
        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains("<h1>Linear</h1>", "Training stopped in epoch 2, batch 3: enough.")
                .contains("<td>"
                        + String.format(Locale.ROOT, "%.5g", history.last().loss()) + "</td>")
                .contains("class=\"layers\"", ">output: softmax cross-entropy</text>")
                .doesNotContain("src=\"http", "href=", "<script");
        // Two curves each for the loss and the accuracy.
        assertThat(page.split("<polyline", -1)).hasSize(5);
        assertThatThrownBy(() -> trainer()
                        .fit(
                                data,
                                fit(1, HtmlLog.to(folder.resolve("other.html"))).listener(endingIn(1))))
                .hasMessage("killed");
        assertThat(Files.readString(folder.resolve("other.html")))
                .contains("Training failed in epoch 1, batch 2: java.lang.IllegalStateException: killed.");
    }
}
