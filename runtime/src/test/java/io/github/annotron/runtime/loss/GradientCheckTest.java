// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GradientCheckTest {

    private record Wrong(float factor, int place) implements Loss {
        @Override
        public String name() {
            return "wrong";
        }

        @Override
        public void evaluate(
                int from,
                int to,
                int width,
                float[] output,
                float[] target,
                int targetWidth,
                float[] losses,
                float[] gradient) {
            Losses.MEAN_SQUARED_ERROR.evaluate(from, to, width, output, target, targetWidth, losses, gradient);
            for (int row = from; row < to; row++) {
                gradient[row * width + place] *= factor;
            }
        }
    }

    private static final float[][] OUTPUTS = {{1, 2, 3}, {-4, 0.5f, 20}};
    private static final float[][] TARGETS = {{0, 0, 1}, {1, 1, 1}};

    @Test
    void namesTheWorstElement() {
        GradientCheck.Report report = GradientCheck.of(new Wrong(0.99f, 2), OUTPUTS, TARGETS);
        assertThat(report.holds()).isFalse();
        assertThat(report.checked()).isEqualTo(6);
        assertThat(report.kinks()).isZero();
        assertThat(report.worst()).isNotNull();
        assertThat(report.worst().index()).isEqualTo(2);
        assertThat(report.worst().error()).isBetween(0.008, 0.0101);
        assertThatThrownBy(report::orThrow)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("wrong: 6 derivatives compared, 0 near kinks; worst is sample ")
                .hasMessageContaining("output 2: gradient ");
    }

    @Test
    void findsEachKindOfMistake() {
        for (float factor : new float[] {-1, 0, 2, 1.01f, Float.NaN, Float.POSITIVE_INFINITY}) {
            assertThat(GradientCheck.of(new Wrong(factor, 0), OUTPUTS, TARGETS).holds())
                    .as("factor " + factor)
                    .isFalse();
        }
        GradientCheck.of(new Wrong(1, 0), OUTPUTS, TARGETS).orThrow();
    }

    @Test
    void passesOverKinks() {
        GradientCheck.Report report =
                GradientCheck.of(Losses.MEAN_ABSOLUTE_ERROR, new float[][] {{1.01f, 5}}, new float[][] {{1, 1}});
        assertThat(report.kinks()).isEqualTo(1);
        assertThat(report.checked()).isEqualTo(1);
        report.orThrow();
        assertThat(GradientCheck.of(Losses.MEAN_ABSOLUTE_ERROR, new float[][] {{1.01f}}, new float[][] {{1}})
                        .holds())
                .isFalse();
    }

    @Test
    void refusesTargetsThatDoNotFit() {
        assertThatThrownBy(() ->
                        GradientCheck.of(Losses.SOFTMAX_CROSS_ENTROPY, new float[][] {{1, 2}}, new float[][] {{2}}))
                .hasMessage("target 0 does not fit softmax cross-entropy: class 2 of 2");
        assertThatThrownBy(() -> GradientCheck.of(Losses.HUBER, new float[][] {{1, 2}}, new float[][] {{2}}))
                .hasMessage("target 0 does not fit Huber: 1 numbers for 2 outputs");
    }
}
