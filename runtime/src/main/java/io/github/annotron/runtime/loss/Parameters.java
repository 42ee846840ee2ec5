// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.loss;

/** Checks of what losses are made with. */
final class Parameters {

    private Parameters() {}

    static void checkSmoothing(float share) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("label smoothing must be from 0 to below 1, not " + share);
        }
    }

    static void checkWeight(float weight) {
        if (!(weight >= 0 && weight < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a class weight must be from 0 on and finite, not " + weight);
        }
    }

    static void checkGamma(float gamma) {
        if (!(gamma >= 0 && gamma < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("gamma must be from 0 on and finite, not " + gamma);
        }
    }
}
