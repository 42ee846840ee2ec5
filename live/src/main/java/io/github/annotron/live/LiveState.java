// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.live;

import com.google.gson.stream.JsonWriter;
import io.github.annotron.runtime.Model;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What the page shows: the training's thread writes it, those of the server read it. */
final class LiveState {

    private static final System.Logger LOGGER = System.getLogger(LivePage.class.getName());

    final Viewers viewers = new Viewers();
    final Curve losses = new Curve();
    final Curve accuracies = new Curve();
    final Curve rates = new Curve();
    final Curve norms = new Curve();
    final Curve speeds = new Curve();

    private final AtomicInteger runs = new AtomicInteger();
    private volatile String network = "";
    private volatile String diagram = "";
    private volatile String problem = "";
    private volatile List<String> labels = List.of();
    private volatile List<LayerView> layers = List.of();
    private volatile @Nullable View view;
    private volatile @Nullable Mistakes mistakes;

    /** Another training begins. */
    void begin(Model model, String picture) {
        for (Curve curve : List.of(losses, accuracies, rates, norms, speeds)) {
            curve.clear();
        }
        runs.incrementAndGet();
        network = model.name();
        diagram = picture;
        problem = "";
        layers = List.of();
        view = null;
        mistakes = null;
    }

    void labels(List<String> names) {
        labels = List.copyOf(names);
    }

    List<String> labels() {
        return labels;
    }

    void show(View present) {
        view = present;
    }

    void show(List<LayerView> present) {
        layers = List.copyOf(present);
    }

    void show(@Nullable Mistakes present) {
        mistakes = present;
    }

    /** The picture of the layers; empty before the first training. */
    String diagram() {
        return diagram;
    }

    /** Does what the page needs. What goes wrong is said on the page and in the log, and not to the training. */
    void guard(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            if (problem.isEmpty()) {
                LOGGER.log(System.Logger.Level.WARNING, "the live training page is not complete", e);
            }
            problem = "This page is not complete: " + e;
        }
    }

    /** All of it as JSON, but for the picture. */
    String json() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.beginObject();
            json.name("run").value(runs.get());
            json.name("network").value(network);
            json.name("problem").value(problem);
            View present = view;
            if (present != null) {
                present.write(json);
            }
            json.name("curves").beginObject();
            losses.write(json.name("loss"));
            accuracies.write(json.name("accuracy"));
            rates.write(json.name("learning rate"));
            norms.write(json.name("gradient norm"));
            speeds.write(json.name("samples per second"));
            json.endObject();
            json.name("layers").beginArray();
            for (LayerView layer : layers) {
                layer.write(json);
            }
            json.endArray();
            Mistakes wrong = mistakes;
            if (wrong != null) {
                wrong.write(json.name("mistakes"));
            }
            json.endObject();
        }
        return text.toString();
    }
}
