// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.metric;

/** How the figures of several classes become one. */
public enum Average {
    /** From the counts of all classes together: each sample counts the same. */
    MICRO,

    /** The mean of the classes' figures: each class counts the same. One that neither is nor was decided for is left out. */
    MACRO
}
