// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.schedule;

/**
 * A rise before another schedule.
 *
 * @param then begins when the rise has ended
 * @param span how long the rise is
 * @param first the share of the other schedule's first factor from which it rises evenly
 */
record WarmUp(Schedule then, Span span, double first) implements Schedule {

    WarmUp {
        Shapes.checkShare("the first share", first);
    }

    @Override
    public Course start() {
        Course course = then.start();
        return new Course() {
            @Override
            public double factor(double steps, double epochs) {
                double share = span.share(steps, epochs);
                if (share < 1) {
                    return (first + (1 - first) * share) * course.factor(0, 0);
                }
                // In the unit that is not the span's, the rise took what is its share of the whole until now.
                double left = 1 - span.amount() / span.in(steps, epochs);
                return course.factor(steps * left, epochs * left);
            }

            @Override
            public void epochDone(double loss) {
                course.epochDone(loss);
            }

            @Override
            public double[] state() {
                return course.state();
            }
        };
    }
}
