// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import java.util.List;

/** Convolutions and pooling. */
final class WindowCases {
    private final LayerCases cases;

    private WindowCases(LayerCases cases) {
        this.cases = cases;
    }

    static void addTo(LayerCases cases) {
        WindowCases windows = new WindowCases(cases);
        windows.convolutions();
        windows.depthwise();
        windows.transposed();
        windows.pooling();
        windows.series();
        windows.bands();
        windows.deadPixels();
    }

    private void convolution(String name, String shape, String attributes) {
        cases.layer("Conv" + name, shape, "@Conv2D(" + attributes + ")");
    }

    private void convolutions() {
        convolution("OnePixel", "1, 1, 3", "filters = 5, kernel = 1");
        convolution("OnePixelSame", "1, 1, 2", "filters = 3, kernel = 3, padding = SAME");
        convolution("OneByOne", "4, 3, 5", "filters = 6, kernel = 1");
        convolution("OneByOneStrided", "5, 6, 4", "filters = 5, kernel = 1, stride = {2, 3}");
        convolution("Valid", "5, 7, 3", "filters = 4, kernel = 3");
        convolution("Same", "5, 7, 3", "filters = 4, kernel = 3, padding = SAME");
        convolution("Whole", "3, 4, 2", "filters = 5, kernel = {3, 4}");
        convolution("Thin", "5, 6, 2", "filters = 2, kernel = 3, padding = SAME");
        convolution("ThinForward", "5, 4, 6", "filters = 3, kernel = 2");
        convolution("ThinBackward", "5, 4, 2", "filters = 7, kernel = 2");
        convolution("OneChannelOneFilter", "6, 5, 1", "filters = 1, kernel = 3, padding = SAME");
        convolution("ManyFilters", "4, 5, 3", "filters = 35, kernel = {2, 3}, padding = SAME");
        convolution("ManyChannels", "3, 4, 33", "filters = 5, kernel = 2");
        convolution("NoBias", "5, 5, 3", "filters = 4, kernel = 3, bias = false");
        convolution("NoBiasThin", "5, 5, 3", "filters = 2, kernel = 3, bias = false, padding = SAME");
        convolution("NonSquare", "6, 7, 2", "filters = 4, kernel = {3, 2}");
        convolution("Row", "4, 9, 3", "filters = 4, kernel = {1, 5}, padding = SAME");
        convolution("Column", "9, 2, 4", "filters = 5, kernel = {4, 1}, padding = SAME");
        convolution("EvenSame", "5, 6, 4", "filters = 4, kernel = {2, 4}, padding = SAME");
        convolution("LargerThanImage", "3, 2, 4", "filters = 4, kernel = 5, padding = SAME");
        convolution("Stride2", "7, 8, 4", "filters = 5, kernel = 3, stride = 2");
        convolution("Stride2Same", "7, 8, 4", "filters = 5, kernel = 3, stride = 2, padding = SAME");
        convolution("Stride2Even", "6, 6, 3", "filters = 4, kernel = 4, stride = 2, padding = SAME");
        convolution("Stride3", "8, 10, 4", "filters = 4, kernel = {4, 5}, stride = 3");
        convolution("Stride3Same", "8, 7, 5", "filters = 3, kernel = 5, stride = 3, padding = SAME");
        convolution("StrideNonSquare", "7, 9, 4", "filters = 4, kernel = 3, stride = {2, 1}, padding = SAME");
        convolution("StrideAcross", "6, 10, 4", "filters = 6, kernel = {2, 3}, stride = {1, 3}");
        convolution("StrideBeyondWindow", "8, 9, 4", "filters = 4, kernel = 2, stride = 3");
        convolution(
                "StrideBeyondWindowSame", "8, 10, 4", "filters = 5, kernel = {1, 2}, stride = {3, 4}, padding = SAME");
        convolution("Leftover", "8, 9, 4", "filters = 4, kernel = 3, stride = {4, 3}");
        convolution("StrideBeyondImage", "3, 3, 4", "filters = 4, kernel = 2, stride = 5");
        convolution("StrideBeyondImageSame", "3, 2, 4", "filters = 4, kernel = 3, stride = 5, padding = SAME");
        convolution("Dilation", "7, 8, 4", "filters = 4, kernel = 3, dilation = 2");
        convolution("DilationSame", "7, 5, 4", "filters = 5, kernel = 3, dilation = 2, padding = SAME");
        convolution("DilationNonSquare", "6, 9, 3", "filters = 4, kernel = {2, 3}, dilation = {3, 2}");
        convolution("DilationBeyondImage", "3, 4, 4", "filters = 4, kernel = 3, dilation = 4, padding = SAME");
        for (int stride = 2; stride <= 4; stride++) {
            for (int dilation = 2; dilation <= 4; dilation++) {
                String padding = (stride + dilation) % 2 == 0 ? "SAME" : "VALID";
                convolution(
                        "Stride" + stride + "Dilation" + dilation,
                        "10, 11, 4",
                        "filters = 4, kernel = {2, 3}, stride = " + stride + ", dilation = " + dilation + ", padding = "
                                + padding);
            }
        }
        convolution(
                "StridesAndDilations",
                "13, 14, 4",
                "filters = 5, kernel = {3, 2}, stride = {2, 3}, dilation = {4, 6}, padding = SAME");
        convolution(
                "StrideDilationThin", "9, 9, 2", "filters = 2, kernel = 3, stride = 2, dilation = 3, padding = SAME");
        convolution("Groups", "5, 6, 4", "filters = 6, kernel = 3, groups = 2, padding = SAME");
        convolution("GroupsWide", "5, 4, 8", "filters = 10, kernel = {2, 3}, groups = 2");
        convolution("GroupsStrided", "7, 6, 10", "filters = 8, kernel = 3, groups = 2, stride = 2, padding = SAME");
        convolution("GroupsDilated", "7, 6, 8", "filters = 8, kernel = 2, groups = 2, stride = 2, dilation = 2");
        convolution("GroupsThinForward", "4, 4, 8", "filters = 4, kernel = 2, groups = 2");
        convolution("GroupsThinBackward", "4, 4, 4", "filters = 10, kernel = 2, groups = 2");
        convolution("Depthwise", "6, 5, 5", "filters = 5, kernel = 3, groups = 5, padding = SAME");
        convolution("DepthwiseTimes2", "6, 5, 3", "filters = 6, kernel = 3, groups = 3");
        convolution("DepthwiseTimes4", "6, 5, 3", "filters = 12, kernel = {2, 3}, groups = 3, stride = 2");
        convolution("DepthwiseNoBias", "5, 5, 4", "filters = 4, kernel = 3, groups = 4, stride = 2, bias = false");
        convolution("OneByOneGroups", "3, 3, 6", "filters = 9, kernel = 1, groups = 3");
        convolution(
                "ByChannel", "5, 4, 19", "filters = 19, kernel = 3, groups = 19, padding = SAME, activation = RELU");
        convolution(
                "ByChannelStrided", "6, 7, 40", "filters = 40, kernel = {2, 3}, groups = 40, stride = 2, bias = false");
        convolution("ByChannelGaps", "5, 6, 9", "filters = 9, kernel = 2, groups = 9, stride = 3, padding = SAME");
        convolution("ByChannelDilated", "7, 6, 8", "filters = 8, kernel = 3, groups = 8, dilation = 2, padding = SAME");
    }

    private void depthwise() {
        cases.layer("Depthwise", "5, 4, 17", "@DepthwiseConv2D(kernel = 3, padding = SAME)");
        cases.layer("DepthwiseValid", "5, 6, 33", "@DepthwiseConv2D(kernel = {2, 3}, activation = RELU)");
        cases.layer("DepthwiseFew", "5, 4, 3", "@DepthwiseConv2D(kernel = 3, padding = SAME)");
        cases.layer("DepthwiseOne", "5, 4, 1", "@DepthwiseConv2D(kernel = 2, stride = 2, bias = false)");
        cases.layer("DepthwiseLarge", "7, 8, 20", "@DepthwiseConv2D(kernel = 5, stride = {2, 1}, padding = SAME)");
        cases.layer("DepthwiseOneByOne", "3, 4, 12", "@DepthwiseConv2D(kernel = 1, activation = TANH)");
        cases.layer("DepthwiseTwice", "4, 5, 9", "@DepthwiseConv2D(kernel = 3, multiplier = 2, padding = SAME)");
        cases.layer("DepthwiseThrice", "6, 5, 2", "@DepthwiseConv2D(kernel = {3, 2}, multiplier = 3, stride = 2)");
        cases.layer("DepthwiseDilated", "6, 7, 16", "@DepthwiseConv2D(kernel = 3, dilation = {2, 1}, bias = false)");
        cases.layer("Separable", "5, 4, 9", "@SeparableConv2D(filters = 6, kernel = 3, padding = SAME)");
        cases.layer("SeparableThin", "5, 4, 3", "@SeparableConv2D(filters = 2, kernel = 3, activation = RELU)");
        cases.layer(
                "SeparableTwice",
                "6, 5, 4",
                "@SeparableConv2D(filters = 20, kernel = {2, 3}, multiplier = 2, stride = 2, activation = SOFTMAX)");
        cases.layer("SeparableNoBias", "4, 4, 18", "@SeparableConv2D(filters = 5, kernel = 2, bias = false)");
        cases.network(
                "DepthwiseShared",
                "@Input({4, 5, 20}) Tensor x();",
                "@DepthwiseConv2D(kernel = 3, padding = SAME) Tensor a(Tensor x);",
                "@SeparableConv2D(filters = 20, kernel = 3, padding = SAME, bias = false, activation = RELU)"
                        + " Tensor b(Tensor a);",
                "@DepthwiseConv2D(kernel = 3, padding = SAME, activation = TANH) @WeightsOf(\"a\") Tensor c(Tensor b);",
                "@DepthwiseConv2D(kernel = 3, stride = 2, padding = SAME, bias = false) @WeightsOf(\"b\")"
                        + " @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor c);");
    }

    private void transposed(String name, String shape, String attributes) {
        cases.layer("Transposed" + name, shape, "@Conv2DTranspose(" + attributes + ")");
    }

    private void transposed() {
        transposed("OnePixel", "1, 1, 3", "filters = 5, kernel = 1");
        transposed("FromOnePixel", "1, 1, 5", "filters = 4, kernel = {3, 4}");
        transposed("OnePixelSame", "1, 1, 4", "filters = 4, kernel = 2, stride = {2, 3}, padding = SAME");
        transposed("OneByOne", "4, 3, 5", "filters = 6, kernel = 1");
        transposed("Valid", "4, 5, 3", "filters = 4, kernel = 3");
        transposed("Same", "4, 5, 3", "filters = 4, kernel = 3, padding = SAME");
        transposed("Even", "3, 4, 4", "filters = 5, kernel = {2, 4}, padding = SAME");
        transposed("Thin", "4, 5, 2", "filters = 2, kernel = 3, padding = SAME");
        transposed("ThinForward", "3, 4, 6", "filters = 3, kernel = 3, stride = 2, padding = SAME");
        transposed("ThinBackward", "3, 4, 2", "filters = 7, kernel = 2, stride = 2");
        transposed(
                "ThinPicture", "4, 3, 8", "filters = 1, kernel = 4, stride = 2, padding = SAME, activation = SIGMOID");
        transposed("ManyFilters", "3, 4, 3", "filters = 35, kernel = {2, 3}, stride = 2");
        transposed("ManyChannels", "3, 2, 33", "filters = 5, kernel = 3, stride = 2, padding = SAME");
        transposed("Twice", "4, 3, 4", "filters = 5, kernel = 3, stride = 2, padding = SAME");
        transposed("TwiceEven", "4, 3, 5", "filters = 4, kernel = 4, stride = 2, padding = SAME, activation = RELU");
        transposed("TwiceValid", "4, 3, 4", "filters = 4, kernel = 3, stride = 2, activation = RELU");
        transposed("Tiles", "3, 2, 4", "filters = 4, kernel = 2, stride = 2");
        transposed("NonSquare", "3, 4, 4", "filters = 5, kernel = {3, 2}, stride = {1, 3}, padding = SAME");
        transposed("NoBias", "4, 3, 4", "filters = 4, kernel = 3, stride = 2, bias = false");
        transposed("Gaps", "3, 4, 4", "filters = 5, kernel = 2, stride = 3");
        transposed("GapsRectified", "3, 4, 4", "filters = 5, kernel = {1, 2}, stride = 3, activation = RELU");
        transposed("GapsSame", "3, 2, 4", "filters = 4, kernel = {1, 2}, stride = {3, 4}, padding = SAME");
        transposed("GapsNoBias", "3, 4, 4", "filters = 4, kernel = 1, stride = 2, bias = false, activation = RELU");
        transposed("GapsThin", "3, 4, 3", "filters = 2, kernel = 2, stride = 3");
        transposed("Dilation", "4, 3, 4", "filters = 4, kernel = 3, dilation = 2");
        transposed("DilationSame", "4, 5, 4", "filters = 5, kernel = 3, dilation = {2, 1}, padding = SAME");
        for (int stride = 2; stride <= 3; stride++) {
            for (int dilation = 2; dilation <= 3; dilation++) {
                transposed(
                        "Stride" + stride + "Dilation" + dilation,
                        "3, 4, 4",
                        "filters = 4, kernel = {2, 3}, stride = " + stride + ", dilation = " + dilation + ", padding = "
                                + (stride == dilation ? "SAME" : "VALID"));
            }
        }
        transposed("Larger", "3, 4, 4", "filters = 4, kernel = 3, stride = 2, outputPadding = 1");
        transposed("LargerAcross", "3, 2, 4", "filters = 3, kernel = {3, 2}, stride = 3, outputPadding = {0, 2}");
        transposed("OddSame", "4, 3, 4", "filters = 4, kernel = 3, stride = 2, padding = SAME, outputPadding = 0");
        transposed(
                "OddSameEven",
                "3, 3, 4",
                "filters = 4, kernel = 4, stride = 3, padding = SAME, outputPadding = {1, 2}");
        transposed("Groups", "4, 3, 4", "filters = 6, kernel = 3, groups = 2, stride = 2, padding = SAME");
        transposed("GroupsWide", "3, 4, 8", "filters = 10, kernel = {2, 3}, groups = 2");
        transposed("GroupsThin", "3, 4, 4", "filters = 4, kernel = 2, groups = 2, stride = 2, activation = RELU");
        transposed("Depthwise", "4, 3, 5", "filters = 5, kernel = 3, groups = 5, padding = SAME");
        transposed("ByChannel", "4, 3, 18", "filters = 18, kernel = 3, groups = 18, stride = 2, padding = SAME");
        transposed("ByChannelGaps", "3, 4, 9", "filters = 9, kernel = 2, groups = 9, stride = 3, activation = RELU");
        transposed("ManyPhases", "2, 3, 4", "filters = 4, kernel = 9, stride = {8, 6}, padding = SAME");
        transposed("ManyPhasesOfTiles", "2, 1, 4", "filters = 4, kernel = {7, 8}, stride = {7, 8}, bias = false");
        transposed("ManyPhasesThin", "2, 3, 2", "filters = 2, kernel = 4, stride = 3, groups = 2");
        cases.layer("ConvManyPhases", "9, 14, 4", "@Conv2D(filters = 4, kernel = {7, 9}, stride = 7)");
        cases.network(
                "TransposedOfInput",
                "@Input({3, 4, 2}) Tensor x();",
                "@Conv2DTranspose(filters = 3, kernel = 3, stride = 2, padding = SAME) @Output(loss = MEAN_SQUARED_ERROR)"
                        + " Tensor y(Tensor x);");
        cases.network(
                "TransposedFrozen",
                "@Input({3, 4, 2}) Tensor x();",
                "@Dense(units = 4) Tensor stem(Tensor x);",
                "@Frozen @Conv2DTranspose(filters = 3, kernel = 3, stride = 2, padding = SAME)"
                        + " @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor stem);");
        // 7x6 to 4x3 and back: the decoder has the encoder's kernels.
        cases.network(
                "TiedAutoencoder",
                "@Input({7, 6, 2}) Tensor image();",
                "@Conv2D(filters = 5, kernel = 3, stride = 2, padding = SAME, activation = RELU) Tensor coarse(Tensor image);",
                "@Conv2D(filters = 8, kernel = {2, 3}, groups = 1, activation = RELU) Tensor code(Tensor coarse);",
                "@Conv2DTranspose(filters = 5, kernel = {2, 3}, bias = false, activation = RELU) @WeightsOf(\"code\")"
                        + " Tensor decoded(Tensor code);",
                "@Conv2DTranspose(filters = 2, kernel = 3, stride = 2, padding = SAME, outputPadding = {0, 1}, bias = false,"
                        + " kernelInitializer = Initializer.HE_UNIFORM) @WeightsOf(\"coarse\")"
                        + " @Output(loss = MEAN_SQUARED_ERROR) Tensor copy(Tensor decoded);");
    }

    private void pooling() {
        for (String kind : List.of("Max", "Average")) {
            pooling(kind, "", "4, 6, 3", "2");
            pooling(kind, "Leftover", "5, 7, 3", "2");
            pooling(kind, "Overlapping", "7, 6, 2", "3, stride = 2");
            pooling(kind, "OverlappingSame", "7, 6, 2", "3, stride = 2, padding = SAME");
            pooling(kind, "Dense", "4, 5, 3", "3, stride = 1, padding = SAME");
            pooling(kind, "DenseValid", "4, 5, 1", "2, stride = 1");
            pooling(kind, "NonSquare", "5, 7, 2", "{2, 3}, stride = {1, 2}");
            pooling(kind, "NonSquareSame", "5, 7, 2", "{3, 2}, stride = {2, 3}, padding = SAME");
            pooling(kind, "One", "5, 4, 2", "1, stride = 2");
            pooling(kind, "Large", "6, 9, 2", "4");
            pooling(kind, "LargeSame", "6, 9, 2", "4, stride = 3, padding = SAME");
            pooling(kind, "Nine", "6, 7, 2", "3");
            pooling(kind, "BeyondImage", "3, 2, 2", "5, stride = 2, padding = SAME");
            pooling(kind, "StrideBeyondWindow", "8, 9, 2", "2, stride = {3, 4}");
            pooling(kind, "StrideBeyondWindowSame", "8, 9, 2", "2, stride = {3, 4}, padding = SAME");
            pooling(kind, "Pixel", "1, 1, 3", "2, padding = SAME");
            for (String shape : List.of("3, 5, 2", "2, 2, 4", "1, 1, 3", "1, 7, 1")) {
                cases.layer("Global" + kind + shape.replace(", ", "x"), shape, "@Global" + kind + "Pool2D");
            }
            // Zeros that ReLU makes are equal: the first one takes the gradient.
            cases.network(
                    kind + "PoolAfterRelu",
                    "@Input({6, 6, 2}) Tensor x();",
                    "@Conv2D(filters = 3, kernel = 3, activation = RELU) Tensor conv(Tensor x);",
                    "@" + kind + "Pool2D(2) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor conv);");
            cases.network(
                    kind + "PoolLargeAfterRelu",
                    "@Input({6, 6, 2}) Tensor x();",
                    "@Dense(units = 3, activation = RELU) Tensor relu(Tensor x);",
                    "@" + kind + "Pool2D(value = 4, stride = 1, padding = SAME) @Output(loss = MEAN_SQUARED_ERROR)"
                            + " Tensor y(Tensor relu);");
        }
    }

    private void pooling(String kind, String name, String shape, String attributes) {
        cases.layer(kind + "Pool" + name, shape, "@" + kind + "Pool2D(value = " + attributes + ")");
    }

    private void series() {
        cases.layer("SeriesValid", "7, 3", "@Conv1D(filters = 4, kernel = 3)");
        cases.layer("SeriesSame", "7, 3", "@Conv1D(filters = 5, kernel = 4, padding = SAME, activation = RELU)");
        cases.layer("SeriesCausal", "7, 4", "@Conv1D(filters = 4, kernel = 3, padding = CAUSAL)");
        cases.layer(
                "SeriesCausalThin", "6, 2", "@Conv1D(filters = 2, kernel = 2, padding = CAUSAL, activation = TANH)");
        cases.layer("SeriesCausalDilated", "9, 4", "@Conv1D(filters = 4, kernel = 3, dilation = 2, padding = CAUSAL)");
        cases.layer("SeriesCausalStrided", "8, 4", "@Conv1D(filters = 5, kernel = 3, stride = 3, padding = CAUSAL)");
        cases.layer(
                "SeriesCausalBoth",
                "9, 4",
                "@Conv1D(filters = 4, kernel = 2, stride = 2, dilation = 3, padding = CAUSAL)");
        cases.layer("SeriesCausalLong", "3, 4", "@Conv1D(filters = 4, kernel = 5, padding = CAUSAL, bias = false)");
        cases.layer("SeriesCausalOne", "1, 4", "@Conv1D(filters = 4, kernel = 3, padding = CAUSAL)");
        cases.layer("SeriesGroups", "6, 4", "@Conv1D(filters = 6, kernel = 3, groups = 2, padding = CAUSAL)");
        cases.layer("SeriesByFeature", "6, 17", "@Conv1D(filters = 17, kernel = 3, groups = 17, padding = CAUSAL)");
        cases.layer("SeriesStrided", "9, 3", "@Conv1D(filters = 4, kernel = 3, stride = 2, padding = SAME)");
        for (String kind : List.of("Max", "Average")) {
            String pool = "@" + kind + "Pool1D(value = ";
            cases.layer(kind + "PoolSeries", "7, 3", pool + "2)");
            cases.layer(kind + "PoolSeriesSame", "7, 2", pool + "3, stride = 2, padding = SAME)");
            cases.layer(kind + "PoolSeriesCausal", "7, 2", pool + "3, stride = 1, padding = CAUSAL)");
            cases.layer(kind + "PoolSeriesCausalLeap", "8, 2", pool + "2, stride = 3, padding = CAUSAL)");
            cases.layer(kind + "PoolSeriesCausalOne", "3, 2", pool + "4, padding = CAUSAL)");
            cases.layer("Global" + kind + "Series", "5, 3", "@Global" + kind + "Pool1D");
        }
    }

    /** Images that are large enough to leave out the zeros around them, or a product for each tap. */
    private void bands() {
        convolution("Bands", "14, 13, 2", "filters = 4, kernel = 5, padding = SAME");
        convolution("BandsDown", "19, 12, 12", "filters = 4, kernel = {7, 1}, padding = SAME, groups = 2");
        convolution("BandsStrided", "15, 25, 13", "filters = 5, kernel = 3, stride = 2, padding = SAME");
        convolution("BandsDilated", "13, 12, 4", "filters = 4, kernel = 3, dilation = {3, 2}, padding = SAME");
        cases.layer("SeriesBands", "30, 12", "@Conv1D(filters = 4, kernel = 3, dilation = 12, padding = SAME)");
        convolution("ByTap", "5, 4, 3", "filters = 33, kernel = 3");
        convolution("ByTapGroups", "6, 5, 6", "filters = 64, kernel = {3, 2}, dilation = 2, groups = 2");
        convolution("ByTapAcross", "2, 5, 4", "filters = 32, kernel = {1, 3}");
        transposed("ByTap", "3, 4, 32", "filters = 5, kernel = 3, bias = false");
        transposed("ByTapRectified", "3, 4, 32", "filters = 5, kernel = 3, bias = false, activation = RELU");
        transposed("Bands", "13, 12, 4", "filters = 4, kernel = 5, padding = SAME");
    }

    /** Positions that nothing reads, for windows do not come to the end of images. */
    private void deadPixels() {
        cases.network(
                "DeadPixels",
                "@Input({12, 13, 2}) Tensor x();",
                "@Conv2D(filters = 5, kernel = 3, activation = TANH) Tensor conv1(Tensor x);",
                "@AveragePool2D(2) Tensor pool1(Tensor conv1);",
                "@Conv2D(filters = 33, kernel = 2, activation = SIGMOID) Tensor conv2(Tensor pool1);",
                "@Dropout(0.2f) Tensor dropout(Tensor conv2);",
                "@MaxPool2D(3) Tensor pool2(Tensor dropout);",
                "@Dense(units = 3) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor pool2);");
        cases.network(
                "DeadPixelsRectified",
                "@Input({9, 11, 3}) Tensor x();",
                "@Conv2D(filters = 8, kernel = 2, activation = RELU) Tensor conv1(Tensor x);",
                "@Conv2D(filters = 7, kernel = 3, activation = RELU) Tensor conv2(Tensor conv1);",
                "@MaxPool2D({2, 3}) Tensor pool(Tensor conv2);",
                "@Conv2D(filters = 4, kernel = 2, stride = 2) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor pool);");
        cases.network(
                "DeadPixelsPadded",
                "@Input({15, 13, 2}) Tensor x();",
                "@Dense(units = 6) Tensor stem(Tensor x);",
                "@Conv2D(filters = 9, kernel = 5, padding = SAME) Tensor conv(Tensor stem);",
                "@DepthwiseConv2D(kernel = 3, padding = SAME, activation = TANH) Tensor depthwise(Tensor conv);",
                "@AveragePool2D(4) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor depthwise);");
        cases.network(
                "DeadPixelsGroups",
                "@Input({6, 7, 4}) Tensor x();",
                "@Dense(units = 8) Tensor stem(Tensor x);",
                "@Conv2D(filters = 6, kernel = 2, groups = 2) Tensor conv(Tensor stem);",
                "@AveragePool2D(3) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor conv);");
        // The readers want different parts; the second of these convolutions is read as a whole.
        cases.network(
                "DeadPixelsShared",
                "@Input({7, 9, 2}) Tensor x();",
                "@Conv2D(filters = 4, kernel = 2, activation = TANH) Tensor conv1(Tensor x);",
                "@Conv2D(filters = 4, kernel = 2, activation = TANH) Tensor conv2(Tensor x);",
                "@AveragePool2D(4) Tensor pool1(Tensor conv1);",
                "@MaxPool2D({5, 3}) Tensor pool2(Tensor conv1);",
                "@AveragePool2D(5) Tensor pool3(Tensor conv2);",
                "@Flatten Tensor flat1(Tensor pool1);",
                "@Flatten Tensor flat2(Tensor pool2);",
                "@Flatten Tensor flat3(Tensor pool3);",
                "@Flatten Tensor whole(Tensor conv2);",
                "@Concat @Output(loss = MEAN_SQUARED_ERROR)"
                        + " Tensor y(Tensor flat1, Tensor flat2, Tensor flat3, Tensor whole);");
        cases.network(
                "DeadPixelsOfOutput",
                "@Input({5, 5, 1}) Tensor x();",
                "@Conv2D(filters = 4, kernel = 3) @Output(loss = MEAN_SQUARED_ERROR) Tensor map(Tensor x);",
                "@MaxPool2D(2) Tensor pool(Tensor map);",
                "@Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor pool);");
        cases.network(
                "DeadSteps",
                "@Input({15, 3}) Tensor x();",
                "@Conv1D(filters = 40, kernel = 3, activation = TANH) Tensor conv1(Tensor x);",
                "@Conv1D(filters = 4, kernel = 2, padding = CAUSAL) Tensor conv2(Tensor conv1);",
                "@MaxPool1D(5) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor conv2);");
    }
}
