// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import io.github.annotron.Activation;
import io.github.annotron.Loss;
import io.github.annotron.processor.graph.Reading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;

/** Networks around one layer each, in shapes that lie at the edges of what a layer does. */
final class LayerCases {
    private final List<String> sources = new ArrayList<>();

    private LayerCases() {}

    /** The source of each interface. */
    static List<String> sources() {
        LayerCases cases = new LayerCases();
        cases.dense();
        WindowCases.addTo(cases);
        cases.activations();
        cases.shapes();
        cases.sums();
        cases.merges();
        cases.normalizations();
        cases.batchNormalizations();
        RecurrentCases.addTo(cases);
        cases.dropout();
        cases.samples();
        cases.noise();
        cases.inputs();
        cases.losses();
        cases.tokens();
        cases.sources.addAll(CompositionCases.sources());
        return cases.sources;
    }

    void network(String name, String... lines) {
        // A name that is none of the language: the interface would hide the annotation.
        sources.add(Subject.source(name + "Net", String.join("\n", lines)));
    }

    /**
     * A layer behind a trained one, so that its gradient at its input is of use. Once alone, where it writes that gradient,
     * and once where its input is read by another layer too, so that it adds to what is there.
     *
     * @param shape of its input, such as {@code 5, 7, 3}; the last extent is the units of the layer before
     * @param layer its annotation
     */
    void layer(String name, String shape, String layer) {
        layer(name, shape, layer, "");
    }

    /**
     * The same with more attributes of the trained layer: before a normalisation over all positions the gradient at a bias is 0
     * but for rounding, so there should be none.
     */
    private void layer(String name, String shape, String layer, String attributes) {
        String units = shape.substring(shape.lastIndexOf(' ') + 1);
        network(
                name,
                "@Input({" + shape + "}) Tensor x();",
                "@Dense(units = " + units + attributes + ") Tensor stem(Tensor x);",
                layer + " Tensor alone(Tensor stem);",
                "@Flatten Tensor flatAlone(Tensor alone);",
                "@Dense(units = " + units + ", bias = false) Tensor shared(Tensor x);",
                layer + " Tensor beside(Tensor shared);",
                "@Flatten Tensor flatBeside(Tensor beside);",
                "@Flatten Tensor flatShared(Tensor shared);",
                "@Concat @Output(loss = MEAN_SQUARED_ERROR)"
                        + " Tensor y(Tensor flatAlone, Tensor flatBeside, Tensor flatShared);");
    }

    private void dense() {
        int[][] sizes = {
            {1, 1}, {3, 1}, {1, 5}, {7, 3}, {4, 4}, {20, 20}, {21, 20}, {200, 3}, {3, 200}, {2, 130}, {33, 17},
            {64, 47}, {5, 97}
        };
        for (int[] size : sizes) {
            layer("Dense" + size[0] + "To" + size[1], "" + size[0], "@Dense(units = " + size[1] + ")");
        }
        layer("DenseThatPassesBackAsStored", "256", "@Dense(units = 256)");
        layer("DenseWithoutBias", "6", "@Dense(units = 5, bias = false)");
        layer("DenseWithoutBiasInLoops", "150", "@Dense(units = 3, bias = false)");
        layer("DenseWithoutBiasInKernel", "30", "@Dense(units = 18, bias = false)");
        layer("DenseOverImage", "3, 5, 4", "@Dense(units = 6)");
        layer("DenseOverImageThin", "3, 5, 3", "@Dense(units = 2)");
        layer("DenseOverImageWide", "2, 3, 5", "@Dense(units = 19, activation = RELU)");
        layer("DenseOverSteps", "4, 3", "@Dense(units = 1, bias = false, activation = RELU)");
        layer("DenseOverOneRow", "1, 1, 6", "@Dense(units = 4)");
        for (int[] size : new int[][] {{6, 5}, {150, 3}, {40, 33}}) {
            layer("DenseRelu" + size[0], "" + size[0], "@Dense(units = " + size[1] + ", activation = RELU)");
        }
    }

    private void activations() {
        for (Activation activation : Activation.values()) {
            String name = title(activation.name());
            layer("Activate" + name, "3, 7", "@Activate(" + activation + ")");
            network(
                    "Fused" + name,
                    "@Input({3, 4, 2}) Tensor x();",
                    "@Dense(units = 3, activation = " + activation + ") Tensor rows(Tensor x);",
                    "@Conv2D(filters = 5, kernel = 2, activation = " + activation + ") Tensor conv(Tensor rows);",
                    "@Flatten Tensor flat(Tensor conv);",
                    "@Dense(units = 9, activation = " + activation + ") Tensor straight(Tensor flat);",
                    "@Dense(units = 47, activation = " + activation + ") Tensor kernel(Tensor straight);",
                    "@Dense(units = 47) Tensor other(Tensor straight);",
                    "@Add(activation = " + activation + ") Tensor sum(Tensor kernel, Tensor other);",
                    "@Concat Tensor all(Tensor straight, Tensor sum, Tensor flat);",
                    "@Dense(units = 3) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor all);");
        }
        layer("ActivateLeakyReluAlpha", "9", "@Activate(value = LEAKY_RELU, alpha = 0.3f)");
        layer("ActivateEluAlpha", "9", "@Activate(value = ELU, alpha = 0.7f)");
        layer("ActivateSoftmaxOverImage", "2, 3, 4", "@Activate(SOFTMAX)");
        layer("ActivateSoftmaxOfOne", "3, 1", "@Activate(SOFTMAX)");
        network(
                "ActivateInput",
                "@Input(6) Tensor x();",
                "@Activate(TANH) Tensor squashed(Tensor x);",
                "@Dense(units = 4) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor squashed);");
        network(
                "ActivateTwice",
                "@Input(6) Tensor x();",
                "@Dense(units = 5, activation = RELU) Tensor first(Tensor x);",
                "@Activate(SILU) Tensor second(Tensor first);",
                "@Activate(GELU) Tensor third(Tensor second);",
                "@Add @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor third, Tensor first, Tensor second);");
    }

    private static String title(String constant) {
        StringBuilder text = new StringBuilder();
        for (String word : constant.split("_")) {
            text.append(word.charAt(0)).append(word.substring(1).toLowerCase(java.util.Locale.ROOT));
        }
        return text.toString();
    }

    private void shapes() {
        layer("Flatten", "2, 3, 4", "@Flatten");
        layer("Reshape", "2, 3, 4", "@Reshape({4, 3, 2})");
        for (String margins : List.of("1", "{2, 1}", "{0, 2}", "{1, 0}", "{1, 0, 0, 2}", "{0, 1, 2, 1}", "0")) {
            String name = margins.replaceAll("[^0-9]+", "x");
            layer("ZeroPadding" + name, "3, 2, 3", "@ZeroPadding2D(" + margins + ")");
            layer("Cropping" + name, "6, 5, 3", "@Cropping2D(" + margins + ")");
        }
        layer("CroppingToPixel", "4, 3, 2", "@Cropping2D({1, 2, 0, 2})");
        layer("ReshapeOpen", "2, 3, 4", "@Reshape({-1, 6})");
        slices();
        enlargements();
        network(
                "ReshapeOfReshape",
                "@Input({4, 6}) Tensor x();",
                "@Reshape({2, 3, 4}) Tensor image(Tensor x);",
                "@Conv2D(filters = 3, kernel = 2, padding = SAME) Tensor conv(Tensor image);",
                "@Flatten Tensor flat(Tensor conv);",
                "@Reshape({3, 6}) Tensor rows(Tensor flat);",
                "@Dense(units = 6) Tensor mixed(Tensor rows);",
                "@Reshape({2, 3, 3}) Tensor back(Tensor mixed);",
                "@Add Tensor joined(Tensor back, Tensor conv);",
                "@Flatten Tensor all(Tensor joined);",
                "@Add @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor all, Tensor flat);");
        network(
                "ReshapeAtTheEnd",
                "@Input({2, 2, 3}) Tensor x();",
                "@Conv2D(filters = 2, kernel = 2, padding = SAME, activation = TANH) Tensor conv(Tensor x);",
                "@Flatten @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor y(Tensor conv);");
        String[][] concatenations = {
            {"5", "3", "0"},
            {"2, 3", "4, 3", "0"},
            {"2, 3", "2, 5", "1"},
            {"2, 3, 4", "1, 3, 4", "0"},
            {"2, 3, 4", "2, 2, 4", "1"},
            {"2, 3, 4", "2, 3, 1", "2"},
            {"2, 3, 4", "2, 3, 5", "-1"},
            {"2, 3, 4", "2, 5, 4", "-2"}
        };
        for (int i = 0; i < concatenations.length; i++) {
            String[] c = concatenations[i];
            network(
                    "Concat" + i,
                    "@Input({" + c[0] + "}) Tensor a();",
                    "@Input({" + c[1] + "}) Tensor b();",
                    "@Dense(units = " + c[0].substring(c[0].length() - 1) + ") Tensor left(Tensor a);",
                    "@Dense(units = " + c[1].substring(c[1].length() - 1) + ") Tensor right(Tensor b);",
                    "@Concat(axis = " + c[2] + ") Tensor both(Tensor left, Tensor right);",
                    "@Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor both);");
        }
        network(
                "ConcatOfThree",
                "@Input({3, 2}) Tensor x();",
                "@Dense(units = 2) Tensor a(Tensor x);",
                "@Dense(units = 5, activation = SIGMOID) Tensor b(Tensor a);",
                "@Concat Tensor all(Tensor b, Tensor x, Tensor a);",
                "@Dense(units = 3) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor all);");
        network(
                "ConcatOfTheSame",
                "@Input({3, 2}) Tensor x();",
                "@Dense(units = 2) Tensor a(Tensor x);",
                "@Concat(axis = 0) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor a, @From(\"a\") Tensor again);");
    }

    private void slices() {
        layer("SliceFirst", "7", "@Slice(to = 3)");
        layer("SliceLast", "7", "@Slice(from = -1)");
        layer("SliceAll", "7", "@Slice");
        layer("SliceMiddle", "7", "@Slice(from = 2, to = -2)");
        layer("SliceChannels", "3, 4, 5", "@Slice(from = 1, to = 4)");
        layer("SliceColumns", "3, 4, 5", "@Slice(axis = 1, from = -3, to = -1)");
        layer("SliceRows", "3, 4, 5", "@Slice(axis = 0, from = 1)");
        layer("SliceStep", "5, 3", "@Slice(axis = -2, from = 4, to = 5)");
        layer("SliceOneChannel", "3, 2, 4", "@Slice(from = 3)");
        network( // they overlap in one place
                "SlicesOfOne",
                "@Input(6) Tensor x();",
                "@Dense(units = 9) Tensor wide(Tensor x);",
                "@Slice(to = 5) Tensor values(Tensor wide);",
                "@Slice(from = 4) Tensor gates(Tensor wide);",
                "@Activate(SIGMOID) Tensor open(Tensor gates);",
                "@Multiply Tensor gated(Tensor values, Tensor open);",
                "@Slice(axis = 0, from = 1, to = 3) Tensor some(Tensor gated);",
                "@Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor some);");
        network(
                "SliceOfAView",
                "@Input({2, 6}) Tensor x();",
                "@Slice(from = 1) Tensor given(Tensor x);",
                "@Dense(units = 6) Tensor wide(Tensor given);",
                "@Reshape({3, 4}) Tensor other(Tensor wide);",
                "@Slice(axis = 0, to = 2) Tensor part(Tensor other);",
                "@Flatten Tensor flat(Tensor part);",
                "@Dense(units = 3) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor y(Tensor flat);");
    }

    private void enlargements() {
        for (String interpolation : List.of("NEAREST", "BILINEAR")) {
            String name = "UpSampling" + title(interpolation);
            for (String factors :
                    List.of("1", "2", "{1, 2}", "{2, 1}", "{3, 2}", "{4, 3}", "{5, 4}", "{2, 7}", "{6, 8}")) {
                layer(
                        name + factors.replaceAll("[^0-9]+", "x"),
                        "3, 2, 3",
                        "@UpSampling2D(value = " + factors + ", interpolation = " + interpolation + ")");
            }
            layer(name + "OfPixel", "1, 1, 2", "@UpSampling2D(value = 3, interpolation = " + interpolation + ")");
            layer(name + "OfRow", "1, 4, 1", "@UpSampling2D(value = {2, 5}, interpolation = " + interpolation + ")");
            layer(name + "OfWide", "2, 3, 19", "@UpSampling2D(value = 2, interpolation = " + interpolation + ")");
        }
        for (int times : new int[] {1, 2, 4, 5}) {
            layer("UpSamplingSteps" + times, "4, 3", "@UpSampling1D(" + times + ")");
        }
        network(
                "Hourglass",
                "@Input({8, 8, 2}) Tensor x();",
                "@Conv2D(filters = 3, kernel = 3, padding = SAME, activation = TANH) Tensor fine(Tensor x);",
                "@AveragePool2D(2) Tensor small(Tensor fine);",
                "@Conv2D(filters = 4, kernel = 3, padding = SAME, activation = SILU) Tensor coarse(Tensor small);",
                "@UpSampling2D(value = 2, interpolation = BILINEAR) Tensor next(Tensor coarse);",
                "@UpSampling2D(2) Tensor copy(Tensor coarse);",
                "@Concat Tensor before(Tensor fine, Tensor next, Tensor copy);",
                "@Conv2D(filters = 1, kernel = 1) @Output(loss = SIGMOID_CROSS_ENTROPY) Tensor after(Tensor before);");
    }

    private void sums() {
        network(
                "AddOfThree",
                "@Input({2, 3}) Tensor x();",
                "@Dense(units = 4) Tensor a(Tensor x);",
                "@Dense(units = 4, activation = TANH) Tensor b(Tensor a);",
                "@Dense(units = 4, activation = SIGMOID) Tensor c(Tensor a);",
                "@Add @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor a, Tensor b, Tensor c);");
        network(
                "AddOfTheSame",
                "@Input(3) Tensor x();",
                "@Dense(units = 4) Tensor a(Tensor x);",
                "@Add(activation = SOFTPLUS) Tensor twice(Tensor a, @From(\"a\") Tensor again);",
                "@Dense(units = 2) Tensor b(Tensor twice);",
                "@Add @Output(loss = MEAN_SQUARED_ERROR)"
                        + " Tensor y(Tensor b, @From(\"b\") Tensor second, @From(\"b\") Tensor third);");
        network(
                "AddInput",
                "@Input(4) Tensor x();",
                "@Dense(units = 4) Tensor a(Tensor x);",
                "@Add @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor x, Tensor a);");
        network(
                "Residual",
                "@Input({4, 5, 3}) Tensor x();",
                "@Conv2D(filters = 4, kernel = 3, padding = SAME, activation = RELU) Tensor stem(Tensor x);",
                "@Conv2D(filters = 4, kernel = 3, padding = SAME, activation = RELU) Tensor a(Tensor stem);",
                "@Conv2D(filters = 4, kernel = 3, padding = SAME) Tensor b(Tensor a);",
                "@Add(activation = RELU) Tensor joined(Tensor b, Tensor stem);",
                "@GlobalAveragePool2D Tensor pooled(Tensor joined);",
                "@Dense(units = 3) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor y(Tensor pooled);");
        network(
                "ReadByMany",
                "@Input({3, 4, 2}) Tensor x();",
                "@Dense(units = 4, activation = GELU) Tensor stem(Tensor x);",
                "@Conv2D(filters = 4, kernel = 3, padding = SAME) Tensor a(Tensor stem);",
                "@MaxPool2D(value = 3, stride = 1, padding = SAME) Tensor b(Tensor stem);",
                "@AveragePool2D(value = 2, stride = 1, padding = SAME) Tensor c(Tensor stem);",
                "@Activate(ELU) Tensor d(Tensor stem);",
                "@Dense(units = 4, activation = SOFTMAX) Tensor e(Tensor stem);",
                "@Add @Output(loss = MEAN_SQUARED_ERROR)"
                        + " Tensor y(Tensor a, Tensor b, Tensor c, Tensor d, Tensor e, Tensor stem);");
    }

    private void merges() {
        for (String kind : List.of("Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum")) {
            boolean several = !kind.equals("Subtract");
            merge(kind, "OfTwo", "2, 3", "left, right");
            merge(kind, "WithItself", "5", "left, again");
            merge(kind, "WithInput", "2, 3, 4", "left, x");
            merge(kind, "FromInput", "3", "x, right");
            merge(kind, "WithChannels", "2, 3, 4", "left, gate");
            merge(kind, "OfChannels", "5, 3", "gate, left");
            merge(kind, "WithOnePixel", "3, 2, 4", "right, pixel");
            merge(kind, "OfPixels", "1, 1, 4", "gate, pixel");
            merge(kind, "WithOneChannel", "4, 1", "left, gate");
            if (several) {
                merge(kind, "OfSeveral", "3, 4", "left, again, right");
                merge(kind, "OfMany", "2, 3, 4", "gate, left, right, pixel, x");
            }
        }
        for (String activation : List.of("RELU", "TANH", "GELU", "SOFTMAX")) {
            network(
                    "Gated" + title(activation),
                    "@Input({4, 4, 3}) Tensor x();",
                    "@Conv2D(filters = 5, kernel = 3, activation = SILU) Tensor image(Tensor x);",
                    "@GlobalAveragePool2D Tensor squeezed(Tensor image);",
                    "@Dense(units = 2, activation = RELU) Tensor narrow(Tensor squeezed);",
                    "@Dense(units = 5, activation = SIGMOID) Tensor gates(Tensor narrow);",
                    "@Multiply(activation = " + activation + ") Tensor excited(Tensor image, Tensor gates);",
                    "@Flatten Tensor flat(Tensor excited);",
                    "@Dense(units = 3) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor y(Tensor flat);");
        }
    }

    /**
     * A merge, twice: what it reads is read by another layer too, or not.
     *
     * @param shape of the input and of what is made of it
     * @param reads some of {@code left} and {@code right}, {@code again}, which is left, {@code x}, the input, {@code gate}, a value
     *     for each channel, and {@code pixel}, the same as an image
     */
    private void merge(String kind, String name, String shape, String reads) {
        String channels = shape.substring(shape.lastIndexOf(' ') + 1);
        String parameters = Arrays.stream(reads.split(", "))
                .map(read -> read.equals("again") ? "@From(\"left\") Tensor again" : "Tensor " + read)
                .collect(Collectors.joining(", "));
        network(
                kind + name,
                "@Input({" + shape + "}) Tensor x();",
                "@Dense(units = " + channels + ") Tensor left(Tensor x);",
                "@Dense(units = " + channels + ", bias = false) Tensor right(Tensor left);",
                "@Flatten Tensor all(Tensor right);",
                "@Dense(units = " + channels + ") Tensor gate(Tensor all);",
                "@Reshape({1, 1, " + channels + "}) Tensor pixel(Tensor gate);",
                "@Flatten Tensor row(Tensor pixel);",
                "@" + kind + " Tensor merged(" + parameters + ");",
                "@" + kind + "(activation = SIGMOID) Tensor active(" + parameters + ");",
                "@Flatten Tensor flat(Tensor merged);",
                "@Flatten Tensor flatActive(Tensor active);",
                "@Concat @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor flat, Tensor flatActive, Tensor row);");
    }

    private void normalizations() {
        layer("LayerNorm", "19", "@LayerNorm");
        layer("LayerNormOverImage", "3, 4, 6", "@LayerNorm");
        layer("LayerNormTwoAxes", "3, 4, 5", "@LayerNorm(axis = 1)");
        layer("LayerNormOfAll", "3, 2, 5", "@LayerNorm(axis = 0, epsilon = 0.1f)");
        layer("LayerNormBare", "4, 7", "@LayerNorm(scale = false, shift = false)");
        layer("LayerNormScaled", "4, 7", "@LayerNorm(shift = false)");
        layer("LayerNormShifted", "4, 7", "@LayerNorm(scale = false)");
        layer("GroupNorm", "3, 4, 6", "@GroupNorm(2)");
        layer("GroupNormOfAll", "3, 4, 6", "@GroupNorm(1)");
        network( // behind a layer without a bias, whose gradient would be 0 but for rounding
                "GroupNormOfChannels",
                "@Input({3, 4, 5}) Tensor x();",
                "@Dense(units = 5, bias = false) Tensor stem(Tensor x);",
                "@GroupNorm(5) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor stem);");
        layer("GroupNormOfUnits", "18", "@GroupNorm(3)");
        layer("GroupNormBare", "2, 3, 4", "@GroupNorm(value = 2, scale = false, shift = false, epsilon = 1e-3f)");
        layer("GroupNormWide", "2, 2, 40", "@GroupNorm(2)");
        network(
                "NormBetween",
                "@Input({4, 4, 3}) Tensor x();",
                "@GroupNorm(3) Tensor first(Tensor x);",
                "@Conv2D(filters = 4, kernel = 3, bias = false) Tensor conv(Tensor first);",
                "@GroupNorm(2) Tensor grouped(Tensor conv);",
                "@Activate(RELU) Tensor relu(Tensor grouped);",
                "@Flatten Tensor flat(Tensor relu);",
                "@LayerNorm Tensor even(Tensor flat);",
                "@Dense(units = 3) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor y(Tensor even);");
    }

    private void batchNormalizations() {
        String noBias = ", bias = false";
        layer("BatchNorm", "3, 4, 6", "@BatchNorm", noBias);
        layer("BatchNormOfSteps", "5, 17", "@BatchNorm(epsilon = 0.01f)", noBias);
        layer("BatchNormWide", "2, 3, 40", "@BatchNorm", noBias);
        layer("BatchNormOfOneChannel", "4, 5, 1", "@BatchNorm(epsilon = 0.1f)", noBias);
        layer("BatchNormOfUnits", "19", "@BatchNorm(epsilon = 0.1f)", noBias);
        layer("BatchNormBare", "3, 7", "@BatchNorm(scale = false, shift = false)", noBias);
        layer("BatchNormScaled", "3, 7", "@BatchNorm(shift = false)", noBias);
        layer("BatchNormShifted", "3, 7", "@BatchNorm(scale = false)", noBias);
        layer("BatchNormRelu", "3, 3, 5", "@BatchNorm(activation = RELU)", noBias);
        layer("BatchNormTanh", "3, 3, 5", "@BatchNorm(activation = TANH)", noBias);
        layer("BatchNormSoftmax", "3, 3, 5", "@BatchNorm(activation = SOFTMAX)", noBias);
        layer("BatchNormFrozen", "3, 3, 5", "@Frozen @BatchNorm", noBias);
        layer("BatchNormFrozenRelu", "20", "@Frozen @BatchNorm(activation = RELU)");
        network(
                "BatchNormFolded",
                "@Input({9, 10, 3}) Tensor x();",
                "@Conv2D(filters = 16, kernel = 3, padding = SAME, bias = false) Tensor conv1(Tensor x);",
                "@BatchNorm(activation = RELU) Tensor norm1(Tensor conv1);",
                "@Conv2D(filters = 2, kernel = 3, stride = 2, bias = false) Tensor conv2(Tensor norm1);",
                "@BatchNorm(scale = false, activation = TANH) Tensor norm2(Tensor conv2);",
                "@Conv2D(filters = 18, kernel = 2, groups = 2, bias = false) Tensor conv3(Tensor norm2);",
                "@BatchNorm(activation = SILU) Tensor norm3(Tensor conv3);",
                "@Flatten Tensor flat(Tensor norm3);",
                "@Dense(units = 5, bias = false) Tensor dense1(Tensor flat);",
                "@BatchNorm(epsilon = 0.1f, activation = RELU) Tensor norm4(Tensor dense1);",
                "@Dense(units = 4) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor y(Tensor norm4);");
        network(
                "BatchNormFoldedByChannel",
                "@Input({7, 6, 3}) Tensor x();",
                "@DepthwiseConv2D(kernel = 3, multiplier = 6, bias = false) Tensor conv1(Tensor x);",
                "@BatchNorm(activation = RELU) Tensor norm1(Tensor conv1);",
                "@SeparableConv2D(filters = 5, kernel = 2, bias = false) Tensor conv2(Tensor norm1);",
                "@BatchNorm(activation = TANH) Tensor norm2(Tensor conv2);",
                "@Flatten Tensor flat(Tensor norm2);",
                "@Dense(units = 4) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor y(Tensor flat);");
        network(
                "BatchNormNotFolded",
                "@Input({4, 4, 2}) Tensor x();",
                "@BatchNorm Tensor even(Tensor x);",
                "@Conv2D(filters = 5, kernel = 3, padding = SAME, activation = RELU) Tensor conv1(Tensor even);",
                "@BatchNorm Tensor norm1(Tensor conv1);",
                "@Conv2D(filters = 5, kernel = 3, padding = SAME, bias = false) Tensor conv2(Tensor norm1);",
                "@BatchNorm Tensor norm2(Tensor conv2);",
                "@Add(activation = RELU) Tensor sum(Tensor norm2, Tensor norm1, Tensor conv2);",
                "@GlobalAveragePool2D Tensor pooled(Tensor sum);",
                "@Dense(units = 3) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor pooled);");
        network(
                "BatchNormBeforeAnythingTrained",
                "@Input({4, 3}) Tensor x();",
                "@BatchNorm(scale = false, shift = false) Tensor even(Tensor x);",
                "@Dense(units = 3) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor even);");
        network(
                "BatchNormShared",
                "@Input({4, 3}) Tensor x();",
                "@Dense(units = 3, bias = false) Tensor left(Tensor x);",
                "@BatchNorm Tensor leftNorm(Tensor left);",
                "@Dense(units = 3, bias = false) Tensor right(Tensor x);",
                "@BatchNorm @WeightsOf(\"leftNorm\") Tensor rightNorm(Tensor right);",
                "@Concat @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor leftNorm, Tensor rightNorm);");
        network(
                "BatchNormFrozenFolded",
                "@Input({4, 4, 3}) Tensor x();",
                "@Conv2D(filters = 4, kernel = 3) Tensor conv(Tensor x);",
                "@Frozen @BatchNorm(activation = RELU) Tensor norm(Tensor conv);",
                "@Flatten Tensor flat(Tensor norm);",
                "@Dense(units = 3) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor flat);");
    }

    private void dropout() {
        layer("Dropout", "3, 11", "@Dropout(0.4f)");
        layer("DropoutOfNothing", "7", "@Dropout(0)");
        layer("DropoutOfMost", "40", "@Dropout(0.9f)");
        layer("DropoutOfChannels", "3, 2, 5", "@Dropout(value = 0.4f, wholeChannels = true)");
        network(
                "DropoutOfManyChannels",
                "@Input({3, 4, 2}) Tensor x();",
                "@Conv2D(filters = 19, kernel = 2, activation = SILU) Tensor conv(Tensor x);",
                "@Dropout(value = 0.3f, wholeChannels = true) Tensor thinned(Tensor conv);",
                "@Add Tensor sum(Tensor thinned, Tensor conv);",
                "@Flatten Tensor flat(Tensor sum);",
                "@Dropout(0.5f) Tensor more(Tensor flat);",
                "@Dense(units = 3) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor more);");
        network(
                "DropoutOfInputChannels",
                "@Input({7, 3}) Tensor x();",
                "@Dropout(value = 0.25f, wholeChannels = true) Tensor thinned(Tensor x);",
                "@Flatten Tensor flat(Tensor thinned);",
                "@Dense(units = 4) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor flat);");
        network(
                "DropoutInput",
                "@Input(20) Tensor x();",
                "@Dropout(0.25f) Tensor thinned(Tensor x);",
                "@Dense(units = 4) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor thinned);");
        network(
                "DropoutTwice",
                "@Input(20) Tensor x();",
                "@Dense(units = 20, activation = RELU) Tensor a(Tensor x);",
                "@Dropout(0.5f) Tensor first(Tensor a);",
                "@Dropout(0.5f) Tensor second(Tensor a);",
                "@Dropout(0.3f) Tensor third(Tensor second);",
                "@Add(activation = TANH) Tensor sum(Tensor first, Tensor third, Tensor a);",
                "@Dense(units = 4) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor y(Tensor sum);");
        network(
                "DropoutOfAView",
                "@Input({3, 4, 2}) Tensor x();",
                "@Conv2D(filters = 3, kernel = 2, activation = SILU) Tensor conv(Tensor x);",
                "@Flatten Tensor flat(Tensor conv);",
                "@Dropout(0.5f) Tensor thinned(Tensor flat);",
                "@Reshape({2, 3, 3}) Tensor image(Tensor thinned);",
                "@Activate(SIGMOID) Tensor gate(Tensor image);",
                "@Add @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor gate, Tensor image, Tensor conv);");
    }

    private void samples() {
        network(
                "SampleTwice",
                "@Input(6) Tensor x();",
                "@Dense(units = 5) Tensor mean(Tensor x);",
                "@Dense(units = 5) Tensor logVariance(Tensor x);",
                "@Sample(weight = 0.3f) Tensor z(Tensor mean, Tensor logVariance);",
                "@Sample(weight = 2) Tensor w(Tensor mean, @From(\"z\") Tensor logVariance);",
                "@Concat @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor z, Tensor w, Tensor logVariance);");
        network(
                "SampleOfImage",
                "@Input({3, 4, 2}) Tensor x();",
                "@Conv2D(filters = 3, kernel = 2) Tensor mean(Tensor x);",
                "@Conv2D(filters = 3, kernel = 2, activation = TANH) Tensor logVariance(Tensor x);",
                "@Sample Tensor z(Tensor mean, Tensor logVariance);",
                "@Flatten Tensor flat(Tensor z);",
                "@Dense(units = 4) @Output(loss = SIGMOID_CROSS_ENTROPY) Tensor y(Tensor flat);");
        network(
                "SampleWithoutDivergence",
                "@Input(20) Tensor x();",
                "@Dense(units = 4) Tensor mean(Tensor x);",
                "@Dense(units = 4) Tensor logVariance(Tensor x);",
                "@Sample(weight = 0) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor mean, Tensor logVariance);");
    }

    private void noise() {
        layer("Noise", "3, 11", "@GaussianNoise(0.4f)");
        layer("NoiseOfNothing", "7", "@GaussianNoise(0)");
        layer("NoiseOfALot", "40", "@GaussianNoise(30)");
        network(
                "NoiseOnInput",
                "@Input({4, 4, 2}) Tensor x();",
                "@GaussianNoise(0.25f) Tensor noisy(Tensor x);",
                "@Conv2D(filters = 3, kernel = 3, activation = RELU) Tensor conv(Tensor noisy);",
                "@Flatten Tensor flat(Tensor conv);",
                "@Dense(units = 4) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor flat);");
        network(
                "NoiseReadByMany",
                "@Input(20) Tensor x();",
                "@Dense(units = 20, activation = TANH) Tensor a(Tensor x);",
                "@GaussianNoise(0.5f) Tensor first(Tensor a);",
                "@GaussianNoise(0.1f) Tensor second(Tensor a);",
                "@GaussianNoise(0.3f) Tensor third(Tensor second);",
                "@Multiply Tensor product(Tensor third, Tensor a, Tensor second);",
                "@Add(activation = SIGMOID) Tensor sum(Tensor first, Tensor product, Tensor second);",
                "@Dense(units = 4) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor y(Tensor sum);");
        network(
                "NoiseBetweenViews",
                "@Input({3, 4, 2}) Tensor x();",
                "@Conv2D(filters = 3, kernel = 2, activation = GELU) Tensor conv(Tensor x);",
                "@Flatten Tensor flat(Tensor conv);",
                "@GaussianNoise(0.5f) Tensor noisy(Tensor flat);",
                "@Reshape({2, 3, 3}) Tensor image(Tensor noisy);",
                "@Dropout(0.5f) Tensor thinned(Tensor image);",
                "@Activate(SIGMOID) Tensor gate(Tensor thinned);",
                "@Add @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor gate, Tensor image, Tensor conv);");
        network(
                "NoiseAtTheEnd",
                "@Input(6) Tensor x();",
                "@Dense(units = 5) Tensor a(Tensor x);",
                "@GaussianNoise(0.2f) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor y(Tensor a);");
    }

    private void inputs() {
        network(
                "TwoInputs",
                "@Input({4, 4, 2}) Tensor picture();",
                "@Input(3) Tensor facts();",
                "@Conv2D(filters = 3, kernel = 2, stride = 2, activation = RELU) Tensor conv(Tensor picture);",
                "@Flatten Tensor features(Tensor conv);",
                "@Concat Tensor all(Tensor facts, Tensor features);",
                "@Dense(units = 4) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor answer(Tensor all);");
        network(
                "InputsWithoutOrder",
                "@Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Tensor a(Tensor z);",
                "@Add Tensor z(Tensor y, Tensor m, Tensor b);",
                "@Input(3) Tensor y();",
                "@Input(3) Tensor m();",
                "@Input(3) Tensor b();");
        network(
                "WithoutParameters",
                "@Input({4, 4, 2}) Tensor x();",
                "@AveragePool2D(2) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor x);");
        network(
                "NamesOfVariables",
                "@Input({5, 6, 2}) Tensor n();",
                "@Input({5, 6, 2}) Tensor from();",
                "@Add Tensor in(Tensor n, Tensor from);",
                "@Conv2D(filters = 3, kernel = 2) Tensor w(Tensor in);",
                "@Conv2D(filters = 3, kernel = 2, stride = 2, padding = SAME) Tensor out(Tensor w);",
                "@MaxPool2D(2) Tensor channel(Tensor w);",
                "@AveragePool2D(value = 4, stride = 1, padding = SAME) Tensor samples(Tensor out);",
                "@Flatten Tensor i(Tensor channel);",
                "@Flatten Tensor o(Tensor samples);",
                "@Concat Tensor part(Tensor i, Tensor o);",
                "@Dropout(0.3f) Tensor key(Tensor part);",
                "@Dense(units = 8, activation = TANH) Tensor s0(Tensor key);",
                "@Dense(units = 8, activation = RELU) Tensor x0(Tensor s0);",
                "@Dense(units = 40, activation = GELU) Tensor run(Tensor x0);",
                "@Dense(units = 20) Tensor model(Tensor run);",
                "@Add Tensor training(Tensor model, @From(\"model\") Tensor capacity);",
                "@Dense(units = 3) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor gradients(Tensor training);");
        network(
                "OnlyAView",
                "@Input({2, 2}) Tensor x();",
                "@Flatten @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor y(Tensor x);");
        network(
                "PartlyTrained",
                "@Input(5) Tensor x();",
                "@Activate(TANH) Tensor fixed(Tensor x);",
                "@Dense(units = 5) Tensor a(Tensor x);",
                "@Add Tensor sum(Tensor fixed, Tensor a);",
                "@Concat Tensor all(Tensor fixed, Tensor sum);",
                "@Dense(units = 3) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor all);");
    }

    private void tokens() {
        for (String table : List.of(
                "vocabulary = 7, units = 1",
                "vocabulary = 3, units = 5, padding = 0",
                "vocabulary = 1, units = 4",
                "vocabulary = 40, units = 19, padding = 39")) {
            network(
                    "Embedding" + table.replaceAll("[^0-9]+", "x"),
                    "@Input(6) Tensor tokens();",
                    "@Embedding(" + table + ") Tensor words(Tensor tokens);",
                    "@Dense(units = 3, activation = TANH) Tensor hidden(Tensor words);",
                    "@Flatten @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor hidden);");
        }
        network(
                "EmbeddingOfOneAndOfAView",
                "@Input({2, 3}) Tensor tokens();",
                "@Input(1) Tensor user();",
                "@Flatten Tensor flat(Tensor tokens);",
                "@Embedding(vocabulary = 9, units = 4) Tensor words(Tensor flat);",
                "@Embedding(vocabulary = 5, units = 4) Tensor sentences(Tensor tokens);",
                "@Reshape({6, 4}) Tensor lined(Tensor sentences);",
                "@Embedding(vocabulary = 3, units = 4) Tensor person(Tensor user);",
                "@Concat(axis = 0) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor y(Tensor words, Tensor person, Tensor lined);");
        network(
                "EmbeddingShared",
                "@Input(4) Tensor question();",
                "@Input(3) Tensor answer();",
                "@Embedding(vocabulary = 6, units = 5, padding = 2) Tensor left(Tensor question);",
                "@Embedding(vocabulary = 6, units = 5, padding = 2) @WeightsOf(\"left\") Tensor right(Tensor answer);",
                "@Concat(axis = 0) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor left, Tensor right);");
        network(
                "EmbeddingTied",
                "@Input(4) Tensor tokens();",
                "@Embedding(vocabulary = 11, units = 5) Tensor words(Tensor tokens);",
                "@Dense(units = 5, activation = TANH) Tensor hidden(Tensor words);",
                "@Dense(units = 11) @WeightsOf(value = \"words\", transposed = true)",
                "@Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor next(Tensor hidden);");
        network(
                "EmbeddingWithKernelOfDense",
                "@Input(5) Tensor soft();",
                "@Input(1) Tensor token();",
                "@Dense(units = 3) Tensor mixed(Tensor soft);",
                "@Embedding(vocabulary = 5, units = 3) @WeightsOf(\"mixed\") Tensor hard(Tensor token);",
                "@Flatten Tensor one(Tensor hard);",
                "@Concat @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor mixed, Tensor one);");
        network(
                "EmbeddingFrozen",
                "@Input(5) Tensor tokens();",
                "@Frozen @Embedding(vocabulary = 5, units = 3) Tensor words(Tensor tokens);",
                "@Dense(units = 2) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor y(Tensor words);");
        for (int padding : new int[] {0, 2}) {
            network(
                    "Length" + padding,
                    "@Input(5) Tensor tokens();",
                    "@Length(padding = " + padding + ") Tensor length(Tensor tokens);",
                    "@Embedding(vocabulary = 3, units = 2) Tensor words(Tensor tokens);",
                    "@Flatten Tensor flat(Tensor words);",
                    "@Concat Tensor all(Tensor flat, Tensor length);",
                    "@Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor all);");
        }
        network(
                "LengthOfWhatIsTrained",
                "@Input(5) Tensor x();",
                "@Dense(units = 5, activation = RELU) Tensor hidden(Tensor x);",
                "@Length Tensor length(Tensor hidden);",
                "@Concat @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor length, Tensor hidden);");
    }

    private void losses() {
        for (Loss loss : EnumSet.complementOf(EnumSet.of(Loss.NONE))) {
            for (int width : new int[] {1, 2, 5, 33}) {
                if (width > 1 || !Reading.of(loss.name()).isExclusive()) {
                    network(
                            title(loss.name()) + width,
                            "@Input(6) Tensor x();",
                            "@Dense(units = 7, activation = TANH) Tensor hidden(Tensor x);",
                            "@Dense(units = " + width + ") @Output(loss = " + loss + ") Tensor y(Tensor hidden);");
                }
            }
            network(
                    title(loss.name()) + "OverImage",
                    "@Input({3, 3, 2}) Tensor x();",
                    "@Conv2D(filters = 3, kernel = 2) @Output(loss = " + loss + ") Tensor y(Tensor x);");
            network(
                    title(loss.name()) + "AtEachStep",
                    "@Input({7, 3}) Tensor x();",
                    "@Dense(units = 17, activation = TANH) Tensor hidden(Tensor x);",
                    "@Dense(units = 5) @Output(loss = " + loss + ", weight = 0.7f) Tensor y(Tensor hidden);");
        }
    }
}
