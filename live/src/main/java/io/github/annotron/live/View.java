// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.live;

import com.google.gson.stream.JsonWriter;
import io.github.annotron.runtime.training.Epoch;
import io.github.annotron.runtime.training.TrainingProgress;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Where training stood at some moment.
 *
 * @param phase {@code training}, or how it ended
 * @param samples of the epoch that were done
 * @param size how many samples an epoch has
 * @param history the epochs that were done
 */
record View(
        String phase,
        int epoch,
        int epochs,
        int batch,
        int batches,
        int samples,
        int size,
        long steps,
        double loss,
        double accuracy,
        double rate,
        double seconds,
        List<Epoch> history) {

    /** Of more, some are left out, for the page asks for them every second. */
    private static final int MOST_EPOCHS = 500;

    static View of(String phase, TrainingProgress progress) {
        return new View(
                phase,
                progress.epoch(),
                progress.epochs(),
                progress.batch(),
                progress.batches(),
                progress.samples(),
                progress.size(),
                progress.steps(),
                progress.loss(),
                progress.accuracy(),
                progress.rate(),
                progress.seconds(),
                List.copyOf(progress.history()));
    }

    void write(JsonWriter json) throws IOException {
        json.name("phase").value(phase);
        json.name("epoch").value(epoch);
        json.name("epochs").value(epochs);
        json.name("batch").value(batch);
        json.name("batches").value(batches);
        json.name("samples").value(samples);
        json.name("size").value(size);
        json.name("steps").value(steps);
        write(json, "loss", loss);
        write(json, "accuracy", accuracy);
        write(json, "learning rate", rate);
        write(json, "seconds", seconds);
        json.name("history").beginArray();
        int every = (history.size() + MOST_EPOCHS - 1) / MOST_EPOCHS;
        for (int i = 0; i < history.size(); i++) {
            if (i % every != 0 && i < history.size() - 1) {
                continue;
            }
            Epoch done = history.get(i);
            json.beginObject().name("epoch").value(done.number());
            json.name("figures").beginObject();
            for (Map.Entry<String, Double> figure : done.figures().entrySet()) {
                write(json, figure.getKey(), figure.getValue());
            }
            json.endObject().endObject();
        }
        json.endArray();
    }

    private static void write(JsonWriter json, String name, double value) throws IOException {
        json.name(name);
        Numbers.write(json, value);
    }
}
