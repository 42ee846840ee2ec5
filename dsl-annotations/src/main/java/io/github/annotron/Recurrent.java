// SPDX-License-Identifier: Apache-2.0
package io.github.annotron;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A recurrent layer: it reads a series, {@code {steps, features}}, step by step, and keeps a state of {@code units} numbers, which is
 * 0 before the first step. Of x, the input of a step, and h, the state before it, come the sums of the gates {@code x W + h U + b},
 * side by side in the order below, and the state after it. f is the {@link #recurrentActivation}, g the {@link #activation}, and * is
 * element by element:
 *
 * <pre>
 * SIMPLE            h' = g(sum)
 * LSTM  i, f, c, o  c' = f(f) * c + f(i) * g(c);  h' = f(o) * g(c')
 * GRU   z, r, n     h' = z * h + (1 - z) * n,  with z and r after f, and
 *                   n = g(x W_n + b_n + (r * h) U_n)          reset before the product
 *                   n = g(x W_n + b_n + r * (h U_n + rb))     with resetAfter
 * </pre>
 *
 * <p>With {@link #peepholes} the sums of an LSTM's gates i, f and o also have {@code P_i * c}, {@code P_f * c} and {@code P_o * c'}
 * (Gers and Schmidhuber, 2000, Recurrent nets that time and count).
 *
 * <p>Parameters: {@code kernel} is W, {@code {features, gates * units}}; {@code recurrentKernel} is U, {@code {units, gates *
 * units}}; {@code bias} is b, {@code {gates * units}}; with {@code resetAfter} {@code recurrentBias} is rb, {@code {units}};
 * {@code peepholes} is P, {@code {3, units}}, with the rows i, f, o. The
 * backward direction has its own, {@code reverse.kernel} and so on. This order is that of Keras; PyTorch has LSTM's too and r, z, n for
 * GRU, ONNX has i, o, f, c and z, r, h, and peepholes i, o, f.
 *
 * <p>A second parameter of the method, if there is one, is a value of shape {@code {1}} with the number of valid steps of each
 * sample, from 0 to {@code steps}; a number outside of it counts as the nearer end, a fraction as a step. The steps
 * behind are padding: they change no state, the output at them is 0, the backward direction begins at the last valid one, and no
 * gradient comes from them. What the input holds there must be finite.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@LayerAnnotation
public @interface Recurrent {
    /** What happens at a step. */
    Cell cell();

    /** How many numbers the state has, at least 1. */
    int units();

    /** Which states are the output. */
    SequenceOutput output() default SequenceOutput.LAST_STEP;

    /**
     * Whether a second set of parameters reads the series from its end. Its output comes behind the other's, {@code {2 * units}} or
     * {@code {steps, 2 * units}}; the last state of this direction is that at the first step.
     */
    boolean bidirectional() default false;

    /** What makes values of sums; one whose derivative follows from its output, so neither GELU, nor SILU, nor SOFTMAX. */
    Activation activation() default Activation.TANH;

    /** What makes gates of sums; as for {@link #activation}. */
    Activation recurrentActivation() default Activation.SIGMOID;

    /**
     * The share of features of the input that training drops, from 0 to below 1: for each series others, the same ones at all of its
     * steps; the rest is divided by what is kept (Gal and Ghahramani, 2016).
     */
    float dropout() default 0f;

    /** The share of the state's units that do not go into the products with the recurrent kernel, in the same way. */
    float recurrentDropout() default 0f;

    /** For GRU: whether the reset gate is applied after the product with the recurrent kernel, as in PyTorch and Keras, or before. */
    boolean resetAfter() default true;

    /**
     * Whether training begins a batch with the states that the same rows of the batch before ended with, for series that are too long
     * for one sample: sample n of a batch is to be the continuation of sample n of the one before, see {@code Dataset.inParallel}. No
     * gradient goes back from batch to batch (truncated backpropagation through time). States begin with 0 in each epoch.
     * Predictions and evaluations begin with 0 always; a stream goes on without end. Not for both directions.
     */
    boolean stateful() default false;

    /** Whether the products of a step with the recurrent kernel are written out in place of calls of the runtime's kernel. */
    Unroll unroll() default Unroll.AUTO;

    /** For LSTM: whether gates see the inner state too. These weights start with 0. */
    boolean peepholes() default false;

    /** Whether a bias is added. */
    boolean bias() default true;

    /** What the bias of LSTM's forget gate starts with; the rest starts with 0 (Jozefowicz et al., 2015). */
    float forgetBias() default 1f;

    /** How the kernel starts, each gate as a layer by itself. */
    Initializer kernelInitializer() default Initializer.BY_ACTIVATION;

    /** How the recurrent kernel starts, each gate as a layer by itself. */
    Initializer recurrentInitializer() default Initializer.ORTHOGONAL;

    /** The starting value where an initialiser is {@link Initializer#CONSTANT}. */
    float constant() default 0f;
}
