// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.fashion;

import io.github.annotron.examples.images.GreyImages;
import io.github.annotron.examples.images.ImageData;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Predictor;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.explain.Aim;
import io.github.annotron.runtime.explain.Explainer;
import io.github.annotron.runtime.explain.HeatMap;
import io.github.annotron.runtime.report.Bitmap;
import io.github.annotron.runtime.report.ExplanationReport;
import io.github.annotron.runtime.report.HeatPictures;
import io.github.annotron.runtime.report.HtmlReport;
import io.github.annotron.runtime.report.HtmlReport.Picture;
import io.github.annotron.runtime.report.Legend;
import io.github.annotron.runtime.report.RobustReport;
import io.github.annotron.runtime.robust.Attacked;
import io.github.annotron.runtime.robust.Attacker;
import io.github.annotron.runtime.robust.Fgsm;
import io.github.annotron.runtime.robust.Pgd;
import io.github.annotron.runtime.robust.RobustCurve;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the network does when it is attacked.
 *
 * @param curves accuracy by the radius, for each kind of attack
 * @param fooled pictures that were taken for something else after a small change
 */
record Siege(Map<String, RobustCurve> curves, List<Fooled> fooled) {

    private static final float[] RADII = {0, 0.01f, 0.02f, 0.04f, 0.08f};
    private static final float SHOWN_RADIUS = 0.04f;
    private static final int SHOWN = 6;

    /**
     * A picture that the network was wrong about after the attack.
     *
     * @param before what it was taken for, and is
     * @param after what the changed one is taken for
     * @param change what was added
     * @param cam where the network looks in the changed one
     */
    private record Fooled(Bitmap image, String before, String after, HeatMap change, HeatMap cam) {}

    static Siege of(Model model, ImageData data, int count) {
        Dataset some = data.test().first(count).dataset();
        Pgd attack = Pgd.maximum(SHOWN_RADIUS).range(0, 1).steps(10);
        Map<String, RobustCurve> curves = new LinkedHashMap<>();
        curves.put(
                "FGSM",
                RobustCurve.of(Attacker.of(model, Fgsm.maximum(SHOWN_RADIUS).range(0, 1)), some, RADII));
        curves.put("PGD", RobustCurve.of(Attacker.of(model, attack), some, RADII));
        return new Siege(
                curves, fooled(model, data, some, Attacker.of(model, attack).attack(some)));
    }

    private static List<Fooled> fooled(Model model, ImageData data, Dataset some, Attacked attacked) {
        Explainer explainer = Explainer.of(model);
        Predictor predictor = model.newPredictor();
        List<Fooled> fooled = new ArrayList<>();
        float[] pixels = new float[GreyImages.SIZE];
        float[] changed = new float[GreyImages.SIZE];
        for (int i = 0; i < some.size() && fooled.size() < SHOWN; i++) {
            some.inputs().get(0).read(i, pixels, 0);
            System.arraycopy(attacked.inputs().data, i * changed.length, changed, 0, changed.length);
            int before = predictor.classify(pixels);
            int after = predictor.classify(changed);
            if (before == data.test().labels()[i] && after != before) {
                float[] change = new float[changed.length];
                for (int j = 0; j < change.length; j++) {
                    change[j] = changed[j] - pixels[j];
                }
                fooled.add(new Fooled(
                        Bitmap.of(GreyImages.SIDE, GreyImages.SIDE, 1, changed, 1, 0),
                        data.kind().classes().get(before),
                        data.kind().classes().get(after),
                        new HeatMap(GreyImages.SIDE, GreyImages.SIDE, change),
                        explainer.gradCam(Aim.of(after), "norm3", changed).enlarged()));
            }
        }
        return fooled;
    }

    void print(PrintWriter out) {
        curves.forEach((name, curve) ->
                out.printf("%n%s, which changes each pixel by at most the radius:%n%s%n", name, curve));
        out.println();
    }

    void add(HtmlReport page) {
        page.section("How it is fooled")
                .note("Each pixel, from 0 to 1, is changed by at most the radius: in one step (FGSM) or in ten (PGD).")
                .charts(List.of(RobustReport.chart(curves)));
        RobustReport.table(page, curves);
        if (fooled.isEmpty()) {
            return;
        }
        page.note("Test pictures that the network was right about before, changed by at most " + SHOWN_RADIUS
                        + "; what was added; and where the network looked then.")
                .legend(new Legend("added to the pixel", SHOWN_RADIUS, true));
        List<Picture> pictures = new ArrayList<>();
        for (Fooled each : fooled) {
            pictures.add(new Picture(
                    each.image.uri(), each.before + " taken for " + each.after, each.before, "for " + each.after));
            pictures.add(
                    new Picture(HeatPictures.of(each.change, SHOWN_RADIUS).uri(), "what was added", "the change", ""));
            pictures.add(ExplanationReport.picture(
                    each.image,
                    each.cam,
                    each.cam.limit() == 0 ? 1 : each.cam.limit(),
                    "Grad-CAM",
                    "for " + each.after));
        }
        page.pictures(pictures);
    }
}
