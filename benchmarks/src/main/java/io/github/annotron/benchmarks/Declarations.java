// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.benchmarks;

/** The text of networks of any size. */
final class Declarations {

    private Declarations() {}

    /** A perceptron: {@code depth} dense layers with ReLU as wide as the input, and 10 classes. */
    static String perceptron(String name, int width, int depth) {
        StringBuilder text =
                new StringBuilder("@Network interface " + name + " {\n    @Input(" + width + ") Tensor x();\n");
        String last = "x";
        for (int i = 1; i <= depth; i++) {
            text.append("    @Dense(units = " + width + ", activation = RELU) Tensor hidden" + i + "(Tensor " + last
                    + ");\n");
            last = "hidden" + i;
        }
        return text.append("    @Dense(units = 10) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor y(Tensor " + last
                        + ");\n}\n")
                .toString();
    }

    /** W1 of the comparison with other libraries. */
    static String w1() {
        return """
                @Network interface W1 {
                    @Input(784) Tensor image();
                    @Dense(units = 512, activation = RELU) Tensor first(Tensor image);
                    @Dense(units = 256, activation = RELU) Tensor second(Tensor first);
                    @Dense(units = 10) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor digit(Tensor second);
                }
                """;
    }

    /** W2b of the comparison with other libraries. */
    static String w2b() {
        return """
                @Network @SuppressWarnings("annotron:LostPixels") interface W2b {
                    @Input({28, 28, 1}) Tensor image();
                    @Conv2D(filters = 32, kernel = 3, activation = RELU) Tensor conv1(Tensor image);
                    @MaxPool2D(2) Tensor pool1(Tensor conv1);
                    @Conv2D(filters = 64, kernel = 3, activation = RELU) Tensor conv2(Tensor pool1);
                    @MaxPool2D(2) Tensor pool2(Tensor conv2);
                    @Conv2D(filters = 128, kernel = 3, activation = RELU) Tensor conv3(Tensor pool2);
                    @MaxPool2D(2) Tensor pool3(Tensor conv3);
                    @Flatten Tensor features(Tensor pool3);
                    @Dense(units = 128, activation = RELU) Tensor first(Tensor features);
                    @Dense(units = 64, activation = RELU) Tensor second(Tensor first);
                    @Dense(units = 10) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor digit(Tensor second);
                }
                """;
    }

    /** The network of the README. */
    static String leNet() {
        return """
                @Network interface Digits {
                    @Input({28, 28, 1}) Tensor image();
                    @Conv2D(filters = 32, kernel = 5, padding = SAME, activation = RELU) Tensor conv1(Tensor image);
                    @MaxPool2D(2) Tensor pool1(Tensor conv1);
                    @Conv2D(filters = 64, kernel = 5, padding = SAME, activation = RELU) Tensor conv2(Tensor pool1);
                    @MaxPool2D(2) Tensor pool2(Tensor conv2);
                    @Flatten Tensor features(Tensor pool2);
                    @Dense(units = 512, activation = RELU) Tensor hidden(Tensor features);
                    @Dropout(0.5f) Tensor thinned(Tensor hidden);
                    @Dense(units = 10) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor digit(Tensor thinned);
                }
                """;
    }
}
