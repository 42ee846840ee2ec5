// SPDX-License-Identifier: Apache-2.0
package io.github.annotron;

/** Whether the products of a step with the weights of its state are written out, multiply-add by multiply-add. The bits are the same. */
public enum Unroll {
    /** Where the compiler's cost model says that this is faster: for small states. */
    AUTO,

    /** Yes; a compile error where the code would be too large for the JVM to compile. */
    ALWAYS,

    /** No: by calls of the runtime's kernel, which makes less code. */
    NEVER
}
