// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.diagnostic;

import static io.github.annotron.processor.diagnostic.WrongNetwork.members;

import java.util.List;

/** Layers that read too much or too little, outputs that do not suit their loss, and what is too large. */
final class GraphProblems {

    static final List<WrongNetwork> ALL = List.of(
            members(
                    "numbers of parameters",
                    """
                    @Input(4) Tensor in();
                    @Input(4) Tensor derived(Tensor /*!*/in);
                    @Dense(units = 4) Tensor /*!*/constant();
                    @Dense(units = 4) Tensor both(Tensor in, Tensor /*!*/constant);
                    @Add Tensor /*!*/sum(Tensor in);
                    @Concat Tensor /*!*/joined();
                    @Concat @Output(loss = MEAN_SQUARED_ERROR) Tensor out(
                            Tensor in, Tensor derived, Tensor both, Tensor sum, Tensor joined);
                    """,
                    "[annotron/InputCount] derived: @Input reads no layer, and the method has 1 parameter.",
                    "[annotron/InputCount] constant: @Dense reads 1 layer, and the method has 0 parameters.",
                    "[annotron/InputCount] both: @Dense reads 1 layer, and the method has 2 parameters.",
                    "[annotron/InputCount] sum: @Add reads 2 or more layers, and the method has 1 parameter.",
                    "[annotron/InputCount] joined: @Concat reads 2 or more layers, and the method has 0 parameters."),
            members(
                    "a softmax before its loss",
                    """
                    @Input(4) Tensor in();
                    @Dense(units = 3, activation = /*!*/SOFTMAX) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor out(Tensor in);
                    """,
                    "[annotron/LossMismatch] out: SOFTMAX_CROSS_ENTROPY contains the SOFTMAX already. Remove the activation;"
                            + " predictors return probabilities all the same."),
            members(
                    "a softmax of its own before its loss",
                    """
                    @Input(4) Tensor in();
                    @Dense(units = 3) Tensor logits(Tensor in);
                    @Activate(/*!*/SOFTMAX) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor out(Tensor logits);
                    """,
                    "[annotron/LossMismatch] out: SOFTMAX_CROSS_ENTROPY contains the SOFTMAX already. Remove the activation;"
                            + " predictors return probabilities all the same."),
            members(
                    "a sigmoid before its loss",
                    """
                    @Input(4) Tensor in();
                    @Dense(units = 1, activation = Activation/*!*/.SIGMOID) @Output(loss = SIGMOID_CROSS_ENTROPY) Tensor out(Tensor in);
                    """,
                    "[annotron/LossMismatch] out: SIGMOID_CROSS_ENTROPY contains the SIGMOID already. Remove the activation;"
                            + " predictors return probabilities all the same."),
            members(
                    "a softmax before its loss, with another shape",
                    """
                    @Input({2, 3}) Tensor in();
                    @Add(activation = /*!*/SOFTMAX) Tensor both(Tensor in, @From("in") Tensor again);
                    @Activate(LINEAR) Tensor same(Tensor both);
                    @Flatten @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor out(Tensor same);
                    """,
                    "[annotron/LossMismatch] both: SOFTMAX_CROSS_ENTROPY contains the SOFTMAX already. Remove the activation;"
                            + " predictors return probabilities all the same."),
            members(
                    "one class",
                    """
                    @Input(4) Tensor in();
                    @Dense(units = 1) @Output(loss = /*!*/SOFTMAX_CROSS_ENTROPY) Tensor out(Tensor in);
                    """,
                    "[annotron/LossMismatch] out: softmax over one output is always 1. Use SIGMOID_CROSS_ENTROPY for a"
                            + " yes-or-no question, or one unit for each class."),
            members(
                    "one class for a hinge",
                    """
                    @Input(4) Tensor in();
                    @Dense(units = 1) @Output(loss = /*!*/CATEGORICAL_HINGE) Tensor out(Tensor in);
                    """,
                    "[annotron/LossMismatch] out: CATEGORICAL_HINGE of one class is always 0. Use HINGE for a yes-or-no"
                            + " question, or one unit for each class."),
            members(
                    "a softmax before a divergence",
                    """
                    @Input(4) Tensor in();
                    @Dense(units = 3, activation = Activation/*!*/.SOFTMAX) @Output(loss = KULLBACK_LEIBLER) Tensor out(Tensor in);
                    """,
                    "[annotron/LossMismatch] out: KULLBACK_LEIBLER contains the SOFTMAX already. Remove the activation;"
                            + " predictors return probabilities all the same."),
            members(
                    "an input that is too large",
                    """
                    @Input(/*!*/{65536, 65536, 3}) Tensor in();
                    @Flatten @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor in);
                    """,
                    "[annotron/TooLarge] in: its shape of 65536x65536x3 has 12884901888 elements, and a Java array holds at"
                            + " most 2147483647."),
            members(
                    "a kernel that is too large",
                    """
                    @Input(65536) Tensor in();
                    /*!*/@Dense(units = 65536) Tensor wide(Tensor in);
                    @Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor wide);
                    """,
                    "[annotron/TooLarge] wide: its kernel of 65536x65536 has 4294967296 elements, and a Java array holds at most"
                            + " 2147483647. Make the layer or its input smaller."),
            members(
                    "a layer that is too large",
                    """
                    @Input({4096, 4096, 1}) Tensor in();
                    /*!*/@Conv2D(filters = 128, kernel = 1) Tensor many(Tensor in);
                    @GlobalMaxPool2D @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor many);
                    """,
                    "[annotron/TooLarge] many: its output of 4096x4096x128 has 2147483648 elements, and a Java array holds at"
                            + " most 2147483647. Make the layer or its input smaller."),
            members(
                    "faults in two branches, and a layer behind one of them",
                    """
                    @Input({4, 4, 1}) Tensor image();
                    @Input(4) Tensor features();
                    @Conv2D(filters = 2, kernel = /*!*/5) Tensor conv(Tensor image);
                    @Flatten Tensor flat(Tensor conv);
                    @Dense(units = /*!*/0) Tensor hidden(Tensor features);
                    @Concat @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor flat, Tensor hidden);
                    """,
                    "[annotron/ShapeMismatch] conv: a 5x5 kernel does not fit the 4x4 output of image. Use padding = SAME, or a"
                            + " kernel of at most 4x4.",
                    "[annotron/InvalidValue] hidden: units is 0. It must be at least 1."));

    private GraphProblems() {}
}
