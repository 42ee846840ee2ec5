// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import io.github.annotron.processor.graph.Layer;
import io.github.annotron.processor.graph.Value;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.OutputSpec;
import io.github.annotron.runtime.explain.Gradients;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The gradients of the loss of a batch as predicted, put together from those of the losses of its samples and outputs. */
final class ExplanationRuns {
    private final Subject subject;
    private final Model model;
    private final Batch batch;

    ExplanationRuns(Subject subject, Model model, Batch batch) {
        this.subject = subject;
        this.model = model;
        this.batch = batch;
    }

    /** The gradient at the output of a layer or at an input; null if there is none there. */
    float @Nullable [] gradient(Layer layer) {
        int input = subject.graph().inputs().indexOf(layer.output());
        // A place more than there are samples: nothing may be taken for the capacity.
        int capacity = batch.samples() + 1;
        Gradients gradients;
        try {
            gradients =
                    input >= 0 ? Gradients.atInputs(model, capacity) : Gradients.atLayer(model, capacity, layer.name());
            if (input >= 0) {
                gradients.gradient(input);
            }
        } catch (IllegalArgumentException e) {
            return null;
        }
        return sum(gradients, input, layer.output());
    }

    private float[] sum(Gradients gradients, int input, Value value) {
        int width = value.shape().size();
        float[] sum = new float[batch.samples() * width];
        List<OutputSpec> outputs =
                model.outputs().stream().filter(OutputSpec::isTrained).toList();
        for (int output = 0; output < outputs.size(); output++) {
            OutputSpec spec = outputs.get(output);
            for (int i = 0; i < batch.inputs().length; i++) {
                copy(batch.inputs()[i], gradients.input(i));
            }
            copy(batch.targets()[output], gradients.target(output));
            gradients.compute(batch.samples(), output, spec.loss(), batch.targetWidths()[output]);
            float[] part = input >= 0 ? gradients.gradient(input) : gradients.gradient();
            for (int i = 0; i < sum.length; i++) {
                double weight = spec.weight() * batch.weights()[i / width] / batch.samples();
                sum[i] += (float) (weight * part[i]);
            }
        }
        return sum;
    }

    private static void copy(double[] from, float[] to) {
        Arrays.fill(to, Float.NaN);
        for (int i = 0; i < from.length; i++) {
            to[i] = (float) from[i];
        }
    }
}
