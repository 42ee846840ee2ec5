// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.peers;

import io.github.annotron.runtime.Model;
import java.util.Random;

/**
 * What a peer is to do.
 *
 * @param model has the weights to begin with
 * @param batch samples of a batch
 * @param threads for one step
 * @param training whether steps train
 */
public record Task(Workload workload, Model model, int batch, int threads, boolean training) {

    /** Different batches in turn, so that nothing is learnt by heart; all fit into a second-level cache. */
    public static final int BATCHES = 8;

    private static final int SEED = 7;

    /** The task with a model of its own. */
    public static Task of(Workload workload, int batch, int threads, boolean training) {
        return new Task(workload, workload.create(SEED), batch, threads, training);
    }

    /** The first values of a parameter, in our order. */
    public float[] weights(Layer layer, String parameter) {
        return model.parameter(layer.name() + "." + parameter).matrix().data;
    }

    /**
     * The first values of a dense kernel, {in, out}, for a library that has images channels first.
     *
     * @param channels of the image that has been flattened right before it; 1 if there is none
     */
    public float[] denseKernel(Layer.Dense layer, int channels) {
        return Weights.channelsFirst(weights(layer, "kernel"), layer.units(), channels);
    }

    /** The first values of a convolution's kernel as {out, in, height, width}. */
    public float[] convolutionKernel(Layer.Convolution layer) {
        return Weights.convolution(model.parameter(layer.name() + ".kernel"));
    }

    /** Inputs from 0 to 1, a batch. */
    public float[] inputs(int number) {
        return random(2L * number, batch * workload.inputSize());
    }

    /** Targets of a batch: classes, or numbers from 0 to 1. */
    public float[] targets(int number) {
        float[] targets = random(2L * number + 1, batch * workload.targetSize());
        if (workload.loss() == Workload.Loss.SOFTMAX_CROSS_ENTROPY) {
            for (int i = 0; i < targets.length; i++) {
                targets[i] = (int) (targets[i] * workload.outputSize());
            }
        }
        return targets;
    }

    private static float[] random(long seed, int size) {
        Random random = new Random(seed);
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = random.nextFloat();
        }
        return values;
    }
}
