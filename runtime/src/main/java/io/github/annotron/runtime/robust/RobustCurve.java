// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.robust;

import io.github.annotron.runtime.data.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How a model does under an attack, by the attack's radius. That an attack fails does not show that another one would: the accuracy is
 * at most as high as this.
 *
 * @param attack which; its own radius is not used
 * @param samples how many were attacked
 * @param points from the smallest radius to the largest
 */
public record RobustCurve(Pgd attack, int samples, List<Point> points) {

    /**
     * A radius.
     *
     * @param radius 0 for no attack
     * @param right how many samples the model decided right about whatever was tried, of a network that decides several things in all of
     *     them; 0 where nothing is decided
     * @param accuracy their share, 0 to 1; not a number where nothing is decided
     * @param loss the largest mean loss that was found; not a number where something is decided, for there the attack ends with the
     *     first wrong decision
     */
    public record Point(float radius, int right, double accuracy, double loss) {}

    public RobustCurve {
        points = List.copyOf(points);
    }

    /**
     * Measures it. A sample that was lost at one radius is lost at all larger ones too, for it is in their balls, and is not attacked again.
     *
     * @param attacker says what is attacked and how
     * @param data with what is right
     * @param radii ascending
     * @throws IllegalArgumentException if there are no radii, or they do not ascend, or as {@link Attacker#attack}
     */
    public static RobustCurve of(Attacker attacker, Dataset data, float... radii) {
        if (radii.length == 0) {
            throw new IllegalArgumentException("a curve needs at least 1 radius");
        }
        for (int i = 1; i < radii.length; i++) {
            if (!(radii[i] > radii[i - 1])) {
                throw new IllegalArgumentException(
                        "radii must ascend, and " + radii[i] + " comes after " + radii[i - 1]);
            }
        }
        List<Point> points = new ArrayList<>();
        int[] rows = IntStream.range(0, data.size()).toArray();
        boolean decides = true;
        for (float radius : radii) {
            if (rows.length == 0) {
                points.add(new Point(radius, 0, 0, Double.NaN));
                continue;
            }
            AttackRun run = new AttackRun(attacker.attack(attacker.attack().radius(radius)), data, rows, false);
            decides = run.output.reading().classifies();
            Attacked attacked = run.run();
            if (decides) {
                int[] before = rows;
                rows = IntStream.range(0, before.length)
                        .filter(i -> !attacked.succeeded(i))
                        .map(i -> before[i])
                        .toArray();
                points.add(new Point(radius, rows.length, (double) rows.length / data.size(), Double.NaN));
            } else {
                points.add(new Point(radius, 0, Double.NaN, attacked.meanLoss()));
            }
        }
        return new RobustCurve(attacker.attack(), data.size(), points);
    }

    /** Whether it is of a model that decides, and so has accuracies. */
    public boolean hasAccuracy() {
        return !Double.isNaN(points.get(0).accuracy);
    }

    /** The radii. */
    public List<Float> radii() {
        return points.stream().map(Point::radius).toList();
    }

    /**
     * The accuracy at a radius.
     *
     * @throws IllegalArgumentException if it was not measured there, naming where it was
     */
    public double accuracy(float radius) {
        return points.stream()
                .filter(point -> point.radius == radius)
                .mapToDouble(Point::accuracy)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("radius " + radius + " was not measured, but " + radii()));
    }

    /** A line a radius. */
    @Override
    public String toString() {
        return points.stream()
                .map(point -> hasAccuracy()
                        ? String.format(Locale.ROOT, "radius %s: accuracy %.2f %%", point.radius, 100 * point.accuracy)
                        : String.format(Locale.ROOT, "radius %s: loss %.4f", point.radius, point.loss))
                .collect(Collectors.joining("\n"));
    }
}
