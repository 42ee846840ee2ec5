// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.emit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A network to compile.
 *
 * @param name its interface's, in package {@code samples}
 * @param members its methods
 */
record Sample(String name, List<String> members) {

    Sample {
        members = List.copyOf(members);
    }

    private static Sample of(String name, String... members) {
        return new Sample(name, List.of(members));
    }

    static final Sample LE_NET = of(
            "LeNet",
            "@Input({28, 28, 1}) Tensor image();",
            "@Conv2D(filters = 32, kernel = 5, padding = SAME, activation = RELU) Tensor conv1(Tensor image);",
            "@MaxPool2D(2) Tensor pool1(Tensor conv1);",
            "@Conv2D(filters = 64, kernel = 5, padding = SAME, activation = RELU) Tensor conv2(Tensor pool1);",
            "@MaxPool2D(2) Tensor pool2(Tensor conv2);",
            "@Flatten Tensor features(Tensor pool2);",
            "@Dense(units = 512, activation = RELU) Tensor hidden(Tensor features);",
            "@Dropout(0.5f) Tensor thinned(Tensor hidden);",
            "@Dense(units = 10) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor digit(Tensor thinned);");

    static final Sample RESIDUAL = of(
            "Residual",
            "@Input({9, 9, 3}) Tensor image();",
            "@Input(7) Tensor features();",
            "@Conv2D(filters = 6, kernel = 3, padding = SAME, activation = SILU) Tensor stem(Tensor image);",
            "@Conv2D(filters = 6, kernel = 3, padding = SAME, groups = 3) Tensor left(Tensor stem);",
            "@Add(activation = RELU) Tensor joined(Tensor left, Tensor stem);",
            "@Conv2D(filters = 2, kernel = {3, 1}, stride = 2, dilation = 2, activation = SOFTMAX) Tensor down(Tensor joined);",
            "@AveragePool2D(value = 3, stride = 2, padding = SAME) Tensor smooth(Tensor down);",
            "@MaxPool2D(value = 3, stride = 1, padding = SAME) Tensor sharp(Tensor smooth);",
            "@Reshape({-1, 2}) Tensor rows(Tensor sharp);",
            "@Dense(units = 3, activation = GELU) Tensor mixed(Tensor rows);",
            "@Flatten Tensor flat(Tensor mixed);",
            "@GlobalMaxPool2D Tensor peak(Tensor joined);",
            "@GlobalAveragePool2D Tensor mean(Tensor joined);",
            "@Dense(units = 5, activation = SELU, bias = false) Tensor embedded(Tensor features);",
            "@Activate(value = LEAKY_RELU, alpha = 0.2f) Tensor leaky(Tensor embedded);",
            "@Concat Tensor all(Tensor flat, Tensor peak, Tensor mean, Tensor leaky, @From(\"embedded\") Tensor raw);",
            "@Activate(SOFTPLUS) Tensor soft(Tensor all);",
            "@Dense(units = 1) @Output(loss = SIGMOID_CROSS_ENTROPY) Tensor answer(Tensor soft);");

    /** As many layers behind each other as are asked for. */
    static Sample chain(int layers) {
        List<String> members = new ArrayList<>(List.of("@Input(2) Tensor layer0();"));
        for (int i = 1; i < layers; i++) {
            members.add("@Dense(units = 2, activation = TANH) Tensor layer" + i + "(Tensor layer" + (i - 1) + ");");
        }
        members.add(
                "@Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor layer" + (layers - 1) + ");");
        return new Sample("Chain" + layers, members);
    }

    /** As many layers beside each other as are asked for. */
    static Sample fan(int branches) {
        List<String> members = new ArrayList<>(List.of("@Input(4) Tensor in();"));
        for (int i = 0; i < branches; i++) {
            members.add("@Dense(units = 3, activation = RELU) Tensor branch" + i + "(Tensor in);");
        }
        String all = String.join(
                ", ",
                IntStream.range(0, branches).mapToObj(i -> "Tensor branch" + i).toList());
        members.add("@Concat Tensor wide(" + all + ");");
        members.add("@Add(activation = ELU) Tensor sum(" + all + ");");
        members.add("@Concat Tensor both(Tensor wide, Tensor sum);");
        members.add("@Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor both);");
        return new Sample("Fan" + branches, members);
    }

    /** Dense layers of about 400 multiply-adds, the most that is compiled to a straight line, of all proportions. */
    static Sample straightLines(int... widths) {
        List<String> members = new ArrayList<>(List.of("@Input(4) Tensor in();"));
        List<String> ends = new ArrayList<>();
        for (int features : widths) {
            String from = "from" + features;
            int units = 400 / features;
            members.add("@Dense(units = " + features + ") Tensor " + from + "(Tensor in);");
            // Two that read it, so that the second one adds to the gradient of the first one.
            for (String side : List.of("left", "right")) {
                members.add("@Dense(units = " + units + ", activation = RELU) Tensor " + side + features + "(Tensor "
                        + from + ");");
                ends.add("Tensor " + side + features);
            }
        }
        members.add("@Concat Tensor all(" + String.join(", ", ends) + ");");
        members.add("@Dense(units = 1) @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor all);");
        return new Sample("StraightLines", members);
    }

    /** Convolutions with few filters, whose loops are unrolled in part. */
    static Sample loops() {
        return of(
                "Loops",
                "@Input({12, 12, 7}) Tensor image();",
                "@Conv2D(filters = 3, kernel = 3, activation = RELU) Tensor a(Tensor image);",
                "@Conv2D(filters = 3, kernel = {1, 7}, padding = SAME) Tensor b(Tensor a);",
                "@Conv2D(filters = 2, kernel = 4, stride = {3, 2}) Tensor c(Tensor b);",
                "@Conv2D(filters = 1, kernel = 1) Tensor d(Tensor c);",
                "@SuppressWarnings(\"annotron:IdleTaps\") @Conv2D(filters = 1, kernel = 8, padding = SAME) Tensor e(Tensor d);",
                "@SuppressWarnings(\"annotron:LostPixels\") @MaxPool2D(2) Tensor f(Tensor e);",
                "@Flatten Tensor g(Tensor f);",
                "@Dense(units = 3) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor out(Tensor g);");
    }

    /** Convolutions and transposed ones whose strides ask for many products, in calls and in loops. */
    static Sample strides() {
        return of(
                "Strides",
                "@Input({36, 32, 1}) Tensor image();",
                "@Dense(units = 4) Tensor stem(Tensor image);",
                "@Conv2D(filters = 4, kernel = 7, stride = 6, padding = SAME) Tensor a(Tensor stem);",
                "@Conv2DTranspose(filters = 4, kernel = 12, stride = 6, padding = SAME, groups = 2) Tensor b(Tensor a);",
                "@Conv2D(filters = 5, kernel = 16, stride = 16, padding = SAME) Tensor c(Tensor b);",
                "@Conv2DTranspose(filters = 4, kernel = 16, stride = {8, 16}, padding = SAME) Tensor d(Tensor c);",
                "@MaxPool2D(8) Tensor e(Tensor d);",
                "@Conv2DTranspose(filters = 3, kernel = {3, 6}, stride = {1, 5}, padding = SAME) Tensor f(Tensor g);",
                "@Conv2DTranspose(filters = 3, kernel = {3, 10}, stride = {1, 5}, padding = SAME) Tensor h(Tensor f);",
                "@Dense(units = 3) Tensor g(Tensor e);",
                "@Conv2DTranspose(filters = 3, kernel = {4, 10}, stride = {2, 3}, padding = SAME) Tensor i(Tensor h);",
                "@GlobalMaxPool2D Tensor j(Tensor i);",
                "@Dense(units = 3) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor out(Tensor j);");
    }

    static final List<Sample> ALL =
            List.of(LE_NET, RESIDUAL, chain(200), fan(50), straightLines(2, 3, 20, 133, 200), loops(), strides());

    /** The source file. */
    String source() {
        return source(members);
    }

    /** The source file with the methods in another order. */
    String shuffled(long seed) {
        List<String> shuffled = new ArrayList<>(members);
        Collections.shuffle(shuffled, new Random(seed));
        return source(shuffled);
    }

    private String source(List<String> lines) {
        String head = """
                package samples;

                import static io.github.annotron.Activation.*;
                import static io.github.annotron.Loss.*;
                import static io.github.annotron.Padding.*;

                import io.github.annotron.*;

                @Network
                """;
        return Stream.of(head + "public interface " + name + " {", String.join("\n", lines), "}", "")
                .reduce((a, b) -> a + "\n" + b)
                .orElseThrow();
    }
}
