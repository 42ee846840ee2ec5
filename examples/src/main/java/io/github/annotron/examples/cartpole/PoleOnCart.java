// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.cartpole;

import java.util.Random;

/**
 * A pole that stands on a cart, which is pushed to the left or to the right 50 times a second (Barto, Sutton and Anderson 1983,
 * Neuronlike adaptive elements that can solve difficult learning control problems; without friction). Constants, limits and Euler's
 * method are those of CartPole-v1 in Gymnasium. The arithmetic is in double and has the same bits everywhere.
 */
final class PoleOnCart {

    /** The numbers of a state: position, velocity, angle and angular velocity. */
    static final int WIDTH = 4;

    /** Push to the left, or to the right. */
    static final int ACTIONS = 2;

    /** An episode that long is over though the pole stands: 10 seconds. */
    static final int LONGEST = 500;

    /** Metres from the middle, beyond which the cart is lost. */
    static final double MOST_DISTANCE = 2.4;

    /** Radians from the vertical, beyond which the pole is lost: 12 degrees. */
    static final double MOST_ANGLE = 12 * 2 * Math.PI / 360;

    /** Seconds between two pushes. */
    static final double TICK = 0.02;

    private static final double GRAVITY = 9.8;
    private static final double CART_MASS = 1;
    private static final double POLE_MASS = 0.1;
    private static final double HALF_LENGTH = 0.5;
    private static final double FORCE = 10;
    private static final double START = 0.05;

    private double position;
    private double velocity;
    private double angle;
    private double turning;
    private int steps;

    /** Begins an episode: all four numbers are drawn from -0.05 to 0.05. */
    void reset(Random random) {
        place(draw(random), draw(random), draw(random), draw(random));
    }

    private static double draw(Random random) {
        return START * (2 * random.nextDouble() - 1);
    }

    /** Begins an episode in a state: metres, metres a second, radians to the right, radians a second. */
    void place(double x, double speed, double tilt, double rate) {
        position = x;
        velocity = speed;
        angle = tilt;
        turning = rate;
        steps = 0;
    }

    /**
     * Pushes for one tick.
     *
     * @param action 0 to the left, 1 to the right
     */
    void push(int action) {
        double force = action == 1 ? FORCE : -FORCE;
        double mass = CART_MASS + POLE_MASS;
        double sine = StrictMath.sin(angle);
        double cosine = StrictMath.cos(angle);
        double rest = (force + POLE_MASS * HALF_LENGTH * turning * turning * sine) / mass;
        double twist =
                (GRAVITY * sine - cosine * rest) / (HALF_LENGTH * (4.0 / 3 - POLE_MASS * cosine * cosine / mass));
        double pull = rest - POLE_MASS * HALF_LENGTH * twist * cosine / mass;
        position += TICK * velocity;
        velocity += TICK * pull;
        angle += TICK * turning;
        turning += TICK * twist;
        steps++;
    }

    /** Whether the pole or the cart is lost. */
    boolean isLost() {
        return Math.abs(position) > MOST_DISTANCE || Math.abs(angle) > MOST_ANGLE;
    }

    /** Whether the episode has ended, well or badly. */
    boolean isOver() {
        return isLost() || steps >= LONGEST;
    }

    /** How many pushes there have been: the return of the episode, when it is over. */
    int steps() {
        return steps;
    }

    /** Metres to the right of the middle. */
    double position() {
        return position;
    }

    /** Metres a second. */
    double velocity() {
        return velocity;
    }

    /** Radians to the right of the vertical. */
    double angle() {
        return angle;
    }

    /** Radians a second. */
    double turning() {
        return turning;
    }

    /** Writes what a network sees: the four numbers, scaled to about -1 to 1. */
    void observe(float[] target, int offset) {
        target[offset] = (float) (position / MOST_DISTANCE);
        target[offset + 1] = (float) (velocity / 2);
        target[offset + 2] = (float) (angle / MOST_ANGLE);
        target[offset + 3] = (float) (turning / 2);
    }
}
