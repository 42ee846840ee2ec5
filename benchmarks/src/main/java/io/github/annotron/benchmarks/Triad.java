// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.benchmarks;

/** How fast one core moves floats: {@code a[i] = b[i] + s * c[i]} over arrays of a given size, each array counted once. */
final class Triad {
    private static final ProcessorTime TIME = new ProcessorTime();

    private final float[] a;
    private final float[] b;
    private final float[] c;
    private final int rounds;

    /**
     * Makes the arrays.
     *
     * @param bytes of the three together
     */
    Triad(long bytes) {
        int length = (int) (bytes / (3 * Float.BYTES));
        a = new float[length];
        b = new float[length];
        c = new float[length];
        java.util.Arrays.fill(b, 1f);
        java.util.Arrays.fill(c, 2f);
        rounds = (int) Math.max(1, 200_000_000 / bytes);
    }

    /** Runs for some hundredths of a second once compiled; returns the rate in GB/s. */
    double measure() {
        long start = TIME.nanos();
        for (int round = 0; round < rounds; round++) {
            run(a, b, c, round);
        }
        return (double) rounds * a.length * 3 * Float.BYTES / (TIME.nanos() - start);
    }

    private static void run(float[] a, float[] b, float[] c, float s) {
        for (int i = 0; i < a.length; i++) {
            a[i] = b[i] + s * c[i];
        }
    }
}
