// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.transform;

/** Makes a transform of what a file has of it. */
@FunctionalInterface
public interface TransformReader {

    /**
     * Makes it.
     *
     * @throws IllegalArgumentException if the numbers are not those of such a transform
     */
    Transform read(TransformState state);
}
