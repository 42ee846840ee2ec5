// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.diagnostic;

import static io.github.annotron.processor.diagnostic.WrongNetwork.members;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Attributes out of range and shapes that do not fit, layer by layer. */
final class LayerProblems {
    private static final String PAIR = "Give one number for both directions or {down, across}, each at least 1.";

    static final List<WrongNetwork> ALL = Stream.of(
                    input(),
                    dense(),
                    convolution(),
                    transposed(),
                    depthwise(),
                    series(),
                    pooling(),
                    margins(),
                    normalizations(),
                    recurrent(),
                    merges(),
                    tokens(),
                    shapes(),
                    uncertifiable(),
                    others())
            .flatMap(List::stream)
            .toList();

    private LayerProblems() {}

    /** One layer between an input and an output. */
    private static WrongNetwork layer(String input, String annotation, String... messages) {
        return members(
                annotation.replace("/*!*/", "") + " of " + input,
                "@Input(" + input + ") Tensor in();\n" + annotation
                        + " @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor in);\n",
                Arrays.stream(messages).map(message -> "[annotron/" + message).toArray(String[]::new));
    }

    private static List<WrongNetwork> input() {
        List<WrongNetwork> all = new ArrayList<>();
        for (String shape : List.of("{}", "0", "-1", "{28, 0, 1}")) {
            String listed = shape.startsWith("{") ? shape : "{" + shape + "}";
            all.add(members(
                    "an input of " + shape,
                    "@Input(/*!*/" + shape + ") Tensor in();\n"
                            + "@Flatten @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor in);\n",
                    "[annotron/InvalidValue] in: its shape is " + listed
                            + ". Give at least one extent, each at least 1, such as {28, 28, 1}."));
        }
        return all;
    }

    private static List<WrongNetwork> tokens() {
        return List.of(
                layer(
                        "4",
                        "@Embedding(vocabulary = /*!*/0, units = /*!*/-1)",
                        "InvalidValue] out: vocabulary is 0. It must be at least 1.",
                        "InvalidValue] out: units is -1. It must be at least 1."),
                layer(
                        "4",
                        "@Embedding(vocabulary = /*!*/16777217, units = 1)",
                        "InvalidValue] out: vocabulary is 16777217, and floats can tell 16777216 ids apart. Use at most that"
                                + " many."),
                layer(
                        "4",
                        "@Embedding(vocabulary = 5, units = 2, padding = /*!*/5)",
                        "InvalidValue] out: padding is 5, and the ids are 0 to 4. Use one of them, or leave it out."),
                layer(
                        "4",
                        "@Embedding(vocabulary = 5, units = 2, padding = /*!*/-2)",
                        "InvalidValue] out: padding is -2, and the ids are 0 to 4. Use one of them, or leave it out."),
                layer(
                        "4",
                        "/*!*/@Embedding(vocabulary = 1000000, units = 4000)",
                        "TooLarge] out: its kernel of 1000000x4000 has 4000000000 elements, and a Java array holds at most"
                                + " 2147483647. Make the layer or its input smaller."),
                members(
                        "an embedding of what is computed",
                        """
                        @Input(3) Tensor in();
                        @Dense(units = 4) Tensor hidden(Tensor in);
                        @Reshape({2, 2}) Tensor square(Tensor hidden);
                        @Embedding(vocabulary = 5, units = 2) @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor /*!*/square);
                        """,
                        "[annotron/InvalidValue] out: it reads token ids, and square computes numbers of any kind. Let it read"
                                + " an @Input, or a @Reshape of one."),
                layer(
                        "4",
                        "@Length(padding = /*!*/-1)",
                        "InvalidValue] out: padding is -1. It must be at least 0, as ids are."),
                members(
                        "the length of a picture",
                        """
                        @Input({3, 2}) Tensor in();
                        @Length @Output(loss = MEAN_SQUARED_ERROR) Tensor out(@From(/*!*/"in") Tensor x);
                        """,
                        "[annotron/ShapeMismatch] out: it reads token ids, {steps}, and the output of in is {3, 2}."
                                + " Use @Reshape to give it one extent."));
    }

    private static List<WrongNetwork> dense() {
        return List.of(
                layer("4", "@Dense(units = /*!*/0)", "InvalidValue] out: units is 0. It must be at least 1."),
                layer("4", "@Dense(units = /*!*/-3)", "InvalidValue] out: units is -3. It must be at least 1."),
                layer(
                        "4",
                        "@Dense(units = 2, kernelInitializer = CONSTANT, constant = Float/*!*/.NaN)",
                        "InvalidValue] out: constant is NaN. It must be finite."),
                layer(
                        "4",
                        "@Dense(units = 2, biasInitializer = /*!*/ORTHOGONAL)",
                        "InvalidValue] out: biasInitializer is ORTHOGONAL, and a bias is no matrix. Use ZEROS."),
                members(
                        "two values of one annotation",
                        """
                        @Input(4) Tensor in();
                        @Dense(constant = 1 /*!*// 0f, units = /*!*/-1) @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor in);
                        """,
                        "[annotron/InvalidValue] out: constant is Infinity. It must be finite.",
                        "[annotron/InvalidValue] out: units is -1. It must be at least 1."));
    }

    private static List<WrongNetwork> recurrent() {
        String underivable = ", and a recurrent layer keeps only the outputs of its activations, from which the"
                + " derivative of %s does not follow. Use TANH, SIGMOID, RELU, LEAKY_RELU, ELU, SELU, SOFTPLUS or LINEAR.";
        return List.of(
                layer(
                        "{4, 3}",
                        "@Recurrent(cell = Cell.LSTM, units = /*!*/0)",
                        "InvalidValue] out: units is 0. It must be at least 1."),
                layer(
                        "{4, 3}",
                        "@Recurrent(cell = Cell.LSTM, units = 2, activation = /*!*/GELU)",
                        "InvalidValue] out: activation is GELU" + String.format(underivable, "GELU")),
                layer(
                        "{4, 3}",
                        "@Recurrent(cell = Cell.GRU, units = 2, recurrentActivation = /*!*/SOFTMAX)",
                        "InvalidValue] out: recurrentActivation is SOFTMAX" + String.format(underivable, "SOFTMAX")),
                layer(
                        "{4, 3}",
                        "@Recurrent(cell = Cell.LSTM, units = 2, forgetBias = 1 /*!*// 0f)",
                        "InvalidValue] out: forgetBias is Infinity. It must be finite."),
                layer(
                        "{4, 3}",
                        "@Recurrent(cell = Cell.LSTM, units = 2, recurrentDropout = /*!*/1)",
                        "InvalidValue] out: recurrentDropout is 1.0. It is the probability of a zero: at least 0 and below"
                                + " 1."),
                layer(
                        "{4, 3}",
                        "@Recurrent(cell = Cell.LSTM, units = 32, unroll = Unroll/*!*/.ALWAYS)",
                        "InvalidValue] out: unroll = ALWAYS would write out 4096 multiply-adds for each step, and the JVM"
                                + " compiles no method as large as that. Use AUTO, or fewer units."),
                layer(
                        "{4, 3}",
                        "@Recurrent(cell = Cell.GRU, units = 2, peepholes = /*!*/true)",
                        "InvalidValue] out: peepholes = true lets gates see the inner state of an LSTM, and cell is GRU. Leave"
                                + " it out, or take cell = LSTM."),
                layer(
                        "{4, 3}",
                        "@Recurrent(cell = Cell.LSTM, units = 2, bidirectional = true, stateful = /*!*/true)",
                        "InvalidValue] out: stateful = true carries states from the end of a batch to the start of the next"
                                + " one, and the backward direction of bidirectional = true starts at the end. Leave one of"
                                + " them out."),
                layer(
                        "{4, 3}",
                        "@Recurrent(cell = Cell.LSTM, units = /*!*/1_000_000_000)",
                        "TooLarge] out: its output would have 4000000000 sums at a step, and a Java array holds at most"
                                + " 2147483647 elements."),
                members(
                        "a recurrent layer of an image",
                        "@Input({4, 3, 2}) Tensor in();\n@Recurrent(cell = Cell.GRU, units = 2) @Output(loss ="
                                + " MEAN_SQUARED_ERROR) Tensor out(Tensor /*!*/in);\n",
                        "[annotron/ShapeMismatch] out: it reads series, {steps, features}, and the output of in is"
                                + " {4, 3, 2}. Use @Reshape to give it two extents."),
                members(
                        "lengths of two elements",
                        "@Input({4, 3}) Tensor in();\n@Input(2) Tensor length();\n@Recurrent(cell = Cell.GRU, units = 2)"
                                + " @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor in, Tensor /*!*/length);\n",
                        "[annotron/ShapeMismatch] out: its second input is the number of valid steps, and the output of"
                                + " length is {2}. It must be {1}."));
    }

    private static List<WrongNetwork> convolution() {
        String image = "{6, 4, 6}";
        return List.of(
                layer(
                        image,
                        "@Conv2D(filters = /*!*/0, kernel = 3)",
                        "InvalidValue] out: filters is 0. It must be at least 1."),
                layer(
                        image,
                        "@Conv2D(filters = 2, kernel = 3, groups = /*!*/0)",
                        "InvalidValue] out: groups is 0. It must be at least 1."),
                layer(
                        image,
                        "@Conv2D(filters = 2, kernel = /*!*/{3, 3, 3})",
                        "InvalidValue] out: kernel is {3, 3, 3}. " + PAIR),
                layer(image, "@Conv2D(filters = 2, kernel = /*!*/{})", "InvalidValue] out: kernel is {}. " + PAIR),
                layer(
                        image,
                        "@Conv2D(filters = 2, kernel = 3, stride = /*!*/{1, 0})",
                        "InvalidValue] out: stride is {1, 0}. " + PAIR),
                layer(
                        image,
                        "@Conv2D(filters = 2, kernel = 3, dilation = /*!*/-1)",
                        "InvalidValue] out: dilation is -1. " + PAIR),
                layer(
                        image,
                        "@Conv2D(filters = 2, kernel = 3, constant = Float/*!*/.POSITIVE_INFINITY)",
                        "InvalidValue] out: constant is Infinity. It must be finite."),
                layer(
                        image,
                        "@Conv2D(filters = 2, kernel = 3, biasInitializer = /*!*/ORTHOGONAL)",
                        "InvalidValue] out: biasInitializer is ORTHOGONAL, and a bias is no matrix. Use ZEROS."),
                layer(
                        image,
                        "@Conv2D(filters = 4, kernel = 3, groups = /*!*/4)",
                        "ShapeMismatch] out: 4 groups do not divide the 6 channels of in and the 4 filters evenly. Use a common"
                                + " divisor of both: at most 2."),
                layer(
                        image,
                        "@Conv2D(filters = 4, kernel = /*!*/{2, 5})",
                        "ShapeMismatch] out: a 2x5 kernel does not fit the 6x4 output of in. Use padding = SAME, or a kernel of"
                                + " at most 6x4."),
                layer(
                        image,
                        "@Conv2D(filters = 4, dilation = {2, 3}, kernel = /*!*/3)",
                        "ShapeMismatch] out: a 3x3 kernel, which dilation spreads over 5x7, does not fit the 6x4 output of in. Use padding ="
                                + " SAME, or a kernel of at most 3x2."),
                members(
                        "a convolution of features",
                        """
                        @Input(16) Tensor in();
                        @Conv2D(filters = 4, kernel = 3) @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor /*!*/in);
                        """,
                        "[annotron/ShapeMismatch] out: it reads images, {height, width, channels}, and the output of in is {16}."
                                + " Use @Reshape to give it three extents."),
                members(
                        "groups, window and filters at once",
                        """
                        @Input({4, 4, 3}) Tensor in();
                        @Conv2D(kernel = /*!*/9, groups = /*!*/2, filters = 4) @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor in);
                        """,
                        "[annotron/ShapeMismatch] out: a 9x9 kernel does not fit the 4x4 output of in. Use padding = SAME, or a"
                                + " kernel of at most 4x4.",
                        "[annotron/ShapeMismatch] out: 2 groups do not divide the 3 channels of in and the 4 filters evenly. Use"
                                + " a common divisor of both: at most 1."));
    }

    private static List<WrongNetwork> transposed() {
        String image = "{6, 4, 6}";
        return List.of(
                layer(
                        image,
                        "@Conv2DTranspose(filters = 4, kernel = 3, groups = /*!*/4)",
                        "ShapeMismatch] out: 4 groups do not divide the 6 channels of in and the 4 filters evenly. Use a common"
                                + " divisor of both: at most 2."),
                layer(
                        image,
                        "@Conv2DTranspose(filters = 2, kernel = 3, stride = /*!*/{1, 0})",
                        "InvalidValue] out: stride is {1, 0}. " + PAIR),
                layer(
                        image,
                        "@Conv2DTranspose(filters = 2, kernel = 3, stride = 2, outputPadding = /*!*/{0, -1})",
                        "InvalidValue] out: outputPadding is {0, -1}. Give one number for both directions or {down, across}, each"
                                + " at least 0."),
                layer(
                        image,
                        "@Conv2DTranspose(filters = 2, kernel = 3, stride = {2, 3}, outputPadding = /*!*/2)",
                        "InvalidValue] out: outputPadding is 2 down, and with stride 2 it must be 0 to 1."),
                layer(
                        image,
                        "@Conv2DTranspose(filters = 2, kernel = {3, 2}, stride = {2, 3}, padding = SAME, outputPadding = /*!*/0)",
                        "InvalidValue] out: outputPadding is 0 across, and with stride 3, padding = SAME and a kernel that spans"
                                + " 2 it must be 1 to 2."),
                layer(
                        image,
                        "@Conv2DTranspose(filters = 2, kernel = 4, padding = SAME, outputPadding = /*!*/{1, 1})",
                        "InvalidValue] out: outputPadding is 1 down, and with stride 1, padding = SAME and a kernel that spans 4"
                                + " there is no choice. Leave it out."),
                layer(
                        image,
                        "@Conv2DTranspose(filters = 2, kernel = 3, stride = /*!*/{100, 41})",
                        "TooLarge] out: stride is 100x41. Each of its 4100 pixels has code of its own; it can have 4096. Use a"
                                + " smaller stride."),
                layer(
                        image,
                        "@Conv2DTranspose(filters = 2, dilation = {1, 2000000000}, kernel = /*!*/3)",
                        "TooLarge] out: its output has 4000000004 columns, and a Java array holds at most 2147483647 elements."
                                + " Use a smaller kernel, dilation or stride."),
                layer(
                        image,
                        "@Conv2DTranspose(filters = 2, dilation = 40000, padding = SAME, kernel = /*!*/2)",
                        "TooLarge] out: with a window that spans 40001x40001, the output and its border have more elements than a"
                                + " Java array holds. Use a smaller kernel or dilation."),
                members(
                        "a transposed convolution of features",
                        """
                        @Input(16) Tensor in();
                        @Conv2DTranspose(filters = 4, kernel = 3) @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor /*!*/in);
                        """,
                        "[annotron/ShapeMismatch] out: it reads images, {height, width, channels}, and the output of in is {16}."
                                + " Use @Reshape to give it three extents."));
    }

    private static List<WrongNetwork> depthwise() {
        String image = "{6, 4, 6}";
        List<WrongNetwork> all = new ArrayList<>();
        for (String kind : List.of("@DepthwiseConv2D(", "@SeparableConv2D(filters = 4, ")) {
            all.add(layer(image, kind + "kernel = /*!*/{3, 0})", "InvalidValue] out: kernel is {3, 0}. " + PAIR));
            all.add(layer(
                    image,
                    kind + "kernel = 3, multiplier = /*!*/0)",
                    "InvalidValue] out: multiplier is 0. It must be at least 1."));
            all.add(layer(
                    image,
                    kind + "kernel = 3, multiplier = /*!*/2000000000)",
                    "TooLarge] out: multiplier is 2000000000. With it there would be 12000000000 channels, and a Java array holds"
                            + " at most 2147483647 elements."));
            all.add(layer(
                    image,
                    kind + "kernel = /*!*/7)",
                    "ShapeMismatch] out: a 7x7 kernel does not fit the 6x4 output of in. Use padding = SAME, or a kernel of at most"
                            + " 6x4."));
            all.add(layer(
                    image,
                    kind + "kernel = 3, biasInitializer = /*!*/ORTHOGONAL)",
                    "InvalidValue] out: biasInitializer is ORTHOGONAL, and a bias is no matrix. Use ZEROS."));
            all.add(layer(
                    image,
                    kind + "kernel = /*!*/2, dilation = 40000, padding = SAME)",
                    "TooLarge] out: with a window that spans 40001x40001, the input and its border have more elements than a Java"
                            + " array holds. Use a smaller kernel or dilation."));
        }
        all.add(layer(
                image,
                "@SeparableConv2D(filters = /*!*/-1, kernel = 3)",
                "InvalidValue] out: filters is -1. It must be at least 1."));
        all.add(members(
                "a depthwise convolution of features",
                "@Input(16) Tensor in();\n@DepthwiseConv2D(kernel = 3) @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor"
                        + " /*!*/in);\n",
                "[annotron/ShapeMismatch] out: it reads images, {height, width, channels}, and the output of in is {16}. Use"
                        + " @Reshape to give it three extents."));
        return all;
    }

    private static List<WrongNetwork> series() {
        String steps = "{4, 6}";
        List<WrongNetwork> all = new ArrayList<>(List.of(
                layer(
                        steps,
                        "@Conv1D(filters = 2, kernel = /*!*/0)",
                        "InvalidValue] out: kernel is 0. It must be at least 1."),
                layer(
                        steps,
                        "@Conv1D(filters = 2, kernel = 3, stride = /*!*/-1)",
                        "InvalidValue] out: stride is -1. It must be at least 1."),
                layer(
                        steps,
                        "@Conv1D(filters = 2, kernel = /*!*/5)",
                        "ShapeMismatch] out: a kernel of 5 does not fit the 4 steps of in. Use padding = SAME or CAUSAL, or a"
                                + " kernel of at most 4."),
                layer(
                        steps,
                        "@Conv1D(filters = 2, dilation = 2, kernel = /*!*/3)",
                        "ShapeMismatch] out: a kernel of 3, which dilation spreads over 5, does not fit the 4 steps of in. Use"
                                + " padding = SAME or CAUSAL, or a kernel of at most 2."),
                layer(
                        steps,
                        "@Conv1D(filters = 2, dilation = 2000000000, padding = CAUSAL, kernel = /*!*/2)",
                        "TooLarge] out: with a window that spans 2000000001, the input and its border have more elements than a"
                                + " Java array holds. Use a smaller kernel or dilation."),
                layer(steps, "@MaxPool1D(/*!*/0)", "InvalidValue] out: window is 0. It must be at least 1."),
                layer(
                        steps,
                        "@AveragePool1D(value = 2, stride = /*!*/-2)",
                        "InvalidValue] out: stride is -2. It must be at least 1."),
                layer(
                        steps,
                        "@MaxPool1D(/*!*/5)",
                        "ShapeMismatch] out: a window of 5 does not fit the 4 steps of in. Use padding = SAME or CAUSAL, or a"
                                + " window of at most 4.")));
        for (String kind : List.of(
                "Conv1D(filters = 2, kernel = 1)",
                "MaxPool1D(2)",
                "AveragePool1D(2)",
                "GlobalMaxPool1D",
                "GlobalAveragePool1D")) {
            all.add(members(
                    "@" + kind + " of an image",
                    "@Input({4, 4, 2}) Tensor in();\n@" + kind
                            + " @Output(loss = MEAN_SQUARED_ERROR) Tensor out(@From(/*!*/\"in\") Tensor x);\n",
                    "[annotron/ShapeMismatch] out: it reads series, {steps, features}, and the output of in is {4, 4, 2}. Use"
                            + " @Reshape to give it two extents."));
        }
        for (String kind : List.of(
                "Conv2D(filters = 2, kernel = 1, ",
                "Conv2DTranspose(filters = 2, kernel = 1, ",
                "DepthwiseConv2D(kernel = 1, ",
                "MaxPool2D(value = 2, ")) {
            all.add(layer(
                    "{4, 4, 2}",
                    "@" + kind + "padding = Padding/*!*/.CAUSAL)",
                    "InvalidValue] out: padding is CAUSAL, and only steps have a past. Use SAME or VALID."));
        }
        return all;
    }

    private static List<WrongNetwork> pooling() {
        List<WrongNetwork> all = new ArrayList<>();
        for (String kind : List.of("MaxPool2D", "AveragePool2D")) {
            all.add(layer("{4, 4, 1}", "@" + kind + "(/*!*/0)", "InvalidValue] out: window is 0. " + PAIR));
            all.add(layer(
                    "{4, 4, 1}",
                    "@" + kind + "(value = 2, stride = /*!*/{1, 2, 3})",
                    "InvalidValue] out: stride is {1, 2, 3}. " + PAIR));
            all.add(layer(
                    "{4, 4, 1}",
                    "@" + kind + "(/*!*/{2, 5})",
                    "ShapeMismatch] out: a 2x5 window does not fit the 4x4 output of in. Use padding = SAME, or a window of at"
                            + " most 4x4."));
        }
        for (String kind : List.of("MaxPool2D(2)", "AveragePool2D(2)", "GlobalMaxPool2D", "GlobalAveragePool2D")) {
            all.add(members(
                    "@" + kind + " of a sequence",
                    "@Input({5, 2}) Tensor in();\n@" + kind
                            + " @Output(loss = MEAN_SQUARED_ERROR) Tensor out(@From(/*!*/\"in\") Tensor x);\n",
                    "[annotron/ShapeMismatch] out: it reads images, {height, width, channels}, and the output of in is {5, 2}."
                            + " Use @Reshape to give it three extents."));
        }
        return all;
    }

    private static List<WrongNetwork> margins() {
        String sides =
                ". Give one number for all sides, {above and below, left and right}, or {top, bottom, left, right},"
                        + " each at least 0.";
        return List.of(
                layer(
                        "{4, 5, 1}",
                        "@Cropping2D(/*!*/2)",
                        "ShapeMismatch] out: it takes 2 + 2 of the 4 rows of in. At least one must stay: take 3 in all, or"
                                + " less."),
                layer(
                        "{4, 5, 1}",
                        "@Cropping2D(/*!*/{0, 0, 4, 3})",
                        "ShapeMismatch] out: it takes 4 + 3 of the 5 columns of in. At least one must stay: take 4 in all, or"
                                + " less."),
                layer("{4, 5, 1}", "@Cropping2D(/*!*/-1)", "InvalidValue] out: its margins are {-1}" + sides),
                layer(
                        "{4, 5, 1}",
                        "@ZeroPadding2D(/*!*/{1, 2, 3})",
                        "InvalidValue] out: its margins are {1, 2, 3}" + sides),
                layer("{4, 5, 1}", "@ZeroPadding2D(/*!*/{})", "InvalidValue] out: its margins are {}" + sides),
                layer(
                        "{4, 5, 1}",
                        "@ZeroPadding2D(/*!*/{0, 2000000000})",
                        "TooLarge] out: its output would have 4000000005 columns, and a Java array holds at most 2147483647"
                                + " elements."),
                members(
                        "the crop of a sequence",
                        """
                        @Input({5, 2}) Tensor in();
                        @Cropping2D(1) @Output(loss = MEAN_SQUARED_ERROR) Tensor out(@From(/*!*/"in") Tensor x);
                        """,
                        "[annotron/ShapeMismatch] out: it reads images, {height, width, channels}, and the output of in is {5, 2}."
                                + " Use @Reshape to give it three extents."));
    }

    private static List<WrongNetwork> enlargements() {
        String most = ", and a Java array holds at most 2147483647 elements.";
        return List.of(
                layer("{4, 5, 1}", "@UpSampling2D(/*!*/0)", "InvalidValue] out: factor is 0. " + PAIR),
                layer("{4, 5, 1}", "@UpSampling2D(/*!*/{2, 2, 2})", "InvalidValue] out: factor is {2, 2, 2}. " + PAIR),
                layer("{4, 2}", "@UpSampling1D(/*!*/0)", "InvalidValue] out: value is 0. It must be at least 1."),
                layer(
                        "{4, 5, 1}",
                        "@UpSampling2D(/*!*/{1000000000, 1})",
                        "TooLarge] out: its output would have 4000000000 rows" + most),
                layer(
                        "{4, 5, 1}",
                        "@UpSampling2D(/*!*/{1, 1000000000})",
                        "TooLarge] out: its output would have 5000000000 columns" + most),
                layer(
                        "{4, 2}",
                        "@UpSampling1D(/*!*/1000000000)",
                        "TooLarge] out: its output would have 4000000000 steps" + most),
                members(
                        "an enlarged series",
                        """
                        @Input({5, 2}) Tensor in();
                        @UpSampling2D(2) @Output(loss = MEAN_SQUARED_ERROR) Tensor out(@From(/*!*/"in") Tensor x);
                        """,
                        "[annotron/ShapeMismatch] out: it reads images, {height, width, channels}, and the output of in is {5, 2}."
                                + " Use @Reshape to give it three extents."),
                members(
                        "an image in place of a series",
                        """
                        @Input({5, 2, 1}) Tensor in();
                        @UpSampling1D(2) @Output(loss = MEAN_SQUARED_ERROR) Tensor out(@From(/*!*/"in") Tensor x);
                        """,
                        "[annotron/ShapeMismatch] out: it reads series, {steps, features}, and the output of in is {5, 2, 1}."
                                + " Use @Reshape to give it two extents."));
    }

    private static List<WrongNetwork> normalizations() {
        String positive =
                ". It keeps equal values from being divided by zero: it must be positive and finite, for example 1e-5.";
        String weight = ". It is the weight of the old value in a running average: at least 0 and below 1.";
        return List.of(
                layer(
                        "{4, 5, 6}",
                        "@GroupNorm(/*!*/4)",
                        "ShapeMismatch] out: 4 groups do not divide the 6 channels of in evenly. Use a divisor, from 1 to 6."),
                layer(
                        "{4, 5, 6}",
                        "@GroupNorm(/*!*/0)",
                        "InvalidValue] out: 0 groups do not divide the 6 channels of in evenly. Use a divisor, from 1 to 6."),
                layer(
                        "{4, 5, 6}",
                        "@LayerNorm(axis = /*!*/3)",
                        "InvalidValue] out: axis is 3, and in has 3 axes. Use -3 to 2."),
                layer("6", "@LayerNorm(epsilon = /*!*/0)", "InvalidValue] out: epsilon is 0.0" + positive),
                layer("6", "@LayerNorm(epsilon = Float/*!*/.NaN)", "InvalidValue] out: epsilon is NaN" + positive),
                layer(
                        "6",
                        "@GroupNorm(value = 2, epsilon = /*!*/-1e-3f)",
                        "InvalidValue] out: epsilon is -0.001" + positive),
                layer("6", "@BatchNorm(epsilon = /*!*/0)", "InvalidValue] out: epsilon is 0.0" + positive),
                layer("6", "@BatchNorm(momentum = /*!*/1)", "InvalidValue] out: momentum is 1.0" + weight),
                layer("6", "@BatchNorm(momentum = /*!*/-0.1f)", "InvalidValue] out: momentum is -0.1" + weight));
    }

    private static List<WrongNetwork> merges() {
        String remedy = ". Give both the same shape, for example with a 1x1 @Conv2D or a @Dense";
        String channels = ", or one of them a value for each channel.";
        List<WrongNetwork> all = new ArrayList<>();
        Map<String, String> failures = Map.of(
                "Add", "added to",
                "Subtract", "subtracted from",
                "Multiply", "multiplied by",
                "Average", "averaged with",
                "Maximum", "compared with",
                "Minimum", "compared with");
        failures.forEach((kind, failure) -> all.add(members(
                "@" + kind + " of different shapes",
                """
                @Input({4, 4, 2}) Tensor a();
                @Input({4, 4, 3}) Tensor b();
                @%s @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor a, Tensor /*!*/b);
                """.formatted(kind),
                "[annotron/ShapeMismatch] out: the 4x4x3 output of b cannot be " + failure + " the 4x4x2 output of a"
                        + remedy + channels)));
        all.add(members(
                "several shapes",
                """
                @Input({4, 4, 2}) Tensor a();
                @Input({1, 4, 2}) Tensor b();
                @Input(32) Tensor c();
                @Input(2) Tensor d();
                @Add @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor a, Tensor /*!*/b, Tensor /*!*/c, Tensor d);
                """,
                "[annotron/ShapeMismatch] out: the 1x4x2 output of b cannot be added to the 4x4x2 output of a" + remedy
                        + channels,
                "[annotron/ShapeMismatch] out: the 32-element output of c cannot be added to the 4x4x2 output of a"
                        + remedy + channels));
        all.add(members(
                "too many channels before an image",
                """
                @Input(3) Tensor a();
                @Input({4, 4, 2}) Tensor b();
                @Subtract @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor /*!*/a, Tensor b);
                """,
                "[annotron/ShapeMismatch] out: the 4x4x2 output of b cannot be subtracted from the 3-element output of a"
                        + remedy + channels));
        all.add(members(
                "features of different numbers",
                """
                @Input(3) Tensor a();
                @Input(2) Tensor b();
                @Multiply @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor a, Tensor /*!*/b);
                """,
                "[annotron/ShapeMismatch] out: the 2-element output of b cannot be multiplied by the 3-element output of a"
                        + remedy + "."));
        all.add(members(
                "a difference of three",
                """
                @Input(3) Tensor a();
                @Subtract @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor a, @From("a") Tensor b, @From(/*!*/"a") Tensor c);
                """,
                "[annotron/InputCount] out: @Subtract reads 2 layers, and the method has 3 parameters."));
        return all;
    }

    private static List<WrongNetwork> shapes() {
        String extents = "}. Give at least one extent, each at least 1; one of them may be -1.";
        return List.of(
                layer(
                        "{4, 6}",
                        "@Slice(axis = /*!*/2)",
                        "InvalidValue] out: axis is 2, and in has 2 axes. Use -2 to 1."),
                layer(
                        "{4, 6}",
                        "@Slice(from = /*!*/6)",
                        "InvalidValue] out: from is 6, and axis 1 of in has 6 elements. Use -6 to 5."),
                layer(
                        "{1, 6}",
                        "@Slice(axis = 0, from = /*!*/-2, to = /*!*/2)",
                        "InvalidValue] out: from is -2, and axis 0 of in has 1 element. Use -1 to 0.",
                        "InvalidValue] out: to is 2, and axis 0 of in has 1 element. Use -1 to 1, or leave it out."),
                layer(
                        "{4, 6}",
                        "@Slice(from = -2, to = /*!*/4)",
                        "InvalidValue] out: axis 1 of in has 6 elements, and from 4 to 4 there are none. Use a larger to:"
                                + " it is the first that is left out."),
                layer(
                        "6",
                        "@Slice(to = /*!*/-6)",
                        "InvalidValue] out: axis 0 of in has 6 elements, and from 0 to 0 there are none. Use a larger to:"
                                + " it is the first that is left out."),
                layer("6", "@Reshape(/*!*/-2)", "InvalidValue] out: its shape is {-2" + extents),
                layer("6", "@Reshape(/*!*/{})", "InvalidValue] out: its shape is {" + extents),
                layer("6", "@Reshape(/*!*/{3, 0})", "InvalidValue] out: its shape is {3, 0" + extents),
                layer("6", "@Reshape(/*!*/{-1, -1})", "InvalidValue] out: its shape is {-1, -1" + extents),
                layer(
                        "6",
                        "@Reshape(/*!*/{4, 2})",
                        "ShapeMismatch] out: in has 6 elements, and 4x2 has 8. Choose extents whose product is"
                                + " 6."),
                layer(
                        "{2, 3}",
                        "@Reshape(/*!*/{4, -1})",
                        "ShapeMismatch] out: in has 6 elements, and the other extents do not divide that."
                                + " Choose extents whose product is 6."),
                members(
                        "means and variances of different shapes",
                        """
                        @Input({4, 4, 2}) Tensor a();
                        @Input(32) Tensor b();
                        @Sample(weight = /*!*/-1) @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor a, Tensor /*!*/b);
                        """,
                        "[annotron/InvalidValue] out: weight is -1.0. It must be finite and at least 0, which leaves the"
                                + " divergence away.",
                        "[annotron/ShapeMismatch] out: the 32-element output of b cannot be the logarithms of the variances"
                                + " for the 4x4x2 output of a, the means. Give both the same shape."),
                members(
                        "different shapes side by side",
                        """
                        @Input({4, 4, 2}) Tensor a();
                        @Input({4, 3, 2}) Tensor b();
                        @Input({4, 4}) Tensor c();
                        @Concat @Output(loss = MEAN_SQUARED_ERROR) Tensor out(
                                Tensor a, Tensor /*!*/b, @From(/*!*/"c") Tensor third);
                        """,
                        "[annotron/ShapeMismatch] out: the 4x3x2 output of b cannot stand beside the 4x4x2 output of a along axis"
                                + " 2. All other extents must be equal.",
                        "[annotron/ShapeMismatch] out: the 4x4 output of c cannot stand beside the 4x4x2 output of a along axis"
                                + " 2. All other extents must be equal."),
                members(
                        "an axis too high",
                        """
                        @Input({4, 2}) Tensor in();
                        @Concat(axis = /*!*/2) Tensor one(Tensor in, @From("in") Tensor again);
                        @Concat(axis = /*!*/-3) Tensor two(Tensor in, @From("in") Tensor again);
                        @Add @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor one, Tensor two);
                        """,
                        "[annotron/InvalidValue] one: axis is 2, and in has 2 axes. Use -2 to 1.",
                        "[annotron/InvalidValue] two: axis is -3, and in has 2 axes. Use -2 to 1."));
    }

    private static List<WrongNetwork> uncertifiable() {
        String start = "NotCertifiable] out: the network is to be certifiable, and there are no bounds of what ";
        String remedy = " computes. Put another layer in its place, or leave certifiable = true out.";
        return Stream.of(
                        layer(
                                "4",
                                "/*!*/@LayerNorm",
                                start + "@LayerNorm (mean 0 and variance 1 of each sample)" + remedy),
                        layer("4", "/*!*/@Dense(units = 3, activation = SOFTMAX)", start + "@Dense (softmax)" + remedy),
                        layer(
                                "{4, 4, 1}",
                                "/*!*/@Conv2DTranspose(filters = 2, kernel = 3)",
                                start + "@Conv2DTranspose (transposed, 3x3 kernel)" + remedy))
                .map(network -> new WrongNetwork(
                        "certifiable, " + network.title(),
                        network.source().replace("@Network\n", "@Network(certifiable = true)\n"),
                        network.messages(),
                        network.prefix()))
                .toList();
    }

    private static List<WrongNetwork> others() {
        String deviation = ". It must be at least 0 and finite.";
        String rate = ". It is the probability of a zero: at least 0 and below 1.";
        return List.of(
                layer("4", "@Dropout(/*!*/1)", "InvalidValue] out: the rate is 1.0" + rate),
                layer("4", "@Dropout(/*!*/-0.5f)", "InvalidValue] out: the rate is -0.5" + rate),
                layer("4", "@Dropout(Float/*!*/.NaN)", "InvalidValue] out: the rate is NaN" + rate),
                layer(
                        "4",
                        "@Dropout(value = 0.5f, wholeChannels = /*!*/true)",
                        "InvalidValue] out: wholeChannels is true, and in is 4, where a channel is one value. Leave it out."),
                layer(
                        "4",
                        "@GaussianNoise(/*!*/-0.5f)",
                        "InvalidValue] out: the standard deviation is -0.5" + deviation),
                layer(
                        "4",
                        "@GaussianNoise(Float/*!*/.NaN)",
                        "InvalidValue] out: the standard deviation is NaN" + deviation),
                layer(
                        "4",
                        "@GaussianNoise(1 /*!*// 0f)",
                        "InvalidValue] out: the standard deviation is Infinity" + deviation),
                layer(
                        "4",
                        "@Activate(value = ELU, alpha = /*!*/0)",
                        "InvalidValue] out: alpha is 0.0. It must be positive and finite."),
                layer(
                        "4",
                        "@Activate(value = LEAKY_RELU, alpha = 1 /*!*// 0f)",
                        "InvalidValue] out: alpha is Infinity. It must be positive and finite."),
                layer(
                        "4",
                        "@Activate(value = TANH, alpha = /*!*/0.5f)",
                        "InvalidValue] out: TANH takes no alpha. Leave it out."));
    }
}
