// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.schedule;

/**
 * How the learning rate changes while training goes on: by a factor of the optimiser's rate, so that one schedule serves any
 * optimiser. Immutable, like an optimiser; what a schedule remembers is in the course that it starts. A schedule of one's own is
 * {@code () -> (steps, epochs) -> ...}.
 *
 * <p>Positions count from the first step of the trainer, over all calls of {@code fit}.
 */
@FunctionalInterface
public interface Schedule {

    /** Starts at the first step. */
    Course start();

    /** A schedule under way. For one thread at a time. */
    @FunctionalInterface
    interface Course {

        /**
         * The factor of the learning rate for the next step. It must not allocate if steps are not to, and should be the same bits
         * on every machine: {@link io.github.annotron.runtime.kernel.Powers} helps.
         *
         * @param steps how many steps are done
         * @param epochs how many epochs are done, with the share of the present one; not a number in a session of one's own, unless
         *     it is told
         * @return 0 or above; not a number if it depends on epochs that are not known
         */
        double factor(double steps, double epochs);

        /**
         * Hears of the end of an epoch.
         *
         * @param loss the mean loss of the validation data, or of the training data if there is none
         */
        default void epochDone(double loss) {}

        /**
         * All that the course remembers, for checkpoints: its live array, always the same one. A course into whose array the values
         * of another one's are written goes on as that one would have. Empty for those without a memory.
         */
        default double[] state() {
            return new double[0];
        }
    }

    /** Always the optimiser's own rate. */
    static Schedule constant() {
        return new Shapes.Constant();
    }

    /**
     * A factor that is multiplied in anew after each span: step decay.
     *
     * @param factor above 0, at most 1; for example 0.1
     * @param every for example 30 epochs
     */
    static Schedule step(double factor, Span every) {
        return new Shapes.Steps(factor, every);
    }

    /**
     * Evenly falling by a factor in each span: {@code factor^(position / span)}.
     *
     * @param factor above 0, at most 1
     */
    static Schedule exponential(double factor, Span every) {
        return new Shapes.Exponential(factor, every);
    }

    /** Falling evenly to 0, and 0 from then on. */
    static Schedule linear(Span over) {
        return polynomial(1, 0, over);
    }

    /**
     * Falling to an end and staying there: {@code end + (1 - end) (1 - position / span)^power}.
     *
     * @param power above 0; 1 is linear
     * @param end the last factor, from 0 to 1
     */
    static Schedule polynomial(double power, double end, Span over) {
        return new Shapes.Polynomial(power, end, over);
    }

    /**
     * Half a wave of the cosine, from 1 to 0 (Loshchilov and Hutter, "SGDR", 2017), and 0 from then on. {@link Cosine#restarts} begins
     * anew instead, {@link Cosine#end} ends above 0.
     */
    static Cosine cosine(Span over) {
        return new Cosine(over, 0, 0, 1);
    }

    /**
     * Up to the optimiser's rate and down far below where it started (Smith and Topin, "Super-convergence", 2018), with PyTorch's
     * settings: from 1/25 by a half-wave during 30 % of the span, then to 1/250,000.
     */
    static OneCycle oneCycle(Span over) {
        return new OneCycle(over, 0.3, 25, 1e4);
    }

    /**
     * The factor of the place that training has reached: 1, until {@link Piecewise#from} says otherwise.
     */
    static Piecewise piecewise() {
        return Piecewise.START;
    }

    /**
     * A tenth of the rate whenever the loss at the end of an epoch has not fallen for 10 epochs; see {@link Plateau}.
     */
    static Plateau onPlateau() {
        return new Plateau(0.1, 10, 1e-4, 0, 0);
    }

    /**
     * The same after a rise, even from a hundredth to the whole of its first factor: high rates do not meet first weights (Goyal et
     * al., "Accurate, large minibatch SGD", 2017). It begins when the rise has ended.
     */
    default Schedule warmUp(Span span) {
        return new WarmUp(this, span, 0.01);
    }

    /** The same with a first share of this size, from 0 (its first step changes nothing) to 1. */
    default Schedule warmUp(double first, Span span) {
        return new WarmUp(this, span, first);
    }
}
