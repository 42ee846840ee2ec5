// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.benchmarks;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The most multiply-adds that one core can do: independent chains of them in registers, without memory. */
final class Peak {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    private static final ProcessorTime TIME = new ProcessorTime();

    /** As many chains as hide the latency of a multiply-add on any machine of today, and fit into 16 registers. */
    private static final int CHAINS = 12;

    private Peak() {}

    /** Runs for about a tenth of a second once compiled; returns the rate in GFLOP/s, two operations a multiply-add. */
    static double measure() {
        int rounds = 20_000_000;
        float[] sink = new float[SPECIES.length()];
        long start = TIME.nanos();
        run(rounds, sink);
        double seconds = (TIME.nanos() - start) * 1e-9;
        if (Float.isNaN(sink[0])) {
            throw new AssertionError("the sums must be used");
        }
        return 2.0 * CHAINS * SPECIES.length() * rounds / seconds * 1e-9;
    }

    private static void run(int rounds, float[] sink) {
        FloatVector factor = FloatVector.broadcast(SPECIES, 0.5f);
        FloatVector summand = FloatVector.broadcast(SPECIES, 1f);
        FloatVector s0 = summand;
        FloatVector s1 = summand;
        FloatVector s2 = summand;
        FloatVector s3 = summand;
        FloatVector s4 = summand;
        FloatVector s5 = summand;
        FloatVector s6 = summand;
        FloatVector s7 = summand;
        FloatVector s8 = summand;
        FloatVector s9 = summand;
        FloatVector s10 = summand;
        FloatVector s11 = summand;
        for (int i = 0; i < rounds; i++) {
            s0 = s0.fma(factor, summand);
            s1 = s1.fma(factor, summand);
            s2 = s2.fma(factor, summand);
            s3 = s3.fma(factor, summand);
            s4 = s4.fma(factor, summand);
            s5 = s5.fma(factor, summand);
            s6 = s6.fma(factor, summand);
            s7 = s7.fma(factor, summand);
            s8 = s8.fma(factor, summand);
            s9 = s9.fma(factor, summand);
            s10 = s10.fma(factor, summand);
            s11 = s11.fma(factor, summand);
        }
        s0.add(s1)
                .add(s2)
                .add(s3)
                .add(s4)
                .add(s5)
                .add(s6)
                .add(s7)
                .add(s8)
                .add(s9)
                .add(s10)
                .add(s11)
                .intoArray(sink, 0);
    }
}
