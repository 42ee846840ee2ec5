// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.cartpole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PoleOnCartTest {

    private final PoleOnCart cart = new PoleOnCart();

    private double[] state() {
        return new double[] {cart.position(), cart.velocity(), cart.angle(), cart.turning()};
    }

    /** What the documentation of Gymnasium shows: CartPole-v1 after reset(seed=42) and one step to either side. */
    @Test
    void movesAsTheDocumentationOfGymnasiumShows() {
        cart.place(0.0273956, -0.00611216, 0.03585979, 0.0197368);
        cart.push(1);
        assertThat(state())
                .containsExactly(new double[] {0.02727336, 0.18847767, 0.03625453, -0.26141977}, within(1e-7));

        cart.place(0.0273956, -0.00611216, 0.03585979, 0.0197368);
        cart.push(0);
        assertThat(state())
                .containsExactly(new double[] {0.02727336, -0.20172954, 0.03625453, 0.32351476}, within(1e-7));
    }

    /**
     * Solves the equations of motion of a uniform pole of length 2l and mass m, hinged on a cart of mass M, for the two
     * accelerations: (M + m) x'' + m l cos(a) a'' = F + m l sin(a) a'^2, and m l cos(a) x'' + 4/3 m l^2 a'' = m g l sin(a).
     */
    @Test
    void obeysTheEquationsOfMotion() {
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            double speed = random.nextGaussian();
            double angle = random.nextGaussian();
            double turning = random.nextGaussian();
            int action = random.nextInt(2);
            cart.place(1, speed, angle, turning);
            cart.push(action);

            double ml = 0.1 * 0.5;
            double a = 1.1;
            double b = ml * Math.cos(angle);
            double d = 4.0 / 3 * ml * 0.5;
            double force = (action == 1 ? 10 : -10) + ml * Math.sin(angle) * turning * turning;
            double weight = ml * 9.8 * Math.sin(angle);
            double determinant = a * d - b * b;
            assertThat(state())
                    .containsExactly(
                            new double[] {
                                1 + 0.02 * speed,
                                speed + 0.02 * (force * d - b * weight) / determinant,
                                angle + 0.02 * turning,
                                turning + 0.02 * (a * weight - b * force) / determinant
                            },
                            within(1e-12));
        }
    }

    @Test
    void isSymmetric() {
        cart.place(0.3, -0.2, 0.1, 0.4);
        cart.push(0);
        double[] left = state();
        cart.place(-0.3, 0.2, -0.1, -0.4);
        cart.push(1);
        for (int i = 0; i < left.length; i++) {
            assertThat(state()[i]).isEqualTo(-left[i]);
        }
    }

    @Test
    void isLostBeyondTheLimits() {
        cart.place(2.4, 0, PoleOnCart.MOST_ANGLE, 0);
        assertThat(cart.isLost()).isFalse();
        cart.place(-2.41, 0, 0, 0);
        assertThat(cart.isLost()).isTrue();
        cart.place(0, 0, -0.2095, 0);
        assertThat(cart.isLost()).isTrue();
    }

    /** A push to one side alone fells the pole in 8 to 10 steps, as users of CartPole know it. */
    @Test
    void fallsAtOnceWithoutSkill() {
        for (int seed = 0; seed < 50; seed++) {
            cart.reset(new Random(seed));
            assertThat(Arrays.stream(state()).map(Math::abs).max().orElseThrow())
                    .isLessThanOrEqualTo(0.05);
            while (!cart.isOver()) {
                cart.push(1);
            }
            assertThat(cart.isLost()).isTrue();
            assertThat(cart.steps()).isBetween(8, 10);
        }
    }

    @Test
    void endsInTimeWhenItStands() {
        cart.reset(new Random(1));
        while (!cart.isOver()) {
            double lean = cart.angle() + 0.3 * cart.turning() + 0.05 * cart.position() + 0.1 * cart.velocity();
            cart.push(lean > 0 ? 1 : 0);
        }
        assertThat(cart.isLost()).isFalse();
        assertThat(cart.steps()).isEqualTo(500);
    }
}
