// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.processor.testing.Compilations;
import io.github.annotron.processor.testing.CompiledNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of the possible extents the output of a transposed convolution has: those of Keras. */
class TransposedExtentsTest {

    private static int extent(String attributes, int extent) {
        String source = """
                package test;
                import static io.github.annotron.Padding.*;
                import io.github.annotron.*;
                @Network
                interface Net {
                    @Input({1, %d, 3}) Tensor in();
                    @Conv2DTranspose(filters = 2, %s) Tensor out(Tensor in);
                    @Flatten @Output(loss = Loss.MEAN_SQUARED_ERROR) Tensor flat(Tensor out);
                }
                """.formatted(extent, attributes);
        CompiledNetwork network =
                new CompiledNetwork(Compilations.compile(source).orThrow().loader(), "test.Net");
        return network.newModel(0).layers().get(1).shape().get(1);
    }

    /** As {@code deconv_output_length} of Keras computes them, {@code output_padding} and {@code dilation_rate} included. */
    @ParameterizedTest
    @CsvSource({
        "4, 3, 1, 1, VALID, , 6",
        "4, 3, 2, 1, VALID, , 9",
        "4, 2, 2, 1, VALID, , 8",
        "4, 2, 5, 1, VALID, , 20",
        "4, 3, 2, 2, VALID, , 11",
        "4, 3, 2, 1, VALID, 0, 9",
        "4, 3, 2, 1, VALID, 1, 10",
        "4, 2, 5, 1, VALID, 0, 17",
        "4, 3, 1, 1, SAME, , 4",
        "4, 3, 2, 1, SAME, , 8",
        "4, 4, 3, 1, SAME, , 12",
        "4, 3, 2, 1, SAME, 0, 7",
        "4, 3, 2, 1, SAME, 1, 8",
        "4, 4, 2, 1, SAME, 1, 7",
        "4, 4, 3, 1, SAME, 2, 11",
        "4, 3, 3, 3, SAME, 1, 11"
    })
    void areThoseOfKeras(int extent, int kernel, int stride, int dilation, String padding, Integer more, int expected) {
        String attributes = "kernel = {1, " + kernel + "}, stride = {1, " + stride + "}, dilation = {1, " + dilation
                + "}, padding = " + padding + (more == null ? "" : ", outputPadding = {0, " + more + "}");
        assertThat(extent(attributes, extent)).isEqualTo(expected);
    }
}
