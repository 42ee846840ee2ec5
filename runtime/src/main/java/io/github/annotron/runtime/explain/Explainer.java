// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.explain;

import io.github.annotron.runtime.LayerInfo;
import io.github.annotron.runtime.Memory;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Predictor;
import io.github.annotron.runtime.TensorSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Explains what a network predicts for a sample. It works with every generated model, and its numbers have the same bits on every
 * machine.
 *
 * <pre>{@code
 * Explainer explainer = Explainer.of(model);
 * Attribution why = explainer.integratedGradients(Aim.decision(), IntegratedGradients.steps(50), pixels).attribution();
 * HeatMap where = explainer.gradCam(Aim.of(3), "conv2", pixels).enlarged();
 * }</pre>
 *
 * <p>Samples are passed as to predictors: the inputs in the order of {@link Model#inputs()}. Where an input takes token ids, derivatives
 * are by the vectors that its embeddings have for them, and a number is returned for each id; that of an input by which there is no
 * derivative, such as a length, is 0.
 *
 * <p>It reads the model's parameters where they are, also after further training, and does not change them. For use by one thread. Each
 * method takes memory when it is called first.
 */
public final class Explainer {

    private static final int CAPACITY = 32;

    private final Model model;
    private final int capacity;
    private final Map<String, Gradients> atLayers = new HashMap<>();
    private @Nullable Derivatives derivatives;
    private @Nullable Scorer scorer;
    private @Nullable Predictor observer;

    private Explainer(Model model, int capacity) {
        this.model = model;
        this.capacity = capacity;
    }

    /** Explains a model, computing 32 points of a path or windows at once. */
    public static Explainer of(Model model) {
        return of(model, CAPACITY);
    }

    /**
     * Explains a model.
     *
     * @param capacity how many points of a path or windows are computed at once, at least 1; no number depends on it
     */
    public static Explainer of(Model model, int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("the capacity must be at least 1, not " + capacity);
        }
        return new Explainer(model, capacity);
    }

    /** The model that it explains. */
    public Model model() {
        return model;
    }

    private Derivatives derivatives() {
        Derivatives own = derivatives;
        if (own == null) {
            own = new Derivatives(model, capacity);
            derivatives = own;
        }
        return own;
    }

    private Scorer scorer() {
        Scorer own = scorer;
        if (own == null) {
            own = new Scorer(model, capacity);
            scorer = own;
        }
        return own;
    }

    private Focus focus(Aim aim, float[][] sample) {
        Scorer.check(model, sample);
        return Focus.of(model, aim, scorer(), sample);
    }

    /**
     * The derivatives of what is predicted by each number of the inputs, with signs; by a token, the length of the derivative by its
     * vector.
     */
    public Attribution gradient(Aim aim, float[]... sample) {
        return new GradientRun(derivatives(), focus(aim, sample), sample).gradient("gradient");
    }

    /**
     * Saliency: the magnitudes of the derivatives (Simonyan, Vedaldi and Zisserman 2013, Deep inside convolutional networks, section 3).
     * They take the strongest channel of a pixel, which is {@link Attribution.Part#strongest}.
     */
    public Attribution saliency(Aim aim, float[]... sample) {
        return new GradientRun(derivatives(), focus(aim, sample), sample)
                .gradient("saliency")
                .magnitudes();
    }

    /**
     * Each number times the derivative by it (Shrikumar, Greenside, Shcherbina and Kundaje 2016, Not just a black box); for a token the
     * inner product of vector and derivative.
     */
    public Attribution gradientTimesInput(Aim aim, float[]... sample) {
        return new GradientRun(derivatives(), focus(aim, sample), sample).timesInput();
    }

    /**
     * SmoothGrad: the average of the derivatives at noisy copies of the sample (Smilkov, Thorat, Kim, Viégas and Wattenberg 2017,
     * SmoothGrad: removing noise by adding noise), with signs. Noise on tokens is on their vectors.
     *
     * @throws IllegalArgumentException if the vectors of tokens cannot be moved by themselves
     */
    public Attribution smoothGrad(Aim aim, SmoothGrad how, float[]... sample) {
        return new GradientRun(derivatives(), focus(aim, sample), sample).smooth(how);
    }

    /**
     * Integrated gradients (Sundararajan, Taly and Yan 2017, Axiomatic attribution for deep networks): {@code (x - b) * integral from 0
     * to 1 of dF/dx(b + t (x - b)) dt} for each number x of the sample and b of the baseline. They add up to {@code F(x) - F(b)} but
     * for the error of the rule, which is returned too. Those of a token are the sum over its vector.
     *
     * @throws IllegalArgumentException if a baseline does not fit, or if the vectors of tokens cannot be moved by themselves
     */
    public PathAttribution integratedGradients(Aim aim, IntegratedGradients how, float[]... sample) {
        how.check(model.inputs());
        return new GradientRun(derivatives(), focus(aim, sample), sample).integrated(how);
    }

    /**
     * Grad-CAM (Selvaraju, Cogswell, Das, Vedantam, Parikh and Batra 2017, Grad-CAM: visual explanations from deep networks): {@code
     * max(0, sum over channels c of w[c] A[c])} with the layer's output A and the means over its places of the derivatives by it, w.
     *
     * @param layer a layer of {height, width, channels} or {steps, channels}, such as the last convolution or the activation behind it
     * @throws IllegalArgumentException if there is no such layer, or it has no places
     */
    public GradCam gradCam(Aim aim, String layer, float[]... sample) {
        Focus focus = focus(aim, sample);
        LayerInfo info = model.layer(layer);
        Gradients gradients = atLayers.computeIfAbsent(layer, name -> Gradients.atLayer(model, 1, name));
        return GradCam.of(model, info, gradients, focus, sample);
    }

    /**
     * Occlusion (Zeiler and Fergus 2013, Visualizing and understanding convolutional networks, section 4.2): by how much a prediction
     * falls when a window is hidden. A place that several windows hide gets their mean; each number of a place has the same one.
     *
     * @throws IllegalArgumentException if the window does not fit the input
     */
    public Attribution occlusion(Aim aim, Occlusion how, float[]... sample) {
        return new OcclusionRun(model, scorer(), focus(aim, sample), how, sample).attribution();
    }

    /**
     * The output of a layer in a prediction.
     *
     * @throws IllegalArgumentException if there is no such layer, naming those that there are
     */
    public Activation activation(String layer, float[]... sample) {
        Scorer.check(model, sample);
        Predictor own = observer;
        if (own == null) {
            own = model.newPredictor(1, Memory.KEPT);
            observer = own;
        }
        own.predict(sample);
        float[] values = own.activation(layer);
        return new Activation(layer, model.layer(layer).shape(), values);
    }

    /** One part for each input: what the variables that read it come to, and zeros where there is none. */
    static List<Attribution.Part> parts(Model model, List<Variable> variables, List<float[]> values) {
        List<Attribution.Part> parts = new ArrayList<>();
        for (int i = 0; i < model.inputs().size(); i++) {
            TensorSpec spec = model.inputs().get(i);
            float[] sum = new float[spec.size()];
            for (int v = 0; v < variables.size(); v++) {
                if (variables.get(v).input() == i) {
                    for (int j = 0; j < sum.length; j++) {
                        sum[j] += values.get(v)[j];
                    }
                }
            }
            parts.add(new Attribution.Part(spec.name(), spec.shape(), sum));
        }
        return parts;
    }
}
