// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

import static io.github.annotron.runtime.kernel.vector.Coefficients.*;

/**
 * Random bits of an element: a hash of a key and the element's index. So nothing is stored to have them again, and neither
 * threads nor their number can change them. A step takes a key of its own, for each of its layers.
 *
 * <p>The hash takes 32 bits of the index through two rounds of C. Wellons's mixer "lowbias32" (2018), each keyed by one half of
 * the key, which the finaliser of SplitMix64 (G. Steele, D. Lea, C. Flood, "Fast Splittable Pseudorandom Number Generators",
 * 2014) has mixed. It is a permutation of the indices.
 */
final class RandomBits {

    private RandomBits() {}

    /**
     * The bits of element i.
     *
     * @param first the low half of the mixed key
     * @param second the high half
     */
    static int of(int i, int first, int second) {
        return round(round(i ^ first) ^ second);
    }

    private static int round(int h) {
        h = (h ^ (h >>> 16)) * HASH_MULTIPLIER_1;
        h = (h ^ (h >>> 15)) * HASH_MULTIPLIER_2;
        return h ^ (h >>> 16);
    }

    /** A key, mixed; its halves go into {@link #of}. */
    static long mix(long key) {
        long z = key + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
