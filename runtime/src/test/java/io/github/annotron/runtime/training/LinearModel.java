// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import io.github.annotron.runtime.LayerCosts;
import io.github.annotron.runtime.LayerInfo;
import io.github.annotron.runtime.Memory;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.OutputSpec;
import io.github.annotron.runtime.Parameter;
import io.github.annotron.runtime.PassMemory;
import io.github.annotron.runtime.Predictor;
import io.github.annotron.runtime.Revision;
import io.github.annotron.runtime.Seeds;
import io.github.annotron.runtime.TensorSpec;
import io.github.annotron.runtime.initializer.Initializers;
import io.github.annotron.runtime.loss.Loss;
import io.github.annotron.runtime.loss.Losses;
import io.github.annotron.runtime.support.ParameterSet;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * What the compiler would make of one dense layer that reads two inputs, {@code left} and {@code right}, or one: {@code y
 * = [left right] * kernel + bias}, with noise on the inputs in training so that the step's key matters.
 */
public final class LinearModel implements Model {

    private static final float NOISE = 1e-4f;

    private final List<TensorSpec> inputs;
    private final int features;
    private final int units;
    private final Loss loss;
    private final FMatrixRMaj kernel;
    private final FMatrixRMaj bias;
    private final Revision revision = new Revision();

    private LinearModel(List<TensorSpec> inputs, int units, Loss loss) {
        this.inputs = inputs;
        this.features = inputs.stream().mapToInt(TensorSpec::size).sum();
        this.units = units;
        this.loss = loss;
        kernel = new FMatrixRMaj(features, units);
        bias = new FMatrixRMaj(1, units);
        Initializers.glorotUniform(kernel, features, units, Initializers.seed(7, "y.kernel"));
    }

    public static LinearModel of(int features, int units, Loss loss) {
        return new LinearModel(List.of(new TensorSpec("x", List.of(features))), units, loss);
    }

    static LinearModel ofTwo(int left, int right, int units, Loss loss) {
        return new LinearModel(
                List.of(new TensorSpec("left", List.of(left)), new TensorSpec("right", List.of(right))), units, loss);
    }

    @Override
    public String name() {
        return "Linear";
    }

    @Override
    public List<TensorSpec> inputs() {
        return inputs;
    }

    @Override
    public List<OutputSpec> outputs() {
        return List.of(new OutputSpec("y", List.of(units), loss, 1));
    }

    @Override
    public List<LayerInfo> layers() {
        return List.of(
                new LayerInfo("x", "Input", List.of(), List.of(features), List.of(), 0, 0, "", LayerCosts.NONE),
                new LayerInfo(
                        "y",
                        "Dense",
                        List.of("x"),
                        List.of(units),
                        List.of("y.kernel", "y.bias"),
                        (features + 1L) * units,
                        (long) features * units,
                        "loops",
                        LayerCosts.NONE));
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("y.kernel", List.of(features, units), kernel),
                new Parameter("y.bias", List.of(units), bias));
    }

    @Override
    public Revision revision() {
        return revision;
    }

    @Override
    public LinearModel newCopy() {
        return ParameterSet.copied(new LinearModel(inputs, units, loss), this);
    }

    @Override
    public Predictor newPredictor() {
        return newPredictor(1, Memory.REUSED);
    }

    @Override
    public Predictor newPredictor(int capacity, Memory memory) {
        return new LinearPredictor(this, capacity);
    }

    @Override
    public PassMemory predictionMemory(int capacity, Memory memory) {
        return PassMemory.ofElements(0, (long) capacity * units, 0, 0, 0);
    }

    @Override
    public PassMemory trainingMemory(int capacity, int threads) {
        return PassMemory.ofElements((features + 1L) * units, capacity * (2L * features + 3L * units + 2), 0, 0, 0);
    }

    @Override
    public TrainingProgram newTrainingProgram(int capacity) {
        return new Program(capacity);
    }

    private final class Program implements TrainingProgram {

        private final int capacity;
        private final float[][] buffers;
        private final float[] target;
        private final float[] output;
        private final float[] outputGradient;
        private final float[] inputGradient;
        private final float[] losses;
        private final float[] weights;
        private Loss objective = loss;
        private final float[] kernelGradient = new float[features * units];
        private final float[] biasGradient = new float[units];
        private final int left = inputs.get(0).size();
        private int samples;
        private int targetWidth;
        private float noise;

        Program(int capacity) {
            this.capacity = capacity;
            buffers = new float[inputs.size()][];
            for (int i = 0; i < buffers.length; i++) {
                buffers[i] = new float[capacity * inputs.get(i).size()];
            }
            target = new float[capacity * units];
            output = new float[capacity * units];
            outputGradient = new float[capacity * units];
            inputGradient = new float[capacity * features];
            losses = new float[capacity];
            weights = new float[capacity];
        }

        @Override
        public int capacity() {
            return capacity;
        }

        @Override
        public float[] input(int index) {
            return buffers[index];
        }

        @Override
        public float[] target(int index) {
            return target;
        }

        @Override
        public float[] weights() {
            return weights;
        }

        @Override
        public void objective(int index, Loss other) {
            objective = other;
        }

        @Override
        public float[] output(int index) {
            return output;
        }

        @Override
        public float[] losses(int index) {
            return losses;
        }

        @Override
        public float[] gradient(int parameter) {
            return parameter == 0 ? kernelGradient : biasGradient;
        }

        @Override
        public void begin(int samples, int[] targetWidths, Purpose purpose, long key) {
            this.samples = samples;
            targetWidth = targetWidths[0];
            noise = purpose == Purpose.TRAINING ? NOISE * (Seeds.of(key, 0) >> 40) / (1 << 23) : 0;
        }

        @Override
        public void freeze(boolean[] learns, boolean[] passes) {}

        @Override
        public void toInputs(boolean toInputs) {}

        @Override
        public float[] gradientAt(int layer) {
            return layer == 0 ? inputGradient : outputGradient;
        }

        @Override
        public float[] activation(int layer) {
            return layer == 0 ? buffers[0] : output;
        }

        @Override
        public int stages() {
            return 1;
        }

        @Override
        public void prepare(int part, int parts) {}

        private float feature(int sample, int feature) {
            float value = feature < left
                    ? buffers[0][sample * left + feature]
                    : buffers[1][sample * (features - left) + feature - left];
            return value + noise;
        }

        @Override
        public void forward(int stage, int from, int to) {
            for (int i = from; i < to; i++) {
                for (int j = 0; j < units; j++) {
                    float sum = bias.data[j];
                    for (int k = 0; k < features; k++) {
                        sum = Math.fma(feature(i, k), kernel.data[k * units + j], sum);
                    }
                    output[i * units + j] = sum;
                }
            }
        }

        @Override
        public void loss(int from, int to) {
            objective.evaluate(from, to, units, output, target, targetWidth, losses, outputGradient);
            Losses.weigh(from, to, units, weights, 1f / samples, outputGradient);
        }

        @Override
        public void backward(int stage, int from, int to) {
            for (int i = from; i < to; i++) {
                for (int k = 0; k < features; k++) {
                    float sum = 0;
                    for (int j = 0; j < units; j++) {
                        sum = Math.fma(outputGradient[i * units + j], kernel.data[k * units + j], sum);
                    }
                    inputGradient[i * features + k] = sum;
                }
            }
        }

        @Override
        public void gradients(int part, int parts) {
            for (int k = features * part / parts; k < features * (part + 1) / parts; k++) {
                for (int j = 0; j < units; j++) {
                    float sum = 0;
                    for (int i = 0; i < samples; i++) {
                        sum = Math.fma(feature(i, k), outputGradient[i * units + j], sum);
                    }
                    kernelGradient[k * units + j] = sum;
                }
            }
            for (int j = units * part / parts; j < units * (part + 1) / parts; j++) {
                float sum = 0;
                for (int i = 0; i < samples; i++) {
                    sum += outputGradient[i * units + j];
                }
                biasGradient[j] = sum;
            }
        }
    }
}
