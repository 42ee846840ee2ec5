// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime;

/**
 * What a layer takes in a training step. Products are counted, not the passes over single elements; tables of offsets are not.
 *
 * @param forward its output
 * @param backward the gradients at what it reads
 * @param gradients the gradients at its parameters
 * @param prepare what is derived from its parameters before a step
 */
public record LayerCosts(Cost forward, Cost backward, Cost gradients, Cost prepare) {

    /** Nothing is done, as in inputs and views. */
    public static final LayerCosts NONE = new LayerCosts(Cost.NONE, Cost.NONE, Cost.NONE, Cost.NONE);
}
