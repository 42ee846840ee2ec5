// SPDX-License-Identifier: Apache-2.0
package io.github.annotron;

/** Which states of a {@link Recurrent} layer other layers read. */
public enum SequenceOutput {
    /** That after the last step, {@code {units}}. */
    LAST_STEP,

    /** Those after all steps, {@code {steps, units}}. */
    ALL_STEPS
}
