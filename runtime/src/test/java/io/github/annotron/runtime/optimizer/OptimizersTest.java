// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OptimizersTest {

    /** The values of one weight that starts at 1, under these gradients. */
    private static float[] path(Optimizer optimizer, float... gradients) {
        Optimizer.Updater updater = optimizer.newUpdater(1);
        float[] weight = {1};
        float[] path = new float[gradients.length];
        for (int i = 0; i < path.length; i++) {
            step(optimizer, updater, i + 1, weight, new float[] {gradients[i]});
            path[i] = weight[0];
        }
        return path;
    }

    private static void step(
            Optimizer optimizer, Optimizer.Updater updater, long number, float[] weights, float[] gradient) {
        Step step = new Step(true).at(number, optimizer.rate());
        updater.begin(step);
        updater.update(step, weights, gradient, 0, weights.length);
    }

    @Test
    void sgdByHand() {
        assertThat(path(Sgd.of(0.1), 1, -2, 0.5f)).containsExactly(new float[] {0.9f, 1.1f, 1.05f}, within(1e-6f));
    }

    @Test
    void momentumByHand() {
        // v = 1, -1.1, -0.49
        assertThat(path(Sgd.of(0.1).momentum(0.9), 1, -2, 0.5f))
                .containsExactly(new float[] {0.9f, 1.01f, 1.059f}, within(1e-6f));
    }

    @Test
    void nesterovByHand() {
        // v as above; steps g + 0.9 v = 1.9, -2.99, 0.059
        assertThat(path(Sgd.of(0.1).momentum(0.9).nesterov(true), 1, -2, 0.5f))
                .containsExactly(new float[] {0.81f, 1.109f, 1.1031f}, within(1e-6f));
    }

    @Test
    void adamByHand() {
        // Step 1: m/(1-b1) = g, v/(1-b2) = g^2, so the weight moves by the rate against the gradient's sign.
        // Step 2: m = 0.9*0.1 - 0.1*2 = -0.11, over 0.19; v = 0.999*0.001 + 0.004 = 0.004999, over 0.001999.
        double second = 0.9 - 0.1 * (-0.11 / 0.19) / (Math.sqrt(0.004999 / 0.001999) + 1e-8);
        // Step 3: m = 0.9*-0.11 + 0.05 = -0.049, over 0.271; v = 0.999*0.004999 + 0.00025, over 1 - 0.999^3.
        double third =
                second - 0.1 * (-0.049 / 0.271) / (Math.sqrt((0.004994001 + 0.00025) / (1 - 0.997002999)) + 1e-8);
        assertThat(path(Adam.of(0.1), 1, -2, 0.5f))
                .containsExactly(new float[] {0.9f, (float) second, (float) third}, within(1e-6f));
    }

    @Test
    void adamFollowsThePaperInDouble() {
        Adam adam = Adam.of(1e-3).beta1(0.8).beta2(0.99).epsilon(1e-6);
        Optimizer.Updater updater = adam.newUpdater(1);
        float[] weight = {0};
        double expected = 0;
        double m = 0;
        double v = 0;
        Random random = new Random(1);
        for (int t = 1; t <= 1000; t++) {
            float g = (float) random.nextGaussian();
            step(adam, updater, t, weight, new float[] {g});
            m = 0.8 * m + 0.2 * g;
            v = 0.99 * v + 0.01 * g * g;
            expected -= 1e-3 * (m / (1 - Math.pow(0.8, t))) / (Math.sqrt(v / (1 - Math.pow(0.99, t))) + 1e-6);
            assertThat((double) weight[0]).isCloseTo(expected, within(1e-6));
        }
    }

    static List<Optimizer> all() {
        return List.of(
                Sgd.of(0.1),
                Sgd.of(0.1).momentum(0.9),
                Sgd.of(0.1).momentum(0.9).nesterov(true),
                RmsProp.of(0.01),
                RmsProp.of(0.01).momentum(0.9),
                RmsProp.of(0.01).centered(true),
                RmsProp.of(0.01).centered(true).momentum(0.8).rho(0.95).epsilon(1e-4),
                Adagrad.of(0.1),
                Adagrad.of(0.1).start(0.1).epsilon(1e-7),
                Adadelta.of(),
                Adadelta.of().rate(0.5).rho(0.9).epsilon(1e-5),
                Adam.of(0.1),
                AmsGrad.of(0.1),
                AmsGrad.of(0.1).beta1(0.5).beta2(0.6).epsilon(1e-3),
                AdamW.of(0.1).decay(0.1),
                Nadam.of(0.1),
                Nadam.of(0.01).beta1(0.8).beta2(0.9).epsilon(1e-4),
                Lion.of(0.01),
                Lion.of(0.01).beta1(0.8).beta2(0.95).decay(0.5));
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatFadesDoesNotEndInDenormals(Optimizer optimizer) {
        Optimizer.Updater updater = optimizer.newUpdater(1);
        float[] weight = {1};
        for (int t = 1; t <= 100_000; t++) {
            step(optimizer, updater, t, weight, new float[] {t < 10 ? t : 0});
        }
        for (Optimizer.Slot slot : updater.state()) {
            float magnitude = Math.abs(slot.values()[0]);
            assertThat(magnitude == 0 || magnitude >= Float.MIN_NORMAL)
                    .as("%s %s", slot.name(), magnitude)
                    .isTrue();
        }
        assertThat(weight[0]).isFinite();
    }

    @ParameterizedTest
    @MethodSource("all")
    void anySplitGivesTheSameBits(Optimizer optimizer) {
        int size = 1003;
        Random random = new Random(2);
        Optimizer.Updater whole = optimizer.newUpdater(size);
        Optimizer.Updater parts = optimizer.newUpdater(size);
        float[] one = new float[size];
        float[] other = new float[size];
        // Many steps, so that compiled and interpreted code both take part.
        for (int number = 1; number <= 3000; number++) {
            float[] gradient = new float[size];
            for (int i = 0; i < size; i++) {
                gradient[i] = (float) random.nextGaussian();
            }
            step(optimizer, whole, number, one, gradient);
            int cut = random.nextInt(size + 1);
            Step step = new Step(true).at(number, optimizer.rate());
            parts.begin(step);
            parts.update(step, other, gradient, cut, size);
            parts.update(step, other, gradient, 0, cut);
        }
        assertThat(other).isEqualTo(one);
    }

    /** The state of another updater makes of a fresh one what that one is. */
    @ParameterizedTest
    @MethodSource("all")
    void goesOnFromTheStateOfAnother(Optimizer optimizer) {
        Optimizer.Updater first = optimizer.newUpdater(5);
        float[] weights = {1, 2, 3, 4, 5};
        Random random = new Random(3);
        for (int number = 1; number <= 7; number++) {
            step(optimizer, first, number, weights, gradient(random));
        }
        Optimizer.Updater second = optimizer.newUpdater(5);
        float[] copy = weights.clone();
        for (int i = 0; i < first.state().size(); i++) {
            Optimizer.Slot from = first.state().get(i);
            Optimizer.Slot to = second.state().get(i);
            assertThat(to.name()).isEqualTo(from.name());
            System.arraycopy(from.values(), 0, to.values(), 0, 5);
        }
        for (int number = 8; number <= 12; number++) {
            float[] gradient = gradient(random);
            step(optimizer, first, number, weights, gradient);
            step(optimizer, second, number, copy, gradient);
        }
        assertThat(copy).isEqualTo(weights);
        assertThat(first.state().stream().map(Optimizer.Slot::name)).doesNotHaveDuplicates();
    }

    /** Clipping is the same as a gradient that was clipped before. */
    @ParameterizedTest
    @MethodSource("all")
    void clipsFirst(Optimizer optimizer) {
        Optimizer.Updater clipping = optimizer.newUpdater(3);
        Optimizer.Updater plain = optimizer.newUpdater(3);
        float[] one = {1, -2, 3};
        float[] other = one.clone();
        for (int number = 1; number <= 4; number++) {
            Step step = new Step(true).at(number, optimizer.rate()).clip(2, 0.25f);
            clipping.begin(step);
            clipping.update(step, one, new float[] {7, -0.5f, -8}, 0, 3);
            step(optimizer, plain, number, other, new float[] {0.5f, -0.125f, -0.5f});
        }
        assertThat(one).isEqualTo(other);
    }

    /** With a rate of 0, as at a schedule's end, weights stay as they are. */
    @ParameterizedTest
    @MethodSource("all")
    void staysAtRateZero(Optimizer optimizer) {
        Optimizer.Updater updater = optimizer.newUpdater(2);
        float[] weights = {1, -2};
        Step step = new Step(true).at(1, 0);
        updater.begin(step);
        updater.update(step, weights, new float[] {3, -4}, 0, 2);
        assertThat(weights).containsExactly(1, -2);
    }

    @Test
    void onlyKernelsDecay() {
        for (Optimizer optimizer :
                List.of(AdamW.of(0.1).decay(0.5), Lion.of(0.1).decay(0.5))) {
            float[] kernel = {2};
            float[] bias = {2};
            for (boolean decays : new boolean[] {true, false}) {
                Step step = new Step(decays).at(1, 0.1);
                Optimizer.Updater updater = optimizer.newUpdater(1);
                updater.begin(step);
                updater.update(step, decays ? kernel : bias, new float[1], 0, 1);
            }
            assertThat(kernel[0]).isCloseTo(2 * (1 - 0.1f * 0.5f), within(1e-6f));
            assertThat(bias[0]).isEqualTo(2);
        }
    }

    @Test
    void lionGoesByTheSignOfTheSmallestNumber() {
        assertThat(path(Lion.of(0.25).beta1(0), Float.MIN_VALUE, -Float.MIN_VALUE, 0, -0f, 1e30f))
                .containsExactly(0.75f, 1, 1, 1, 0.75f);
    }

    private static float[] gradient(Random random) {
        float[] gradient = new float[5];
        for (int i = 0; i < 5; i++) {
            gradient[i] = (float) random.nextGaussian();
        }
        return gradient;
    }

    @Test
    void refusesSettingsOutOfRange() {
        for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e300}) {
            assertThatThrownBy(() -> Sgd.of(bad)).hasMessage("rate must be above 0 and finite, not " + bad);
            assertThatThrownBy(() -> Adam.of(bad)).hasMessage("rate must be above 0 and finite, not " + bad);
            assertThatThrownBy(() -> Adam.of(1).epsilon(bad)).hasMessageStartingWith("epsilon must be above 0");
        }
        for (double bad : new double[] {-0.1, 1, Double.NaN}) {
            assertThatThrownBy(() -> Sgd.of(1).momentum(bad))
                    .hasMessage("momentum must be from 0 to below 1, not " + bad);
            assertThatThrownBy(() -> Adam.of(1).beta1(bad)).hasMessageStartingWith("beta1 must be from 0");
            assertThatThrownBy(() -> Adam.of(1).beta2(bad)).hasMessageStartingWith("beta2 must be from 0");
        }
        assertThatThrownBy(() -> Lion.of(1).decay(-1)).hasMessage("decay must be 0 or above and finite, not -1.0");
        assertThatThrownBy(() -> AdamW.of(1).beta1(1)).hasMessageStartingWith("beta1 must be from 0");
        assertThatThrownBy(() -> RmsProp.of(1).rho(1)).hasMessageStartingWith("rho must be from 0");
        assertThatThrownBy(() -> Adagrad.of(1).start(-1)).hasMessageStartingWith("start must be 0 or above");
        assertThatThrownBy(() -> Adadelta.of().epsilon(0)).hasMessageStartingWith("epsilon must be above 0");
        assertThatThrownBy(() -> AmsGrad.of(-1)).hasMessageStartingWith("rate must be above 0");
        assertThatThrownBy(() -> Nadam.of(1).beta2(1)).hasMessageStartingWith("beta2 must be from 0");
        assertThatThrownBy(() -> Sgd.of(1).nesterov(true)).hasMessageContaining("needs a momentum");
    }
}
