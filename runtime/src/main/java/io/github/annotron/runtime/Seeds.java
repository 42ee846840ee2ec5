// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime;

/**
 * Derives independent seeds from one. Neighbouring seeds, numbers and names give unrelated results, the same ones on
 * every machine.
 *
 * <p>The mixing function is the finaliser of SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number
 * generators", OOPSLA 2014, with the constants of D. Stafford's variant 13).
 */
public final class Seeds {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private Seeds() {}

    /**
     * The seed number {@code number} of the stream {@code seed}.
     *
     * @param seed any value
     * @param number any value, such as that of a step
     */
    public static long of(long seed, long number) {
        return mix(mix(seed + GOLDEN_GAMMA) ^ mix(number * GOLDEN_GAMMA + GOLDEN_GAMMA));
    }

    /**
     * The seed of the stream {@code seed} for a name.
     *
     * @param seed any value
     * @param name such as that of a parameter
     */
    public static long of(long seed, String name) {
        long hash = name.length();
        for (int i = 0; i < name.length(); i++) {
            hash = mix(hash + name.charAt(i) + GOLDEN_GAMMA);
        }
        return of(seed, hash);
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
