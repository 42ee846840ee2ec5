// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel.vector;

import static io.github.annotron.runtime.kernel.vector.Coefficients.*;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/** The vector form of {@code RandomBits}. */
final class VectorRandomBits {

    private static final IntVector INDICES =
            IntVector.zero(IntVector.SPECIES_PREFERRED).addIndex(1);

    private VectorRandomBits() {}

    /** The bits of the elements from i on. */
    static IntVector of(int i, int first, int second) {
        return round(round(INDICES.add(i).lanewise(VectorOperators.XOR, first)).lanewise(VectorOperators.XOR, second));
    }

    private static IntVector round(IntVector h) {
        h = h.lanewise(VectorOperators.XOR, h.lanewise(VectorOperators.LSHR, 16))
                .mul(HASH_MULTIPLIER_1);
        h = h.lanewise(VectorOperators.XOR, h.lanewise(VectorOperators.LSHR, 15))
                .mul(HASH_MULTIPLIER_2);
        return h.lanewise(VectorOperators.XOR, h.lanewise(VectorOperators.LSHR, 16));
    }
}
