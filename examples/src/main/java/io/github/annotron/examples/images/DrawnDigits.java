// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.images;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Draws digits as people might: one of several styles for each, points that waver, slanted, turned, narrow or wide, thin
 * or thick, off the centre, blurred, on noisy paper, sometimes with a piece of something else. A picture depends on the
 * seed and its index only, and is the same on every machine.
 */
final class DrawnDigits {

    /** Pixels from the left to the right edge of a digit of middle size, and from top to bottom. */
    private static final double WIDTH = 12.5;

    private static final double HEIGHT = 19;

    private final Random random;
    private final InkedPaper paper = new InkedPaper();

    private DrawnDigits(long seed) {
        random = new Random(seed);
    }

    /**
     * Draws pictures.
     *
     * @param count how many, at least 1
     * @param seed another seed draws other pictures
     */
    static GreyImages draw(int count, long seed) {
        byte[] pixels = new byte[count * GreyImages.SIZE];
        int[] labels = new int[count];
        // Each picture has a generator of its own, so that any number of threads draws the same pictures.
        IntStream.range(0, count).parallel().forEach(i -> {
            DrawnDigits hand = new DrawnDigits(mix(seed + mix(i)));
            labels[i] = hand.random.nextInt(10);
            hand.draw(labels[i], pixels, i * GreyImages.SIZE);
        });
        return new GreyImages(pixels, labels);
    }

    /** The finaliser of MurmurHash3 by A. Appleby: neighbouring seeds become unrelated ones. */
    private static long mix(long value) {
        long mixed = value + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 33) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ mixed >>> 33) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ mixed >>> 33;
    }

    private void draw(int digit, byte[] pixels, int offset) {
        List<List<Stroke>> styles = Handwriting.STYLES.get(digit);
        List<Stroke> strokes = styles.get(random.nextInt(styles.size()));
        double thickness = between(0.55, 1.75);
        double softness = between(0.8, 1.7);
        Place place = place();
        double waver = between(0.02, 0.07);
        for (Stroke stroke : strokes) {
            Stroke shaken = shake(stroke, waver).flattened();
            ink(shaken, place, thickness, softness);
        }
        if (random.nextInt(4) == 0) {
            clutter(thickness, softness);
        }
        paper.print(random, between(0.65, 1.0), between(0, 0.08), between(0, 0.09), pixels, offset);
    }

    private Place place() {
        double size = between(0.72, 1.12);
        double width = WIDTH * size * between(0.7, 1.3);
        double height = HEIGHT * size;
        double angle = 0.11 * random.nextGaussian();
        double slant = 0.12 + 0.2 * random.nextGaussian();
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        // Turn times slant times scale. The slant moves what is above the middle to the right.
        return new Place(
                cos * width,
                (-sin - cos * slant) * height,
                sin * width,
                (cos - sin * slant) * height,
                13.5 + 1.3 * random.nextGaussian(),
                13.5 + 1.2 * random.nextGaussian(),
                between(0, 0.035),
                between(0.5, 1.2),
                between(0, 2 * StrictMath.PI));
    }

    private Stroke shake(Stroke stroke, double waver) {
        double[] x = stroke.x().clone();
        double[] y = stroke.y().clone();
        for (int i = 0; i < x.length; i++) {
            x[i] += waver * random.nextGaussian();
            y[i] += waver * random.nextGaussian();
        }
        return new Stroke(stroke.curved(), x, y);
    }

    private void ink(Stroke stroke, Place place, double thickness, double softness) {
        int from = 0;
        int to = stroke.x().length - 1;
        if (stroke.curved() || to > 6) {
            // Now and then the pen touches the paper late or leaves it early.
            from = random.nextInt(8) == 0 ? random.nextInt(1 + to / 6) : 0;
            to -= random.nextInt(8) == 0 ? random.nextInt(1 + to / 6) : 0;
        }
        double pressure = between(-0.3, 0.3);
        double x = place.x(stroke, from);
        double y = place.y(stroke, from);
        for (int i = from + 1; i <= to; i++) {
            double nextX = place.x(stroke, i);
            double nextY = place.y(stroke, i);
            double radius = thickness * (1 + pressure * (2.0 * i / stroke.x().length - 1));
            paper.line(x, y, nextX, nextY, radius, softness);
            x = nextX;
            y = nextY;
        }
    }

    /** A piece of a neighbour that reaches into the picture, a dot, or a ruled line. */
    private void clutter(double thickness, double softness) {
        switch (random.nextInt(3)) {
            case 0 -> {
                double x = random.nextBoolean() ? between(-1, 1.5) : between(25.5, 28);
                double y = between(0, 27);
                paper.line(x, y, x + between(-2, 2), y + between(-7, 7), thickness, softness);
            }
            case 1 -> {
                double x = between(0, 27);
                double y = between(0, 27);
                paper.line(x, y, x + between(0, 1), y + between(0, 1), 0.8 * thickness, softness);
            }
            default -> {
                double y = random.nextBoolean() ? between(0, 3) : between(24, 27);
                paper.line(-1, y, 28, y + between(-1, 1), 0.15, softness);
            }
        }
    }

    private double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** Where a digit lies on the paper: a linear map around its centre, and a bend. */
    private record Place(
            double xx,
            double xy,
            double yx,
            double yy,
            double centreX,
            double centreY,
            double bend,
            double bends,
            double phase) {

        double x(Stroke stroke, int point) {
            return centreX + xx * (stroke.x()[point] - 0.5) + xy * (bentY(stroke, point) - 0.5);
        }

        double y(Stroke stroke, int point) {
            return centreY + yx * (stroke.x()[point] - 0.5) + yy * (bentY(stroke, point) - 0.5);
        }

        private double bentY(Stroke stroke, int point) {
            double wave = StrictMath.sin(phase + 2 * StrictMath.PI * bends * stroke.x()[point]);
            return stroke.y()[point] + bend * wave;
        }
    }
}
