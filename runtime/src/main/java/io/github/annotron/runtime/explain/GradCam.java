// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.explain;

import io.github.annotron.runtime.LayerInfo;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.TensorSpec;
import java.util.List;

/**
 * What Grad-CAM found.
 *
 * @param layer the layer that it looked at
 * @param aim what is explained, with nothing left open
 * @param value what the network predicts there
 * @param weights of the layer's channels: the means of the derivatives by them
 * @param map as large as the layer; from 0 on. That of a series has one row
 * @param enlarged the map as large as the only image or series among the inputs; the map itself if there is none, or several
 */
public record GradCam(String layer, Aim aim, float value, float[] weights, HeatMap map, HeatMap enlarged) {

    private static final int IMAGE = 3;
    private static final int SERIES = 2;

    static GradCam of(Model model, LayerInfo layer, Gradients gradients, Focus focus, float[][] sample) {
        List<Integer> shape = layer.shape();
        if (shape.size() != IMAGE && shape.size() != SERIES) {
            throw new IllegalArgumentException("layer " + layer.name() + " of " + model.name() + " has the shape "
                    + shape + "; Grad-CAM needs {height, width, channels} or {steps, channels}");
        }
        for (int i = 0; i < sample.length; i++) {
            System.arraycopy(sample[i], 0, gradients.input(i), 0, sample[i].length);
        }
        focus.target(gradients.target(focus.output()), 1);
        gradients.compute(1, focus.output(), focus.objective(), focus.targetWidth());
        boolean image = shape.size() == IMAGE;
        int height = image ? shape.get(0) : 1;
        int width = image ? shape.get(1) : shape.get(0);
        int channels = shape.get(shape.size() - 1);
        float[] weights = means(gradients.gradient(), height * width, channels);
        float[] activation = gradients.activation();
        float[] map = new float[height * width];
        for (int place = 0; place < map.length; place++) {
            float sum = 0;
            for (int channel = 0; channel < channels; channel++) {
                sum = Math.fma(weights[channel], activation[place * channels + channel], sum);
            }
            map[place] = Math.max(0, sum);
        }
        HeatMap small = new HeatMap(height, width, map);
        return new GradCam(
                layer.name(), focus.aim(), gradients.values()[0], weights, small, enlarged(model, small, image));
    }

    private static float[] means(float[] gradient, int places, int channels) {
        float[] means = new float[channels];
        for (int channel = 0; channel < channels; channel++) {
            double sum = 0;
            for (int place = 0; place < places; place++) {
                sum += gradient[place * channels + channel];
            }
            means[channel] = (float) (sum / places);
        }
        return means;
    }

    private static HeatMap enlarged(Model model, HeatMap map, boolean image) {
        // A series of token ids has one axis only.
        List<TensorSpec> like = model.inputs().stream()
                .filter(spec -> image
                        ? spec.shape().size() == IMAGE
                        : spec.shape().size() == SERIES
                                || (spec.takesIds() && spec.shape().size() == 1))
                .toList();
        if (like.size() != 1) {
            return map;
        }
        List<Integer> shape = like.get(0).shape();
        return image ? map.resized(shape.get(0), shape.get(1)) : map.resized(1, shape.get(0));
    }
}
