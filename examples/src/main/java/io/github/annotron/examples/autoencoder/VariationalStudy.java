// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.autoencoder;

import io.github.annotron.examples.images.ContactSheet;
import io.github.annotron.examples.images.ImageData;
import io.github.annotron.runtime.data.Rows;
import io.github.annotron.runtime.metric.Evaluator;
import io.github.annotron.runtime.optimizer.Optimizer;
import io.github.annotron.runtime.schedule.Schedule;
import io.github.annotron.runtime.training.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;

/**
 * Packs pictures into points of a plane, and makes a picture of any point (Kingma and Welling, "Auto-encoding variational
 * Bayes", 2014, figure 4).
 *
 * @param trainer trains the whole
 */
record VariationalStudy(VariationalAutoencoderTrainer trainer) implements Study {

    private static final int CODE = 2;

    /** How many points of the plane are shown across, and how many down. */
    private static final int STEPS = 20;

    /** A study with new weights. */
    static VariationalStudy of(Optimizer optimizer, Schedule schedule, long seed) {
        return new VariationalStudy(VariationalAutoencoderTrainer.builder()
                .optimizer(optimizer)
                .schedule(schedule)
                .seed(seed)
                .build());
    }

    @Override
    public String title() {
        return "Pictures in a plane";
    }

    @Override
    public Findings findings(ImageData data) {
        Rows pictures = data.test().rows();
        List<Rows> points = points();
        List<Rows> made = points.stream()
                .map(row -> Rows.of(Evaluator.scores(trainer.model().copy(), row)))
                .toList();
        FMatrixRMaj moments = Evaluator.scores(trainer.model().moments(), pictures);
        List<Rows> nearest =
                points.stream().map(row -> nearest(row, moments, pictures)).toList();
        // The whole takes the mean for the code when it predicts.
        return Findings.besidePca(data, CODE, Rows.of(Evaluator.scores(trainer.model(), pictures)))
                .figure("divergence of the codes from the standard normal distribution, nats", divergence(pictures))
                .sheet(new Findings.Sheet(
                        "-plane",
                        ContactSheet.of(STEPS, STEPS, made),
                        "What the decoder makes of points of the plane, as dense as the codes shall be."))
                .sheet(new Findings.Sheet(
                        "-nearest",
                        ContactSheet.of(STEPS, STEPS, nearest),
                        "The test pictures whose codes are nearest to these points."));
    }

    /** Rows of points, from above to below, each from left to right; as dense as the standard normal distribution. */
    private static List<Rows> points() {
        float[] steps = NormalQuantiles.of(STEPS);
        List<Rows> rows = new ArrayList<>();
        for (int down = 0; down < STEPS; down++) {
            float[][] row = new float[STEPS][];
            for (int across = 0; across < STEPS; across++) {
                row[across] = new float[] {steps[across], steps[STEPS - 1 - down]};
            }
            rows.add(Rows.of(row));
        }
        return rows;
    }

    /** For each of these points the picture whose mean is nearest. */
    private static Rows nearest(Rows points, FMatrixRMaj moments, Rows pictures) {
        float[] point = new float[CODE];
        float[][] found = new float[points.count()][pictures.width()];
        for (int i = 0; i < found.length; i++) {
            points.read(i, point, 0);
            int nearest = 0;
            for (int j = 1; j < moments.numRows; j++) {
                if (distance(point, moments, j) < distance(point, moments, nearest)) {
                    nearest = j;
                }
            }
            pictures.read(nearest, found[i], 0);
        }
        return Rows.of(found);
    }

    private static float distance(float[] point, FMatrixRMaj moments, int picture) {
        float x = moments.get(picture, 0) - point[0];
        float y = moments.get(picture, 1) - point[1];
        return x * x + y * y;
    }

    private String divergence(Rows pictures) {
        Result code = trainer.evaluate(pairs(pictures)).results().stream()
                .filter(result -> result.output().equals("code"))
                .findFirst()
                .orElseThrow();
        return String.format(Locale.ROOT, "%.2f", code.loss());
    }

    @Override
    public void settings(Map<String, String> settings) {
        settings.put("code", CODE + " normally distributed numbers");
    }
}
