// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.peers;

import java.util.ArrayList;
import java.util.List;
import org.ejml.EjmlVersion;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/** Dense layers by hand on EJML's matrices, as a Java developer without a library of networks writes them. */
final class EjmlPeer implements Peer {

    /** A dense layer with its gradients and Adam's state. */
    private static final class Layer {
        final io.github.annotron.peers.Layer.Activation activation;
        final FMatrixRMaj kernel;
        final FMatrixRMaj bias;
        final FMatrixRMaj output;
        final FMatrixRMaj gradient;
        final FMatrixRMaj kernelGradient;
        final FMatrixRMaj biasGradient;
        final float[][] moments;

        Layer(Task task, io.github.annotron.peers.Layer.Dense layer, int inputs) {
            activation = layer.activation();
            int units = layer.units();
            kernel = new FMatrixRMaj(inputs, units);
            kernel.data = task.weights(layer, "kernel").clone();
            bias = new FMatrixRMaj(1, units);
            bias.data = task.weights(layer, "bias").clone();
            output = new FMatrixRMaj(task.batch(), units);
            gradient = new FMatrixRMaj(task.batch(), units);
            kernelGradient = new FMatrixRMaj(inputs, units);
            biasGradient = new FMatrixRMaj(1, units);
            moments = new float[][] {
                new float[inputs * units], new float[inputs * units], new float[units], new float[units]
            };
        }

        void forward(FMatrixRMaj input) {
            CommonOps_FDRM.mult(input, kernel, output);
            int units = bias.numCols;
            for (int i = 0; i < output.data.length; i++) {
                float value = output.data[i] + bias.data[i % units];
                output.data[i] = switch (activation) {
                    case NONE -> value;
                    case RELU -> Math.max(0, value);
                    case TANH -> (float) Math.tanh(value);
                };
            }
        }

        /** From the gradient at the output to those at the parameters, and at the input unless that is null. */
        void backward(FMatrixRMaj input, FMatrixRMaj inputGradient) {
            for (int i = 0; i < gradient.data.length; i++) {
                float y = output.data[i];
                gradient.data[i] *= switch (activation) {
                    case NONE -> 1;
                    case RELU -> y > 0 ? 1 : 0;
                    case TANH -> 1 - y * y;
                };
            }
            CommonOps_FDRM.multTransA(input, gradient, kernelGradient);
            CommonOps_FDRM.sumCols(gradient, biasGradient);
            if (inputGradient != null) {
                CommonOps_FDRM.multTransB(gradient, kernel, inputGradient);
            }
        }

        void update(int step) {
            adam(kernel.data, kernelGradient.data, moments[0], moments[1], step);
            adam(bias.data, biasGradient.data, moments[2], moments[3], step);
        }

        private static void adam(float[] w, float[] g, float[] m, float[] v, int step) {
            float rate = (float) (Workload.OPTIMIZER.rate() / (1 - Math.pow(0.9, step)));
            float root = (float) (1 / Math.sqrt(1 - Math.pow(0.999, step)));
            for (int i = 0; i < w.length; i++) {
                m[i] = 0.9f * m[i] + 0.1f * g[i];
                v[i] = 0.999f * v[i] + 0.001f * g[i] * g[i];
                w[i] -= rate * m[i] / ((float) Math.sqrt(v[i]) * root + 1e-8f);
            }
        }
    }

    private final Workload.Loss loss;
    private final int width;
    private final FMatrixRMaj input;
    private final List<Layer> layers = new ArrayList<>();
    private int steps;

    private EjmlPeer(Task task) {
        loss = task.workload().loss();
        width = task.workload().outputSize();
        input = new FMatrixRMaj(task.batch(), task.workload().inputSize());
        int size = input.numCols;
        for (io.github.annotron.peers.Layer each : task.workload().layers()) {
            Layer layer = new Layer(task, (io.github.annotron.peers.Layer.Dense) each, size);
            layers.add(layer);
            size = layer.bias.numCols;
        }
    }

    @Override
    public float[] predict(float[] values) {
        float[] output = forward(values);
        float[] scores = output.clone();
        for (int row = 0; row < scores.length; row += width) {
            if (loss == Workload.Loss.SOFTMAX_CROSS_ENTROPY) {
                softmax(scores, row);
            } else {
                for (int i = row; i < row + width; i++) {
                    scores[i] = sigmoid(scores[i]);
                }
            }
        }
        return scores;
    }

    private float[] forward(float[] values) {
        input.data = values;
        FMatrixRMaj last = input;
        for (Layer layer : layers) {
            layer.forward(last);
            last = layer.output;
        }
        return last.data;
    }

    @Override
    public double train(float[] values, float[] targets) {
        float[] output = forward(values);
        Layer last = layers.get(layers.size() - 1);
        double sum = gradient(output, targets, last.gradient.data);
        steps++;
        for (int i = layers.size() - 1; i >= 0; i--) {
            Layer below = i == 0 ? null : layers.get(i - 1);
            layers.get(i).backward(below == null ? input : below.output, below == null ? null : below.gradient);
        }
        for (Layer layer : layers) {
            layer.update(steps);
        }
        return sum;
    }

    private double gradient(float[] output, float[] targets, float[] gradient) {
        int batch = input.numRows;
        double sum = 0;
        System.arraycopy(output, 0, gradient, 0, output.length);
        for (int row = 0; row < batch; row++) {
            int start = row * width;
            if (loss == Workload.Loss.SOFTMAX_CROSS_ENTROPY) {
                softmax(gradient, start);
                int right = start + (int) targets[row];
                sum -= Math.log(gradient[right]);
                gradient[right] -= 1;
                for (int i = start; i < start + width; i++) {
                    gradient[i] /= batch;
                }
            } else {
                for (int i = start; i < start + width; i++) {
                    float y = output[i];
                    sum += (Math.max(y, 0) - y * targets[i] + Math.log1p(Math.exp(-Math.abs(y)))) / width;
                    gradient[i] = (sigmoid(y) - targets[i]) / (batch * width);
                }
            }
        }
        return sum / batch;
    }

    private static float sigmoid(float value) {
        return (float) (1 / (1 + Math.exp(-value)));
    }

    private void softmax(float[] values, int start) {
        float largest = values[start];
        for (int i = start; i < start + width; i++) {
            largest = Math.max(largest, values[i]);
        }
        float sum = 0;
        for (int i = start; i < start + width; i++) {
            values[i] = (float) Math.exp(values[i] - largest);
            sum += values[i];
        }
        for (int i = start; i < start + width; i++) {
            values[i] /= sum;
        }
    }

    /** Makes it. */
    public static final class Factory implements Peer.Factory {

        @Override
        public String library() {
            return "EJML " + EjmlVersion.VERSION + " by hand";
        }

        @Override
        public boolean supports(Task task) {
            return task.workload().isDense() && task.threads() == 1;
        }

        @Override
        public Peer start(Task task) {
            return new EjmlPeer(task);
        }
    }
}
