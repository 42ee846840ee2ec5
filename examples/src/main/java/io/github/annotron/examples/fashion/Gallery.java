// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.fashion;

import io.github.annotron.examples.images.GreyImages;
import io.github.annotron.examples.images.ImageData;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Predictor;
import io.github.annotron.runtime.explain.Aim;
import io.github.annotron.runtime.explain.Explainer;
import io.github.annotron.runtime.explain.GradCam;
import io.github.annotron.runtime.explain.HeatMap;
import io.github.annotron.runtime.explain.IntegratedGradients;
import io.github.annotron.runtime.explain.Occlusion;
import io.github.annotron.runtime.explain.PathAttribution;
import io.github.annotron.runtime.explain.Quadrature;
import io.github.annotron.runtime.io.AtomicFile;
import io.github.annotron.runtime.report.Bitmap;
import io.github.annotron.runtime.report.ExplanationReport;
import io.github.annotron.runtime.report.HeatPictures;
import io.github.annotron.runtime.report.HtmlReport;
import io.github.annotron.runtime.report.HtmlReport.Picture;
import io.github.annotron.runtime.report.Legend;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Explanations of test pictures: the first ones that were decided rightly, and the first mistakes.
 *
 * @param maps of the first layer's channels for the first picture
 */
record Gallery(List<Shown> right, List<Shown> wrong, List<HeatMap> maps) {

    private static final int RIGHT = 12;
    private static final int WRONG = 6;
    private static final int SCALE = 8;
    private static final int GAP = 8;
    private static final int COLUMNS = 8;
    private static final String LAYER = "norm3";
    private static final IntegratedGradients PATH =
            IntegratedGradients.steps(64).rule(Quadrature.MIDPOINT).until(0.01, 512);

    /**
     * A picture with what explains it.
     *
     * @param truth what it is
     * @param guess what the network took it for
     * @param probability of the guess
     * @param cam where the network found what speaks for its guess
     * @param camOfTruth where it found what speaks for the truth
     */
    private record Shown(
            int index,
            Bitmap image,
            String truth,
            String guess,
            float probability,
            GradCam cam,
            GradCam camOfTruth,
            PathAttribution path,
            HeatMap hidden) {}

    static Gallery of(Model model, ImageData data) {
        Explainer explainer = Explainer.of(model);
        Predictor predictor = model.newPredictor();
        List<Shown> right = new ArrayList<>();
        List<Shown> wrong = new ArrayList<>();
        float[] pixels = new float[GreyImages.SIZE];
        GreyImages test = data.test();
        for (int i = 0; i < test.count() && (right.size() < RIGHT || wrong.size() < WRONG); i++) {
            test.rows().read(i, pixels, 0);
            int truth = test.labels()[i];
            int guess = predictor.classify(pixels);
            List<Shown> of = guess == truth ? right : wrong;
            if (of.size() < (guess == truth ? RIGHT : WRONG)) {
                of.add(new Shown(
                        i,
                        test.bitmap(i),
                        data.kind().classes().get(truth),
                        data.kind().classes().get(guess),
                        predictor.predict(pixels)[guess],
                        explainer.gradCam(Aim.of(guess), LAYER, pixels),
                        explainer.gradCam(Aim.of(truth), LAYER, pixels),
                        explainer.integratedGradients(Aim.of(guess), PATH, pixels),
                        explainer
                                .occlusion(Aim.of(guess), Occlusion.window(4, 4).stride(2, 2), pixels)
                                .part()
                                .map()));
            }
        }
        test.rows().read(0, pixels, 0);
        return new Gallery(right, wrong, explainer.activation("norm1", pixels).maps(2 * COLUMNS));
    }

    void add(HtmlReport page) {
        page.section("Where it looked")
                .note(
                        "Grad-CAM at the last convolution, which has 7 by 7 places, for what the network decided. Each map by"
                                + " itself: the strongest colour is its largest number.")
                .legend(new Legend("share of the largest number of the map", 1, false))
                .pictures(right.stream()
                        .map(shown -> picture(shown, shown.cam.enlarged(), certain(shown)))
                        .toList());
        double gap = 0;
        for (Shown shown : right) {
            gap = Math.max(gap, Math.abs(shown.path.gap()));
        }
        page.note(String.format(
                        Locale.ROOT,
                        "Integrated gradients from an empty picture: what each pixel adds to the raw output of what the"
                                + " network decided. Their sums are exact but for %.2f.",
                        gap))
                .legend(new Legend("share of the largest magnitude of the picture", 1, true))
                .pictures(right.stream()
                        .map(shown -> picture(
                                shown,
                                shown.path.attribution().part().map(),
                                String.format(
                                        Locale.ROOT,
                                        "%.2f to %.2f",
                                        shown.path.atBaseline(),
                                        shown.path.attribution().value())))
                        .toList());
        page.note("Occlusion: by how much that output falls when 4 by 4 pixels are emptied.")
                .pictures(right.stream()
                        .map(shown -> picture(shown, shown.hidden, certain(shown)))
                        .toList());
        page.section("Where it was misled")
                .note("Grad-CAM of mistakes: first for what the network took the picture for, then for what it is.");
        List<Picture> pairs = new ArrayList<>();
        for (Shown shown : wrong) {
            pairs.add(picture(shown, shown.cam.enlarged(), "taken for " + shown.guess));
            pairs.add(picture(shown, shown.camOfTruth.enlarged(), "is it"));
        }
        page.pictures(pairs);
        page.section("What the first layer sees")
                .note("The first 16 channels for the first test picture, from 0 to the largest number of all.")
                .legend(new Legend("output of the layer", limit(), false))
                .picture(new Picture(
                        HeatPictures.grid(maps, COLUMNS, 4, limit()).uri(), "the channels of norm1", "", ""));
    }

    private double limit() {
        double limit = maps.stream().mapToDouble(HeatMap::limit).max().orElse(0);
        return limit == 0 ? 1 : limit;
    }

    private static String certain(Shown shown) {
        return String.format(Locale.ROOT, "%.1f %% sure", 100 * shown.probability);
    }

    private static Picture picture(Shown shown, HeatMap map, String detail) {
        return ExplanationReport.picture(shown.image, map, positive(map), shown.truth, detail);
    }

    /** The limit of a map; of one that is all zeros any will do. */
    private static double positive(HeatMap map) {
        return map.limit() == 0 ? 1 : map.limit();
    }

    /** Writes the first picture, Grad-CAM, integrated gradients and occlusion over it, with scales, as a PNG file. */
    void write(Path file) throws IOException {
        Shown shown = right.isEmpty() ? wrong.get(0) : right.get(0);
        int side = GreyImages.SIDE * SCALE;
        List<Bitmap> row = new ArrayList<>();
        row.add(shown.image.enlarged(SCALE));
        for (HeatMap map :
                List.of(shown.cam.enlarged(), shown.path.attribution().part().map(), shown.hidden)) {
            boolean signed = !map.equals(shown.cam.enlarged());
            Bitmap heat = HeatPictures.over(shown.image, map, positive(map)).enlarged(SCALE);
            row.add(HeatPictures.withScale(heat, positive(map), signed));
        }
        int width = row.stream().mapToInt(each -> each.width() + GAP).sum();
        Bitmap sheet = Bitmap.white(width - GAP, side, 3);
        int left = 0;
        for (Bitmap each : row) {
            sheet.draw(each, left, 0, 1);
            left += each.width() + GAP;
        }
        AtomicFile.write(file, sheet.png());
    }
}
