// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.processor.testing.Compilations;
import io.github.annotron.processor.testing.Compilations.Compilation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers at the ends of their ranges: an error in the user's own words or code that compiles, and nothing else. */
class HugeNumbersTest {

    private static void assertCompilesOrIsRefused(String members) {
        Compilation compilation = Compilations.compile("""
                package test;

                import static io.github.annotron.Loss.*;
                import static io.github.annotron.Padding.*;

                import io.github.annotron.*;

                @Network
                interface Net {
                    @Input({28, 28, 1}) Tensor image();
                    %s
                    @Flatten @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor layer);
                }
                """.formatted(members));
        assertThat(compilation.diagnostics()).allSatisfy(problem -> {
            assertThat(problem.getSource().getName()).isEqualTo("/test/Net.java");
            assertThat(problem.getMessage(null)).startsWith("[annotron/").doesNotContain("InternalError");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Conv2D(filters = 2147483647, kernel = 1) Tensor layer(Tensor image);",
                "@Conv2D(filters = 2, kernel = 2147483647) Tensor layer(Tensor image);",
                "@Conv2D(filters = 2, kernel = 2147483647, padding = SAME) Tensor layer(Tensor image);",
                "@Conv2D(filters = 2, kernel = 3, stride = 2147483647) Tensor layer(Tensor image);",
                "@Conv2D(filters = 2, kernel = 3, groups = 2147483647) Tensor layer(Tensor image);",
                "@Conv2DTranspose(filters = 2147483647, kernel = 1) Tensor layer(Tensor image);",
                "@Conv2DTranspose(filters = 2, kernel = 2147483647) Tensor layer(Tensor image);",
                "@Conv2DTranspose(filters = 2, kernel = 2147483647, padding = SAME) Tensor layer(Tensor image);",
                "@Conv2DTranspose(filters = 2, kernel = 3, stride = 2147483647) Tensor layer(Tensor image);",
                "@Conv2DTranspose(filters = 2, kernel = 3, stride = {4096, 1}, padding = SAME) Tensor layer(Tensor image);",
                "@Conv2DTranspose(filters = 2, kernel = 3, outputPadding = 2147483647) Tensor layer(Tensor image);",
                "@DepthwiseConv2D(kernel = 2147483647, padding = SAME) Tensor layer(Tensor image);",
                "@DepthwiseConv2D(kernel = 3, multiplier = 2147483647) Tensor layer(Tensor image);",
                "@SeparableConv2D(filters = 2147483647, kernel = 3, multiplier = 1000) Tensor layer(Tensor image);",
                "@Reshape({28, 28}) Tensor in(Tensor image);"
                        + " @Conv1D(filters = 2, kernel = 2147483647, padding = CAUSAL) Tensor layer(Tensor in);",
                "@Reshape({28, 28}) Tensor in(Tensor image);"
                        + " @MaxPool1D(value = 2147483647, padding = CAUSAL) Tensor layer(Tensor in);",
                "@Dense(units = 2147483647) Tensor layer(Tensor image);",
                "@MaxPool2D(2147483647) Tensor layer(Tensor image);",
                "@MaxPool2D(value = 2, stride = 2147483647) Tensor layer(Tensor image);",
                "@ZeroPadding2D(2147483647) Tensor layer(Tensor image);",
                "@ZeroPadding2D({0, 2000000000}) Tensor layer(Tensor image);",
                "@ZeroPadding2D({0, 0, 2147483619, 0}) Tensor layer(Tensor image);",
                "@Cropping2D(2147483647) Tensor layer(Tensor image);",
                "@Cropping2D(-2147483648) Tensor layer(Tensor image);",
                "@LayerNorm(axis = -2147483648) Tensor layer(Tensor image);",
                "@LayerNorm(epsilon = Float.MIN_VALUE) Tensor layer(Tensor image);",
                "@GroupNorm(2147483647) Tensor layer(Tensor image);",
                "@GroupNorm(-2147483648) Tensor layer(Tensor image);",
                "@UpSampling2D(2147483647) Tensor layer(Tensor image);",
                "@UpSampling2D(30000) Tensor layer(Tensor image);",
                "@UpSampling2D({70000000, 1}) Tensor layer(Tensor image);",
                "@Embedding(vocabulary = 2147483647, units = 1) Tensor layer(Tensor image);",
                "@Embedding(vocabulary = 16777216, units = 2147483647) Tensor layer(Tensor image);",
                "@Embedding(vocabulary = 1, units = 2147483647) Tensor layer(Tensor image);",
                "@Embedding(vocabulary = 4, units = 1, padding = -2147483648) Tensor layer(Tensor image);",
                "@Flatten Tensor in(Tensor image); @Length(padding = -2147483648) Tensor layer(Tensor in);",
                "@Flatten Tensor in(Tensor image); @Length(padding = 2147483647) Tensor layer(Tensor in);",
                "@Slice(axis = -2147483648) Tensor layer(Tensor image);",
                "@Slice(from = 2147483647) Tensor layer(Tensor image);",
                "@Slice(from = -2147483648, to = -2147483648) Tensor layer(Tensor image);",
                "@Reshape({2147483647, 2147483647, 2147483647, -1}) Tensor layer(Tensor image);",
                "@Reshape(-2147483648) Tensor layer(Tensor image);",
                "@Concat(axis = -2147483648) Tensor layer(Tensor image, @From(\"image\") Tensor again);",
                "@Concat(axis = 2147483647) Tensor layer(Tensor image, @From(\"image\") Tensor again);"
            })
    void areHandled(String members) {
        assertCompilesOrIsRefused(members);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Conv2D(filters = 2, kernel = 3, stride = 2147483647, padding = SAME) Tensor layer(Tensor image);",
                "@Conv2D(filters = 2, kernel = 3, dilation = 2147483647) Tensor layer(Tensor image);",
                "@Conv2D(filters = 2, kernel = 2, dilation = 100000, padding = SAME) Tensor layer(Tensor image);",
                "@Conv2DTranspose(filters = 2, kernel = 3, dilation = 2147483647) Tensor layer(Tensor image);",
                "@Dense(units = 1) Tensor in(Tensor image);"
                        + " @Conv2D(filters = 2, kernel = 3, stride = 2147483647, padding = SAME) Tensor layer(Tensor in);",
                "@MaxPool2D(value = 2147483647, padding = SAME) Tensor layer(Tensor image);",
                "@Input(1500000000) Tensor in(); @Flatten Tensor flat(Tensor image);"
                        + " @Concat Tensor layer(Tensor in, @From(\"in\") Tensor again, Tensor flat);"
            })
    void areHandledAlthoughTheyOverflow(String members) {
        assertCompilesOrIsRefused(members);
    }
}
