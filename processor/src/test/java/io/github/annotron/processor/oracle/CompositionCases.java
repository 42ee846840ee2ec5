// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import java.util.List;

/** Networks that are made of others: blocks, parts, inheritance, shared and frozen parameters. */
final class CompositionCases {
    private static final String RESIDUAL = """
            @Block interface Residual {
                @Input Tensor x();
                @Conv2D(filters = Block.SAME_AS_INPUT, kernel = 3, padding = SAME, activation = TANH) Tensor conv1(Tensor x);
                @Conv2D(filters = Block.SAME_AS_INPUT, kernel = 3, padding = SAME) Tensor conv2(Tensor conv1);
                @Add(activation = RELU) @Output Tensor y(Tensor conv2, Tensor x);
            }
            """;

    private static final String GATED = """
            @Block interface Gated {
                @Input Tensor signal();
                @Input({4}) Tensor gate();
                @Dense(units = 4, activation = SIGMOID) Tensor open(Tensor gate);
                @Dense(units = 4) Tensor values(Tensor signal);
                @Add @Output Tensor result(Tensor open, Tensor values);
            }
            """;

    private static final String TOWER = """
            @Block interface Tower {
                @Input Tensor x();
                @Dense(units = 7, activation = TANH) Tensor hidden(Tensor x);
                @LayerNorm @Output Tensor code(Tensor hidden);
            }
            """;

    private CompositionCases() {}

    private static String network(String name, String... lines) {
        return Subject.source(name + "Net", String.join("\n", lines));
    }

    /** A network that inherits layers, with the interfaces that it inherits from. */
    private static String heir(String name, String parents, String body, String... others) {
        String own = "interface " + name + "Net";
        return network(name, body).replace(own, own + " extends " + parents) + String.join("\n", others);
    }

    /** An autoencoder with one kernel. */
    private static String tied(String name, int features, int units) {
        return network(
                "Tied" + name,
                "@Input(" + features + ") Tensor x();",
                "@Dense(units = " + features + ", activation = TANH) Tensor stem(Tensor x);",
                "@Dense(units = " + units + ", activation = RELU) Tensor code(Tensor stem);",
                "@Dense(units = " + features + ") @WeightsOf(value = \"code\", transposed = true)"
                        + " @Output(loss = SIGMOID_CROSS_ENTROPY) Tensor copy(Tensor code);");
    }

    /** The source of each interface. */
    static List<String> sources() {
        return List.of(
                network(
                        "Blocks",
                        RESIDUAL,
                        "@Input({5, 4, 2}) Tensor image();",
                        "@Conv2D(filters = 6, kernel = 2) Tensor stem(Tensor image);",
                        "@Use(Residual.class) Tensor stage1(Tensor stem);",
                        "@Use(value = Residual.class, repeat = 2) Tensor stage2(Tensor stage1);",
                        "@GlobalAveragePool2D Tensor features(Tensor stage2);",
                        "@Dense(units = 3) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor answer(Tensor features);"),
                tied("Small", 6, 4),
                tied("InLoops", 150, 3),
                tied("InKernels", 90, 33),
                network(
                        "TiedOverSteps",
                        "@Input({5, 6}) Tensor x();",
                        "@Dense(units = 20, activation = TANH) Tensor code(Tensor x);",
                        "@Dense(units = 6, bias = false) @WeightsOf(value = \"code\", transposed = true) Tensor back(Tensor code);",
                        "@Dense(units = 20) @WeightsOf(value = \"back\", transposed = true) Tensor again(Tensor back);",
                        "@BatchNorm(activation = TANH) Tensor norm(Tensor again);",
                        "@Dense(units = 6, bias = false) @WeightsOf(value = \"code\", transposed = true) Tensor last(Tensor norm);",
                        "@BatchNorm Tensor even(Tensor last);",
                        "@Flatten @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor even);"),
                network(
                        "TiedConvolutions",
                        "@Input({6, 7, 2}) Tensor x();",
                        "@Conv2D(filters = 5, kernel = 3, padding = SAME, stride = 2, activation = RELU) Tensor code(Tensor x);",
                        "@Conv2DTranspose(filters = 2, kernel = 3, padding = SAME, stride = 2) @WeightsOf(\"code\")"
                                + " Tensor y(Tensor code);",
                        "@Flatten @Output(loss = SIGMOID_CROSS_ENTROPY) Tensor out(Tensor y);"),
                network(
                        "NestedBlocks",
                        RESIDUAL,
                        "@Block interface Stage {",
                        "@Input Tensor from();",
                        "@Conv2D(filters = 3, kernel = 1, stride = 2) Tensor down(Tensor from);",
                        "@Use(Residual.class) @Output Tensor to(Tensor down);",
                        "}",
                        "@Input({5, 4, 2}) Tensor image();",
                        "@Use(Stage.class) Tensor a(Tensor image);",
                        "@Use(Stage.class) @Output(loss = MEAN_SQUARED_ERROR) Tensor b(Tensor a);"),
                network(
                        "BlockOfTwoInputs",
                        GATED,
                        "@Input(4) Tensor x();",
                        "@Input(6) Tensor signal();",
                        "@Dense(units = 4) Tensor gate(Tensor x);",
                        "@Use(Gated.class) Tensor a(Tensor gate, Tensor signal);",
                        "@Use(Gated.class) @Output(loss = MEAN_SQUARED_ERROR)"
                                + " Tensor b(@From(\"x\") Tensor gate, @From(\"a\") Tensor signal);"),
                network(
                        "InputAsOutput",
                        "@Block interface Identity { @Input @Output Tensor x(); }",
                        "@Input(3) Tensor x();",
                        "@Dense(units = 4) Tensor y(Tensor x);",
                        "@Use(Identity.class) @Output(loss = MEAN_SQUARED_ERROR) Tensor same(Tensor y);"),
                network(
                        "PartsOf",
                        "@Network interface Encoder {",
                        "@Input(9) Tensor pixels();",
                        "@Dense(units = 5, activation = TANH) Tensor hidden(Tensor pixels);",
                        "@Dense(units = 3) @Output Tensor code(Tensor hidden);",
                        "}",
                        "@Network interface Decoder {",
                        "@Input(3) Tensor code();",
                        "@Dense(units = 9) @Output(loss = SIGMOID_CROSS_ENTROPY) Tensor pixels(Tensor code);",
                        "}",
                        "@Input(9) Tensor image();",
                        "@Use(Encoder.class) Tensor code(Tensor image);",
                        "@Use(Decoder.class) @Output(loss = SIGMOID_CROSS_ENTROPY) Tensor copy(Tensor code);"),
                network(
                        "Siamese",
                        TOWER,
                        "@Input(5) Tensor a();",
                        "@Input(5) Tensor b();",
                        "@Use(Tower.class) Tensor left(Tensor a);",
                        "@Use(Tower.class) @WeightsOf(\"left\") Tensor right(Tensor b);",
                        "@Concat Tensor both(Tensor left, Tensor right);",
                        "@Dense(units = 2) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor answer(Tensor both);"),
                network(
                        "SharedConvolution",
                        "@Input({6, 5, 2}) Tensor image();",
                        "@Conv2D(filters = 2, kernel = 3, padding = SAME) Tensor once(Tensor image);",
                        "@Conv2D(filters = 2, kernel = 3, padding = SAME) @WeightsOf(\"once\") Tensor twice(Tensor once);",
                        "@Conv2D(filters = 2, kernel = 3, stride = 2) @WeightsOf(\"twice\") Tensor thrice(Tensor twice);",
                        "@Flatten @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor thrice);"),
                network(
                        "SharedInDense",
                        "@Input(40) Tensor x();",
                        "@Dense(units = 40, activation = TANH) Tensor z(Tensor x);",
                        "@Dense(units = 40, activation = TANH) @WeightsOf(\"z\") Tensor a(Tensor z);",
                        "@Dense(units = 40, bias = false) @WeightsOf(\"z\") @Output(loss = MEAN_SQUARED_ERROR)"
                                + " Tensor y(Tensor a);"),
                network(
                        "SeveralOutputs",
                        "@Input({5, 4, 2}) Tensor image();",
                        "@Conv2D(filters = 4, kernel = 2, activation = RELU) Tensor conv(Tensor image);",
                        "@Flatten Tensor features(Tensor conv);",
                        "@Dense(units = 4) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor kind(Tensor features);",
                        "@Dense(units = 3) @Output(loss = MEAN_SQUARED_ERROR, weight = 0.3f) Tensor box(Tensor features);",
                        "@Dense(units = 1) @Output(loss = SIGMOID_CROSS_ENTROPY, weight = 2) Tensor there(Tensor box);"),
                network(
                        "OutputsInARow",
                        "@Input(5) Tensor x();",
                        "@Dense(units = 3) @Output(loss = MEAN_SQUARED_ERROR) Tensor a(Tensor x);",
                        "@Activate(TANH) @Output(loss = MEAN_SQUARED_ERROR) Tensor b(Tensor a);",
                        "@Dense(units = 20, activation = RELU) @Output(loss = MEAN_SQUARED_ERROR) Tensor c(Tensor b);",
                        "@Add @Output(loss = SIGMOID_CROSS_ENTROPY) Tensor d(Tensor a, Tensor b);"),
                network(
                        "OutputsWithoutLoss",
                        "@Input(5) Tensor x();",
                        "@Dense(units = 3, activation = TANH) @Output Tensor code(Tensor x);",
                        "@Dense(units = 5) @Output(loss = MEAN_SQUARED_ERROR) Tensor copy(Tensor code);",
                        "@Dense(units = 2) @Output Tensor untrained(Tensor code);"),
                network(
                        "OutputOfInput",
                        "@Input(5) @Output(loss = MEAN_SQUARED_ERROR) Tensor x();",
                        "@Dense(units = 3) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor x);"),
                heir("Heir", "HeirBase", """
                        @Concat Tensor more(Tensor body, Tensor in);
                        @Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Tensor head(Tensor more);
                        """, """
                        interface HeirBase {
                            @Input(3) Tensor in();
                            @Dense(units = 5, activation = TANH) Tensor body(Tensor in);
                            @Dense(units = 7) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor head(Tensor body);
                        }
                        """),
                heir(
                        "Diamond",
                        "DiamondLeft, DiamondRight",
                        "@Concat @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor left, Tensor right);",
                        """
                        interface DiamondBase {
                            @Input(3) Tensor in();
                            @Dense(units = 5) Tensor right(Tensor in);
                        }
                        interface DiamondLeft extends DiamondBase {
                            @Dense(units = 4, activation = TANH) Tensor left(Tensor right);
                        }
                        interface DiamondRight extends DiamondBase {
                            @Dense(units = 6, activation = TANH) Tensor right(Tensor in);
                        }
                        """),
                network(
                        "FrozenBelow",
                        TOWER,
                        "@Input(5) Tensor x();",
                        "@Frozen @Use(Tower.class) Tensor below(Tensor x);",
                        "@Dense(units = 6) Tensor between(Tensor below);",
                        "@Frozen @Dense(units = 4, activation = TANH) Tensor frozen(Tensor between);",
                        "@Dense(units = 2) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor answer(Tensor frozen);"),
                network(
                        "FrozenConvolution",
                        "@Input({5, 4, 2}) Tensor x();",
                        "@Conv2D(filters = 3, kernel = 2) Tensor a(Tensor x);",
                        "@Frozen @Conv2D(filters = 4, kernel = 2, padding = SAME) Tensor b(Tensor a);",
                        "@Frozen @GroupNorm(2) Tensor c(Tensor b);",
                        "@Flatten @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor c);"));
    }
}
