// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import io.github.annotron.runtime.loss.Loss;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The generated code of a training step, with its buffers. {@link TrainingSession} drives it in this order, with a
 * barrier between the lines:
 *
 * <pre>{@code
 * begin(samples, purpose, key)           one thread; inputs, targets and weights are in place
 * prepare(part, parts)                   every thread its part of the weights: what is derived from them
 * forward(stage, from, to)               every thread its samples
 * forwardTotals(stage, part, parts)      every thread its part of the channels; not after the last stage
 * loss(from, to)                         every thread its samples
 * backward(stage, from, to)              every thread its samples, the same ones
 * backwardTotals(stage, part, parts)     every thread its part of the channels; not after the last stage
 * gradients(part, parts)                 every thread its part of each parameter
 * }</pre>
 *
 * <p>Most networks have one stage. Each layer for which the samples of a batch depend on each other, such as a batch
 * normalisation in training, makes one more: what comes before it is computed for all samples, then its totals over them.
 *
 * <p>Each output element is computed by one thread in an order that does not depend on the number of threads, so the
 * results do not either.
 */
public interface TrainingProgram {

    /** The largest number of samples. */
    int capacity();

    /** The buffer of an input, {@code capacity} rows, a row a sample, in the order of {@code Model.inputs()}. */
    float[] input(int index);

    /**
     * The buffer of the targets of an output: {@code capacity} rows of as many columns as {@link #begin} was told. It is
     * large enough for rows as wide as the output. Here and below, outputs are those with a loss, in the order of
     * {@code Model.outputs()}.
     */
    float[] target(int output);

    /** The buffer of the samples' weights, which their losses count for; {@code capacity} numbers. */
    float[] weights();

    /** Takes another loss for an output than the declared one, of the same reading. */
    void objective(int output, Loss loss);

    /** The raw values of an output, {@code capacity} rows. */
    float[] output(int output);

    /** The loss of each sample at an output, without weights. */
    float[] losses(int output);

    /** What a layer adds to the loss of each sample, in the order of {@code Model.penalties()}, without its weight. */
    default float[] penalty(int index) {
        throw new IndexOutOfBoundsException(index);
    }

    /**
     * The gradient of a parameter, in the order of {@code Model.parameters()}, laid out as the parameter is; null if none
     * changes it.
     */
    float @Nullable [] gradient(int parameter);

    /**
     * Says that others add to a gradient after each step, as penalties of weights do: then all of it is cleared before the next one. What
     * is only multiplied need not be told.
     *
     * @param parameter in the order of {@code Model.parameters()}
     */
    default void isAddedTo(int parameter) {}

    /**
     * Says which layers are to be left as they are. Until it is called there are none but those that the declaration freezes.
     *
     * @param learns for each layer in the order of {@code Model.layers()}, whether its parameters are to change
     * @param passes for each layer, whether a gradient is needed at its output, for its own parameters or those before it
     */
    void freeze(boolean[] learns, boolean[] passes);

    /**
     * Starts a step.
     *
     * @param samples how many rows are filled, at most {@code capacity}
     * @param targetWidths the columns of a row of each output's targets: the output's width, or for class indices 1, or as many as
     *     it has positions
     * @param purpose what the step is for
     * @param key random bits of this step; the same key gives the same step
     */
    void begin(int samples, int[] targetWidths, Purpose purpose, long key);

    /**
     * Lets gradients flow on to the inputs, or ends that. It takes memory when it is asked for first, and costs nothing until then.
     *
     * @param toInputs whether the next steps compute gradients also at inputs and at what is between inputs and the first parameters,
     *     where {@link #freeze} lets them pass
     */
    void toInputs(boolean toInputs);

    /**
     * The gradient at the output of a layer, inputs among them, {@code capacity} rows. It is complete when no gradient has passed
     * that layer, which {@link #freeze} can see to, and at inputs always; else its place may have another use.
     *
     * @param layer in the order of {@code Model.layers()}
     * @return null where no gradient flows: at token ids, at what does not change a loss, and unless {@link #toInputs} was asked for; also
     *     at a view of a layer that others read too
     */
    float @Nullable [] gradientAt(int layer);

    /** The output of a layer, {@code capacity} rows, in the order of {@code Model.layers()}. */
    float[] activation(int layer);

    /**
     * What is carried from a step to the next one in training, such as the states of recurrent layers: the arrays themselves, which
     * begin with zeros; none in most networks.
     */
    default List<float[]> carried() {
        return List.of();
    }

    /** How many stages the forward pass has in this step, and the backward pass too: 1 in an evaluation. */
    int stages();

    /** Refreshes this part of what is derived from the weights, such as transposed copies. */
    void prepare(int part, int parts);

    /** Computes a stage of the layers for the samples {@code from} (inclusive) to {@code to} (exclusive). */
    void forward(int stage, int from, int to);

    /** Computes this part of the totals over all samples that the next stage reads. */
    default void forwardTotals(int stage, int part, int parts) {}

    /** Computes the losses, the penalties, and the gradients at the outputs of these samples; gradients are of the batch's weighted mean. */
    void loss(int from, int to);

    /** Computes a stage of the gradients at the activations of these samples; stages count from the output. */
    void backward(int stage, int from, int to);

    /** Computes this part of the totals over all samples that the next stage of the backward pass reads. */
    default void backwardTotals(int stage, int part, int parts) {}

    /**
     * Computes this part of the gradient of each parameter, over all samples, and of the running statistics, which are
     * parameters that have no gradient.
     */
    void gradients(int part, int parts);
}
