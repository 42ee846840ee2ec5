// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each activation against its definition in double precision, and its gradient against the central difference of that. */
class ActivationsTest {

    private static final float ALPHA = 0.3f;
    private static final int COUNT = 2000;

    /** An activation in all its forms, with the scalar one beside the one that the facade picks. */
    enum Activation {
        SIGMOID(x -> 1 / (1 + StrictMath.exp(-x)), false) {
            @Override
            void forward(boolean scalar, float[] x, int from, int to, float[] y) {
                if (scalar) {
                    ScalarActivations.sigmoid(x, from, to, y);
                } else {
                    Activations.sigmoid(x, from, to, y);
                }
            }

            @Override
            void gradient(boolean scalar, float[] v, int from, int to, float[] dy, float[] dx, boolean add) {
                if (scalar) {
                    ScalarActivations.sigmoidGradient(v, from, to, dy, dx, add);
                } else {
                    Activations.sigmoidGradient(v, from, to, dy, dx, add);
                }
            }
        },
        TANH(StrictMath::tanh, false) {
            @Override
            void forward(boolean scalar, float[] x, int from, int to, float[] y) {
                if (scalar) {
                    ScalarActivations.tanh(x, from, to, y);
                } else {
                    Activations.tanh(x, from, to, y);
                }
            }

            @Override
            void gradient(boolean scalar, float[] v, int from, int to, float[] dy, float[] dx, boolean add) {
                if (scalar) {
                    ScalarActivations.tanhGradient(v, from, to, dy, dx, add);
                } else {
                    Activations.tanhGradient(v, from, to, dy, dx, add);
                }
            }
        },
        RELU(x -> Math.max(x, 0), false) {
            @Override
            void forward(boolean scalar, float[] x, int from, int to, float[] y) {
                if (scalar) {
                    ScalarActivations.relu(x, from, to, y);
                } else {
                    Activations.relu(x, from, to, y);
                }
            }

            @Override
            void gradient(boolean scalar, float[] v, int from, int to, float[] dy, float[] dx, boolean add) {
                if (scalar) {
                    ScalarActivations.reluGradient(v, from, to, dy, dx, add);
                } else {
                    Activations.reluGradient(v, from, to, dy, dx, add);
                }
            }
        },
        LEAKY_RELU(x -> x > 0 ? x : x * ALPHA, false) {
            @Override
            void forward(boolean scalar, float[] x, int from, int to, float[] y) {
                if (scalar) {
                    ScalarActivations.leakyRelu(x, from, to, y, ALPHA);
                } else {
                    Activations.leakyRelu(x, from, to, y, ALPHA);
                }
            }

            @Override
            void gradient(boolean scalar, float[] v, int from, int to, float[] dy, float[] dx, boolean add) {
                if (scalar) {
                    ScalarActivations.leakyReluGradient(v, from, to, dy, dx, add, ALPHA);
                } else {
                    Activations.leakyReluGradient(v, from, to, dy, dx, add, ALPHA);
                }
            }
        },
        ELU(x -> x > 0 ? x : ALPHA * StrictMath.expm1(x), false) {
            @Override
            void forward(boolean scalar, float[] x, int from, int to, float[] y) {
                if (scalar) {
                    ScalarActivations.elu(x, from, to, y, ALPHA);
                } else {
                    Activations.elu(x, from, to, y, ALPHA);
                }
            }

            @Override
            void gradient(boolean scalar, float[] v, int from, int to, float[] dy, float[] dx, boolean add) {
                if (scalar) {
                    ScalarActivations.eluGradient(v, from, to, dy, dx, add, ALPHA);
                } else {
                    Activations.eluGradient(v, from, to, dy, dx, add, ALPHA);
                }
            }
        },
        SELU(x -> 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * StrictMath.expm1(x)), false) {
            @Override
            void forward(boolean scalar, float[] x, int from, int to, float[] y) {
                if (scalar) {
                    ScalarActivations.selu(x, from, to, y);
                } else {
                    Activations.selu(x, from, to, y);
                }
            }

            @Override
            void gradient(boolean scalar, float[] v, int from, int to, float[] dy, float[] dx, boolean add) {
                if (scalar) {
                    ScalarActivations.seluGradient(v, from, to, dy, dx, add);
                } else {
                    Activations.seluGradient(v, from, to, dy, dx, add);
                }
            }
        },
        GELU(x -> x * FunctionsTest.exactNormal(x), true) {
            @Override
            void forward(boolean scalar, float[] x, int from, int to, float[] y) {
                if (scalar) {
                    ScalarActivations.gelu(x, from, to, y);
                } else {
                    Activations.gelu(x, from, to, y);
                }
            }

            @Override
            void gradient(boolean scalar, float[] v, int from, int to, float[] dy, float[] dx, boolean add) {
                if (scalar) {
                    ScalarActivations.geluGradient(v, from, to, dy, dx, add);
                } else {
                    Activations.geluGradient(v, from, to, dy, dx, add);
                }
            }
        },
        SILU(x -> x / (1 + StrictMath.exp(-x)), true) {
            @Override
            void forward(boolean scalar, float[] x, int from, int to, float[] y) {
                if (scalar) {
                    ScalarActivations.silu(x, from, to, y);
                } else {
                    Activations.silu(x, from, to, y);
                }
            }

            @Override
            void gradient(boolean scalar, float[] v, int from, int to, float[] dy, float[] dx, boolean add) {
                if (scalar) {
                    ScalarActivations.siluGradient(v, from, to, dy, dx, add);
                } else {
                    Activations.siluGradient(v, from, to, dy, dx, add);
                }
            }
        },
        SOFTPLUS(x -> StrictMath.log1p(StrictMath.exp(x)), false) {
            @Override
            void forward(boolean scalar, float[] x, int from, int to, float[] y) {
                if (scalar) {
                    ScalarActivations.softplus(x, from, to, y);
                } else {
                    Activations.softplus(x, from, to, y);
                }
            }

            @Override
            void gradient(boolean scalar, float[] v, int from, int to, float[] dy, float[] dx, boolean add) {
                if (scalar) {
                    ScalarActivations.softplusGradient(v, from, to, dy, dx, add);
                } else {
                    Activations.softplusGradient(v, from, to, dy, dx, add);
                }
            }
        };

        final DoubleUnaryOperator exact;
        final boolean fromInput;

        Activation(DoubleUnaryOperator exact, boolean fromInput) {
            this.exact = exact;
            this.fromInput = fromInput;
        }

        abstract void forward(boolean scalar, float[] x, int from, int to, float[] y);

        abstract void gradient(boolean scalar, float[] v, int from, int to, float[] dy, float[] dx, boolean add);
    }

    private static float[] spread(float range) {
        Random random = new Random(11);
        float[] x = new float[COUNT];
        for (int i = 0; i < COUNT; i++) {
            x[i] = (2 * random.nextFloat() - 1) * range;
        }
        return x;
    }

    /** Everything from one infinity to the other, with the special values at either end and in the middle. */
    private static float[] everything() {
        float[] x = new float[COUNT];
        int low = Bits.ordered(Float.NEGATIVE_INFINITY);
        int high = Bits.ordered(Float.POSITIVE_INFINITY);
        for (int i = 0; i < COUNT; i++) {
            x[i] = Bits.unordered((int) (low + ((long) high - low) * i / (COUNT - 1)));
        }
        float[] special = {Float.NaN, 0f, -0f, Float.MIN_VALUE, -Float.MIN_VALUE, 1f, -1f, 88.7f, -88.7f, -104f, 0.625f
        };
        System.arraycopy(special, 0, x, 500, special.length);
        System.arraycopy(special, 0, x, COUNT - special.length, special.length);
        float[] ordinary = spread(20f);
        System.arraycopy(ordinary, 0, x, 1000, 500);
        return x;
    }

    @ParameterizedTest
    @EnumSource
    void isWhatItsDefinitionSays(Activation f) {
        float[] x = spread(12f);
        float[] y = new float[COUNT];
        f.forward(false, x, 0, COUNT, y);
        for (int i = 0; i < COUNT; i++) {
            double exact = f.exact.applyAsDouble(x[i]);
            double ulps = f == Activation.GELU ? 6 + x[i] * x[i] : 6; // exp(-x^2 / 2) takes over the rounding of x^2
            assertThat(Math.abs(y[i] - exact)).as("at %s", x[i]).isLessThanOrEqualTo(ulps * Math.ulp((float) exact));
        }
    }

    @ParameterizedTest
    @EnumSource
    void gradientIsTheDerivative(Activation f) {
        float[] x = spread(12f);
        float[] y = new float[COUNT];
        f.forward(false, x, 0, COUNT, y);
        float[] dy = spread(2f);
        float[] dx = new float[COUNT];
        f.gradient(false, f.fromInput ? x : y, 0, COUNT, dy, dx, false);
        double h = 1e-5;
        for (int i = 0; i < COUNT; i++) {
            double slope = (f.exact.applyAsDouble(x[i] + h) - f.exact.applyAsDouble(x[i] - h)) / (2 * h);
            assertThat(dx[i])
                    .as("at %s", x[i])
                    .isCloseTo((float) (slope * dy[i]), org.assertj.core.data.Offset.offset(1e-5f));
        }
    }

    @ParameterizedTest
    @EnumSource
    void limitsAtTheInfinitiesAndNaN(Activation f) {
        float[] x = {Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, Float.NaN};
        float[] y = new float[3];
        f.forward(false, x, 0, 3, y);
        assertThat(y[0])
                .isEqualTo(f == Activation.LEAKY_RELU ? Float.NEGATIVE_INFINITY : (float) f.exact.applyAsDouble(-200));
        assertThat(y[1]).isEqualTo(f == Activation.SIGMOID || f == Activation.TANH ? 1f : Float.POSITIVE_INFINITY);
        assertThat(y[2]).isNaN();
        float[] dx = new float[3];
        f.gradient(false, f.fromInput ? x : y, 0, 2, new float[] {1f, 1f, 1f}, dx, false);
        assertThat(dx[0]).isEqualTo(f == Activation.LEAKY_RELU ? ALPHA : 0f);
        float right = f == Activation.SELU ? 1.05070098f : f == Activation.SIGMOID || f == Activation.TANH ? 0f : 1f;
        assertThat(dx[1]).isEqualTo(right);
    }

    /** Long ranges are computed in pieces of up to 256 elements, short ones element by element. */
    @ParameterizedTest
    @EnumSource
    void rangesOfAnyLengthGiveTheSameBitsAndLeaveTheRest(Activation f) {
        float[] x = everything();
        float[] singly = x.clone();
        for (int i = 0; i < COUNT; i++) {
            f.forward(true, x, i, i + 1, singly);
        }
        for (int length : new int[] {0, 1, 15, 63, 64, 65, 127, 128, 129, 255, 256, 257, 300, 511, 512, 513, 1000}) {
            for (int from : new int[] {0, 1, 7, 490, COUNT - length}) {
                float[] expected = x.clone();
                System.arraycopy(singly, from, expected, from, length);
                float[] inPlace = x.clone();
                f.forward(true, inPlace, from, from + length, inPlace);
                assertThat(Bits.of(inPlace)).as("%s from %s", length, from).isEqualTo(Bits.of(expected));
                float[] apart = x.clone();
                f.forward(true, x, from, from + length, apart);
                assertThat(Bits.of(apart)).as("%s from %s", length, from).isEqualTo(Bits.of(expected));
            }
        }
        assertThat(Bits.of(x)).isEqualTo(Bits.of(everything()));
    }

    @ParameterizedTest
    @EnumSource
    void bothFormsGiveTheSameBitsHoweverSplit(Activation f) {
        float[] x = everything();
        float[] expected = x.clone();
        f.forward(true, x, 3, COUNT - 2, expected);
        float[] whole = x.clone();
        f.forward(false, whole, 3, COUNT - 2, whole);
        assertThat(Bits.of(whole)).isEqualTo(Bits.of(expected));
        float[] split = x.clone();
        for (int i = 3; i < COUNT - 2; i += 37) {
            f.forward(false, x, i, Math.min(i + 37, COUNT - 2), split);
        }
        assertThat(Bits.of(split)).isEqualTo(Bits.of(expected));

        float[] v = f.fromInput ? x : expected;
        float[] dy = spread(2f);
        for (int add = 0; add <= 1; add++) {
            float[] expectedGradient = spread(1f);
            f.gradient(true, v, 3, COUNT - 2, dy, expectedGradient, add == 1);
            float[] gradient = spread(1f);
            for (int i = 3; i < COUNT - 2; i += 101) {
                f.gradient(false, v, i, Math.min(i + 101, COUNT - 2), dy, gradient, add == 1);
            }
            assertThat(Bits.of(gradient)).isEqualTo(Bits.of(expectedGradient));
        }
        float[] inPlace = dy.clone();
        f.gradient(false, v, 0, COUNT, inPlace, inPlace, false);
        float[] apart = new float[COUNT];
        f.gradient(true, v, 0, COUNT, dy, apart, false);
        assertThat(Bits.of(inPlace)).isEqualTo(Bits.of(apart));
    }
}
