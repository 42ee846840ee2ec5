// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.diagnostic;

/**
 * The place in the user's source that a problem is about: a type, a method, a parameter, an annotation or one of its
 * values. Only the package {@code source} makes and reads them; to all others they are opaque.
 */
public interface Site {

    /** For what stands in no source, such as the compiler's options. */
    Site NOWHERE = new Site() {};

    /** For what is reported by another compilation: here it only stands in the way. */
    Site ELSEWHERE = new Site() {};
}
