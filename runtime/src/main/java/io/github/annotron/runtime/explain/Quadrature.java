// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.explain;

/** Rules that approximate an integral from 0 to 1 by a sum. */
public enum Quadrature {
    /** Evenly spaced points, each in the middle of its piece; for functions with kinks, such as gradients of networks with ReLU. */
    MIDPOINT {
        @Override
        double[][] nodes(int count) {
            double[][] nodes = new double[2][count];
            for (int i = 0; i < count; i++) {
                nodes[0][i] = (i + 0.5) / count;
                nodes[1][i] = 1.0 / count;
            }
            return nodes;
        }
    },

    /** The Gauss-Legendre rule, exact for polynomials up to degree {@code 2 count - 1}; far better for smooth functions. */
    GAUSS_LEGENDRE {
        @Override
        double[][] nodes(int count) {
            double[][] nodes = new double[2][count];
            for (int i = 0; i < count; i++) {
                // Newton's method for the zeros of the Legendre polynomial, from the largest one down; the start is
                // Tricomi's.
                double x = StrictMath.cos(StrictMath.PI * (i + 0.75) / (count + 0.5));
                double slope = 0;
                for (int round = 0; round < 100; round++) {
                    double value = 1;
                    double before = 0;
                    for (int degree = 1; degree <= count; degree++) {
                        double next = ((2 * degree - 1) * x * value - (degree - 1) * before) / degree;
                        before = value;
                        value = next;
                    }
                    slope = count * (x * value - before) / (x * x - 1);
                    double step = value / slope;
                    x -= step;
                    if (Math.abs(step) < 1e-15) {
                        break;
                    }
                }
                nodes[0][count - 1 - i] = (1 + x) / 2;
                nodes[1][count - 1 - i] = 1 / ((1 - x * x) * slope * slope);
            }
            return nodes;
        }
    };

    /** The points in ascending order, and their weights, whose sum is 1. */
    abstract double[][] nodes(int count);
}
