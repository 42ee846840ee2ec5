// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime;

/** What a predictor does with the memory of a layer once the layers that read it are done. */
public enum Memory {
    /** Later layers write over it: the least memory, and the best use of caches. */
    REUSED,
    /** It stays until the next call, so that {@link Predictor#activation} can return it. */
    KEPT
}
