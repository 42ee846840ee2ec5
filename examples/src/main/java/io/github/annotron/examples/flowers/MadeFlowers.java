// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.flowers;

import io.github.annotron.runtime.data.Dataset;
import java.util.List;
import java.util.Random;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_FDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F32;

/**
 * Makes flowers whose measurements have the means and covariances of the irises that R. A. Fisher published ("The use of
 * multiple measurements in taxonomic problems", 1936), for those who do not have the file.
 */
final class MadeFlowers {

    private static final int OF_EACH_KIND = 50;

    private record Kind(String name, float[] means, float[][] covariances) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("setosa", new float[] {5.006f, 3.418f, 1.464f, 0.244f}, new float[][] {
                {0.1242f, 0.1003f, 0.0161f, 0.0105f},
                {0.1003f, 0.1452f, 0.0117f, 0.0114f},
                {0.0161f, 0.0117f, 0.0301f, 0.0057f},
                {0.0105f, 0.0114f, 0.0057f, 0.0115f}
            }),
            new Kind("versicolor", new float[] {5.936f, 2.770f, 4.260f, 1.326f}, new float[][] {
                {0.2664f, 0.0852f, 0.1829f, 0.0558f},
                {0.0852f, 0.0985f, 0.0827f, 0.0412f},
                {0.1829f, 0.0827f, 0.2208f, 0.0731f},
                {0.0558f, 0.0412f, 0.0731f, 0.0391f}
            }),
            new Kind("virginica", new float[] {6.588f, 2.974f, 5.552f, 2.026f}, new float[][] {
                {0.4043f, 0.0938f, 0.3033f, 0.0491f},
                {0.0938f, 0.1040f, 0.0714f, 0.0476f},
                {0.3033f, 0.0714f, 0.3046f, 0.0488f},
                {0.0491f, 0.0476f, 0.0488f, 0.0754f}
            }));

    private MadeFlowers() {}

    /** Makes fifty of each kind, measured to a millimetre as Fisher's were. */
    static FlowerData make(long seed) {
        Random random = new Random(seed);
        float[][] measurements = new float[KINDS.size() * OF_EACH_KIND][];
        int[] kinds = new int[measurements.length];
        for (int kind = 0; kind < KINDS.size(); kind++) {
            FMatrixRMaj root = root(KINDS.get(kind).covariances);
            for (int i = 0; i < OF_EACH_KIND; i++) {
                measurements[kind * OF_EACH_KIND + i] = flower(KINDS.get(kind).means, root, random);
                kinds[kind * OF_EACH_KIND + i] = kind;
            }
        }
        return new FlowerData(KINDS.stream().map(Kind::name).toList(), Dataset.of(measurements, kinds));
    }

    /** The lower triangle L with L L' = the covariances. */
    private static FMatrixRMaj root(float[][] covariances) {
        CholeskyDecomposition_F32<FMatrixRMaj> cholesky = DecompositionFactory_FDRM.chol(covariances.length, true);
        if (!cholesky.decompose(new FMatrixRMaj(covariances))) {
            throw new IllegalStateException("these are no covariances");
        }
        return cholesky.getT(null);
    }

    private static float[] flower(float[] means, FMatrixRMaj root, Random random) {
        float[] normal = new float[means.length];
        for (int i = 0; i < normal.length; i++) {
            normal[i] = (float) random.nextGaussian();
        }
        float[] flower = new float[means.length];
        for (int i = 0; i < flower.length; i++) {
            float value = means[i];
            for (int j = 0; j <= i; j++) {
                value += root.get(i, j) * normal[j];
            }
            flower[i] = Math.max(1, Math.round(10 * value)) / 10f;
        }
        return flower;
    }
}
