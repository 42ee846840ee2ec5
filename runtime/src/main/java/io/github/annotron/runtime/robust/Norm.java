// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.robust;

/** How the size of a change is measured. */
public enum Norm {
    /** The largest change of any number of the input. */
    MAXIMUM,

    /** The root of the sum of the squares of all changes. */
    EUCLIDEAN
}
