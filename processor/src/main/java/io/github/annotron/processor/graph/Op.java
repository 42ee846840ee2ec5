// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.graph;

import com.palantir.javapoet.CodeBlock;
import io.github.annotron.processor.code.ArrayLength;
import io.github.annotron.processor.code.BackwardScope;
import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.code.ForwardScope;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A primitive operation: all that the compiler knows of it, in one place. An implementation has checked its inputs and
 * knows all shapes when it is made.
 */
public interface Op {

    /** What becomes of bounds of the inputs, in prediction. */
    enum Monotony {
        /** Nothing is known of it here. */
        NONE,
        /**
         * As computed, with all rounding, no element of the output falls when one of an input grows; so {@link #forward} of lower bounds
         * gives lower bounds, and of upper bounds upper ones.
         */
        RISING,
        /** {@link #bounds} says it. */
        OWN
    }

    /** How an operation's output relates to the memory of its first input. */
    enum Storage {
        /** It has its own. */
        OWN,
        /** It is the same values under another shape, at no cost. */
        VIEW,
        /** It overwrites them; the input is read by nothing else. */
        IN_PLACE
    }

    /** The shape of the output. */
    Shape shape();

    /** What it does, for comments: {@code 5x5 kernel, same padding}. */
    String description();

    /** The parameters that it reads. */
    default List<Parameter> parameters() {
        return List.of();
    }

    /** Whether there is anything here for training to change. */
    default boolean isTrained() {
        return parameters().stream().anyMatch(Parameter::isTrained);
    }

    /** Whether the gradient at the output is read after the walk back through all operations, by {@link #gradients}. */
    default boolean readsGradientAfterwards() {
        return isTrained();
    }

    /** The weight in the loss of what it adds to that; 0 if it adds nothing. */
    default float penaltyWeight() {
        return 0;
    }

    /**
     * Emits what it adds to the loss of each of the samples {@code from} to {@code to}, without the weight. The gradient of that is a
     * part of {@link #backward}.
     *
     * @param losses the array for it
     */
    default void penalty(BackwardScope scope, Code code, String losses) {}

    /** How many ids there are, if its first input names rows of a table by whole numbers; else 0. */
    default int vocabulary() {
        return 0;
    }

    /**
     * Statements that change the first values of parameters, once their initializers are done.
     *
     * @param matrices the name of the matrix of a parameter
     */
    default List<CodeBlock> initialize(Function<Parameter, String> matrices) {
        return List.of();
    }

    /** Multiply-adds of the forward pass for one sample; only products count. */
    default long multiplyAdds() {
        return 0;
    }

    /** The same without those with zeros of a border, and those of elements that nothing depends on. */
    default long neededMultiplyAdds() {
        return multiplyAdds();
    }

    /** How it is compiled, where there is a choice. */
    default Optional<Strategy> strategy() {
        return Optional.empty();
    }

    /** Where the output lives. */
    default Storage storage() {
        return Storage.OWN;
    }

    /** How long the array of the output is in predictions in which layers take the memory of others. */
    default ArrayLength lengthInPrediction() {
        return ArrayLength.perSample(shape().size());
    }

    /** Whether in prediction the output is the first input unchanged, so that they can share memory. */
    default boolean identityInPrediction() {
        return false;
    }

    /**
     * Whether in training the samples of a batch depend on each other here: then all samples get this far before any goes on.
     * Such an operation is the first of its layer.
     */
    default boolean spansBatch() {
        return false;
    }

    /**
     * Emits what {@link #forward} wants to be derived from the parameters when they have changed: {@code part} of {@code parts}
     * of it.
     */
    default void derive(ForwardScope scope, Code code) {}

    /** Emits what the totals need of the samples {@code from} to {@code to}, if the operation spans the batch. */
    default void forwardMoments(ForwardScope scope, Code code) {}

    /**
     * Emits the totals over all {@code samples} that {@link #forward} reads in training, {@code part} of {@code parts} of them, if
     * the operation spans the batch.
     */
    default void forwardTotals(ForwardScope scope, Code code) {}

    /** Whether the output has a derivative by an input; it has none by ids and lengths. */
    default boolean isDifferentiable(int input) {
        return true;
    }

    /** Whether the gradient at the first input is that at the output, so that they can share memory. */
    default boolean identityInGradient() {
        return false;
    }

    /**
     * The same operation at one step of a series, whose first axis is that of steps; empty if it needs other steps too, but for
     * what it remembers itself.
     */
    default Optional<Op> atOneStep() {
        return Optional.empty();
    }

    /** What becomes of bounds of its inputs. One that is the {@linkplain #identityInPrediction identity} need not say it. */
    default Monotony monotony() {
        return Monotony.NONE;
    }

    /**
     * Emits the computation of bounds of the output. All arrays have three rows: lower bounds, upper bounds, and a place for what the
     * operation wants to have behind them. The bounds must hold for what {@link #forward} computes, rounding included.
     */
    default void bounds(ForwardScope scope, Code code) {}

    /** Emits what {@link #bounds} wants to be derived from the parameters when they have changed. */
    default void deriveBounds(ForwardScope scope, Code code) {}

    /** Whether it remembers something from one pass to the next, in prediction too. */
    default boolean remembers() {
        return false;
    }

    /** The arrays with what it remembers, a row a sample; they begin with zeros. */
    default List<String> remembered(ForwardScope scope) {
        return List.of();
    }

    /** Emits the computation of the output of the samples {@code from} to {@code to}. */
    void forward(ForwardScope scope, Code code);

    /** The same as {@link #forwardMoments} for the backward pass. */
    default void backwardMoments(BackwardScope scope, Code code) {}

    /** The same as {@link #forwardTotals} for the backward pass, together with the gradients of the parameters. */
    default void backwardTotals(BackwardScope scope, Code code) {}

    /**
     * Emits the vector-Jacobian product: from the gradient at the output of the samples {@code from} to {@code to}, the
     * gradients at those inputs that need one.
     */
    void backward(BackwardScope scope, Code code);

    /** Emits the gradients of the parameters, {@code part} of {@code parts} of them. */
    default void gradients(BackwardScope scope, Code code) {}

    /** Emits what {@link #backward} wants to be derived from the parameters once per step. */
    default void prepare(BackwardScope scope, Code code) {}

    /** Emits the changes of parameters that are measured, {@code part} of {@code parts} of them, after the backward pass. */
    default void measure(BackwardScope scope, Code code) {}
}
