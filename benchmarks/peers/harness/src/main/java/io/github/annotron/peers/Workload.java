// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.peers;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Trainer;
import io.github.annotron.runtime.optimizer.Adam;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * A network to be compared: as a compiled one, and as the list of layers from which peers build theirs, with the compiled
 * model's first weights. All are trained by {@link #OPTIMIZER}.
 *
 * @param name a word for the command line and tables
 * @param title what it is, in a few words
 * @param input the input's shape, channels last
 * @param loss what is minimised
 * @param batch the batch with which training is compared
 * @param layers in order; the last one is dense
 * @param network the compiled network
 */
public record Workload(
        String name, String title, List<Integer> input, Loss loss, int batch, List<Layer> layers, Compiled<?> network) {

    /** The optimiser's rule, here and in every peer. */
    public static final Adam OPTIMIZER = Adam.of(1e-3);

    /** What is minimised. */
    public enum Loss {
        /** Classes; a target is one of them. */
        SOFTMAX_CROSS_ENTROPY,
        /** Numbers from 0 to 1; a target is as wide as the output. */
        SIGMOID_CROSS_ENTROPY
    }

    /**
     * What is generated from a declaration.
     *
     * @param create makes a model with weights from a seed
     * @param trainer trains such a model with {@link #OPTIMIZER}
     */
    public record Compiled<M extends Model>(Class<M> model, LongFunction<M> create, Function<M, Trainer> trainer) {

        Trainer train(Model any) {
            return trainer.apply(model.cast(any));
        }
    }

    /** The compiled network with new weights. */
    public Model create(long seed) {
        return network.create().apply(seed);
    }

    /** Trains such a model. */
    public Trainer trainer(Model model) {
        return network.train(model);
    }

    /** Whether peers that know dense layers alone can have it. */
    public boolean isDense() {
        return layers.stream().allMatch(Layer.Dense.class::isInstance);
    }

    /** How many numbers an input has. */
    public int inputSize() {
        return input.stream().reduce(1, Math::multiplyExact);
    }

    /** How many numbers the output has. */
    public int outputSize() {
        return ((Layer.Dense) layers.get(layers.size() - 1)).units();
    }

    /** How many numbers a target has. */
    public int targetSize() {
        return loss == Loss.SOFTMAX_CROSS_ENTROPY ? 1 : outputSize();
    }
}
