// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.diagnostic;

import static io.github.annotron.processor.diagnostic.WrongNetwork.members;

import java.util.List;

/** Networks that are legal but suspicious. */
final class Warnings {
    private static final String RANDOM = " Use a random kernelInitializer, or leave it out.";
    private static final String ALIKE =
            ", and what reads them starts with equal weights too: they stay alike for ever." + RANDOM;

    static final List<WrongNetwork> ALL = List.of(
            members(
                    "units that never learn",
                    """
                    @Input(4) Tensor in();
                    @Dense(units = 8, activation = RELU, kernelInitializer = Initializer/*!*/.ZEROS) Tensor a(Tensor in);
                    @Dense(units = 1, bias = false, kernelInitializer = /*!*/CONSTANT) Tensor b(Tensor in);
                    @Reshape({1, 1}) Tensor row(Tensor b);
                    @Activate(RELU) Tensor rectified(Tensor row);
                    @Dense(units = 8, activation = RELU, biasInitializer = CONSTANT, constant = -0.5f,
                        kernelInitializer = Initializer/*!*/.ZEROS) Tensor c(Tensor in);
                    @Flatten Tensor flat(Tensor rectified);
                    @Concat Tensor all(Tensor a, Tensor flat, Tensor c);
                    @Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor all);
                    """,
                    "[annotron/DeadUnits] a: all 8 units start with weights of 0 and a bias of 0: RELU gives 0 and passes no"
                            + " gradient, for ever." + RANDOM,
                    "[annotron/DeadUnits] b: its one unit starts with weights of 0 and a bias of 0: RELU gives 0 and passes no"
                            + " gradient, for ever." + RANDOM,
                    "[annotron/DeadUnits] c: all 8 units start with weights of 0 and a bias of -0.5: RELU gives 0 and passes no"
                            + " gradient, for ever." + RANDOM),
            members(
                    "units that stay alike",
                    """
                    @Input({4, 4, 1}) Tensor in();
                    @Conv2D(filters = 6, kernel = 3, kernelInitializer = Initializer/*!*/.ONES) Tensor a(Tensor in);
                    @MaxPool2D(2) Tensor pool(Tensor a);
                    @Flatten Tensor flat(Tensor pool);
                    @Dense(units = 3, activation = TANH, kernelInitializer = Initializer/*!*/.ZEROS) Tensor b(Tensor flat);
                    @Dense(units = 2, kernelInitializer = CONSTANT, constant = 0.5f) @Output(loss = MEAN_SQUARED_ERROR)
                    Tensor out(Tensor b);
                    """,
                    "[annotron/DeadUnits] a: all 6 units start with weights of 1" + ALIKE,
                    "[annotron/DeadUnits] b: all 3 units start with weights of 0" + ALIKE),
            members(
                    "units that start alike",
                    """
                    @Input(4) Tensor in();
                    @Dense(units = 6, kernelInitializer = /*!*/CONSTANT, constant = 0.25f) Tensor hidden(Tensor in);
                    @Dropout(0.5f) Tensor thinned(Tensor hidden);
                    @Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor thinned);
                    """,
                    "[annotron/DeadUnits] hidden: all 6 units start with weights of 0.25, so that at first they all compute"
                            + " the same." + RANDOM),
            members(
                    "pixels that are not read",
                    """
                    @Input({11, 8, 3}) Tensor image();
                    @Conv2D(filters = 2, kernel = 3, stride = /*!*/3) Tensor conv(Tensor image);
                    @MaxPool2D(/*!*/{2, 1}) Tensor pool(Tensor conv);
                    @AveragePool2D(value = /*!*/2) Tensor mean(Tensor image);
                    @Flatten Tensor a(Tensor pool);
                    @Flatten Tensor b(Tensor mean);
                    @Concat Tensor all(Tensor a, Tensor b);
                    @Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor all);
                    """,
                    "[annotron/LostPixels] conv: with stride 3x3 its windows never reach the last 2 rows and the last 2"
                            + " columns of the 11x8 output of image. Use padding = SAME if they matter.",
                    "[annotron/LostPixels] pool: with stride 2x1 its windows never reach the last row of the 3x2 output of"
                            + " conv. Use padding = SAME if they matter.",
                    "[annotron/LostPixels] mean: with stride 2x2 its windows never reach the last row of the 11x8 output of"
                            + " image. Use padding = SAME if they matter."),
            members(
                    "taps that read padding only",
                    """
                    @Input({2, 2, 3}) Tensor image();
                    @Conv2D(filters = 2, kernel = 3, dilation = /*!*/2, padding = SAME) Tensor a(Tensor image);
                    @Conv2D(filters = 2, kernel = /*!*/{5, 1}, padding = SAME) Tensor b(Tensor image);
                    @Conv2D(filters = 2, kernel = 2, dilation = /*!*/4, padding = SAME) Tensor c(Tensor image);
                    @Add @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor a, Tensor b, Tensor c);
                    """,
                    "[annotron/IdleTaps] a: 8 of the 9 taps of its kernel, which spans 5x5, never meet the 2x2 output of image,"
                            + " only its padding. Use a smaller kernel or dilation.",
                    "[annotron/IdleTaps] b: 2 of the 5 taps of its kernel, which spans 5x1, never meet the 2x2 output of image,"
                            + " only its padding. Use a smaller kernel or dilation.",
                    "[annotron/IdleTaps] c: all 4 taps of its kernel, which spans 5x5, never meet the 2x2 output of image, only"
                            + " its padding. Use a smaller kernel or dilation."),
            members(
                    "steps that are not read",
                    """
                    @Input({9, 2}) Tensor in();
                    @Conv1D(filters = 3, kernel = 2, stride = /*!*/2) Tensor conv(Tensor in);
                    @MaxPool1D(/*!*/3) Tensor pool(Tensor conv);
                    @Conv1D(filters = 2, kernel = /*!*/3, padding = CAUSAL) @Output(loss = MEAN_SQUARED_ERROR)
                    Tensor out(Tensor pool);
                    """,
                    "[annotron/LostPixels] conv: with stride 2 its windows never reach the last step of the 9 steps of in. Use"
                            + " padding = SAME if they matter.",
                    "[annotron/LostPixels] pool: with stride 3 its windows never reach the last step of the 4 steps of conv. Use"
                            + " padding = SAME if they matter.",
                    "[annotron/IdleTaps] out: 2 of the 3 taps of its kernel, which spans 3, never meet the 1 step of pool, only"
                            + " its padding. Use a smaller kernel or dilation."),
            members(
                    "taps that are cut off",
                    """
                    @Input({1, 2, 3}) Tensor image();
                    @Conv2DTranspose(filters = 2, kernel = /*!*/3, padding = SAME) @Output(loss = MEAN_SQUARED_ERROR)
                    Tensor out(Tensor image);
                    """,
                    "[annotron/IdleTaps] out: 6 of the 9 taps of its kernel, which spans 3x3, never come to the 1x2 output, which"
                            + " cuts them off. Use a smaller kernel or dilation."),
            members(
                    "filters that stay alike",
                    """
                    @Input({4, 4, 3}) Tensor in();
                    @Conv2DTranspose(filters = 6, kernel = 3, kernelInitializer = Initializer/*!*/.ONES) Tensor a(Tensor in);
                    @Conv2D(filters = 2, kernel = 3) @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor a);
                    """,
                    "[annotron/DeadUnits] a: all 6 units start with weights of 1, so that at first they all compute the same."
                            + RANDOM),
            saturating(
                    "SIGMOID_CROSS_ENTROPY",
                    "@Dense(units = 3, activation = /*!*/TANH)",
                    "after TANH, all probabilities lie between 26.9 % and 73.1 %"),
            saturating(
                    "SIGMOID_CROSS_ENTROPY",
                    "@Dense(units = 3, activation = /*!*/SOFTMAX)",
                    "after SOFTMAX, all probabilities lie between 50.0 % and 73.1 %"),
            saturating(
                    "SIGMOID_CROSS_ENTROPY",
                    "@Dense(units = 3, activation = /*!*/RELU)",
                    "after RELU, no probability can be below 50.0 %"),
            saturating(
                    "SIGMOID_CROSS_ENTROPY",
                    "@Activate(value = /*!*/ELU, alpha = 2)",
                    "after ELU, no probability can be below 11.9 %"),
            saturating(
                    "SOFTMAX_CROSS_ENTROPY",
                    "@Dense(units = 10, activation = /*!*/SIGMOID)",
                    "after SIGMOID, none of the 10 classes can have a probability above 23.2 %"),
            saturating(
                    "SOFTMAX_CROSS_ENTROPY",
                    "@Dense(units = 10, activation = /*!*/RELU)",
                    "after RELU, a class whose score is below 0 has no gradient and stops to learn"),
            members(
                    "a dense layer with nearly all parameters",
                    """
                    @Input({64, 64, 3}) Tensor image();
                    @Conv2D(filters = 16, kernel = 3, padding = SAME, activation = RELU) Tensor conv(Tensor image);
                    @Flatten Tensor features(Tensor conv);
                    @Dense(units = /*!*/256, activation = RELU) Tensor hidden(Tensor features);
                    @Dense(units = 10) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor out(Tensor hidden);
                    """,
                    "[annotron/DominantLayer] hidden: it holds 99.98 % of the network's parameters, 16777472 of 16780490, since"
                            + " it reads 65536 features. Make its input smaller, for example with @GlobalAveragePool2D."),
            members(
                    "words that suppress nothing",
                    """
                    @SuppressWarnings({"annotron:LostPixels", /*!*/"annotron:LostPixel"}) @Input(4) Tensor in();
                    @SuppressWarnings({"unused", /*!*/"annotron/DeadUnits", /*!*/"annotron:Cycle"})
                    @Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor in);
                    @SuppressWarnings(value = /*!*/"annotron:all" + "s") static int number() { return 1; }
                    """,
                    "[annotron/UnknownWarning] in: there is no warning \"annotron:LostPixel\" to suppress. Did you mean"
                            + " annotron:LostPixels?",
                    "[annotron/UnknownWarning] out: there is no warning \"annotron/DeadUnits\" to suppress. Did you mean"
                            + " annotron:DeadUnits?",
                    "[annotron/UnknownWarning] out: there is no warning \"annotron:Cycle\" to suppress. Did you mean"
                            + " annotron:all?",
                    "[annotron/UnknownWarning] number: there is no warning \"annotron:alls\" to suppress. Did you mean"
                            + " annotron:all?"));

    private Warnings() {}

    private static WrongNetwork saturating(String loss, String layer, String text) {
        return members(
                layer.replace("/*!*/", "") + " before " + loss,
                "@Input(4) Tensor in();\n" + layer + " @Output(loss = " + loss + ") Tensor out(Tensor in);\n",
                "[annotron/SaturatingOutput] out: " + text + ". Remove the activation: " + loss
                        + " takes scores of any size.");
    }
}
