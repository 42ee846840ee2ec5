// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.peers;

/** A layer as every library has it. Shapes follow from the layers before. */
public sealed interface Layer {

    /** The layer's name, under which its parameters are found in the model. */
    String name();

    /** An activation, of which one comes behind each dense or convolutional layer. */
    enum Activation {
        NONE,
        RELU,
        TANH
    }

    /** A fully connected layer. */
    record Dense(String name, int units, Activation activation) implements Layer {}

    /** A convolution with a square kernel and stride 1, ReLU behind it. */
    record Convolution(String name, int filters, int kernel, boolean same) implements Layer {}

    /** Max-pooling by 2 in both directions; what does not fill a window is left out. */
    record MaxPool(String name) implements Layer {}

    /** An LSTM without peepholes over {@code {steps, features}}; its output is the last state. */
    record Lstm(String name, int units) implements Layer {}

    /** From an image to a vector. */
    record Flatten(String name) implements Layer {}
}
