// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.initializer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.ejml.dense.row.MatrixFeatures_FDRM;
import org.junit.jupiter.api.Test;

class InitializersTest {

    private static final int IN = 300;
    private static final int OUT = 200;

    private interface Random {
        void fill(FMatrixRMaj matrix, int fanIn, int fanOut, long seed);
    }

    private static void check(Random initializer, double variance, double limit) {
        FMatrixRMaj matrix = new FMatrixRMaj(IN, OUT);
        initializer.fill(matrix, IN, OUT, 3);
        double sum = 0;
        double squares = 0;
        double largest = 0;
        for (float value : matrix.data) {
            sum += value;
            squares += (double) value * value;
            largest = Math.max(largest, Math.abs(value));
        }
        int size = matrix.data.length;
        assertThat(squares / size).isCloseTo(variance, within(0.02 * variance));
        assertThat(sum / size).isCloseTo(0, within(4 * Math.sqrt(variance / size)));
        assertThat(largest).isBetween(0.99 * limit, 1.000001 * limit);

        FMatrixRMaj again = new FMatrixRMaj(IN, OUT);
        initializer.fill(again, IN, OUT, 3);
        assertThat(again.data).isEqualTo(matrix.data);
        initializer.fill(again, IN, OUT, 4);
        assertThat(again.data).isNotEqualTo(matrix.data);
    }

    @Test
    void haveTheirMomentsAndLimits() {
        double glorot = 2.0 / (IN + OUT);
        double he = 2.0 / IN;
        double lecun = 1.0 / IN;
        check(Initializers::glorotUniform, glorot, Math.sqrt(3 * glorot));
        check(Initializers::heUniform, he, Math.sqrt(3 * he));
        check(Initializers::lecunUniform, lecun, Math.sqrt(3 * lecun));
        double cut = 2 / 0.87962566103423978;
        check(Initializers::glorotNormal, glorot, cut * Math.sqrt(glorot));
        check(Initializers::heNormal, he, cut * Math.sqrt(he));
        check(Initializers::lecunNormal, lecun, cut * Math.sqrt(lecun));
    }

    @Test
    void orthogonalIsOrthogonal() {
        for (int[] shape : new int[][] {{5, 5}, {12, 5}, {5, 12}, {1, 7}, {7, 1}, {100, 64}}) {
            FMatrixRMaj matrix = new FMatrixRMaj(shape[0], shape[1]);
            Initializers.orthogonal(matrix, 1);
            int thin = Math.min(shape[0], shape[1]);
            FMatrixRMaj product = new FMatrixRMaj(thin, thin);
            if (shape[0] < shape[1]) {
                CommonOps_FDRM.multTransB(matrix, matrix, product);
            } else {
                CommonOps_FDRM.multTransA(matrix, matrix, product);
            }
            assertThat(MatrixFeatures_FDRM.isIdentity(product, 1e-5f)).isTrue();
        }
    }

    @Test
    void orthogonalHasNoPreferredSign() {
        int positive = 0;
        for (int seed = 0; seed < 400; seed++) {
            FMatrixRMaj matrix = new FMatrixRMaj(3, 3);
            Initializers.orthogonal(matrix, Initializers.seed(seed, "kernel"));
            positive += matrix.get(0, 0) > 0 ? 1 : 0;
        }
        // Householder's Q alone always has the same sign there.
        assertThat(positive).isBetween(150, 250);
    }

    @Test
    void constantsFill() {
        FMatrixRMaj matrix = new FMatrixRMaj(2, 3);
        Initializers.constant(matrix, 2.5f);
        assertThat(matrix.data).containsOnly(2.5f);
        Initializers.ones(matrix);
        assertThat(matrix.data).containsOnly(1);
        Initializers.zeros(matrix);
        assertThat(matrix.data).containsOnly(0);
    }

    @Test
    void seedsDependOnBothParts() {
        assertThat(Initializers.seed(1, "a")).isEqualTo(Initializers.seed(1, "a"));
        long[] seeds = {
            Initializers.seed(1, "a"),
            Initializers.seed(2, "a"),
            Initializers.seed(1, "b"),
            Initializers.seed(1, "ab"),
            Initializers.seed(1, "ba"),
            Initializers.seed(0, "")
        };
        assertThat(Arrays.stream(seeds).distinct()).hasSize(seeds.length);
    }

    @Test
    void sameBitsOnEveryMachine() {
        FMatrixRMaj matrix = new FMatrixRMaj(4, 4);
        Initializers.glorotUniform(matrix, 4, 4, 1);
        int uniform = Arrays.hashCode(matrix.data);
        Initializers.heNormal(matrix, 4, 4, 1);
        int normal = Arrays.hashCode(matrix.data);
        Initializers.orthogonal(matrix, 1);
        int orthogonal = Arrays.hashCode(matrix.data);
        assertThat(new int[] {uniform, normal, orthogonal}).containsExactly(-1897766886, -284177127, -1660523097);
    }
}
