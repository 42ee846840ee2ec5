// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.code;

/**
 * The scope of a forward pass. In {@code forward} the variables {@code from} and {@code to} bound the samples; in
 * {@code derive} the variables {@code part} and {@code parts} say which share is asked for.
 */
public interface ForwardScope extends Scope {

    /** Whether layers are computed as they are declared; in prediction one may do the work of another: a boolean. */
    String asDeclared();

    /** Whether all elements of the output are asked for, those too that no other layer reads: a boolean. */
    String everywhere();

    /** Whether each layer has memory of its own, so that all that it computes can be read afterwards: a boolean. */
    String keep();

    /** Random bits of this step and this operation: a long. */
    String key();
}
