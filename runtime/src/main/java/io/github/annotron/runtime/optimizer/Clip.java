// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.optimizer;

/** What a step does to the gradient before anything else. */
final class Clip {

    private Clip() {}

    /** Moved into {@code [-limit, limit]}, then multiplied; not a number if it is not one. */
    static float clip(float gradient, float limit, float scale) {
        return scale * Math.max(-limit, Math.min(limit, gradient));
    }
}
