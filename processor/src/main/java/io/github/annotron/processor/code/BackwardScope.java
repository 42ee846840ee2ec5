// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.code;

import io.github.annotron.processor.graph.Parameter;
import java.util.Arrays;
import java.util.Optional;

/**
 * The scope of a backward pass. In {@code backward} the variables {@code from} and {@code to} bound the samples; in
 * {@code gradients} and {@code prepare} the variables {@code part} and {@code parts} say which share is asked for, and
 * {@code samples} is the size of the batch.
 */
public interface BackwardScope extends Scope {

    /**
     * Where the gradient at an input or of a parameter goes.
     *
     * @param array its array, laid out as the input or the parameter
     * @param accumulate whether to add to what another reader has left there, or to overwrite
     */
    record Target(String array, boolean accumulate) {

        /** For what is added up from nothing: zeros for the samples, {@code size} elements each, unless it accumulates. */
        public void clear(int size, Code code) {
            if (!accumulate) {
                code.line(
                        "$T.fill($L, $L, $L, 0f)",
                        Arrays.class,
                        array,
                        Index.times("from", size),
                        Index.times("to", size));
            }
        }
    }

    /** Whether anything before this input is trained. */
    boolean needsInputGradient(int index);

    /** The target for an input; empty if nobody needs it. Ask once for each input, in order, in {@code backward}. */
    Optional<Target> inputGradient(int index);

    /** The array of the gradient at the output; complete when the operation's turn comes. */
    String outputGradient();

    /**
     * The array of the gradient at an input, for {@code gradients}; it is complete there if the operation that made the input is
     * trained too.
     */
    String gradientAt(int index);

    /**
     * The target for a parameter; empty if it is not trained. Ask once for each parameter, in {@code gradients} or {@code
     * backwardTotals}, and split it between parts in a way that depends on its shape only: layers that share it add up in the same parts.
     */
    Optional<Target> parameterGradient(Parameter parameter);

    /**
     * An array of the operation's own that is {@code null} from when others begin to add to the gradient of the parameter after each
     * step.
     */
    String untilAddedTo(Parameter parameter, String role, Allocation allocation);

    /** Whether gradients pass back through a layer: a boolean. */
    String passes(String layer);

    /** Whether the gradient of a parameter is the sum of those of several operations. */
    boolean isShared(Parameter parameter);

    /** The array of the operation's own of that role in the forward pass, with what the forward pass left in it. */
    String forwardWorkspace(String role);

    /** The same random bits as the forward pass had. */
    String key();
}
