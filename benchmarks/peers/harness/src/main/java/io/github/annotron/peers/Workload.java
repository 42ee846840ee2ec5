// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.peers;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Trainer;
import io.github.annotron.runtime.optimizer.Adam;
import java.util.List;

/**
 * A network to be compared: as a compiled one, and as the list of layers from which peers build theirs, with the compiled
 * model's first weights. All are trained by Adam with a rate of 0.001, beta1 = 0.9, beta2 = 0.999.
 */
public interface Workload {

    /** The optimiser's rule, here and in every peer. */
    Adam OPTIMIZER = Adam.of(1e-3);

    /** What is minimised. */
    enum Loss {
        /** Classes; a target is one of them. */
        SOFTMAX_CROSS_ENTROPY,
        /** Numbers from 0 to 1; a target is as wide as the output. */
        SIGMOID_CROSS_ENTROPY
    }

    /** A word for the command line and tables. */
    String name();

    /** What it is, in a few words. */
    String title();

    /** The input's shape, channels last. */
    List<Integer> input();

    /** The layers, in order. */
    List<Layer> layers();

    /** What is minimised. */
    Loss loss();

    /** The batch with which training is compared. */
    int batch();

    /** The compiled network with new weights. */
    Model create(long seed);

    /** Trains such a model with {@link #OPTIMIZER}. */
    Trainer trainer(Model model);

    /** Whether peers that know dense layers alone can have it. */
    default boolean isDense() {
        return layers().stream().allMatch(Layer.Dense.class::isInstance);
    }

    /** How many numbers an input has. */
    default int inputSize() {
        return input().stream().reduce(1, Math::multiplyExact);
    }

    /** How many numbers the output has. */
    default int outputSize() {
        return ((Layer.Dense) layers().get(layers().size() - 1)).units();
    }

    /** How many numbers a target has. */
    default int targetSize() {
        return loss() == Loss.SOFTMAX_CROSS_ENTROPY ? 1 : outputSize();
    }
}
