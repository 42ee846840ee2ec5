// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.augment;

import io.github.annotron.runtime.Seeds;

/**
 * The random numbers of one sample, the same on every machine. Number n is a hash of a seed and n, so there is nothing to
 * allocate and nothing to set up for the next sample. For use by one thread.
 */
public final class Draws {

    private long seed;
    private long count;

    // Here, so that no sample needs a new one.
    private final Placement placement = new Placement();

    /** The numbers of a seed. */
    public Draws(long seed) {
        start(seed);
    }

    /** Goes on with the numbers of another seed. */
    void start(long newSeed) {
        seed = newSeed;
        count = 0;
    }

    /**
     * Goes on with the numbers of a row in an epoch.
     *
     * @param stream the seed of all rows and epochs
     */
    public void start(long stream, long epoch, int row) {
        start(Seeds.of(Seeds.of(stream, epoch), row));
    }

    /** A placement that leaves everything where it is, until the next call. */
    Placement placement() {
        placement.reset();
        return placement;
    }

    /** 64 random bits; as a seed they give unrelated numbers. */
    public long bits() {
        return Seeds.of(seed, count++);
    }

    /** A number from 0, below 1, evenly distributed: a multiple of 2^-24. */
    public float uniform() {
        return (bits() >>> 40) * 0x1p-24f;
    }

    /** A number between two, evenly distributed. */
    public float uniform(float low, float high) {
        return low + (high - low) * uniform();
    }

    /** A number above 0 and below 1, evenly distributed. */
    private double open() {
        return ((bits() >>> 12) + 0.5) * 0x1p-52;
    }

    /**
     * A whole number from 0.
     *
     * @param bound the number behind the last one, at least 1; each one's share is right up to 2^-32
     */
    public int below(int bound) {
        return (int) (((bits() >>> 32) * bound) >>> 32);
    }

    /** True with a probability from 0 to 1. */
    public boolean chance(float probability) {
        return uniform() < probability;
    }

    /** A number of the standard normal distribution, by the polar method of G. Marsaglia and T. A. Bray (1964). */
    public double normal() {
        while (true) {
            double x = 2 * open() - 1;
            double y = 2 * open() - 1;
            double square = x * x + y * y;
            if (square < 1 && square > 0) {
                return x * Math.sqrt(-2 * StrictMath.log(square) / square);
            }
        }
    }

    /**
     * A number from 0 to 1 of the beta distribution with two equal parameters: 1 makes it evenly distributed, less prefers the
     * ends. By M. D. Jöhnk's method (1964) up to 1, else from two gamma distributed ones.
     *
     * @param alpha above 0
     */
    public double beta(double alpha) {
        if (alpha > 1) {
            double first = gamma(alpha);
            return first / (first + gamma(alpha));
        }
        while (true) {
            double u = StrictMath.log(open()) / alpha;
            double v = StrictMath.log(open()) / alpha;
            // Of logarithms, for with a small parameter both powers may be too small for a number.
            double larger = Math.max(u, v);
            double sum = larger + StrictMath.log(StrictMath.exp(u - larger) + StrictMath.exp(v - larger));
            if (sum <= 0) {
                return StrictMath.exp(u - sum);
            }
        }
    }

    /** G. Marsaglia and W. W. Tsang, "A simple method for generating gamma variables" (2000); for a parameter above 1. */
    private double gamma(double alpha) {
        double d = alpha - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = normal();
            double root = 1 + c * x;
            if (root > 0) {
                double v = root * root * root;
                if (StrictMath.log(open()) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
                    return d * v;
                }
            }
        }
    }
}
